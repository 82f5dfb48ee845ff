"""What a process reads before its first request, so that nobody waits for it."""

import gc
from importlib import import_module

from django.template import engines
from django.urls import get_resolver
from django.utils import formats

from search.analysis import lexicon

# Objects made before Python looks for those that nobody reaches; its own 700 took up to a quarter of the time of lists,
# and a fifth of that of many tests
GARBAGE = (50_000, 20, 100)


def warm_up() -> None:
    """Read all modules, words and patterns now, and have the garbage collector pass over them from then on."""
    get_resolver().reverse_dict  # noqa: B018
    engines.all()
    formats.get_format("DATE_FORMAT")
    lexicon.load()
    # Beside models, which cannot be imported before Django is set up
    import_module("publishing.readiness.syllables").load()
    spare_garbage()


def spare_garbage() -> None:
    """Have Python look through what there is no more: it stays until the process ends. Through the rest less often.

    To look through everything took a third of a second each time, in the middle of a request.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)
