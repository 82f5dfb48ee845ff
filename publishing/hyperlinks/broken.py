"""The links of a document's live text that lead nowhere, for the panel beside its form."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from publishing.models import Document, Edition, Hyperlink, HyperlinkUse


def broken_links_of(document: Document, at: datetime) -> list[Hyperlink]:
    """Return the broken links of the text that is live at `at`: one query."""
    live = Edition.objects.live(at).filter(document=document.pk).order_by()
    uses = HyperlinkUse.objects.filter(edition__in=live).values("hyperlink")
    return list(Hyperlink.objects.broken().filter(pk__in=uses))


def in_editions() -> Exists:
    """Return what tells with an edition whether a link of it leads nowhere."""
    broken = Hyperlink.objects.broken().filter(pk=OuterRef("hyperlink")).order_by()
    return Exists(HyperlinkUse.objects.filter(Exists(broken), edition=OuterRef("pk")).order_by())
