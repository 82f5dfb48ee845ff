"""Where a document stands for the newsroom at one moment: its editions, its withdrawal, its standing in words."""

from dataclasses import dataclass
from datetime import datetime

from publishing import moments
from publishing.hyperlinks.broken import in_editions
from publishing.models import Document, Edition, Withdrawal

from .standing import Standing, standing_of


@dataclass(frozen=True)
class Situation:
    """`editions` are newest first and come without their texts."""

    document: Document
    at: datetime
    editions: list[Edition]
    withdrawal: Withdrawal | None

    @property
    def in_range(self) -> Edition | None:
        """The edition whose range covers the moment, withdrawn or not."""
        return next((item for item in self.editions if item.covers(self.at)), None)

    @property
    def compared_with(self) -> Edition | None:
        """What the working copy is compared with: what is public now, else what was approved last."""
        whole = [item for item in self.editions if not item.redacted_at]
        return self.in_range if self.in_range in whole else next(iter(whole), None)

    @property
    def scheduled(self) -> list[Edition]:
        """Editions still to come, the next one first."""
        return sorted((item for item in self.editions if item.live_from > self.at), key=_start)

    @property
    def unconfirmed(self) -> list[Edition]:
        """Editions that one person approved alone and nobody has confirmed."""
        return [item for item in self.editions if item.forced_reason and not item.confirmed_by_id]

    @property
    def was_public(self) -> bool:
        return any(item.live_from <= self.at for item in self.editions)

    @property
    def standing(self) -> Standing:
        live, scheduled = self.in_range, self.scheduled
        return standing_of(
            withdrawal=self.withdrawal.kind if self.withdrawal else None,
            live_from=live.live_from if live else None,
            live_until=live.live_until if live else None,
            next_from=scheduled[0].live_from if scheduled else None,
            was_public=self.was_public,
        )

    @property
    def has_broken_links(self) -> bool:
        """Whether a link of the text that the public reads now leads nowhere."""
        live = self.in_range
        return bool(self.public_url and live and live.has_broken_links)

    @property
    def public_url(self) -> str:
        """The address at which the public reads it now, or empty."""
        return self.in_range.path if self.in_range and not self.withdrawal else ""


def situation_of(document: Document, at: datetime, *, may_be_withdrawn: bool = True) -> Situation:
    """Read everything in two queries, or in one where nothing was ever laid over the document."""
    withdrawals = Withdrawal.objects.effective(at).filter(document=document.pk)
    return Situation(
        document=document,
        at=at,
        editions=list(
            Edition.objects.filter(document=document.pk)
            .select_related("approved_by", "confirmed_by", "redacted_by")
            .annotate(has_broken_links=in_editions())
            .defer("body_html", "search_text", "data")
            .order_by("-number")
        ),
        withdrawal=withdrawals.select_related("created_by", "target").first()
        if may_be_withdrawn
        else None,
    )


def range_in_words(edition: Edition) -> str:
    """Return "seit …" or "von … bis …", German time with its zone."""
    start = moments.in_words(edition.live_from)
    if edition.live_until is None:
        return f"ab {start}"
    return f"von {start} bis {moments.in_words(edition.live_until)}"


def _start(edition: Edition) -> datetime:
    return edition.live_from
