"""Enters the bodies that pay, and the programmes with goals and periods."""

from decimal import Decimal
from functools import partial

from accounts.models import User
from media_library.models import Image
from organization.models import Department, Organization, OrganizationName
from programs.models import FundingPeriod, Goal, Paper, Program

from ..funding import FUNDING
from ..outline import Funder, ProgramFacts, Programme, Version
from ..programmes import SUM_IS_AN_EXAMPLE
from .blocks import Writer
from .funding import write_funding
from .timeline import Timeline
from .versions import write_version


def begin(
    programmes: tuple[Programme, ...],
    funders: tuple[Funder, ...],
    units: dict[str, Department],
    images: dict[str, Image],
) -> dict[str, Program]:
    """Store an empty working copy for every programme and return them by slug."""
    paying = {funder.name: _organization(funder) for funder in funders}
    begun = {}
    for plan in programmes:
        begun[plan.slug] = Program.objects.create(
            slug=plan.slug,
            code=plan.code,
            long_name=plan.long_name,
            legal_basis=plan.legal_basis,
            funding_kind=plan.funding_kind,
            funding_area=plan.funding_area,
            target_groups=plan.target_groups,
            funder=paying[plan.funder],
            lead_department=units[plan.unit],
            lead_image=images[plan.drawing],
        )
        for position, (title, text) in enumerate(plan.goals):
            Goal.objects.create(program=begun[plan.slug], title=title, text=text, position=position)
    return begun


def plan(
    programmes: tuple[Programme, ...],
    begun: dict[str, Program],
    timeline: Timeline,
    writer: Writer,
    *,
    by: User,
) -> None:
    """Plan every version of every programme, with the money known then."""

    def write(programme: Programme, number: int, version: Version, facts: ProgramFacts) -> None:
        document = begun[programme.slug]
        _write_facts(document, facts, writer)
        if funding := FUNDING.get((programme.slug, number)):
            write_funding(document, funding, writer.dates)
        write_version(document, version, writer, programme.tags)

    for programme in programmes:
        both = zip(programme.versions, programme.facts, strict=True)
        for number, (version, facts) in enumerate(both):
            timeline.version(
                begun[programme.slug],
                version,
                by=by,
                write=partial(write, programme, number, version, facts),
            )


def _organization(funder: Funder) -> Organization:
    body = Organization.objects.create(name=funder.name, kind=funder.kind, website=funder.website)
    for name, start, end in funder.names:
        OrganizationName.objects.create(
            organization=body, name=name, valid_from=start or None, valid_until=end or None
        )
    return body


def _write_facts(document: Program, facts: ProgramFacts, writer: Writer) -> None:
    day = writer.dates.day_or_none
    document.periods.all().delete()
    for period in facts.periods:
        FundingPeriod.objects.create(
            program=document,
            start=writer.dates.day(period.start),
            end=day(period.end),
            focus=period.focus,
            volume=Decimal(period.volume) if period.volume else None,
            volume_note=SUM_IS_AN_EXAMPLE if period.volume else "",
        )
    document.papers.all().delete()
    for position, paper in enumerate(facts.papers):
        file = writer.downloads.get(paper.place)
        Paper.objects.create(
            program=document,
            file=file,
            url="" if file else paper.place,
            title=paper.title,
            kind=paper.kind,
            date=day(paper.day),
            position=position,
        )
