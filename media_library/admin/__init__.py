"""The media library in the newsroom: upload, describe, find, replace, and delete what nothing uses."""

from .downloads import DownloadAdmin
from .images import ImageAdmin
from .keywords import KeywordAdmin

__all__ = ["DownloadAdmin", "ImageAdmin", "KeywordAdmin"]
