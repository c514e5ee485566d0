"""The one message of sampled values, and why it is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.sv.read import read

ETHERTYPE = 0x88BA

# It comes in cycles, and nobody asks for it.
CODES = {"0": Code("publication", Operation.PUBLISH)}

ROOM = Room(name="sv", ethertypes=(ETHERTYPE,), codes=CODES, read=read)
