"""How departments, posts, people and bodies outside are described."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path
from django.utils.html import format_html

from accounts import audit
from accounts.disclosure import json_file
from publishing.moments import day_of
from publishing.newsroom.document_admin import DocumentAdmin
from publishing.newsroom.fields import FollowsDocument, NewsroomFields
from publishing.newsroom.lists import StandingFilter, TeamFilter

from .disclosure import data_of_person
from .filters import TermFilter, VacancyFilter
from .handover.views import HandOverViews, hand_over_address
from .models import Appointment, Department, Organization, OrganizationName, Person, Post
from .tables import DepartmentResource, PersonResource


class PostInline(NewsroomFields, FollowsDocument, admin.StackedInline):
    is_of_source = True
    model = Post
    fk_name = "department"
    extra = 0
    autocomplete_fields = ["program"]
    fields = ["title", "program", ("seats", "position"), "is_head"]


@admin.register(Department)
class DepartmentAdmin(DocumentAdmin):
    resource_class = DepartmentResource
    wording = {"title": ("Name", "So wie er auf dem Türschild steht.")}
    writing_fields = ["title", "unit_kind", "parent", "summary", "lead_image"]
    own_fieldsets = [
        ("Kontakt", {"fields": ["mailbox", "telephone", "address", "opening_hours"]}),
    ]
    folded_fields = [("valid_from", "valid_until"), "position"]
    autocomplete_fields = ["lead_image", "parent"]
    parts = [PostInline]
    list_filter = ["state", StandingFilter, TeamFilter, VacancyFilter, "unit_kind"]

    def render_change_form(self, request, context, **kwargs):
        department = kwargs.get("obj")
        if department and request.user.has_perm("organization.change_person"):
            context["more_links"] = [
                (hand_over_address(post.pk), f"Stelle übergeben: {post}")
                for post in department.posts.all()
            ]
        return super().render_change_form(request, context, **kwargs)


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


class AppointmentForm(forms.ModelForm):
    class Meta:
        # "0,5", as in the form that hands a post over
        localized_fields = ["full_time_equivalent"]


class AppointmentInline(NewsroomFields, FollowsDocument, admin.StackedInline):
    is_of_source = True
    model = Appointment
    form = AppointmentForm
    formset = AppointmentFormSet
    extra = 0
    autocomplete_fields = ["post"]
    fields = ["post", ("term_from", "term_until"), ("full_time_equivalent", "seat"), "acting"]


@admin.register(Person)
class PersonAdmin(DocumentAdmin):
    resource_class = PersonResource
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
    folded_fields = ["pronoun", "disclosure"]
    readonly_fields = ["disclosure"]
    parts = [AppointmentInline]
    list_filter = [
        "state",
        StandingFilter,
        TeamFilter,
        TermFilter,
        ("appointments__post__department", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["title", "email", "appointments__post__title"]

    def render_change_form(self, request, context, **kwargs):
        person = kwargs.get("obj")
        if person and self.has_change_permission(request, person):
            today = day_of(request.now)
            context["more_links"] = [
                (hand_over_address(term.post_id, term.seat), f"Stelle übergeben: {term.post}")
                for term in person.appointments.select_related("post")
                if term.term_from <= today and (term.term_until is None or term.term_until >= today)
            ]
        return super().render_change_form(request, context, **kwargs)

    def get_object(self, request, object_id, from_field=None):
        """Return the person, which knows whether everything known of it may be handed out."""
        person = super().get_object(request, object_id, from_field)
        if person is not None:
            person.is_disclosable = self.has_change_permission(request, person)
        return person

    def get_urls(self):
        view = self.admin_site.admin_view(self.disclosure_view)
        name = "organization_person_disclosure"
        return [path("<int:object_id>/auskunft/", view, name=name), *super().get_urls()]

    def disclosure_view(self, request, object_id):
        """Hand out everything known of the person, for instance because the person asks for it."""
        person = self.get_object(request, str(object_id))
        if person is None:
            raise Http404
        if not person.is_disclosable:
            raise PermissionDenied
        audit.record("export_person", by=request.user, at=request.now, obj=person)
        data = {"Stand": request.now, **data_of_person(person)}
        return json_file(data, f"person-{person.slug}.json")

    @admin.display(description="Auskunft")
    def disclosure(self, person):
        if person.pk is None:
            return "Erst nach dem Speichern."
        if not person.is_disclosable:
            return "Herunterladen kann, wer diesen Text bearbeiten darf."
        words = "Alles herunterladen, was das Portal über diese Person weiß (JSON)"
        return format_html('<a href="{}">{}</a>', self.url("disclosure", person.pk), words)


@admin.register(Post)
class PostAdmin(HandOverViews, admin.ModelAdmin):
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
