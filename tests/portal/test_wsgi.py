"""What a process of the server has ready before its first request."""

from importlib import reload

from search.analysis import lexicon
from wir_portal import wsgi


def test_the_word_list_is_read_before_anybody_approves_a_text():
    lexicon._forms.cache_clear()
    reload(wsgi)
    assert lexicon._forms.cache_info().currsize == 1
