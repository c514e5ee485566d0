"""Messages of HSRP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.hsrp.read import read
from zonewright.protocols.room import Code, Room

# All are unrequested; taking over and resigning change who forwards, as a hello with a higher priority does too.
CODES = {
    "1/0": Code("hello", Operation.PUBLISH),
    "1/1": Code("take over", Operation.OTHER),
    "1/2": Code("resign", Operation.OTHER),
    "1/3": Code("state of an interface", Operation.PUBLISH),
    "2/0": Code("hello (version 2)", Operation.PUBLISH),
    "2/1": Code("take over (version 2)", Operation.OTHER),
    "2/2": Code("resign (version 2)", Operation.OTHER),
    "2/3": Code("state of an interface (version 2)", Operation.PUBLISH),
}

ROOM = Room(name="hsrp", udp_ports=(1985, 2029), codes=CODES, read=read, is_industrial=False)
