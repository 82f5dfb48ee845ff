"""What a process of the server has ready before its first request."""

import gc
from importlib import reload

from publishing.readiness import syllables
from search.analysis import lexicon
from wir_portal import wsgi


def test_words_and_patterns_are_read_before_anybody_approves_a_text():
    lexicon._forms.cache_clear()
    syllables._patterns.cache_clear()
    reload(wsgi)
    assert lexicon._forms.cache_info().currsize == 1
    assert syllables._patterns.cache_info().currsize == 1


def test_the_garbage_collector_passes_over_what_stays():
    before, made = gc.get_freeze_count(), [[] for _ in range(1000)]
    reload(wsgi)
    assert gc.get_freeze_count() >= before + len(made)
