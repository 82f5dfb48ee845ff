"""What is written of a form without templates says what Django's templates of the admin say."""

from pathlib import Path

import django
import pytest
from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import Fieldset
from django.contrib.admin.widgets import AutocompleteSelect
from django.forms.renderers import TemplatesSetting
from django.template import engines
from pytest_django.asserts import assertHTMLEqual

from programs.models import Program
from publishing import languages
from publishing.newsroom.beside import Beside
from publishing.newsroom.fields import AutocompleteOne
from wir_portal.form_writing import WrittenForms
from wir_portal.line_writing import lines_of

FIELDSET = Path(django.__file__).parent / "contrib/admin/templates/admin/includes/fieldset.html"
LINES = [
    "title", ("code", "is_new"), "is_new", "secret", ("secret", "code"), "day", ("day", "title"), "told",
    ("code", "told"),
]  # fmt: skip


class Form(forms.ModelForm):
    title = forms.CharField(label="Titel & <b>mehr</b>", help_text="Hilfe mit <em>Nachdruck</em>")
    code = forms.CharField(required=False)
    is_new = forms.BooleanField(label="Neu", required=False, help_text="Oder auch nicht")
    secret = forms.IntegerField(widget=forms.HiddenInput, required=False, help_text="Unsichtbar")
    day = forms.DateField(label="Tag")
    goals = forms.MultipleChoiceField(
        label="Ziele & mehr",
        choices=[("1", "Eins"), ("2", "Zwei")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Welche?",
    )

    class Meta:
        model = Program
        fields = ["title", "code"]


class ProgramAdmin(admin.ModelAdmin):
    @admin.display(description="Gesagt")
    def told(self, program):
        return "<script> & mehr"


def fieldset(data=None, lines=LINES):
    owner = ProgramAdmin(Program, admin.site)
    return Fieldset(Form(data), fields=lines, readonly_fields=("told",), model_admin=owner)


@pytest.mark.parametrize("data", [None, {"title": "", "day": "<gestern>", "secret": "x"}])
@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_line_comes_out_as_from_the_template(line, data):
    filled = engines["django"].from_string(FIELDSET.read_text())
    expected = filled.render({"fieldset": fieldset(data, [line])})
    written = f'<fieldset class="module aligned ">{lines_of(fieldset(data, [line]))}</fieldset>'
    # The newsroom's labels have no colon behind them
    assertHTMLEqual(written, expected.replace(":</label>", "</label>"))


def test_a_translation_has_the_german_words_beside_the_field_and_names_the_language_of_what_is_written():
    shown = fieldset(lines=["title", "code"])
    shown.form.fields["title"].spoken = languages.get("ar")
    shown.form.fields["title"].beside = Beside(text="Auf <Deutsch>")
    title, code = lines_of(shown).split("field-code")
    assert "Auf &lt;Deutsch&gt;" in title
    assert '<div class="foreign" lang="ar" dir="rtl"><input type="text" name="title"' in title
    assert "foreign" not in code
    assert "beside" not in code


@pytest.mark.parametrize("data", [None, {"goals": ["x"]}])
def test_boxes_are_a_group_with_the_name_and_the_help_of_the_field(data):
    shown = fieldset(data, ["goals"])
    written = str(lines_of(shown))
    described = "id_goals_helptext" + (" id_goals_error" if data else "")
    assert (
        f'<div role="group" aria-label="Ziele &amp; mehr" aria-describedby="{described}">'
        in written
    )
    # Read once for all, not with each box
    assert written.count("aria-describedby") == 1
    for name in described.split():
        assert f'id="{name}"' in written


@pytest.mark.parametrize(
    "may", [(), ("change",), ("add", "view"), ("change", "add", "delete", "view")]
)
@pytest.mark.parametrize("is_hidden", [False, True])
def test_a_choice_of_related_documents_comes_out_as_from_its_template(may, is_hidden):
    field = Program._meta.get_field("lead_department")
    widget = forms.HiddenInput() if is_hidden else forms.Select(choices=[("1", "Amt <b>")])
    rights = {f"can_{deed}_related": deed in may for deed in ("add", "change", "delete", "view")}
    related = admin.widgets.RelatedFieldWidgetWrapper(
        widget, field.remote_field, admin.site, **rights
    )
    written, filled = (
        related.render("unit", "1", {"id": "id_unit"}, renderer=renderer())
        for renderer in (WrittenForms, TemplatesSetting)
    )
    assertHTMLEqual(written, filled)


@pytest.mark.django_db
@pytest.mark.parametrize("is_required", [False, True])
def test_an_empty_choice_of_related_documents_comes_out_as_djangos(is_required):
    field = Program._meta.get_field("lead_department")
    shown = [
        field.formfield(widget=widget(field, admin.site), required=is_required).widget.render(
            "unit", None
        )
        for widget in (AutocompleteOne, AutocompleteSelect)
    ]
    assertHTMLEqual(*shown)
