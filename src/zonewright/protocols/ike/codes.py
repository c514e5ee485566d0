"""Exchanges of IKE: they make, keep and end tunnels."""

from zonewright.model.flow import Operation
from zonewright.protocols.ike.read import read
from zonewright.protocols.room import Code, Room

_OTHER = Operation.OTHER

# A tunnel that is agreed on changes nothing in the process; what goes through it is hidden.
CODES = {
    "1": Code("version 1", _OTHER),
    "1/1": Code("base", _OTHER),
    "1/2": Code("main mode", _OTHER),
    "1/4": Code("aggressive mode", _OTHER),
    "1/5": Code("informational", _OTHER),
    "1/6": Code("transaction", _OTHER),
    "1/32": Code("quick mode", _OTHER),
    "1/33": Code("new group", _OTHER),
    "2": Code("version 2", _OTHER),
    "2/34": Code("first exchange", _OTHER),
    "2/35": Code("authentication", _OTHER),
    "2/36": Code("another tunnel", _OTHER),
    "2/37": Code("informational", _OTHER),
    "2/38": Code("session resumption", _OTHER),
    "2/43": Code("intermediate", _OTHER),
}

ROOM = Room(name="ike", udp_ports=(500, 4500), codes=CODES, read=read, by_content=True, is_industrial=False)
