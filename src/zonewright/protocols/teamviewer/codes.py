"""Forms of messages of TeamViewer; what they do is hidden."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.teamviewer.read import read

_OTHER = Operation.OTHER

CODES = {"0": Code("message", _OTHER), "1": Code("message, second form", _OTHER), "2": Code("datagram", _OTHER)}

ROOM = Room(
    name="teamviewer",
    tcp_ports=(5938, 443, 80),
    udp_ports=(5938,),
    codes=CODES,
    read=read,
    is_industrial=False,
)
