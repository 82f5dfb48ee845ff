"""What an e-mail tells, and what the form offers, in every state of a document: what is live and nothing else."""

import pytest
from django.core import mail
from django.utils import timezone

from tests import factories
from tests.publishing import states
from tests.publishing.states import DRAFT, EVERY_STATE, EXPLANATION, PUBLIC

from .conftest import subscriber

pytestmark = pytest.mark.django_db
# Which edition may be told of; where none is named, nothing
LIVE = {states.live: 1, states.superseded: 2, states.redacted: 2}


@pytest.mark.parametrize(
    "make", [factories.news_item, factories.event, factories.program, factories.department]
)
@pytest.mark.parametrize("state", EVERY_STATE, ids=lambda state: state.__name__)
def test_what_is_live_and_nothing_else(client, sent, state, make):
    document = make()
    document.tags.add("Beispielthema")
    for code in ("all", f"d{document.pk}", f"t{document.tags.get().pk}"):
        subscriber(code)
    state(document, timezone.now())
    sent()
    told = "".join(
        message.subject + message.body + message.alternatives[0][0] for message in mail.outbox
    )
    form = client.get("/abonnieren/").text
    for text in (told, form):
        assert DRAFT not in text
        assert EXPLANATION not in text
    for number in (1, 2):
        shown = LIVE.get(state) == number
        assert (f"{PUBLIC}-{number}" in told) is shown
        if make in (factories.program, factories.department):
            assert (f"{PUBLIC}-{number}" in form) is shown
