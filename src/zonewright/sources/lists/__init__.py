"""Inventories as people keep them: CSV and XLSX.

Here belongs how a table in a file becomes declared nouns: its dialect, its header, its cells. Never: a guess that
stands where a cell is empty, an asset merged with another, a formula computed.
"""

from zonewright.sources.lists.source import ListSource

__all__ = ["ListSource"]
