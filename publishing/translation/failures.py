"""Why a machine could not translate, in a sentence for the newsroom."""


class TranslationFailed(Exception):
    """The message is German and meant for people; with `is_temporary` another attempt makes sense."""

    def __init__(self, message: str, *, is_temporary: bool = False) -> None:
        super().__init__(message)
        self.is_temporary = is_temporary
