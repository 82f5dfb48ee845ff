"""Lets people subscribe and agree, as the public pages do it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from publishing.models import Document
from subscriptions import actions
from subscriptions.choices import ALL
from subscriptions.links import confirming_token, hash_of


def subscribe(
    readers: Iterable[tuple[str, str, str]], begun: Mapping[str, Document], at: datetime
) -> None:
    """Begin the subscriptions at the moment `at`; `begun` are the programmes by slug."""
    for email, slug, rhythm in readers:
        subject = f"d{begun[slug].pk}" if slug else ALL
        wish = actions.request(email=email, subjects=[subject], rhythm=rhythm, at=at)
        if wish:
            # The e-mail with the link goes to nobody: here the mailbox has agreed already
            token = confirming_token(wish.mails.get())
            wish.token_hash = hash_of(token)
            wish.save(update_fields=["token_hash"])
            actions.confirm(token, at=at)
            wish.mails.all().delete()
