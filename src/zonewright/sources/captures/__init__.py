"""Captures: classic pcap and pcapng, plain or packed, from file bytes to flow records and sightings.

Here belongs what walks over packets in bulk: framing of capture files, link, network and transport headers, tables of
flows, PDUs in streams, and what is kept of them. Never: a Python object per packet, the meaning of a protocol's codes
(that is `protocols`), a guess about assets, a packet that is left out of the account.

The account: packets = decoded + ignored with reason + those under problems. Every packet whose link header is read
and complete and whose sender has an address is decoded, as a layer-2 conversation at least.
"""

from zonewright.sources.captures.source import CaptureSource

__all__ = ["CaptureSource"]
