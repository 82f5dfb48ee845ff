"""The page of the funding-gap radar: all programmes, or one, with warnings, axis and table."""

from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path

from database.alphabet import alphabetical
from database.keys import row_key
from organization.handover.views import hand_over_address
from publishing.newsroom.horizon import MONTHS, days_ahead
from publishing.newsroom.lists import TeamFilter

from ..models import Program
from ..radar.drawing import Picture, picture_of
from ..radar.page import radar_address
from ..radar.reading import Watched
from ..radar.rule import Kind
from ..radar.sentences import advice, sentence
from ..radar.worklist import watched_for

TITLE = "Förderlücken"
# So many programmes are drawn where all are shown: the most urgent; each of the others has a page of its own
DRAWN_PROGRAMS = 10


@dataclass(frozen=True)
class Line:
    """A warning in words, and what is to be done about it; `post_url` leads to the hand-over of the post, or is ""."""

    program: Watched
    begins: date
    words: str
    advice: str
    has_begun: bool
    post_url: str = ""


@dataclass(frozen=True)
class Section:
    """A programme on the page."""

    watched: Watched
    lines: list[Line]
    picture: Picture

    @property
    def program(self):
        return self.watched.program

    @property
    def knows_money(self):
        return self.watched.facts.money is not None


class RadarViews:
    """Mixin of ProgramAdmin."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.radar_view)
        name = "programs_program_radar"
        return [path("foerderluecken/", view, name=name), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        tools = {"more_tools": [(self.url("radar"), TITLE)]}
        return super().changelist_view(request, {**tools, **(extra_context or {})})

    def render_change_form(self, request, context, **kwargs):
        program = kwargs.get("obj")
        if program and program.translation_of_id is None:
            context["more_links"] = [
                *context.get("more_links", []),
                (radar_address(program.pk), "Förderlücken: Geld, Stellen, Maßnahmen"),
            ]
        return super().render_change_form(request, context, **kwargs)

    def radar_view(self, request):
        """Show what is about to lack; `?programm=` narrows the page to one programme, `?team=` as lists do."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        only, chosen = self._chosen(request)
        teams = self._teams(request)
        if not chosen and teams.value():
            own = teams.queryset(request, Program.objects.all())
            only = Q(pk__in=own.order_by().values("pk"))
        today, horizon = days_ahead(request.now)
        watched = watched_for(request.now, only)
        if chosen and not watched:
            raise Http404
        keeps_people = request.user.has_perm("organization.change_person")
        drawn = watched if chosen else watched[:DRAWN_PROGRAMS]
        lines = {one.program.pk: _lines(one, today, keeps_people) for one in watched}
        sections = [
            Section(one, lines[one.program.pk], picture_of(one, today, whole=chosen))
            for one in drawn
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": TITLE,
            "subtitle": watched[0].program.title if chosen else None,
            "opts": self.opts,
            "list_url": self.url("changelist"),
            "radar_url": self.url("radar"),
            "chosen": chosen,
            "programs": _choices(watched if only is None else None),
            "teams": teams.lookup_choices,
            "team": teams.value(),
            "narrowed": only is not None,
            "sections": [one for one in sections if one.picture.chart or one.lines],
            "empty": [one for one in sections if not one.picture.chart and not one.lines],
            "further": [(one, lines[one.program.pk]) for one in watched[len(drawn) :]],
            "drawn": [one.program.pk for one in drawn],
            "lines": sorted(chain.from_iterable(lines.values()), key=lambda line: line.begins),
            "months": MONTHS,
            "today": today,
            "horizon": horizon,
        }
        return TemplateResponse(request, "admin/programs/radar.html", context)

    def _teams(self, request):
        """Return the filter of all lists of texts, as it was asked for here."""
        asked = {name: found for name in ("team",) if (found := request.GET.getlist(name))}
        return TeamFilter(request, asked, self.model, self)

    @staticmethod
    def _chosen(request):
        """Return the condition for what was asked for, and whether that is a single programme."""
        asked = request.GET.get("programm", "")
        if not asked:
            return None, False
        key = row_key(asked)
        if key is None:
            raise Http404
        return Q(pk=key), True


def _choices(watched):
    """Return the programmes to choose from, as (key, title) in German order; `watched` are all of them, or None."""
    if watched is None:
        programs = Program.objects.filter(translation_of__isnull=True)
        found = programs.values_list("pk", "title")
    else:
        found = [(one.program.pk, one.program.title) for one in watched]
    return sorted(found, key=lambda pair: (alphabetical(pair[1]), pair[0]))


def _lines(watched, today, keeps_people):
    return [
        Line(
            watched,
            one.gap.first,
            sentence(one, watched.facts, today),
            advice(one),
            one.gap.first <= today,
            _post_url(one, watched) if keeps_people else "",
        )
        for one in watched.warnings
    ]


def _post_url(warning, watched):
    """Return where the seat is filled or handed over that the warning is about; "" where none would help."""
    seat = warning.seat
    if warning.kind == Kind.NOBODY_COORDINATES:
        seat = next(iter(watched.facts.seats), None)
    return hand_over_address(seat.key, seat.number) if seat else ""
