"""The newsroom is for everybody: axe finds nothing, nothing scrolls sideways, the keyboard reaches what it must."""

from datetime import date
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from organization.models import Appointment, Post
from programs.models import FundingPeriod, Goal
from publishing.models import BLOCKS, Autosave
from tests import factories
from tests.programs import reporting
from tests.publishing import states

from .judging import judged
from .keyboard import append_block, focused
from .waiting import until

pytestmark = pytest.mark.django_db(transaction=True)

LAPTOP = {"width": 1366, "height": 768}
TABLET = {"width": 768, "height": 1024}
NARROW = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
AT_REST = "document.getAnimations().every(animation => animation.playState !== 'running')"
# What another colour scheme can change for axe; the rest of the page stays what it was
OF_COLOURS = ["color-contrast", "link-in-text-block", "target-size"]


def addresses():
    """Return name and address of one page of each sort, with the content that they show."""
    image, download = factories.image(keywords=["Sommer"]), factories.download()
    factories.image(alternative_text="", licence="", licence_until=date(2020, 1, 1))
    public = factories.news_item(lead_image=image, summary="Worum es geht.")
    factories.published(public)
    waiting = factories.news_item()
    factories.submitted(waiting)
    rejected = factories.news_item()
    states.rejected(rejected, timezone.now())
    draft = factories.news_item(summary="")
    program, person, department = factories.program(), factories.person(), factories.department()
    Goal.objects.create(program=program, title="Mehr Teilhabe")
    measure = factories.measure(program=program)
    indicator = factories.indicator(program=program)
    told = factories.report(measure)
    factories.published(measure)
    today = timezone.localdate()
    FundingPeriod.objects.create(program=program, start=date(2024, 1, 1), end=today)
    post = Post.objects.create(
        title="Koordination", department=department, program=program, seats=2
    )
    Appointment.objects.create(post=post, person=person, term_from=date(2024, 1, 1))
    account = factories.editor()
    replaced = Autosave.objects.create(
        reason="replaced",
        user=account,
        document=draft.document_ptr,
        kind="news",
        data={"title": ["Ein früherer Titel"], "tags": ["Vielfalt"], "seen_version": ["0"]},
        saved_at=timezone.now(),
    )

    def admin(name, *args):
        return reverse(f"admin:{name}", args=args)

    return {
        "sign-in": reverse("account_login"),
        "overview": admin("index"),
        "list": admin("news_newsitem_changelist"),
        "list, filtered": admin("news_newsitem_changelist") + "?state__exact=draft",
        "list, nothing found": admin("news_newsitem_changelist") + "?q=Nichtvorhanden",
        "export": admin("news_newsitem_export"),
        "import": admin("organization_department_import"),
        "new": admin("news_newsitem_add"),
        "public": admin("news_newsitem_change", public.pk),
        "waiting": admin("news_newsitem_change", waiting.pk),
        "draft": admin("news_newsitem_change", draft.pk),
        "two versions": admin("news_newsitem_change", draft.pk) + f"?gesichert={replaced.pk}",
        "delete": admin("news_newsitem_delete", draft.pk),
        "editions": admin("news_newsitem_editions", public.pk),
        "preview": admin("news_newsitem_preview", draft.pk),
        "preview links": admin("news_newsitem_preview_links", draft.pk),
        "submit": admin("news_newsitem_step", draft.pk, "einreichen"),
        "approve": admin("news_newsitem_step", waiting.pk, "freigeben"),
        "reject": admin("news_newsitem_step", waiting.pk, "zurueckweisen"),
        "changes": admin("news_newsitem_changes", public.pk),
        "remarks": admin("news_newsitem_remarks", rejected.pk),
        "withdraw": admin("news_newsitem_step", public.pk, "zurueckziehen"),
        "page": admin("news_page_add"),
        "program": admin("programs_program_change", program.pk),
        "measure": admin("programs_measure_change", measure.pk),
        "indicator": admin("programs_indicator_change", indicator.pk),
        "measure, redact": admin("programs_measure_redact", measure.pk, told.pk),
        "gaps in sight": admin("programs_program_radar"),
        "hand-over": admin("organization_post_hand_over", post.pk),
        "handed over": admin("organization_post_handed_over", post.pk),
        "person": admin("organization_person_change", person.pk),
        "department": admin("organization_department_change", department.pk),
        "images": admin("media_library_image_changelist"),
        "image": admin("media_library_image_change", image.pk),
        "image, new": admin("media_library_image_add"),
        "image, replace": admin("media_library_image_replace", image.pk),
        "images, upload": admin("media_library_image_upload"),
        "images, describe": admin("media_library_image_describe"),
        "files": admin("media_library_download_changelist"),
        "file": admin("media_library_download_change", download.pk),
        "file, new": admin("media_library_download_add"),
        "file, replace": admin("media_library_download_replace", download.pk),
        "files, upload": admin("media_library_download_upload"),
        "keywords": admin("media_library_keyword_changelist"),
        "topics": admin("publishing_topic_changelist"),
        "accounts": admin("accounts_user_changelist"),
        "account": admin("accounts_user_change", account.pk),
        "teams": admin("accounts_team_changelist"),
        "log": admin("accounts_auditentry_changelist"),
        "retention": admin("accounts_retention"),
        "subscriptions": admin("subscriptions_subscriber_changelist"),
        "privacy": admin("accounts_user_privacy", account.pk),
        **report_pages(admin),
    }


