"""The one message of GOOSE, and why it is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.goose.read import read
from zonewright.protocols.room import Code, Room

ETHERTYPE = 0x88B8

# Nobody asks for it and nobody answers; that a subscriber may trip a breaker on it is the subscriber's doing.
CODES = {"0": Code("publication", Operation.PUBLISH)}

ROOM = Room(name="goose", ethertypes=(ETHERTYPE,), codes=CODES, read=read)
