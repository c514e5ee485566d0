"""Messages of WireGuard; what goes through the tunnel is hidden."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.wireguard.read import read

_OTHER = Operation.OTHER

CODES = {
    "1": Code("handshake: begin", _OTHER),
    "2": Code("handshake: answer", _OTHER),
    "3": Code("cookie", _OTHER),
    "4": Code("transport", _OTHER),
}

ROOM = Room(name="wireguard", udp_ports=(51820,), codes=CODES, read=read, by_content=True, is_industrial=False)
