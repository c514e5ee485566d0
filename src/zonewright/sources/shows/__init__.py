"""What a switch, a router or a computer showed on its terminal: tables of addresses, neighbours, its own name plate.

Here belongs how a saved session is cut into commands and how the tables of the makers are read. Never: a device asked,
a configuration judged (that is `platforms`), a line that is not understood left unsaid.
"""

from zonewright.sources.shows.source import ShowSource

__all__ = ["ShowSource"]
