"""Beginning a new text with the content of another one, or of a template; and making templates."""

import re
from datetime import datetime
from itertools import count
from typing import Any

from django.db import transaction

from accounts import audit
from accounts.models import User
from publishing import kinds, snapshot, working_copy
from publishing.errors import ActionRefused, NotPermitted
from publishing.models import Document, DocumentTemplate


@transaction.atomic
def copy(document: Document, *, by: User, at: datetime) -> Any:
    """Store and return a new draft that says what the working copy says, under an address of its own.

    Blocks, topics, relations and fields come with it; editions, remarks and the change note do not.
    """
    source = kinds.specific(document)
    _permit_beginning(by, type(source))
    if not source.COPIED_WHOLE:
        label = source._meta.verbose_name
        raise ActionRefused(f"Diese Art von Text ({label}) lässt sich nicht kopieren.")
    _require_original(source)
    content = snapshot.anew(source)
    fields = {"team_id": source.team_id, "language": source.language}
    made = _begun(type(source), content, by, at, **fields)
    _write(made, content)
    made.slug = _free_slug(source)
    made.begin_anew(at)
    made.save()
    audit.record("copy", by=by, at=at, obj=made, details={"explanation": f"aus „{source.title}“"})
    return made


@transaction.atomic
def begin(template: DocumentTemplate, *, by: User, at: datetime) -> tuple[Any, list[str]]:
    """Store a new draft made of the template; return it, and a sentence for all that is gone since it was made."""
    model = kinds.get(template.kind).model
    _permit_beginning(by, model)
    made = _begun(model, template.content, by, at)
    missing = _write(made, template.content)
    # The address follows from the title that the person is going to write
    made.slug = ""
    made.begin_anew(at)
    made.save()
    details = {"explanation": f"aus der Vorlage „{template.name}“"}
    audit.record("copy", by=by, at=at, obj=made, details=details)
    return made, missing


@transaction.atomic
def keep_as_template(
    document: Document, *, by: User, at: datetime, name: str, description: str
) -> DocumentTemplate:
    """Make a template of the working copy; one that has the name already says from now on what this text says."""
    if not by.has_perm("publishing.change_documenttemplate"):
        raise NotPermitted("Ihr Konto darf keine Vorlagen anlegen.")
    source = kinds.specific(document)
    if not source.COPIED_WHOLE:
        raise ActionRefused("Aus dieser Art von Text lässt sich keine Vorlage machen.")
    _require_original(source)
    values = {"description": description, "content": snapshot.anew(source), "changed_by": by}
    template, _ = DocumentTemplate.objects.update_or_create(
        kind=source.kind, name=name, defaults={**values, "changed_at": at}
    )
    audit.record("edit", by=by, at=at, obj=template, details={"explanation": name})
    return template


def _require_original(source: Document) -> None:
    """A translation without its source would follow nothing."""
    if source.translation_of_id:
        raise ActionRefused(
            "Das ist eine Übersetzung. Nehmen Sie den deutschen Text, und legen Sie davon eine Übersetzung an."
        )


def _permit_beginning(by: User, model: Any) -> None:
    opts = model._meta
    if not (by.is_active and by.has_perm(f"{opts.app_label}.add_{opts.model_name}")):
        raise NotPermitted("Ihr Konto darf solche Texte nicht anlegen.")


def _begun(model: Any, content: dict[str, Any], by: User, at: datetime, **fields: Any) -> Any:
    """Store an empty draft of the person, for a team of theirs: the one named, or the only one."""
    fields |= _indispensable(model, content)
    own = by.team_ids
    if fields.get("team_id") not in own:
        fields["team_id"] = next(iter(own)) if len(own) == 1 else None
    made = model(last_edited_by=by, **fields)
    made.save()
    working_copy.created(made, by=by, at=at)
    return made


def _indispensable(model: Any, content: dict[str, Any]) -> dict[str, int]:
    """Return the columns for what a document of this kind cannot even be stored without: a measure's programme."""
    found = {}
    for item in model._meta.local_fields:
        if item.is_relation and not (item.null or item.primary_key):
            reference = content["fields"][item.name]
            if not item.related_model.objects.filter(pk=reference["pk"]).exists():
                gone = f"{item.verbose_name}: „{reference['label']}“ gibt es nicht mehr."
                raise ActionRefused(f"{gone} Bitte legen Sie den Text neu an.")
            found[item.attname] = reference["pk"]
    return found


def _write(made: Any, content: dict[str, Any]) -> list[str]:
    missing = snapshot.write(made, content)
    made.refresh_from_db()
    return missing


def _free_slug(source: Any) -> str:
    """Return the source's slug with the first number behind it that no document of the kind has."""
    stem = re.sub(r"-\d{1,3}$", "", source.slug) or source.kind
    same = Document.objects.filter(kind=source.kind, slug__startswith=f"{stem}-")
    taken = set(same.values_list("slug", flat=True)) | {source.slug}
    return next(slug for slug in (f"{stem}-{number}" for number in count(2)) if slug not in taken)
