"""Requests of TFTP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.tftp.read import read

CODES = {
    "1": Code("read a file", Operation.READ),
    # How firmware and configurations come into switches and controllers.
    "2": Code("write a file", Operation.WRITE),
    "5": Code("error", Operation.OTHER),
}

ROOM = Room(name="tftp", udp_ports=(69,), codes=CODES, read=read, is_industrial=False)
