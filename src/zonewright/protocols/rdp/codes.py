"""Messages of RDP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.rdp.read import read
from zonewright.protocols.room import Code, Room

_OTHER = Operation.OTHER

# What is done on the desktop is not read: it may be anything.
CODES = {
    "1": Code("ask for a connection", _OTHER),
    "1/0": Code("ask for a connection without TLS", _OTHER),
    "2": Code("answer", _OTHER),
    "2/0": Code("answer: the old encryption", _OTHER),
    "2/1": Code("answer: TLS", _OTHER),
    "2/2": Code("answer: CredSSP", _OTHER),
    "2/8": Code("answer: CredSSP with early authorisation", _OTHER),
    "3": Code("first data", _OTHER),
}

ROOM = Room(name="rdp", tcp_ports=(3389,), codes=CODES, read=read, by_content=True, is_industrial=False)
