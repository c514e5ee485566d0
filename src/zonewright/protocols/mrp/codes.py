"""Messages of MRP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.mrp.read import read
from zonewright.protocols.room import Code, Room

_PUBLISH = Operation.PUBLISH

# All are unrequested; the manager sends tests without end, and orders to forget addresses when the ring changes.
CODES = {
    "2": Code("test of the ring", _PUBLISH),
    "3": Code("change of topology", _PUBLISH),
    "4": Code("link down", _PUBLISH),
    "5": Code("link up", _PUBLISH),
    "6": Code("test between rings", _PUBLISH),
    "7": Code("change of topology between rings", _PUBLISH),
    "8": Code("link down between rings", _PUBLISH),
    "9": Code("link up between rings", _PUBLISH),
    "10": Code("poll of a link between rings", _PUBLISH),
    "127": Code("option of a vendor", Operation.OTHER),
}

ROOM = Room(name="mrp", ethertypes=(0x88E3,), codes=CODES, read=read, is_industrial=False)
