"""The two kinds of packets of a tunnel."""

from zonewright.model.flow import Operation
from zonewright.protocols.esp.read import read
from zonewright.protocols.room import Code, Room

# What is inside is hidden, or is a flow of its own.
CODES = {"50": Code("ESP", Operation.OTHER), "51": Code("AH", Operation.OTHER)}

ROOM = Room(name="esp", udp_ports=(4500,), ip_protocols=(50, 51), codes=CODES, read=read, is_industrial=False)
