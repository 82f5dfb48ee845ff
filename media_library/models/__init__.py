"""Images and files of the media library."""

from .download import Download
from .image import Image

__all__ = ["Download", "Image"]
