"""Facilities of syslog, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.syslog.read import FACILITIES, read

# Told to whoever collects it; nobody answers.
CODES = {str(number): Code(name, Operation.PUBLISH) for number, name in enumerate(FACILITIES)}

ROOM = Room(name="syslog", tcp_ports=(514, 601), udp_ports=(514,), codes=CODES, read=read, is_industrial=False)
