"""DCP services and RT frame ids, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.profinet.read import read_dcp, read_rt
from zonewright.protocols.room import Code, Room

ETHERTYPE = 0x8892

DCP_CODES = {
    "3": Code("get", Operation.DIAGNOSE),
    # A device that gets another name or address leaves its controller; blinking and reset to factory go this way too.
    "4": Code("set", Operation.CONTROL),
    "5": Code("identify", Operation.DIAGNOSE),
    "6": Code("hello", Operation.PUBLISH),
}

RT_CODES = {
    "0/32": Code("clock: synchronisation with follow-up", Operation.OTHER),
    "0/33": Code("clock: synchronisation with follow-up", Operation.OTHER),
    "0/128": Code("clock: synchronisation", Operation.OTHER),
    "0/129": Code("clock: synchronisation", Operation.OTHER),
    "1": Code("cyclic data, class 1", Operation.PUBLISH),
    "2": Code("cyclic data, class 2", Operation.PUBLISH),
    "3": Code("cyclic data, class 3", Operation.PUBLISH),
    # A device reports of itself and unasked; the acknowledgement changes nothing in the process.
    "252/1": Code("alarm, high priority", Operation.PUBLISH),
    "254/1": Code("alarm, low priority", Operation.PUBLISH),
    "254/2": Code("remote service", Operation.OTHER),
    "255": Code("clock and path", Operation.OTHER),
}

_OPTIONS = {
    0x0101: "MAC address",
    0x0102: "IP parameters",
    0x0103: "full IP suite",
    0x0201: "type of station",
    0x0202: "name of station",
    0x0203: "device id",
    0x0204: "role",
    0x0205: "options",
    0x0206: "alias",
    0x0501: "start of a transaction",
    0x0502: "end of a transaction",
    0x0503: "signal",
    0x0505: "factory reset",
    0x0506: "reset to factory",
}


def name_area(area: int) -> str:
    """Name what is set, by option and suboption."""
    return _OPTIONS.get(area) or ("DHCP" if area >> 8 == 3 else f"option {area >> 8}/{area & 0xFF}")


ROOM_DCP = Room(name="profinet_dcp", ethertypes=(ETHERTYPE,), codes=DCP_CODES, read=read_dcp, name_area=name_area)
ROOM_RT = Room(name="profinet_rt", ethertypes=(ETHERTYPE,), codes=RT_CODES, read=read_rt)
