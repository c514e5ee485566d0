"""The one opcode of LLMNR, and why it is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.llmnr.read import read
from zonewright.protocols.room import Code, Room

# Asks who bears a name; whoever wants to be taken for another answers.
CODES = {"0": Code("query", Operation.DIAGNOSE)}

ROOM = Room(name="llmnr", udp_ports=(5355,), codes=CODES, read=read, is_industrial=False)
