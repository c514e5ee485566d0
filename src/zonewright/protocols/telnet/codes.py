"""Messages of Telnet, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.telnet.read import read

CODES = {
    "0": Code("greeting", Operation.PUBLISH),
    # What is done in the shell is not read: it may be anything.
    "1": Code("negotiation", Operation.OTHER),
}

ROOM = Room(name="telnet", tcp_ports=(23, 2323), codes=CODES, read=read, is_industrial=False)
