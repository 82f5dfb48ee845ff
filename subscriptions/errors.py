"""Why something is not done; the message is a sentence for the person who asked."""


class StaleLink(Exception):
    """The link of a confirmation opens nothing; `why` is "unknown" or "expired"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
