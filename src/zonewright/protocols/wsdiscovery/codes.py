"""The messages of WS-Discovery, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.wsdiscovery.read import read

CODES = {
    # Comes and goes unasked.
    "1": Code("hello", Operation.PUBLISH),
    "2": Code("bye", Operation.PUBLISH),
    "3": Code("probe", Operation.DIAGNOSE),
    "5": Code("resolve", Operation.DIAGNOSE),
}

ROOM = Room(name="wsdiscovery", udp_ports=(3702,), codes=CODES, read=read, is_industrial=False)
