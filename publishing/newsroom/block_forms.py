"""Forms of blocks that consist of several rows: the dates of an event, the pictures of a gallery."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from media_library.models import Image
from publishing import relations, tables
from publishing.models import GalleryPicture
from publishing.occurrences import Occurrence

from .fields import AutocompleteOne, DayField
from .known_choices import KnownChoiceField, KnowsItsChoices
from .rows import RowsField


class BlockForm(KnowsItsChoices, forms.ModelForm):
    """Base of the forms of all blocks."""


class TableForm(BlockForm):
    """Marks the cells for the table editor, which keeps them in the very text that stands there without script."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cells"].widget.attrs.update(
            {"class": "vLargeTextField table-cells", "rows": 6}
        )

    def clean_cells(self):
        """Return the cells in one way of writing, without rows and columns in which nothing stands."""
        rows = tables.read(self.cleaned_data["cells"])
        rows = [row for row in rows if any(row)]
        filled = [any(row[column] for row in rows) for column in range(len(rows[0]) if rows else 0)]
        kept = [[cell for cell, keep in zip(row, filled, strict=True) if keep] for row in rows]
        if not kept:
            raise ValidationError("Bitte füllen Sie mindestens eine Zelle aus.", code="required")
        return tables.write(kept)


class DatesField(RowsField):
    """Rows of first day, beginning, end and last day; cleans to what `Occurrence.to_json` writes."""

    def __init__(self, **kwargs):
        hour = {
            "required": False,
            "widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }
        parts = {
            "day": DayField(label="Tag"),
            "begins": forms.TimeField(label="Beginn", **hour),
            "ends": forms.TimeField(label="Ende", **hour),
            "last_day": DayField(label="Letzter Tag, wenn mehrtägig", required=False),
        }
        kwargs.setdefault(
            "help_text",
            "Ohne Uhrzeit gilt der ganze Tag. Es gelten die Uhren in Deutschland.",
        )
        super().__init__(
            parts=parts,
            row_name="Termin",
            add="Weiteren Termin hinzufügen",
            **kwargs,
        )

    def clean_row(self, row):
        found = Occurrence(**row)
        fault = found.fault()
        if fault:
            raise ValidationError(fault)
        return found.to_json()


class EventDatesForm(BlockForm):
    dates = DatesField(label="Termine", required=False)


class PicturesField(RowsField):
    def __init__(self, **kwargs):
        picture = GalleryPicture._meta.get_field("image")
        parts = {
            "image": KnownChoiceField(
                label="Bild",
                queryset=Image.objects.all(),
                widget=AutocompleteOne(picture, admin.site),
            ),
            "caption": forms.CharField(label="Bildunterschrift", required=False, max_length=300),
            "alternative_text": forms.CharField(
                label="Alternativtext an dieser Stelle", required=False, max_length=300
            ),
        }
        super().__init__(parts=parts, row_name="Bild", add="Weiteres Bild hinzufügen", **kwargs)


class GalleryForm(BlockForm):
    pictures = PicturesField(
        label="Bilder",
        required=False,
        help_text="Ein Alternativtext ist nur nötig, wenn das Bild hier etwas anderes zeigen soll, als in der Mediathek"
        " steht.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            pictures = list(self.instance.pictures.all())
            images = {str(picture.image_id): picture.image for picture in pictures}
            self.fields["pictures"].parts["image"].known = images
            self.initial["pictures"] = [
                {
                    "image": picture.image_id,
                    "caption": picture.caption,
                    "alternative_text": picture.alternative_text,
                }
                for picture in pictures
            ]

    def _post_clean(self):
        super()._post_clean()
        self.show_unsaved(self.cleaned_data)

    def show_unsaved(self, values):
        """Have the block show these pictures before it is saved; without valid ones it goes on as it was."""
        if "pictures" in values:
            pictures = [GalleryPicture(**row) for row in values["pictures"]]
            relations.put(self.instance, "pictures", pictures)

    def _save_m2m(self):
        super()._save_m2m()
        if "pictures" in self.changed_data:
            self.instance.pictures.all().delete()
            GalleryPicture.objects.bulk_create(
                GalleryPicture(block=self.instance, position=position, **row)
                for position, row in enumerate(self.cleaned_data["pictures"], start=1)
            )
