"""Makes the text of the n-th announcement: the same seed and number give the same words on every machine."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from . import words

FIRST_DAY = date(2014, 3, 1)
LAST_DAY = date(2026, 10, 31)
# Together with lead, quote and headings this makes about 3,000 characters
SENTENCES = (44, 48)


@dataclass(frozen=True)
class Announcement:
    title: str
    slug: str
    summary: str
    day: date
    sections: tuple[str, str]
    quote: str
    person: str
    office: str
    topics: tuple[str, ...]
    editions: int
    change_note: str


def announcement(number: int, seed: int, program: str) -> Announcement:
    """Return the announcement; `program` is the name of the programme that it belongs to."""
    rng = random.Random(f"{seed}/{number}")
    topic, start, where, group = rng.choice(words.TOPICS)
    place, other_place = rng.sample(words.PLACES, 2)
    day = FIRST_DAY + timedelta(days=rng.randrange((LAST_DAY - FIRST_DAY).days))
    gaps = {
        "topic": topic,
        "start": start,
        "where": where,
        "group": group,
        "place": place,
        "place_in": f"in {place}",
        "place_in_cap": f"In {place}",
        "other_place": other_place,
        "program": program,
        "month": words.MONTHS[day.month - 1],
        "day": rng.randint(1, 28),
        "hour": rng.randint(9, 19),
        "count": rng.randint(12, 480),
        "partners": rng.randint(3, 14),
        "languages": rng.randint(3, 9),
        "year": day.year - rng.randint(1, 3),
    }
    title = rng.choice(words.HEADLINES).format(**gaps)
    title = title[0].upper() + title[1:]
    headings = rng.sample(words.HEADINGS, 2)
    sentences = rng.sample(words.SENTENCES, rng.randint(*SENTENCES))
    half = len(sentences) // 2
    person, office = rng.choice(words.SPEAKERS)
    return Announcement(
        title=title,
        slug=f"{_slug(topic)}-{_slug(place)}-{number}",
        summary=rng.choice(words.LEADS).format(**gaps),
        day=day,
        sections=(
            _section(headings[0], sentences[:half], gaps),
            _section(headings[1], sentences[half:], gaps),
        ),
        quote=rng.choice(words.QUOTES),
        person=person,
        office=office,
        topics=tuple(dict.fromkeys((topic, rng.choice(words.TOPICS)[0]))),
        editions=rng.choices((1, 2, 3), weights=(85, 12, 3))[0],
        change_note=f"Neuer Termin: {gaps['day']}. {gaps['month']}",
    )


def _section(heading: str, sentences: list[str], gaps: dict[str, object]) -> str:
    thirds = [sentences[i::3] for i in range(3)]
    paragraphs = "".join(f"<p>{' '.join(third).format(**gaps)}</p>" for third in thirds)
    return f"<h2>{heading}</h2>{paragraphs}"


def _slug(text: str) -> str:
    table = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-"})
    return text.lower().translate(table)
