"""The one code of CDP, and why it is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.cdp.read import read
from zonewright.protocols.room import Code, Room

# Unrequested, to whoever hears it; nobody answers.
CODES = {"0": Code("announcement", Operation.PUBLISH)}

ROOM = Room(name="cdp", ethertypes=(0,), codes=CODES, read=read, is_industrial=False)
