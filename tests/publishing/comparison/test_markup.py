"""Rendered HTML taken apart into elements and into lines of words."""

import pytest

from publishing.comparison.markup import outermost, pictures_in, words_of


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        ("", []),
        ("<p>a</p><p>b</p>", ["<p>a</p>", "<p>b</p>"]),
        ("<ul><li><p>a</p></li></ul>\n<!--contact:5-->", ["<ul><li><p>a</p></li></ul>", "<!--contact:5-->"]),
        ("<p>a<br>b<br/>c</p><p>ä &amp; d</p>", ["<p>a<br>b<br/>c</p>", "<p>ä &amp; d</p>"]),
        ("<figure><img src=x></figure><h2>a\nb</h2>", ["<figure><img src=x></figure>", "<h2>a\nb</h2>"]),
        ("<p>offen", ["<p>offen"]),
        ("</p><p>a</p>", ["</p>", "<p>a</p>"]),
    ],
)  # fmt: skip
def test_the_outermost_elements(html, pieces):
    assert [piece.strip() for piece in outermost(html)] == pieces


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h2>Was</h2><p>Ein &amp; zwei</p>", "Überschrift 2: Was\nEin & zwei"),
        ('<p>Zum <a href="/x/">Antrag</a>.</p>', "Zum Antrag (Link: /x/)."),
        ("<ul><li><p>eins</p></li><li>zwei</li></ul>", "• eins\n• zwei"),
        ('<figure><img alt="Saal"><figcaption>Foto</figcaption></figure>', "Bild: Saal\nFoto"),
        ('<img src="x" alt="">', "Bild ohne Alternativtext"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\nc"),
        ("<!--contact:5--><!--contact:6-->", "Kontakt: Fachdienst\nKontakt: nicht mehr vorhanden"),
        ("<p>a<strong>b</strong>\n c</p>", "ab c"),
    ],
)
def test_the_words_in_lines(html, words):
    assert words_of(html, {5: "Fachdienst"}) == words


def test_the_pictures_of_a_piece():
    assert pictures_in('<picture><source srcset="b 2x"><img src="/a.jpg" alt=""></picture>') == [
        "/a.jpg"
    ]
