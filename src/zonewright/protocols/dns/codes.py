"""Opcodes of DNS, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.dns.read import read
from zonewright.protocols.room import Code, Room

CODES = {
    "0": Code("query", Operation.DIAGNOSE),
    # Hands out every name of a zone: reconnaissance, or a second name server.
    "0/251": Code("transfer of changes", Operation.READ),
    "0/252": Code("transfer of a zone", Operation.READ),
    "1": Code("inverse query", Operation.DIAGNOSE),
    "2": Code("status", Operation.DIAGNOSE),
    "4": Code("notify", Operation.PUBLISH),
    # Changes records of the name server, no setting of a device in the plant.
    "5": Code("update", Operation.OTHER),
    "6": Code("stateful operation", Operation.OTHER),
}

ROOM = Room(name="dns", tcp_ports=(53,), udp_ports=(53,), codes=CODES, read=read, is_industrial=False)
