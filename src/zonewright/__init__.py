"""From a capture to a proven IEC 62443 zone model, offline, on a laptop."""

from zonewright._version import __version__

__all__ = ["__version__"]
