"""Subtypes of the slow protocols, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.lacp.read import read
from zonewright.protocols.room import Code, Room

CODES = {
    # Both ends say their state in turns; nobody asks.
    "1": Code("link aggregation", Operation.PUBLISH),
    "2": Code("marker", Operation.OTHER),
    # Most of it tells state; a loopback order is among it too, and is not told apart.
    "3": Code("link OAM", Operation.DIAGNOSE),
    "10": Code("of an organisation", Operation.OTHER),
}

ROOM = Room(name="lacp", ethertypes=(0x8809,), codes=CODES, read=read, is_industrial=False)
