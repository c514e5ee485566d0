"""Opcodes of OpenVPN that open a tunnel."""

from zonewright.model.flow import Operation
from zonewright.protocols.openvpn.read import read
from zonewright.protocols.room import Code, Room

_OTHER = Operation.OTHER

# What goes through the tunnel is hidden: none of these tells what is done.
CODES = {
    "1": Code("hard reset by the client, version 1", _OTHER),
    "2": Code("hard reset by the server, version 1", _OTHER),
    "7": Code("hard reset by the client, version 2", _OTHER),
    "8": Code("hard reset by the server, version 2", _OTHER),
    "10": Code("hard reset by the client, version 3", _OTHER),
}

ROOM = Room(
    name="openvpn",
    tcp_ports=(1194,),
    udp_ports=(1194,),
    codes=CODES,
    read=read,
    by_content=True,
    is_industrial=False,
)
