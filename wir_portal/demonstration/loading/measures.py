"""Enters the measures of the programmes, with what was reported of them from version to version."""

from functools import partial

from accounts.models import User
from programs.models import Measure, Program, ProgressUpdate

from ..outline import MeasurePlan, Programme, Stage, Version
from .blocks import Writer
from .timeline import Timeline
from .versions import write_version


def plan(
    programmes: tuple[Programme, ...],
    begun: dict[str, Program],
    timeline: Timeline,
    writer: Writer,
    *,
    by: User,
) -> None:
    """Store every measure as an empty working copy and plan its stages."""
    for programme in programmes:
        goals = list(begun[programme.slug].goals.all())
        for position, item in enumerate(programme.measures):
            measure = Measure.objects.create(
                slug=item.slug,
                program=begun[programme.slug],
                department=begun[programme.slug].lead_department,
                planned_start=writer.dates.day_or_none(item.planned_start),
                planned_end=writer.dates.day_or_none(item.planned_end),
                position=position,
            )
            measure.goals.add(goals[item.goal])
            for stage in item.stages:
                timeline.version(
                    measure,
                    Version(at=stage.at, title=item.title, summary=item.text, note=stage.note),
                    by=by,
                    write=partial(_write, measure, item, stage, writer, by),
                )


def _write(measure: Measure, item: MeasurePlan, stage: Stage, writer: Writer, by: User) -> None:
    dates = writer.dates
    measure.actual_start = dates.day_or_none(stage.actual_start)
    measure.actual_end = dates.day_or_none(stage.actual_end)
    version = Version(at=stage.at, title=item.title, summary=item.text, note=stage.note)
    write_version(measure, version, writer)
    for report in stage.reports:
        ProgressUpdate.objects.create(
            measure=measure,
            date=dates.day(report.on),
            status=report.status,
            outlook=report.outlook,
            text=writer.line(report.text),
            next_step=report.next_step,
            reason=report.reason,
            created_by=by,
            created_at=dates.moment(stage.at),
        )
