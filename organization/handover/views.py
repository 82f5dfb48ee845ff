"""The step "Stelle übergeben": asked, looked at, done; and what is left to approve then."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from database.alphabet import InGerman
from database.keys import row_key
from publishing import moments
from publishing.errors import ActionRefused
from publishing.models import Document, State

from ..models import Post
from .consequences import consequences
from .form import HandOverForm
from .handing_over import hand_over, held_on, versions_of
from .ties import ties_of


def hand_over_address(post: int, seat: int = 1) -> str:
    """Return where the seat of the post is handed over."""
    return f"{reverse('admin:organization_post_hand_over', args=[post])}?platz={seat}"


class HandOverViews:
    """Mixin of PostAdmin."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<int:post_id>/uebergeben/", wrap(self.hand_over_view), name="organization_post_hand_over"),
            path("<int:post_id>/uebergeben/fertig/", wrap(self.handed_over_view), name="organization_post_handed_over"),
            *super().get_urls(),
        ]  # fmt: skip

    def hand_over_view(self, request, post_id):
        """Ask; POST shows what it means, and the same once more does it."""
        post, today = self._post(request, post_id), moments.day_of(request.now)
        seat = row_key(request.GET.get("platz", "1"))
        if seat is None or not 1 <= seat <= post.seats:
            raise Http404
        ending = held_on(post, seat, today)
        form = HandOverForm(request.POST or None, post=post, seat=seat, ending=ending)
        looked_at = None
        if request.method == "POST" and form.is_valid():
            plan = form.plan()
            refused = self._refusal(request, form, plan)
            if refused is None:
                done = reverse("admin:organization_post_handed_over", args=[post.pk])
                return HttpResponseRedirect(done)
            looked_at = None if refused else self._looked_at(request, form, post, plan)
        context = {
            "title": "Stelle übergeben" if ending else "Stelle besetzen",
            "form": form,
            "post": post,
            "seat": seat,
            "seats": [
                (number, hand_over_address(post.pk, number), held_on(post, number, today))
                for number in range(1, post.seats + 1)
            ]
            if post.seats > 1
            else [],
            "ending": ending,
            "looked_at": looked_at,
            "ties": ties_of(post, None, request.now) if looked_at is None else [],
        }
        return self._hand_over_page(request, "hand_over.html", context)

    def handed_over_view(self, request, post_id):
        """Name the people of the post whose texts wait to be handed in or approved."""
        post = self._post(request, post_id)
        waiting = Document.objects.filter(
            pk__in=post.appointments.order_by().values("person")
        ).exclude(state=State.APPROVED)
        rows = [
            {
                "person": one,
                "url": reverse("admin:organization_person_change", args=[one.pk]),
                "submit_url": self._submit_url(request, one),
            }
            for one in waiting.order_by(InGerman("title"), "pk")
        ]
        context = {"title": "Was jetzt noch zu tun ist", "post": post, "rows": rows}
        return self._hand_over_page(request, "handed_over.html", context)

    def _refusal(self, request, form, plan):
        """Do it where it was looked at, else try it out; return None when done, "" when it could be, else why not."""
        looked = form.cleaned_data["seen"] == str(plan)
        versions = _versions(form.cleaned_data["versions"]) if looked else versions_of(plan)
        try:
            with transaction.atomic():
                hand_over(plan, by=request.user, at=request.now, versions=versions)
                if not looked:
                    transaction.set_rollback(True)
        except ActionRefused as refused:
            form.add_error(None, str(refused))
            # What was looked at is asked for anew
            form.data = {**form.data.dict(), "seen": "", "versions": ""}
            return str(refused)
        if not looked:
            return ""
        messages.success(request, "Die Übergabe ist eingetragen.")
        return None

    @staticmethod
    def _looked_at(request, form, post, plan):
        versions = ",".join(f"{key}:{version}" for key, version in versions_of(plan).items())
        form.data = {**form.data.dict(), "seen": str(plan), "versions": versions}
        term = (plan.first_day, plan.until) if plan.first_day else None
        return {"sentences": consequences(plan, post), "ties": ties_of(post, term, request.now)}

    def _post(self, request, post_id):
        if not request.user.has_perm("organization.change_person"):
            raise PermissionDenied
        post = Post.objects.select_related("department", "program").filter(pk=post_id).first()
        if post is None:
            raise Http404
        return post

    @staticmethod
    def _submit_url(request, document):
        if document.state not in (State.DRAFT, State.REJECTED):
            return ""
        if not request.user.has_perm("publishing.submit_document", document):
            return ""
        address = reverse("admin:organization_person_step", args=[document.pk, "einreichen"])
        return f"{address}?version={document.version}"

    def _hand_over_page(self, request, template, context):
        department = context["post"].department_id
        context = {
            **self.admin_site.each_context(request),
            "subtitle": None,
            "opts": self.opts,
            "department_url": reverse("admin:organization_department_change", args=[department]),
            **context,
        }
        return TemplateResponse(request, f"admin/organization/{template}", context)


def _versions(text):
    """Return what the page was sent with: "12:3,15:1" as keys and versions; what is no such text says nothing."""
    pairs = [tuple(map(row_key, pair.split(":"))) for pair in text.split(",")]
    return dict(pair for pair in pairs if len(pair) == 2 and None not in pair)
