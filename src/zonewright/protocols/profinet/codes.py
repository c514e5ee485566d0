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

ROOM_DCP = Room(name="profinet_dcp", ethertypes=(ETHERTYPE,), codes=DCP_CODES, read=read_dcp)
ROOM_RT = Room(name="profinet_rt", ethertypes=(ETHERTYPE,), codes=RT_CODES, read=read_rt)
