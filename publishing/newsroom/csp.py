"""What the block editor needs beyond the strict Content Security Policy, and only on pages that show it."""

from csp.constants import NONCE, SELF

# The two style elements that the editors' scripts insert: tiptap's base style, and content-editor's labels,
# whose text depends on the language and on the regions. A browser test fails when an update changes them.
INJECTED_STYLES = [
    "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='",
    "'sha256-oX/YAOQ7UqvZxUjUetPuF+dzb1m5530XU8kfzUQLsn8='",
]

# The frame is the preview beside the form
EDITOR_POLICY = {"script-src": [NONCE], "style-src": INJECTED_STYLES, "frame-src": [SELF]}


def allow_editor(response):
    """Widen the policy of this one response."""
    response._csp_update = EDITOR_POLICY
    return response
