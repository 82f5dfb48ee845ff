"""What the newsroom sees of the search."""

from .zero_hits_admin import ZeroHitAdmin

__all__ = ["ZeroHitAdmin"]
