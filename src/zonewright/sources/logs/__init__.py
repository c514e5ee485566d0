"""Logs of network sensors: Zeek's, as tab-separated text or JSON, and Suricata's EVE, plain or packed with gzip.

What belongs here: the lines of a log, what its columns are called, which of them are flows, messages or identities.
What must never: names of functions, services and logs (they are data of the catalogs), what an asset or a flow is.

A log has no packets: the number of the line stands where a capture has the number of the packet. Every line is used,
ignored with a reason, or a problem; a line that is cut or makes no sense costs itself alone.
"""

from zonewright.sources.logs.source import LogSource

__all__ = ["LogSource"]
