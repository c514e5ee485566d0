"""Messages of VNC, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.vnc.read import read

_OTHER = Operation.OTHER

# What is done on the desktop is not read: it may be anything.
CODES = {
    "1": Code("version", _OTHER),
    "2": Code("security offered", _OTHER),
    "2/1": Code("security offered: none", _OTHER),
    "2/2": Code("security offered: password of VNC", _OTHER),
    "2/16": Code("security offered: Tight", _OTHER),
    "2/18": Code("security offered: TLS", _OTHER),
    "2/19": Code("security offered: VeNCrypt", _OTHER),
    "3": Code("desktop", _OTHER),
}

ROOM = Room(
    name="vnc",
    tcp_ports=(5800, 5900, 5901, 5902, 5903, 5904, 5905),
    codes=CODES,
    read=read,
    by_content=True,
    is_industrial=False,
)
