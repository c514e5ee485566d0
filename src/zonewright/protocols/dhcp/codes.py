"""Message types of DHCP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.dhcp.read import read
from zonewright.protocols.dhcp.read6 import read as read6
from zonewright.protocols.room import Code, Room

_OTHER = Operation.OTHER
_DIAGNOSE = Operation.DIAGNOSE

# A client arranges its own address; nothing of another device changes.
CODES = {
    "0": Code("bootstrap (BOOTP)", _OTHER),
    "1": Code("discover", _OTHER),
    "3": Code("request", _OTHER),
    "4": Code("decline", _OTHER),
    "7": Code("release", _OTHER),
    "8": Code("inform", _OTHER),
    # Makes a client fetch its address anew.
    "9": Code("force renew", Operation.CONTROL),
    "10": Code("lease query", _DIAGNOSE),
    "14": Code("lease query in bulk", _DIAGNOSE),
}

CODES_6 = {
    "1": Code("solicit", _OTHER),
    "3": Code("request", _OTHER),
    "4": Code("confirm", _OTHER),
    "5": Code("renew", _OTHER),
    "6": Code("rebind", _OTHER),
    "7": Code("reply", _OTHER),
    "8": Code("release", _OTHER),
    "9": Code("decline", _OTHER),
    # Makes a client fetch its address anew.
    "10": Code("reconfigure", Operation.CONTROL),
    "11": Code("information request", _OTHER),
    "12": Code("relayed", _OTHER),
    "14": Code("lease query", _DIAGNOSE),
}

ROOM = Room(name="dhcp", udp_ports=(67, 68), codes=CODES, read=read, is_industrial=False)
ROOM_6 = Room(name="dhcp6", udp_ports=(547,), codes=CODES_6, read=read6, is_industrial=False)
