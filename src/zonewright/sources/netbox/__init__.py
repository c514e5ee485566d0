"""What a plant keeps in NetBox: exports of devices, interfaces and addresses, as JSON of its API or as CSV.

Here belongs how the rows of an export are told apart and joined into declared assets. Never: a call to a NetBox, a
network that nobody uses taken for an asset, a word of the export that is changed.
"""

from zonewright.sources.netbox.source import NetBoxSource

__all__ = ["NetBoxSource"]
