"""The one code of LLDP, and why it is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.lldp.read import read
from zonewright.protocols.room import Code, Room

# Unrequested, to whoever hears it; nobody answers.
CODES = {"0": Code("announcement", Operation.PUBLISH)}

ROOM = Room(name="lldp", ethertypes=(0x88CC,), codes=CODES, read=read)
