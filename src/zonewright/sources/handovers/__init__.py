"""Packages that one party of the life cycle hands to another: a zip with a manifest, schema handover/1.

Here belongs how a package is opened without trust, its files held against the hashes of its manifest, and the model in
it read. Never: a file of it written anywhere, a package of which one file was lost, altered or added, read in part.
"""

from zonewright.sources.handovers.source import HandoverSource

__all__ = ["HandoverSource"]
