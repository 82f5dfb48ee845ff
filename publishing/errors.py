"""Why an action was refused, in sentences that the newsroom shows as they are."""


class ActionRefused(Exception):
    """Base of all refusals; the message is German and meant for people."""


class NotPermitted(ActionRefused):
    """The account may not do this, or not to this document."""


class Conflict(ActionRefused):
    """The document is not, or no longer, as the person saw it."""


class NotReady(ActionRefused):
    """Checks found problems; `problems` lists them."""

    def __init__(self, problems):
        super().__init__(
            "Der Text kann so noch nicht veröffentlicht werden. Bitte beheben Sie zuerst diese Punkte: "
            + " ".join(problem.message for problem in problems)
        )
        self.problems = problems
