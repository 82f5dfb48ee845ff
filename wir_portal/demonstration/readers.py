"""Who follows the portal by e-mail: address, what (slug of a programme, "" for everything), and how often."""

from subscriptions.models import Rhythm

READERS = (
    ("zeitung@example.org", "", Rhythm.AT_ONCE),
    ("radio@example.org", "", Rhythm.AT_ONCE),
    ("gemeinde@example.org", "", Rhythm.WEEKLY),
    ("nachbarin@example.org", "", Rhythm.WEEKLY),
    ("ehrenamt@example.org", "", Rhythm.DAILY),
    ("verein@example.org", "wir", Rhythm.DAILY),
    ("sprachschule@example.org", "sprache-im-alltag", Rhythm.WEEKLY),
)
