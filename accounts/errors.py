"""Why a change of an account was refused, in a sentence that people are shown as it is."""


class Refused(Exception):
    """The message is German, and says what to do instead where there is something."""
