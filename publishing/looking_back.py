"""How everybody looks at pages as of a past day: which pages know days, and what is special about such an answer.

`?stand=2026-03-01` shows what was public at the end of that day in Germany. Unlike the look of staff at another moment
(publishing.as_of) it shows nothing to come, and nothing that was withdrawn or redacted since.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from . import kinds, languages, open_files, past_files
from .clock import PortalRequest
from .hindsight import end_of
from .models import Edition
from .moments import day_of
from .stands import PARAMETER, NoStand, Stand, query_of, stand_of

View = Callable[..., HttpResponseBase]
# Between the head of the page, which belongs to the present, and its foot
CONTENT = re.compile(r"</header>.*<footer", re.DOTALL)
LINK = re.compile(r'(?P<before><a\b[^>]*?\bhref=")(?P<path>/[^"?#]*)(?P<after>(?:#[^"]*)?"[^>]*>)')
# How somebody could be reached: of those who left or have another number by now that is nobody's business
REACHING = re.compile(r'<ul class="contact__ways" data-person>.*?</ul>', re.DOTALL)
# What leads to the present on purpose
TODAY = "data-today"


@dataclass(frozen=True)
class PastDay:
    """A day on whose end an edition was public: `note` says what changed, `query` leads there.

    `is_first` is the day of the first edition, `is_shown` the one whose edition the page shows.
    """

    day: date
    note: str
    query: str
    is_first: bool
    is_shown: bool


def keeps_days(path: str) -> bool:
    """Tell whether the page or list at the address can be shown as of a past day, in whatever language."""
    german = path.removeprefix(languages.of_path(path).path_prefix)
    places = (kind.keeps_days_below for kind in kinds.registered())
    return any(place and german.startswith(place) for place in places)


def look_back(request: PortalRequest, *, anywhere: bool = False) -> None:
    """Let the request look at the day that its address names, if the page knows days; NoStand for what is no day.

    `anywhere` is for what knows days though it stands below no kind's address.
    """
    typed = request.GET.get(PARAMETER, "").strip()
    if typed and (anywhere or keeps_days(request.path)):
        request.stand = stand_of(typed, request.at)
        request.at = request.stand.at


def dated(view: View) -> View:
    """Let a list be looked at as of a past day; below `responses.public`, which answers for what is no day."""

    @wraps(view)
    def answer(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        look_back(request)
        return view(request, *args, **kwargs)

    return answer


def dated_file(view: View) -> View:
    """Let a file with an address of its own be read as of a past day; below `responses.public` too."""

    @wraps(view)
    def answer(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        look_back(request, anywhere=True)
        return view(request, *args, **kwargs)

    return answer


def refused(request: PortalRequest, reason: NoStand) -> HttpResponse:
    """Say why nothing can be shown of the day, to people as a page, to programs as JSON or plain text."""
    match request.GET.get("format") or request.path.rpartition(".")[2]:
        case "json":
            words = {"ensure_ascii": False}
            answer = {"error": reason.sentence, "first_day": reason.first}
            return JsonResponse(
                answer, status=reason.status, json_dumps_params=words, headers=open_files.OPEN
            )
        case "csv":
            plain = "text/plain; charset=utf-8"
            return HttpResponse(
                f"{reason.sentence}\n",
                status=reason.status,
                content_type=plain,
                headers=open_files.OPEN,
            )
    context = {"reason": reason, "first": reason.first and query_of(reason.first)}
    return render(request, "publishing/no_stand.html", context, status=reason.status)


def finished(request: PortalRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Make an answer one of a past day: not for search engines, its links on the same day, no file that is not public.

    People are named without their telephone and e-mail of then; their page has those of now.

    Here and not where links are made, so that no page has to think of it.
    """
    if request.stand is None:
        return response
    response.headers["X-Robots-Tag"] = "noindex"
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    if is_page and isinstance(response, HttpResponse):
        html = past_files.withheld(response.text, request.stand.at.seen_from)
        html = REACHING.sub("", html)
        response.content = CONTENT.sub(_staying_on(request.stand), html).encode()
    return response


def _staying_on(stand: Stand) -> Callable[[re.Match[str]], str]:
    def link(tag: re.Match[str]) -> str:
        if TODAY in tag[0] or not keeps_days(tag["path"]):
            return tag[0]
        return f"{tag['before']}{tag['path']}?{stand.query}{tag['after']}"

    return lambda content: LINK.sub(link, content[0])


def days_of(edition: Edition, announced: list[Edition], at: datetime) -> list[PastDay]:
    """Return the days that can be looked at, latest first: those on which an announced edition began and lasted.

    `announced` as reading.announced_so_far returns it. Empty for a page that knows no days.
    """
    if not edition.pk or not keeps_days(edition.path):
        return []
    days: dict[date, Edition] = {}
    for one in announced:
        day = day_of(one.live_from)
        if day not in days and one.covers(min(end_of(day), at)):
            days[day] = one
    shown = next(iter(days.values()), None)
    return [
        PastDay(day, one.change_note, query_of(day), one.number == 1, one is shown)
        for day, one in days.items()
    ]
