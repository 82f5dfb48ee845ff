"""Images and files of the media library."""

from .download import Download
from .former_file import FormerFile
from .image import Image
from .keyword import ImageKeyword, Keyword

__all__ = ["Download", "FormerFile", "Image", "ImageKeyword", "Keyword"]
