"""Messages of the NetBIOS name and datagram services, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.netbios.read import read_datagram, read_names
from zonewright.protocols.room import Code, Room

NAME_CODES = {
    "0": Code("name query", Operation.DIAGNOSE),
    "0/33": Code("node status", Operation.DIAGNOSE),
    # A computer says that a name is its own; who objects, answers.
    "5": Code("registration", Operation.PUBLISH),
    "6": Code("release", Operation.PUBLISH),
    "7": Code("wait", Operation.OTHER),
    "8": Code("refresh", Operation.PUBLISH),
    "9": Code("refresh", Operation.PUBLISH),
    "15": Code("registration of one more address", Operation.PUBLISH),
}

DATAGRAM_CODES = {
    # Mailslots may carry anything; nobody acknowledges it.
    "16": Code("datagram to one", Operation.OTHER),
    "17": Code("datagram to a group", Operation.PUBLISH),
    "18": Code("datagram to all", Operation.PUBLISH),
    "19": Code("error", Operation.OTHER),
    "20": Code("query", Operation.OTHER),
}

ROOM_NAMES = Room(name="netbios_ns", udp_ports=(137,), codes=NAME_CODES, read=read_names, is_industrial=False)
ROOM_DATAGRAMS = Room(
    name="netbios_dgm", udp_ports=(138,), codes=DATAGRAM_CODES, read=read_datagram, is_industrial=False
)
