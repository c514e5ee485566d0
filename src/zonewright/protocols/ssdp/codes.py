"""The messages of SSDP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.ssdp.read import read

CODES = {
    "0": Code("search", Operation.DIAGNOSE),
    # Comes and goes unasked.
    "1": Code("announcement", Operation.PUBLISH),
}

ROOM = Room(name="ssdp", udp_ports=(1900,), codes=CODES, read=read, is_industrial=False)
