"""What somebody types stays words, wherever forms and reports are written without templates."""

from datetime import date
from html.parser import HTMLParser

import pytest
from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import Fieldset, InlineAdminFormSet
from django.forms import inlineformset_factory

from programs.models import Award, FundingPeriod, Goal, Milestone, Program
from programs.reports.facts import Update
from programs.reports.update_rows import rows_of as update_rows_of
from publishing.newsroom.shared_choices import SharedChoices, SharedSelect
from tests import factories
from tests.admin_forms import admin_url
from tests.portal.test_form_writing import WIDGETS
from wir_portal.form_writing import WrittenForms
from wir_portal.line_writing import cells_of
from wir_portal.row_writing import fieldset_of, rows_of

# Ends attributes of either kind and elements, opens one with a script, and has a reference that must not be read twice
HOSTILE = '"\'></textarea></option><hostile onfocus="alert(1)" x=\'&amp;'


class Reader(HTMLParser):
    """Reads markup as a browser does: `elements` with their attributes, and every word in `said`."""

    def __init__(self, markup):
        super().__init__()
        self.elements, self.said = [], []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.said += [value or "" for _, value in attrs]

    def handle_data(self, data):
        self.said.append(data)


def assert_words_alone(markup, times=1):
    """Assert that the hostile words are read as such, so often at least, and nothing is made of them."""
    read = Reader(str(markup))
    assert not [tag for tag, attrs in read.elements if tag == "hostile" or "onfocus" in attrs]
    assert sum(said.count(HOSTILE) for said in read.said) >= times


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
def test_names_and_attributes_of_inputs_are_words(widget):
    attributes = {"title": HOSTILE, "placeholder": HOSTILE}
    markup = widget.render(HOSTILE, None, attributes, renderer=WrittenForms())
    assert_words_alone(markup, times=3)


@pytest.mark.parametrize(
    "widget", [forms.TextInput(), forms.HiddenInput(), forms.DateInput(), forms.Textarea()]
)
def test_what_was_typed_is_words(widget):
    assert_words_alone(widget.render("name", HOSTILE, renderer=WrittenForms()))


@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple])
def test_choices_are_words(widget):
    chosen = widget(choices=[(HOSTILE, HOSTILE), ("a", HOSTILE)])
    markup = chosen.render("name", [HOSTILE], renderer=WrittenForms())
    assert_words_alone(markup, times=3)


def test_choices_that_rows_share_are_words(db):
    program = factories.program()
    goal = Goal.objects.create(program=program, title=HOSTILE)
    select = SharedSelect()
    select.choices = SharedChoices(Goal.objects.filter(program=program))
    assert_words_alone(select.render("goal", goal.pk))


class HostileForm(forms.ModelForm):
    title = forms.CharField(label=HOSTILE)
    code = forms.ChoiceField(choices=[("a", HOSTILE)], label="Wahl")

    class Meta:
        model = Program
        fields = ["title", "code"]


class ProgramAdmin(admin.ModelAdmin):
    @admin.display(description=HOSTILE)
    def told(self, program):
        return HOSTILE


@pytest.mark.parametrize("lines", [["title", "code", "told"], [("title", "code", "told")]])
def test_labels_errors_and_what_can_only_be_read_are_words(lines):
    owner = ProgramAdmin(Program, admin.site)
    form = HostileForm({"title": HOSTILE, "code": HOSTILE})
    shown = Fieldset(form, HOSTILE, fields=lines, readonly_fields=("told",), model_admin=owner)
    # Name, label, value, choice, error, label and value of what is read
    assert_words_alone(fieldset_of(shown, "programs", 2), times=7)


class GoalInline(admin.StackedInline):
    model = Goal


@pytest.fixture
def part(db):
    program = factories.program()
    Goal.objects.create(program=program, title=HOSTILE, text=HOSTILE)
    formset = inlineformset_factory(Program, Goal, fields="__all__", extra=1)(instance=program)
    inline = GoalInline(Program, admin.site)
    return InlineAdminFormSet(
        inline, formset, [(None, {"fields": ["title", "text"]})], model_admin=inline
    )


def test_rows_of_a_part_are_words(part):
    # What the row is called, and its two fields
    assert_words_alone(rows_of(part), times=3)


def test_cells_of_a_table_are_words(part):
    assert_words_alone(cells_of(next(iter(part))), times=2)


def test_what_was_reported_is_words():
    update = Update(
        date(2026, 3, 1), "active", "on_track", f"{HOSTILE}\n{HOSTILE}", HOSTILE, HOSTILE, False
    )
    assert_words_alone(update_rows_of([update]), times=4)


def test_the_forms_of_the_newsroom_show_words(client, db):
    client.force_login(factories.superuser())
    program = factories.program(code=HOSTILE[:30], long_name=HOSTILE)
    Goal.objects.create(program=program, title=HOSTILE)
    period = FundingPeriod.objects.create(program=program, start="2026-01-01", focus=HOSTILE)
    Award.objects.create(
        program=program, award_id="a", title=HOSTILE, amount_awarded=1, award_date="2026-01-01",
        period=period,
    )  # fmt: skip
    Milestone.objects.create(program=program, title=HOSTILE)
    measure = factories.measure(program=program, title=HOSTILE)
    factories.report(measure, text=HOSTILE, next_step=HOSTILE)
    indicator = factories.indicator([], program=program)
    factories.observation(indicator, 2025, 7, dimension=HOSTILE)
    for document in (program, measure, indicator):
        page = client.get(admin_url(document, "change")).text
        assert HOSTILE in "".join(Reader(page).said)
        assert not [tag for tag, attrs in Reader(page).elements if tag == "hostile"]
