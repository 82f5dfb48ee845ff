"""Makes of each measure of before a draft of its own, with its status as the first Sachstand; nothing is public yet.

The editions of programmes keep the measures that they froze. Going back is possible until one has become public.
"""

import re
import unicodedata
from collections import defaultdict
from html import escape

from django.db import migrations
from django.db.migrations.exceptions import IrreversibleError

LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# What a Vorspann holds; a longer description becomes the text
SUMMARY = 600
# What a Sachstand must say, and the status of before did not
SAID_NOTHING = "Stand aus der früheren Liste der Maßnahmen."


def slug_of(title, taken):
    plain = unicodedata.normalize("NFKD", title.lower().translate(LETTERS)).encode("ascii", "ignore")
    stem = re.sub(r"[^a-z0-9]+", "-", plain.decode()).strip("-")[:100].strip("-") or "massnahme"
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    taken.add(slug)
    return slug


def forward(apps, schema_editor):
    former = apps.get_model("programs", "FormerMeasure")
    by_program = defaultdict(list)
    for row in former.objects.select_related("program").order_by("position", "pk"):
        by_program[row.program].append(row)
    taken, made = set(), {}
    # Sources first: a translation is made beside them
    for program, rows in sorted(by_program.items(), key=lambda item: item[0].translation_of_id is not None):
        for index, row in enumerate(rows):
            source = made.get((program.translation_of_id, index)) if program.translation_of_id else None
            made[program.pk, index] = _document(apps, program, row, source, taken)
    former.objects.all().delete()


def _document(apps, program, row, source, taken):
    measure_model = apps.get_model("programs", "Measure")
    is_long = len(row.text) > SUMMARY
    shared = {"program_id": program.translation_of_id or program.pk, "department_id": row.department_id}
    days = {name: getattr(row, name) for name in ("planned_start", "planned_end", "actual_start", "actual_end")}
    measure = measure_model.objects.create(
        kind="measure",
        language=program.language,
        translation_of_id=source.pk if source else None,
        title=row.title,
        slug=source.slug if source else slug_of(row.title, taken),
        summary="" if is_long else row.text,
        team_id=program.team_id,
        position=row.position,
        last_edited_by_id=program.last_edited_by_id,
        last_edited_at=program.last_edited_at,
        **shared,
        **days,
    )
    goals = source.goals.all() if source else row.goals.all()
    measure.goals.set(goals.values_list("pk", flat=True))
    if is_long:
        paragraphs = [part.strip() for part in re.split(r"\n\s*\n", row.text) if part.strip()]
        html = "".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs)
        apps.get_model("publishing", "TextBlock").objects.create(
            parent_id=measure.pk, region="main", ordering=10, text=html
        )
    if source is None:
        apps.get_model("programs", "ProgressUpdate").objects.create(
            measure=measure,
            date=row.status_on,
            status=row.status,
            reason=row.status_reason,
            text=row.status_reason or SAID_NOTHING,
            created_by_id=program.last_edited_by_id,
            created_at=program.last_edited_at,
        )
    return measure


def backward(apps, schema_editor):
    measures = apps.get_model("programs", "Measure").objects.order_by("position", "pk")
    document_model = apps.get_model("publishing", "Document")
    if apps.get_model("publishing", "Edition").objects.filter(kind="measure").exists():
        raise IrreversibleError("Measures have been published; their editions cannot become rows of a programme again.")
    program_model = apps.get_model("programs", "Program")
    for measure in measures:
        program_id, latest = measure.program_id, measure.updates.order_by("-date", "-pk").first()
        if measure.translation_of_id:
            translated = program_model.objects.filter(translation_of=program_id, language=measure.language)
            program_id = translated.values_list("pk", flat=True).first()
            source = apps.get_model("programs", "Measure").objects.get(pk=measure.translation_of_id)
            latest = source.updates.order_by("-date", "-pk").first()
        if program_id is None:
            continue
        blocks = apps.get_model("publishing", "TextBlock").objects.filter(parent=measure.pk).order_by("ordering")
        texts = [measure.summary, *(re.sub(r"<[^>]+>", " ", block.text).strip() for block in blocks)]
        former = apps.get_model("programs", "FormerMeasure").objects.create(
            id=measure.pk,
            program_id=program_id,
            department_id=measure.department_id,
            title=measure.title,
            text="\n\n".join(filter(None, texts)),
            status=latest.status if latest else "planned",
            status_on=latest.date if latest else measure.created_at.date(),
            status_reason=latest.reason if latest else "",
            planned_start=measure.planned_start,
            planned_end=measure.planned_end,
            actual_start=measure.actual_start,
            actual_end=measure.actual_end,
            position=measure.position,
        )
        former.goals.set(measure.goals.values_list("pk", flat=True))
    # Translations before what they translate
    keys = list(measures.order_by("translation_of").values_list("pk", flat=True))
    document_model.objects.filter(pk__in=keys, translation_of__isnull=False).delete()
    document_model.objects.filter(pk__in=keys).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0006_measures_as_documents"),
        ("publishing", "0018_autosaves_outlive_their_text"),
    ]

    operations = [migrations.RunPython(forward, backward)]
