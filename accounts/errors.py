"""Why a change of an account was refused, and why a link leads nowhere."""


class Refused(Exception):
    """The message is German, is shown as it is, and says what to do instead where there is something."""


class StaleLink(Exception):
    """A link from an e-mail that leads nowhere; `why` is "unknown", "expired", or how it ended."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
