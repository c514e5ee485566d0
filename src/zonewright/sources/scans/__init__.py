"""What somebody's scanner found: the XML that nmap writes.

Here belongs how a report of a scan becomes sightings of hosts and of their open ports. Never: a packet of our own, a
port called dangerous, a host that did not answer.
"""

from zonewright.sources.scans.source import ScanSource

__all__ = ["ScanSource"]
