"""Which scripts of ours stand beside the block editor."""

from js_asset import ImportMap, Media, Script

# Of the preview and the checks beside the form
_BESIDE = ("typed", "unsaved", "checks", "morph", "viewport")
_MODULES = (
    "announce", "fields", "block_copy", "block_order", "block_tools", "block_insert", "paste", "paste_links",
    "paste_runs", "prose", "rows", "tables", "undo",
)  # fmt: skip

BLOCK_EDITOR = Media(
    importmap=ImportMap(
        {f"newsroom/{name}": f"newsroom/{name}.js" for name in (*_MODULES, *_BESIDE)}
    ),
    js=[
        Script(f"newsroom/{name}.js", type="module")
        for name in ("blocks", "autosave", "presence", "preview", "remarks")
    ],
)
