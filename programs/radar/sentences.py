"""What a warning of the radar says in German, and what is to be done about it."""

from collections.abc import Callable, Sequence
from datetime import date

from publishing.moments import day_in_words

from .rule import Facts, Kind, Seat, Warning
from .stretches import Stretch, merged

# So many measures are named; the table has all
NAMED = 4
CONTINUE = "Beantragen Sie die Fortsetzung oder tragen Sie den Bescheid ein"


def sentence(warning: Warning, facts: Facts, today: date) -> str:
    """Return what happens and from which day on."""
    return _SENTENCES[warning.kind](warning, facts, today)


def advice(warning: Warning) -> str:
    """Return what to do now."""
    return _ADVICE[warning.kind]


def seat_in_words(seat: Seat) -> str:
    """Return "Stelle „WIR-Koordination“", with the number of the seat where there are several."""
    place = f", Platz\u00a0{seat.number}" if seat.seats > 1 else ""
    return f"Stelle „{seat.post}“{place}"


def until_in_words(days: Stretch) -> str:
    """Return "bis 31. Dezember 2027", or that no end is known."""
    return "ohne festes Ende" if days.is_open else f"bis {day_in_words(days.last)}"


def _when(gap: Stretch, today: date) -> str:
    if gap.first <= today:
        return "Schon jetzt" if gap.is_open else f"Schon jetzt und bis {day_in_words(gap.last)}"
    if gap.is_open:
        return f"Ab {day_in_words(gap.first)}"
    if gap.first == gap.last:
        return f"Am {day_in_words(gap.first)}"
    return f"Vom {day_in_words(gap.first)} bis {day_in_words(gap.last)}"


def _money(gap: Stretch, facts: Facts, today: date) -> str:
    """Return when the money before the gap ends, or when the next begins."""
    money = merged(facts.money or ())
    before = [one for one in money if one.last < gap.first]
    after = [one for one in money if one.first > gap.first]
    parts = []
    if before:
        verb = "endete" if before[-1].last < today else "endet"
        parts.append(f"Das Geld {verb} am {day_in_words(before[-1].last)}")
    if after:
        parts.append(f"{'das nächste' if parts else 'Das Geld'} beginnt am {day_in_words(after[0].first)}")  # fmt: skip
    return f"{', '.join(parts)}." if parts else "Es ist keines eingetragen."


def _post_unpaid(warning: Warning, facts: Facts, today: date) -> str:
    seat = _seat_of(warning)
    holder = seat.holder(warning.gap.first)
    who = ""
    if holder:
        acting = "kommissarisch " if holder.acting else ""
        who = f" {holder.person} ist {acting}{until_in_words(holder.days)} eingetragen."
    money = _money(warning.gap, facts, today)
    return f"{_when(warning.gap, today)} ist die {seat_in_words(seat)} ohne Geld. {money}{who}"


def _nobody(warning: Warning, facts: Facts, today: date) -> str:
    going_on = "Maßnahmen laufen" if facts.money is None else "Geld da ist und Maßnahmen laufen"
    words = f"{_when(warning.gap, today)} koordiniert niemand das Programm, obwohl {going_on}."
    if not facts.seats:
        return f"{words} Es ist keine Stelle eingetragen, die es koordiniert."
    last = max(
        (term for seat in facts.seats for term in seat.terms if term.days.last < warning.gap.first),
        key=lambda term: term.days.last,
        default=None,
    )
    if last is None:
        return f"{words} Die {seat_in_words(facts.seats[0])} ist nicht besetzt."
    verb = "war" if last.days.last < today else "ist"
    return f"{words} {last.person} {verb} bis {day_in_words(last.days.last)} im Amt."


def _seat_vacant(warning: Warning, facts: Facts, today: date) -> str:
    seat = _seat_of(warning)
    others = [one.holder(warning.gap.first) for one in facts.seats if one != seat]
    names = _listed([term.person for term in others if term])
    return (
        f"{_when(warning.gap, today)} ist die {seat_in_words(seat)} nicht besetzt, obwohl es Arbeit gibt."
        f" Im Amt: {names}."
    )


def _unfunded(warning: Warning, facts: Facts, today: date) -> str:
    works, money = warning.works, _money(warning.gap, facts, today)
    when = _when(warning.gap, today)
    if len(works) == 1:
        work = works[0]
        return (
            f"{when} ist die Maßnahme „{work.title}“ ohne Geld. {money} Die Maßnahme läuft"
            f" {until_in_words(work.days)}."
        )
    shown = [f"„{work.title}“" for work in works[:NAMED]]
    rest = len(works) - len(shown)
    names = _listed([*shown, f"{rest} weitere"] if rest else shown)
    return f"{when} sind {len(works)} Maßnahmen ohne Geld: {names}. {money}"


def _unused(warning: Warning, facts: Facts, today: date) -> str:
    return (
        f"{_when(warning.gap, today)} gibt es Geld, aber keine Stelle ist besetzt und keine Maßnahme im Gang."
        " So wird nichts abgerufen."
    )


def _seat_of(warning: Warning) -> Seat:
    if warning.seat is None:
        raise ValueError("Such a warning concerns a seat.")
    return warning.seat


def _listed(names: Sequence[str]) -> str:
    return " und ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


_SENTENCES: dict[Kind, Callable[[Warning, Facts, date], str]] = {
    Kind.POST_UNPAID: _post_unpaid,
    Kind.NOBODY_COORDINATES: _nobody,
    Kind.SEAT_VACANT: _seat_vacant,
    Kind.MEASURE_UNFUNDED: _unfunded,
    Kind.MONEY_UNUSED: _unused,
}
_ADVICE = {
    Kind.POST_UNPAID: f"{CONTINUE}. Geht es nicht weiter, klären Sie, wann die Besetzung endet.",
    Kind.NOBODY_COORDINATES: "Tragen Sie ein, wer die Koordination übernimmt, notfalls kommissarisch.",
    Kind.SEAT_VACANT: "Besetzen Sie den Platz neu, oder verringern Sie die Plätze, wenn er wegfällt.",
    Kind.MEASURE_UNFUNDED: f"{CONTINUE}, oder lassen Sie die Maßnahme früher enden.",
    Kind.MONEY_UNUSED: "Tragen Sie Besetzung und Maßnahmen ein, oder klären Sie mit der Bewilligungsbehörde, was mit"
    " dem Geld geschieht.",
}
