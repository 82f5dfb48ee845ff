"""The newsroom's forms for the statements and its inbox."""

from . import messages, statements  # noqa: F401
