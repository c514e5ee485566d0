"""Supervision frames of PRP and HSR, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.prp.read import read
from zonewright.protocols.room import Code, Room

# Unrequested, every other second.
CODES = {
    "20": Code("node of PRP", Operation.PUBLISH),
    "21": Code("node of PRP, duplicates accepted", Operation.PUBLISH),
    "23": Code("node of HSR", Operation.PUBLISH),
}

ROOM = Room(name="prp", ethertypes=(0x88FB,), codes=CODES, read=read, is_industrial=False)
