"""Messages of PTP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.ptp.read import read
from zonewright.protocols.room import Code, Room

_PUBLISH = Operation.PUBLISH

CODES = {
    "1/0": Code("sync (version 1)", _PUBLISH),
    "1/1": Code("delay request (version 1)", Operation.OTHER),
    "1/2": Code("follow-up (version 1)", _PUBLISH),
    # Version 1 does not tell reading from setting in its head.
    "1/4": Code("management (version 1)", Operation.OTHER),
    "2/0": Code("sync", _PUBLISH),
    # Measures the way, sets nothing.
    "2/1": Code("delay request", Operation.OTHER),
    "2/2": Code("peer delay request", Operation.OTHER),
    "2/8": Code("follow-up", _PUBLISH),
    "2/10": Code("peer delay follow-up", _PUBLISH),
    "2/11": Code("announce", _PUBLISH),
    "2/12": Code("signal", Operation.OTHER),
    "2/13": Code("management", Operation.OTHER),
    "2/13/0": Code("management: get", Operation.DIAGNOSE),
    "2/13/1": Code("management: set", Operation.WRITE),
    # Starts a clock anew, makes it the master, clears its faults.
    "2/13/3": Code("management: command", Operation.CONTROL),
}

ROOM = Room(name="ptp", udp_ports=(319, 320), ethertypes=(0x88F7,), codes=CODES, read=read, is_industrial=False)
