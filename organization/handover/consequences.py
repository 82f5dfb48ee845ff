"""What a hand-over means, said beforehand: who is in office when, when nobody is, and what the website shows then."""

from collections.abc import Iterator
from datetime import date, timedelta

from publishing.moments import day_in_words

from ..models import Appointment, Person, Post
from .handing_over import HandOver

ONE = timedelta(days=1)


def consequences(plan: HandOver, post: Post) -> list[str]:
    """Return German sentences in the order of time."""
    ending = Appointment.objects.select_related("person").filter(pk=plan.ends).first()
    later = Appointment.objects.select_related("person").filter(post=post, seat=plan.seat)
    if ending:
        later = later.filter(term_from__gt=ending.term_from)
    elif plan.first_day:
        later = later.filter(term_from__gt=plan.first_day)
    return list(_told(plan, post, ending, list(later.order_by("term_from"))))


def _told(
    plan: HandOver, post: Post, ending: Appointment | None, later: list[Appointment]
) -> Iterator[str]:
    free_from = None
    if ending and plan.last_day:
        yield f"{ending.person} ist bis {day_in_words(plan.last_day)} im Amt."
        free_from = plan.last_day + ONE
    terms: list[tuple[date, date | None, str]] = [
        (one.term_from, one.term_until, f"{one.person} (schon eingetragen)") for one in later
    ]
    if plan.person and plan.first_day:
        person = Person.objects.get(pk=plan.person)
        acting = ", kommissarisch" if plan.acting else ""
        terms.append((plan.first_day, plan.until, f"{person}{acting}"))
    for first, last, who in sorted(terms, key=lambda term: term[0]):
        if free_from and first > free_from:
            yield _vacant(post, free_from, first - ONE)
        until = f" bis {day_in_words(last)}" if last else ", ohne festes Ende"
        yield f"Ab {day_in_words(first)}{until}: {who}."
        free_from = last + ONE if last else None
    if free_from:
        yield _vacant(post, free_from, None)


def _vacant(post: Post, first: date, last: date | None) -> str:
    if last is None:
        span = f"Ab {day_in_words(first)}"
    elif last > first:
        span = f"Vom {day_in_words(first)} bis {day_in_words(last)}"
    else:
        span = f"Am {day_in_words(first)}"
    return f"{span} ist die Stelle unbesetzt. Die Website nennt dann das Postfach {post.department.mailbox}."