def report_pages(admin):
    """Return the pages of reports to funders, a draft and a frozen one."""
    scene = reporting.Scene()
    draft, frozen = scene.draft(), scene.frozen()
    return {
        "reports": admin("programs_funderreport_changelist"),
        "report, new": admin("programs_funderreport_add"),
        "report, draft": admin("programs_funderreport_change", draft.pk),
        "report, preview": admin("programs_funderreport_preview", draft.pk),
        "report, freezing": admin("programs_funderreport_freeze", draft.pk) + "?gesehen=x",
        "report, frozen": admin("programs_funderreport_show", frozen.pk),
        "report, deleting": admin("programs_funderreport_delete", draft.pk),
    }


def settle(page):
    """Wait until the editor, where there is one, has made its fields and named them."""
    if page.locator(".with-panel #content-main form").count():
        page.locator(".block-tools, .order-machine-insert-target.last").first.wait_for()
        until(
            page,
            "() => [...document.querySelectorAll('.order-machine > [role=group] .prose-editor')]"
            ".every(editor => editor.querySelector('[role=toolbar]'))",
        )


def scrolls_sideways_in_large_letters(page):
    """Tell whether the page does on a telephone whose owner reads text of twice the size."""
    page.set_viewport_size(PHONE)
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('html { font-size: 200% !important }')
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet] }"""
    )
    until(page, AT_REST)
    found = page.evaluate(SIDEWAYS)
    page.evaluate(
        "() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1) }"
    )
    return found


def look(page, axe):
    """Return what is wrong with the page: on a laptop in light, on a tablet in dark, and narrow in light."""
    found = {"laptop": judged(page, axe), "tablet": [], "narrow": []}
    page.set_viewport_size(NARROW)
    until(page, AT_REST)
    # The colours are those of the laptop
    found["narrow"] += judged(page, partial(axe, without=["color-contrast"]))
    found["narrow"] += ["scrolls sideways"] if page.evaluate(SIDEWAYS) else []
    if scrolls_sideways_in_large_letters(page):
        found["narrow"].append("scrolls sideways in large letters")
    page.set_viewport_size(TABLET)
    page.emulate_media(color_scheme="dark")
    until(page, AT_REST)
    found["tablet"] += judged(page, partial(axe, only=OF_COLOURS))
    found["tablet"] += ["scrolls sideways"] if page.evaluate(SIDEWAYS) else []
    page.set_viewport_size(LAPTOP)
    page.emulate_media(color_scheme="light")
    found["laptop"] += ["scrolls sideways"] if page.evaluate(SIDEWAYS) else []
    return {screen: some for screen, some in found.items() if some}


def test_axe_finds_nothing_and_nothing_scrolls_sideways(new_page, sign_in, axe):
    page = new_page(viewport=LAPTOP, color_scheme="light", reduced_motion="reduce")
    pages = addresses()
    page.goto(pages.pop("sign-in"))
    findings = {"sign-in": look(page, axe)}
    sign_in(page, factories.superuser())
    for name, address in pages.items():
        answer = page.goto(address)
        assert answer.status == 200, (name, address)
        settle(page)
        findings[name] = look(page, axe)
    assert {name: found for name, found in findings.items() if found} == {}


def test_axe_finds_nothing_in_a_form_with_every_kind_of_block(page, sign_in, axe):
    sign_in(page, factories.editor())
    page.goto(reverse("admin:news_newsitem_add"))
    page.locator(".order-machine-insert-target.last").wait_for()
    for block in BLOCKS:
        append_block(page, block._meta.verbose_name)
    settle(page)
    expect(page.locator(".order-machine > [role=group]")).to_have_count(len(BLOCKS))
    assert axe(page) == []

    # Refused: every required field says so
    with page.expect_navigation():
        page.locator(".submit-row [name=_continue]").press("Enter")
    settle(page)
    assert page.locator(".errornote a").count() > len(BLOCKS)
    assert axe(page) == []


def test_who_may_only_look_is_led_to_the_text_and_sees_no_editor_without_inputs(page, sign_in, axe):
    """A script error on the page would be found at the end of the test."""
    program = factories.program(title="Programm der anderen", team=factories.team())
    factories.with_text(program, "<p>Das steht im Text.</p>")
    Goal.objects.create(program=program, title="Mehr Teilhabe")
    sign_in(page, factories.coordinator())
    page.goto(reverse("admin:programs_program_change", args=[program.pk]))
    expect(page.get_by_role("button", name="Mehr Teilhabe")).to_be_visible()
    expect(page.get_by_text("Bausteine ordnen")).to_have_count(0)
    expect(page.locator(".order-machine-wrapper")).to_be_hidden()
    expect(page.get_by_role("heading", name="Texte")).to_have_count(0)
    assert axe(page) == []
    page.get_by_role("link", name="Vorschau", exact=True).press("Enter")
    expect(page.get_by_text("Das steht im Text.")).to_be_visible()


def test_the_first_tab_shows_a_link_to_the_content_that_works(page, sign_in):
    sign_in(page, factories.editor())
    page.goto(reverse("admin:news_newsitem_changelist"))
    page.keyboard.press("Tab")
    assert focused(page) == "Zum Hauptinhalt springen"
    box = page.locator(".skip-to-content-link").bounding_box()
    assert box["y"] >= 0
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    until(page, "document.activeElement.matches('main')")


def test_a_menu_closes_with_escape_and_leads_back(page, sign_in):
    sign_in(page, factories.editor())
    page.goto(reverse("admin:index"))
    summary = page.locator(".usertools summary")
    summary.press("Enter")
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Abmelden")).to_be_hidden()
    until(page, "document.activeElement.matches('.usertools summary')")


def test_every_stop_of_the_form_shows_its_focus_inside_the_window(page, sign_in):
    item = factories.news_item(summary="Worum es geht.")
    sign_in(page, factories.editor())
    page.goto(reverse("admin:news_newsitem_change", args=[item.pk]))
    settle(page)
    hidden = []
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        seen = page.evaluate(
            """() => {
                const element = document.activeElement
                const box = element.getBoundingClientRect()
                const ring = [element, element.closest('.select2-selection') ?? element]
                    .map(each => getComputedStyle(each))
                    .some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3)
                const inside = box.bottom > 0 && box.top < innerHeight
                return ring && inside ? '' : element.outerHTML.slice(0, 120)
            }"""
        )
        if seen:
            hidden.append(seen)
    assert hidden == []
