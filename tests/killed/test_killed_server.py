"""The server is killed at a random moment, again and again: what it was doing is done wholly or not at all.

CRASHES says how often, for each of the two; left alone both engines together see a hundred kills.
"""

import os
from collections import Counter
from datetime import timedelta
from io import BytesIO
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Pillow

from accounts import audit
from accounts.models import AuditEntry
from media_library import inventory
from media_library.models import Image
from publishing.models import Document, Edition, EditionFile, State
from tests import factories
from tests.admin_forms import admin_url

from .conftest import SECRET

CRASHES = int(os.environ.get("CRASHES", "25"))
# So many requests are let through first, to know how long one takes
WHOLE = 3
# After one that was killed too early the next lives a little longer, and the other way round, however busy the machine
LATER, EARLIER = 1.3, 0.8
FORM = "application/x-www-form-urlencoded"


def approval(document, headers):
    """Return the request that approves the document."""
    values = urlencode({"csrfmiddlewaretoken": SECRET, "version": document.version})

    def send(line):
        url = admin_url(document, "step", "freigeben")
        line.request("POST", url, values, {**headers, "Content-Type": FORM})

    return send


def test_an_approval_is_whole_or_has_never_been(server, headers):
    image = factories.image()
    items = [factories.news_item(lead_image=image) for _ in range(CRASHES + WHOLE)]
    for item in items:
        factories.submitted(item)
        item.refresh_from_db()
    approver = headers(factories.approver())
    took = quickest([server.whole(approval(item, approver)) for item in items[:WHOLE]], 302)
    counted, longest = Counter(), took
    for item in items[WHOLE:]:
        status = server.during(approval(item, approver), longest)
        outcome = what_became_of(item)
        assert outcome == "whole" or status != 302
        counted[outcome] += 1
        longest *= LATER if outcome == "not at all" else EARLIER
    assert audit.first_broken() is None
    # Unless both were seen, no moment in the middle was hit
    assert len(counted) == 2, counted
    print(f"{took:.3f} s, {dict(counted)}")


def quickest(answers, expected):
    """Return the seconds that a request takes at best; all must have had the expected status."""
    assert {status for status, _ in answers} == {expected}
    return min(seconds for _, seconds in answers)


def what_became_of(item):
    """Return "whole" or "not at all"; anything in between fails."""
    document = Document.objects.get(pk=item.pk)
    editions = list(Edition.objects.filter(document=item.pk))
    entries = AuditEntry.objects.filter(object_id=str(item.pk), action="approve").count()
    files = EditionFile.objects.filter(edition__document=item.pk).count()
    if document.state == State.APPROVED:
        # Of the files one is its picture, one the card that other sites show
        assert (len(editions), entries, files) == (1, 1, 2)
        assert Edition.objects.live(timezone.now()).filter(document=item.pk).exists()
        return "whole"
    assert document.state == State.SUBMITTED
    assert (editions, entries, files) == ([], 0, 0)
    return "not at all"


def upload(picture, headers):
    """Return the request that uploads a picture to the library."""
    parts = encode_multipart(
        BOUNDARY,
        {
            "csrfmiddlewaretoken": SECRET,
            "credit": "Wetteraukreis",
            "licence": "own",
            "files": SimpleUploadedFile("bild.png", picture, "image/png"),
        },
    )
    sent = {**headers, "Content-Type": MULTIPART_CONTENT, "Accept": "application/json"}

    def send(line):
        line.request("POST", reverse("admin:media_library_image_upload"), parts, sent)

    return send


def picture(number):
    """Return a picture like no other, 300 × 200 pixels."""
    made = BytesIO()
    Pillow.new("RGB", (300, 200), (number % 256, number // 256, 120)).save(made, "PNG")
    return made.getvalue()


def test_an_upload_is_whole_or_leaves_nothing_that_cannot_be_tidied_away(server, headers):
    editor = headers(factories.editor())
    took = quickest([server.whole(upload(picture(n), editor)) for n in range(WHOLE)], 201)
    counted, taken, longest = Counter(), WHOLE, took
    for number in range(WHOLE, CRASHES + WHOLE):
        status = server.during(upload(picture(number), editor), longest)
        found = Image.objects.count()
        assert found in (taken, taken + 1)
        assert found > taken or status != 201
        counted["whole" if found > taken else "not at all"] += 1
        longest *= LATER if found == taken else EARLIER
        taken = found
        # No picture without its files, whatever lies about that has no picture
        assert inventory.take(timedelta()).missing == []
    inventory.tidy_up(timezone.now(), timedelta())
    assert inventory.take(timedelta()).is_whole
    assert Image.objects.count() == taken
    assert audit.first_broken() is None
    assert AuditEntry.objects.filter(action="upload_media").count() == taken
    assert len(counted) == 2, counted
    print(f"{took:.3f} s, {dict(counted)}")
