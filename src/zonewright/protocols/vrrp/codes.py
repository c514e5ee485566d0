"""Versions of VRRP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.vrrp.read import read

# Unrequested, to all routers of the segment; who says a higher priority takes the address over.
CODES = {
    "2": Code("advertisement (version 2)", Operation.PUBLISH),
    "3": Code("advertisement (version 3)", Operation.PUBLISH),
}

ROOM = Room(name="vrrp", ip_protocols=(112,), codes=CODES, read=read, is_industrial=False)
