"""Versions of NetFlow; all of them only tell."""

from zonewright.model.flow import Operation
from zonewright.protocols.netflow.read import read
from zonewright.protocols.room import Code, Room

_PUBLISH = Operation.PUBLISH

CODES = {"5": Code("NetFlow 5", _PUBLISH), "9": Code("NetFlow 9", _PUBLISH), "10": Code("IPFIX", _PUBLISH)}

ROOM = Room(
    name="netflow",
    udp_ports=(2055, 2056, 4739, 9555, 9995, 9996),
    codes=CODES,
    read=read,
    by_content=True,
    is_industrial=False,
)
