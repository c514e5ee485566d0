"""Messages of CC-Link IE, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.cclink.read import read_basic, read_frame
from zonewright.protocols.room import Code, Room

CODES_BASIC = {
    "0": Code("answer", Operation.OTHER),
    "14/48": Code("search for stations", Operation.DIAGNOSE),
    # A station that has another address is no longer where its controller looks for it.
    "14/49": Code("set the address of a station", Operation.WRITE),
    "14/112": Code("cyclic data", Operation.PUBLISH),
}

# Most of it is cyclic; single messages among it are not told apart.
CODES_FRAME = {"0": Code("frame of CC-Link IE", Operation.PUBLISH)}

ROOM_BASIC = Room(name="cclink_basic", udp_ports=(45237, 61450, 61451), codes=CODES_BASIC, read=read_basic)
ROOM_FRAME = Room(name="cclink_ie", ethertypes=(0x890F,), codes=CODES_FRAME, read=read_frame)
