"""The two messages of mDNS, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.mdns.read import read
from zonewright.protocols.room import Code, Room

CODES = {
    "0": Code("query", Operation.DIAGNOSE),
    # Nobody can tell from it whether somebody asked.
    "1": Code("announcement", Operation.PUBLISH),
}

ROOM = Room(name="mdns", udp_ports=(5353,), codes=CODES, read=read, is_industrial=False)
