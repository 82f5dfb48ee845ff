"""How the documents of a kind stand in a table, and how rows become working copies again.

The rows go through the rules of the forms: permission and team, validation, version, log. Editions and states
are not touched. Columns of a kind stand in its app (`tables.py`).
"""

import tablib
from django.contrib.auth import get_permission_codename
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from import_export import resources, widgets
from import_export.instance_loaders import BaseInstanceLoader

from publishing import moments, rights, working_copy
from publishing.newsroom.document_form import NOT_CONTENT
from publishing.newsroom.standing import standings_of
from publishing.slugs import german_slug

from .columns import ByName, Column, Day, Topics, key_in
from .report import CHANGED, FAULTY, NEW, UNCHANGED, Change, Fault, Report, Row, shortened

NOT_SAVED = "Diese Zeile verträgt sich nicht mit dem, was schon gespeichert ist."


class DocumentResource(resources.Resource):
    """Base of the tables of all kinds; a kind names its model in Meta and adds columns."""

    uuid = Column("uuid", "Kennung")
    title = Column("title", "Titel")
    slug = Column("slug", "Adresse")
    summary = Column("summary", "Vorspann")
    tags = Column("tags", "Themen", Topics())
    team = Column("team", "Team", ByName("accounts.Team"))
    review_due = Column("review_due", "Wiedervorlage", Day())
    language = Column("get_language_display", "Sprache", readonly=True)
    state = Column("get_state_display", "Stand", readonly=True)
    standing = Column("standing__word", "Auf der Website", readonly=True)
    edited_at = Column("edited_in_words", "Zuletzt bearbeitet", readonly=True)

    class Meta:
        instance_loader_class = BaseInstanceLoader
        store_instance = True
        skip_diff = True
        use_transactions = True

    NOT_CONTENT = NOT_CONTENT
    FIRST = ("uuid", "title", "slug", "summary")
    LAST = ("tags", "team", "review_due", "language", "state", "standing", "edited_at")
    # Fetched for many rows at once when a table is written
    RELATED = ("team",)
    PREFETCHED = ("tags",)

    def __init__(self, *, by=None, at=None):
        super().__init__()
        self.by, self.at = by, at
        self._seen = {}

    @classmethod
    def columns(cls):
        """Return the columns by name, in the order in which a table has them."""
        own = [name for name in cls.fields if name not in (*cls.FIRST, *cls.LAST)]
        return {name: cls.fields[name] for name in (*cls.FIRST, *own, *cls.LAST)}

    def get_import_order(self):
        return list(self.columns())

    get_export_order = get_import_order

    def get_import_id_fields(self):
        """Which record a row means is decided in get_instance."""
        return []

    # Writing a table

    def prepare(self, documents):
        """Fetch for a batch of documents what single rows would fetch one by one."""
        standings = standings_of([document.pk for document in documents], self.at)
        for document in documents:
            document.standing = standings[document.pk]
            document.edited_in_words = moments.in_words(document.last_edited_at)

    # Reading a table

    @classmethod
    def called(cls):
        return str(cls._meta.model._meta.verbose_name_plural)

    def run(self, table, *, dry_run):
        """Take the rows over and return the report; nothing is written in a dry run, or where a row is faulty."""
        dataset = tablib.Dataset(*table.rows, headers=table.headers)
        result = self.import_data(dataset, dry_run=dry_run, rollback_on_validation_errors=True)
        for error in result.base_errors:
            raise error.error
        return self.report(table, result)

    def report(self, table, result):
        """Return what happened to each row of the table, from django-import-export's result."""
        headers = {column.attribute: column.column_name for column in self.fields.values()}
        title = self.fields["title"].column_name
        rows = []
        for line, cells, outcome in zip(table.lines, table.rows, result.rows, strict=True):
            name = dict(zip(table.headers, cells, strict=True)).get(title, "")
            faults = list(self._faults(outcome, headers))
            document = outcome.instance
            changes = getattr(document, "_changes", [])
            what = (
                FAULTY if faults else NEW if outcome.is_new() else CHANGED if changes else UNCHANGED
            )
            if what == NEW:
                changes = [Change(headers["slug"], "", document.slug)]
            version = getattr(document, "_version_before", 0)
            name = name or str(document or "")
            rows.append(Row(line, what, name, [] if faults else changes, faults, version))
        return Report(rows)

    def _faults(self, outcome, headers):
        for error in outcome.errors:
            if not isinstance(error.error, ValidationError):
                raise error.error
            yield from (Fault("", message) for message in error.error.messages)
        if outcome.validation_error is None:
            return
        by_field = getattr(outcome.validation_error, "error_dict", None)
        if by_field is None:
            yield from (Fault("", message) for message in outcome.validation_error.messages)
            return
        for name, errors in by_field.items():
            column = "" if name == NON_FIELD_ERRORS else headers.get(name) or self._label(name)
            for error in errors:
                yield from (Fault(column, message) for message in error.messages)

    def _label(self, name):
        return str(self._meta.model._meta.get_field(name).verbose_name)

    def _cell(self, row, name):
        return row.get(self.fields[name].column_name, "")

    # Which document a row means

    def init_instance(self, row=None):
        document = self._meta.model(kind=self._meta.model.KIND, last_edited_by=self.by)
        if self.fields["team"].column_name not in row and len(self.by.team_ids) == 1:
            document.team_id = next(iter(self.by.team_ids))
        return document

    def get_instance(self, instance_loader, row):
        """Return the document with the row's key, else the one with its address, else None: it is a new one."""
        key, address = self._cell(row, "uuid"), self._cell(row, "slug")
        if key:
            uuid = key_in(key)
            document = self._one(self._all().filter(uuid=uuid)) if uuid else None
            if document is None:
                raise ValidationError(
                    {
                        "uuid": f"Die Kennung „{key}“ gibt es hier nicht. Für neue Einträge bleibt die Zelle leer."
                    }
                )
            return document
        if address:
            return self._one(self.at_address(address, row))
        made = german_slug(self._cell(row, "title"))
        if made and self.at_address(made, row).exists():
            raise ValidationError(
                {"slug": f"Zu diesem Titel gibt es schon einen Eintrag mit der Adresse „{made}“. Bitte tragen Sie die"
                 " Kennung ein, wenn Sie ihn meinen, sonst eine andere Adresse."}
            )  # fmt: skip
        return None

    def at_address(self, slug, row):
        """Return the documents that an address can mean; where it is not the whole path, a kind narrows it down."""
        # A translation may share the address of its source: rows mean it by its key
        return self._all().filter(slug=slug, translation_of__isnull=True)

    def _all(self):
        return self._meta.model.objects.filter(kind=self._meta.model.KIND)

    def _one(self, documents):
        found = list(documents.select_related("team")[:2])
        if len(found) > 1:
            raise ValidationError(
                {
                    "slug": "Diese Adresse gehört mehreren Einträgen. Bitte tragen Sie die Kennung ein."
                }
            )
        return found[0] if found else None

    def after_init_instance(self, instance, new, row, **kwargs):
        self._require_once(instance, row, kwargs["row_number"])
        if new:
            instance._changes, instance._version_before = [], 0
            return
        if not kwargs["dry_run"]:
            working_copy.lock(instance.pk)
            instance.refresh_from_db()
        instance._version_before = instance.version
        # Before the row is taken over: it may name another team
        instance._team_before = str(instance.team or "")
        instance._entrusted = rights.entrusted(self.by, instance) or self.by.is_superuser
        instance._other_team = rights.other_team(instance)
        self.prepare_reading(instance, row)
        instance._before = {
            name: column.export(instance)
            for name, column in self.columns().items()
            if column.column_name in row and not column.readonly
        }

    def prepare_reading(self, instance, row):
        """Fetch what a kind's columns compare with; by default nothing."""

    def _require_once(self, instance, row, number):
        meant = instance.pk or (self._cell(row, "slug") or german_slug(self._cell(row, "title")))
        meant = (meant, self.place(row))
        if meant in self._seen:
            raise ValidationError(
                f"Denselben Eintrag meint schon die {self._seen[meant]}. Zeile der Tabelle."
            )
        self._seen[meant] = number

    def place(self, row):
        """Return what tells apart rows with the same address; by default nothing does."""
        return ""

    # Taking a row over

    def import_instance(self, instance, row, **kwargs):
        errors = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        instance._several = {}
        for name, column in self._several(row):
            try:
                instance._several[name] = column.clean(row)
            except ValueError as error:
                errors[column.attribute] = ValidationError(str(error))
        if not instance.slug:
            instance.slug = german_slug(instance.title)
            if instance.title and not instance.slug:
                errors["slug"] = ValidationError(
                    "Aus dem Titel ließ sich keine Adresse bilden. Bitte tragen Sie eine ein."
                )
        if errors:
            raise ValidationError(errors)

    def import_field(self, field, instance, row, is_m2m=False, **kwargs):
        # The key only says which document is meant; what is for reading only is not even looked at
        if field.attribute == "uuid" or field.readonly:
            return
        keeps_address = instance.pk and field.attribute == "slug" and not self._cell(row, "slug")
        if not keeps_address:
            super().import_field(field, instance, row, is_m2m, **kwargs)

    def _several(self, row):
        return [
            (name, column)
            for name, column in self.fields.items()
            if isinstance(column.widget, widgets.ManyToManyWidget) and column.column_name in row
        ]

    def skip_row(self, instance, original, row, import_validation_errors=None):
        """Note what changes, and leave out what does not; a faulty row is judged all the same."""
        if instance.pk is None or import_validation_errors:
            return False
        instance._changes = [
            Change(self.fields[name].column_name, shortened(before), shortened(after))
            for name, before in instance._before.items()
            if (after := self._after(instance, name)) != before
        ]
        return not instance._changes

    def _after(self, instance, name):
        column = self.fields[name]
        if name not in instance._several:
            return column.export(instance)
        return self.rendered(column, instance._several[name], instance)

    def rendered(self, column, value, instance):
        """Return a list of things as their cell would hold them."""
        if isinstance(column.widget, Topics):
            return ", ".join(sorted(value))
        current = getattr(instance, column.attribute)
        if sorted(item.pk for item in current.all()) == value:
            return column.export(instance)
        model = current.model
        return ", ".join(sorted(model.objects.filter(pk__in=value).values_list("slug", flat=True)))

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        self._require_permission(instance)
        errors = dict(import_validation_errors or {})
        fields = self._meta.model._meta.fields
        # What the portal itself sets is none of the table's business
        not_ours = {
            item.name
            for item in fields
            if not item.editable or (item.remote_field and item.remote_field.parent_link)
        }
        exclude = {*errors, *not_ours}
        try:
            instance.full_clean(exclude=exclude, validate_unique=validate_unique)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def _require_permission(self, instance):
        if instance.pk is None and not self.by.has_perm(self._permission("add")):
            raise ValidationError("Mit Ihren Rollen können Sie hier nichts anlegen.")
        if instance.pk and not self.by.has_perm(self._permission("change")):
            raise ValidationError("Mit Ihren Rollen können Sie hier nichts ändern.")
        if instance.pk and not instance._entrusted:
            raise ValidationError(instance._other_team)

    def _permission(self, verb):
        own = self._meta.model._meta
        return f"{own.app_label}.{get_permission_codename(verb, own)}"

    def save_instance(self, instance, is_create, row, **kwargs):
        try:
            with transaction.atomic():
                super().save_instance(instance, is_create, row, **kwargs)
        except IntegrityError as error:
            raise ValidationError(NOT_SAVED) from error

    def save_m2m(self, instance, row, **kwargs):
        """Store the lists too, then sign the change as a form does."""
        for name, value in instance._several.items():
            getattr(instance, self.fields[name].attribute).set(value)
        self.save_parts(instance, row)
        if kwargs["dry_run"]:
            return
        if not instance._version_before:
            working_copy.created(instance, by=self.by, at=self.at)
            return
        names = {column.column_name: name for name, column in self.fields.items()}
        changed = [change.column for change in instance._changes]
        if self.fields["team"].column_name in changed:
            before = instance._team_before
            working_copy.handed_over(instance, by=self.by, at=self.at, before=before)
        content = [column for column in changed if names[column] not in self.NOT_CONTENT]
        if content:
            working_copy.changed(instance, by=self.by, at=self.at, fields=content)

    def save_parts(self, instance, row):
        """Store what a kind keeps beside the document itself; by default nothing."""
