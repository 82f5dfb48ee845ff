"""How departments, posts, people and bodies outside are described."""

from django import forms
from django.contrib import admin

from publishing.newsroom.document_admin import DocumentAdmin
from publishing.newsroom.fields import FollowsDocument, NewsroomFields
from publishing.newsroom.lists import StandingFilter

from .models import Appointment, Department, Organization, OrganizationName, Person, Post


class PostInline(NewsroomFields, FollowsDocument, admin.StackedInline):
    model = Post
    fk_name = "department"
    extra = 0
    autocomplete_fields = ["program"]
    fields = ["title", "program", ("seats", "position"), "is_head"]


@admin.register(Department)
class DepartmentAdmin(DocumentAdmin):
    wording = {"title": ("Name", "So wie er auf dem Türschild steht.")}
    writing_fields = ["title", "unit_kind", "parent", "summary", "lead_image"]
    own_fieldsets = [
        ("Kontakt", {"fields": ["mailbox", "telephone", "address", "opening_hours"]}),
    ]
    folded_fields = [("valid_from", "valid_until"), "position"]
    autocomplete_fields = ["lead_image", "parent"]
    parts = [PostInline]
    list_filter = ["state", StandingFilter, "unit_kind"]


class AppointmentFormSet(forms.BaseInlineFormSet):
    """Also compares the appointments of the form with each other: the database would only refuse them."""

    def clean(self):
        super().clean()
        taken = {}
        for form in self.forms:
            if form in self.deleted_forms or form.errors or not form.cleaned_data.get("post"):
                continue
            typed = form.cleaned_data
            seat = (typed["post"].pk, typed["seat"])
            first = typed["term_from"], typed["term_until"]
            if any(overlap(first, other) for other in taken.get(seat, [])):
                form.add_error(
                    "term_from",
                    "Auf diesem Platz steht für diese Zeit schon eine andere Besetzung in diesem Formular.",
                )
            taken.setdefault(seat, []).append(first)


def overlap(one, other):
    """Tell whether two terms (first day, last day or None for an open end) share a day."""
    return (one[1] is None or other[0] <= one[1]) and (other[1] is None or one[0] <= other[1])


class AppointmentInline(NewsroomFields, FollowsDocument, admin.StackedInline):
    model = Appointment
    formset = AppointmentFormSet
    extra = 0
    autocomplete_fields = ["post"]
    fields = ["post", ("term_from", "term_until"), ("full_time_equivalent", "seat"), "acting"]


@admin.register(Person)
class PersonAdmin(DocumentAdmin):
    wording = {
        "title": ("Name", "Vor- und Nachname ohne Titel."),
        "summary": (
            "Kurzbeschreibung",
            "Wofür diese Person zuständig ist, in ein bis zwei Sätzen.",
        ),
        "lead_image": ("Porträt", "Nur mit Einwilligung der Person."),
    }
    writing_fields = ["title", "honorific", "summary", "lead_image"]
    own_fieldsets = [("Kontakt", {"fields": ["email", "telephone", "room"]})]
    folded_fields = ["pronoun"]
    parts = [AppointmentInline]
    list_filter = [
        "state",
        StandingFilter,
        ("appointments__post__department", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["title", "email", "appointments__post__title"]


@admin.register(Post)
class PostAdmin(admin.ModelAdmin):
    """Hidden: posts are described with their department; here they are only found."""

    search_fields = ["title", "department__title"]
    list_select_related = ["department"]

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class OrganizationNameInline(NewsroomFields, admin.StackedInline):
    model = OrganizationName
    extra = 0
    fields = ["name", ("valid_from", "valid_until")]


@admin.register(Organization)
class OrganizationAdmin(NewsroomFields, admin.ModelAdmin):
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name", "names__name"]
    inlines = [OrganizationNameInline]
    show_full_result_count = False
