"""What is written without a template says what Django's template says."""

from pathlib import Path

import django
import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorList
from django.utils.safestring import mark_safe
from pytest_django.asserts import assertHTMLEqual

from publishing.newsroom.fields import DateInput
from wir_portal.form_writing import WRITERS, WrittenForms

CHOICES = [("", "keine Angabe"), ("a", "<b>fett</b> & mehr"), ("b", 'ein "Wort"'), (7, 2026)]
GROUPED = [("", "–"), ("Gruppe & Co.", [("a", "A"), ("b", "B")])]
ATTRIBUTES = {"id": "id_x", "required": True, "disabled": False, "maxlength": 250, "title": 'a"<b>'}
WIDGETS = [
    forms.TextInput(), forms.HiddenInput(), forms.NumberInput(), forms.EmailInput(), forms.URLInput(),
    forms.DateInput(), DateInput(), forms.TimeInput(), forms.CheckboxInput(), forms.Textarea(),
    forms.Select(choices=CHOICES),
    forms.Select(choices=GROUPED), forms.SelectMultiple(choices=CHOICES), forms.RadioSelect(choices=CHOICES),
]  # fmt: skip
VALUES = [None, "", "a", 7, "Straße & <script>", 'mit "Anführung"', "\nzwei\nZeilen", mark_safe("&amp;")]  # fmt: skip


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
@pytest.mark.parametrize("value", VALUES)
def test_a_widget_comes_out_as_from_its_template(widget, value):
    assertHTMLEqual(
        widget.render("m7-name", value, ATTRIBUTES, renderer=WrittenForms()),
        widget.render("m7-name", value, ATTRIBUTES, renderer=TemplatesSetting()),
    )


class Form(forms.Form):
    name = forms.CharField(label="Name & <b>mehr</b>", help_text="Hilfe")
    day = forms.DateField(widget=DateInput(), required=False)
    choice = forms.ChoiceField(choices=CHOICES, show_hidden_initial=True)


@pytest.mark.parametrize("data", [None, {"name": "", "day": "<gestern>", "choice": "c"}])
def test_a_form_comes_out_as_from_templates(data):
    written, filled = Form(data, renderer=WrittenForms()), Form(data, renderer=TemplatesSetting())
    assertHTMLEqual(written.as_div(), filled.as_div())
    for name in Form.base_fields:
        assertHTMLEqual(written[name].label_tag(), filled[name].label_tag())
        assertHTMLEqual(written[name].errors.as_ul(), filled[name].errors.as_ul())


def test_the_first_line_feed_that_somebody_typed_stays():
    assert ">\n\nzwei" in forms.Textarea().render("text", "\nzwei", renderer=WrittenForms())


def test_a_label_without_a_field_is_words_alone():
    context = {"use_tag": False, "tag": "label", "label": "Ein & zwei", "attrs": {}}
    name = "django/forms/label.html"
    assert WrittenForms().render(name, context).strip() == "Ein &amp; zwei"


def test_errors_are_written_by_their_template():
    errors = ErrorList(["Zu <lang>"], renderer=WrittenForms())
    assert "Zu &lt;lang&gt;" in str(errors)
    assert str(ErrorList(renderer=WrittenForms())) == ""


def test_no_page_uses_a_template_of_its_own_for_what_is_written():
    for name in WRITERS:
        found = Path(TemplatesSetting().get_template(name).origin.name)
        assert Path(django.__file__).parent in found.parents, f"{found} would never be used"
