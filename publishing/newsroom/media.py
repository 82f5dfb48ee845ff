"""Which scripts of ours stand beside the block editor."""

from js_asset import ImportMap, Media, Script

_MODULES = ("announce", "fields", "block_order", "block_tools", "block_insert", "prose")

BLOCK_EDITOR = Media(
    importmap=ImportMap({f"newsroom/{name}": f"newsroom/{name}.js" for name in _MODULES}),
    js=[Script("newsroom/blocks.js", type="module")],
)
