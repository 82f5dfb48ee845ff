"""What is read out of a text's HTML."""

from publishing.readiness.markup import Anchor, Heading, headings_in, links_in, text_in

HTML = (
    "<h2>Was <strong>gilt</strong>?</h2><p>Ein&nbsp;Satz mit <a href='/a/'>einem <em>Link</em></a>.</p><h3>&nbsp;</h3>"
    "<ul><li>eins</li><li>zwei</li></ul><p><a href='/b/'></a>Ende</p>"
)


def test_headings_come_with_their_level_and_words():
    assert headings_in(HTML) == [Heading(2, "Was gilt?"), Heading(3, "")]


def test_links_come_with_what_is_read_aloud():
    assert links_in(HTML) == [Anchor("/a/", "einem Link"), Anchor("/b/", "")]


def test_words_of_different_paragraphs_stay_apart():
    assert text_in(HTML) == "Was gilt? Ein Satz mit einem Link. eins zwei Ende"
    assert text_in("<p>&nbsp;</p>") == ""
