"""What stands in the cells of a table, and how it is understood when it comes back; every refusal is German."""

from datetime import date, time
from uuid import UUID

from django.apps import apps
from django.db.models import Q
from import_export import fields, widgets

from publishing.moments import BEYOND_REACH, is_within_reach


class Column(fields.Field):
    """A column with its German header; empty cells empty the field."""

    def __init__(self, attribute, header, widget=None, readonly=False):
        if readonly:
            header = f"{header} (nur Ausgabe)"
        super().__init__(
            attribute=attribute, column_name=header, widget=widget or Text(), readonly=readonly
        )


class Text(widgets.Widget):
    def clean(self, value, row=None, **kwargs):
        return value

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class Day(widgets.Widget):
    """Days as in Germany (17.01.2027); ISO (2027-01-17) is understood as well."""

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        parts = value.split(".")
        try:
            if len(parts) == 3 and len(parts[2]) == 4:
                day = date(int(parts[2]), int(parts[1]), int(parts[0]))
            else:
                day = date.fromisoformat(value[:10] if value[10:11] == "T" else value)
        except ValueError:
            raise ValueError(
                f"„{value}“ ist kein Tag. Bitte schreiben Sie Tag, Monat und Jahr, zum Beispiel 17.01.2027."
            ) from None
        if not is_within_reach(day):
            raise ValueError(BEYOND_REACH)
        return day

    def render(self, value, obj=None, **kwargs):
        return f"{value:%d.%m.%Y}" if value else ""


class Clock(widgets.Widget):
    """Times of day as in Germany: 18:00, or 18.00."""

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        try:
            return time.fromisoformat(value.removesuffix("Uhr").strip().replace(".", ":").zfill(5))
        except ValueError:
            raise ValueError(
                f"„{value}“ ist keine Uhrzeit. Bitte schreiben Sie Stunde und Minute, zum Beispiel 18:00."
            ) from None

    def render(self, value, obj=None, **kwargs):
        return f"{value:%H:%M}" if value else ""


class WholeNumber(widgets.Widget):
    def clean(self, value, row=None, **kwargs):
        if not value:
            return 0
        if not (value.isascii() and value.isdecimal() and len(value) < 10):
            raise ValueError(f"„{value}“ ist keine ganze Zahl.")
        return int(value)

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class YesNo(widgets.Widget):
    def clean(self, value, row=None, **kwargs):
        if value.casefold() in ("", "nein", "no", "0"):
            return False
        if value.casefold() in ("ja", "yes", "1", "x"):
            return True
        raise ValueError(f"„{value}“ gibt es hier nicht. Möglich sind: ja, nein.")

    def render(self, value, obj=None, **kwargs):
        return "ja" if value else "nein"


class Choice(widgets.Widget):
    """One of a model's choices, by its German word."""

    def __init__(self, choices):
        super().__init__()
        self.choices = choices

    def clean(self, value, row=None, **kwargs):
        if not value:
            return ""
        for code, word in self.choices.choices:
            if value.casefold() in (word.casefold(), code):
                return code
        words = ", ".join(self.choices.labels)
        raise ValueError(f"„{value}“ gibt es hier nicht. Möglich sind: {words}.")

    def render(self, value, obj=None, **kwargs):
        return self.choices(value).label if value else ""


class ByName(widgets.Widget):
    """Another record, by a name that only it has."""

    def __init__(self, model, field="name"):
        super().__init__()
        self.model_label, self.field = model, field

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        model = apps.get_model(self.model_label)
        found = model.objects.filter(**{f"{self.field}__iexact": value}).first()
        if found is None:
            raise ValueError(f"{model._meta.verbose_name} „{value}“ gibt es hier nicht.")
        return found

    def render(self, value, obj=None, **kwargs):
        return str(getattr(value, self.field)) if value else ""


class ByAddress(widgets.Widget):
    """Another document of a kind, by its address; its key ("Kennung") is understood as well."""

    def __init__(self, model):
        super().__init__()
        self.model_label = model

    def clean(self, value, row=None, **kwargs):
        return self.found(value) if value else None

    def render(self, value, obj=None, **kwargs):
        return value.slug if value else ""

    def found(self, value):
        model = apps.get_model(self.model_label)
        name = value.strip().strip("/").rsplit("/", 1)[-1]
        # A translation may share the address of its source: what is meant is the source
        address = Q(slug=name, translation_of__isnull=True)
        condition = Q(uuid=key) if (key := key_in(name)) else address
        found = list(model.objects.filter(condition)[:2])
        if not found:
            raise ValueError(
                f"{model._meta.verbose_name} mit der Adresse „{value}“ gibt es hier nicht."
            )
        if len(found) > 1:
            raise ValueError(
                f"Die Adresse „{value}“ gehört mehreren. Bitte schreiben Sie die Kennung in die Zelle."
            )
        return found[0]


class SeveralByAddress(widgets.ManyToManyWidget):
    """Several documents of a kind, separated by commas."""

    def __init__(self, model):
        widgets.Widget.__init__(self)
        self.one = ByAddress(model)

    def clean(self, value, row=None, **kwargs):
        names = [name.strip() for name in value.split(",")]
        found = {self.one.found(name).pk for name in names if name}
        return sorted(found)

    def render(self, value, obj=None, **kwargs):
        # Sorted here: order_by would read anew what was fetched for many rows at once
        return ", ".join(sorted(item.slug for item in value.all())) if value else ""


class Topics(widgets.ManyToManyWidget):
    """Names of topics, separated by commas; a new name makes a new topic."""

    LONGEST = 100

    def __init__(self):
        widgets.Widget.__init__(self)

    def clean(self, value, row=None, **kwargs):
        names = [name for part in value.split(",") if (name := part.strip())]
        for name in names:
            if len(name) > self.LONGEST:
                raise ValueError(f"Das Thema „{name[:30]} …“ hat mehr als {self.LONGEST} Zeichen.")
        return names

    def render(self, value, obj=None, **kwargs):
        return ", ".join(sorted(topic.name for topic in value.all())) if value else ""


def key_in(text: str) -> UUID | None:
    """Return the key that a cell holds, or None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
