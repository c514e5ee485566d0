"""Control messages of L2TP: they make, keep and end a tunnel."""

from zonewright.model.flow import Operation
from zonewright.protocols.l2tp.read import read
from zonewright.protocols.room import Code, Room

_OTHER = Operation.OTHER

CODES = {
    "0": Code("acknowledgement", _OTHER),
    "1": Code("asks for a tunnel", _OTHER),
    "2": Code("tunnel answered", _OTHER),
    "3": Code("tunnel stands", _OTHER),
    "4": Code("tunnel ends", _OTHER),
    "6": Code("hello", _OTHER),
    "7": Code("call out asked for", _OTHER),
    "8": Code("call out answered", _OTHER),
    "9": Code("call out stands", _OTHER),
    "10": Code("call in asked for", _OTHER),
    "11": Code("call in answered", _OTHER),
    "12": Code("call in stands", _OTHER),
    "14": Code("call ends", _OTHER),
    "15": Code("errors of the line", _OTHER),
    "16": Code("settings of the line", _OTHER),
}

ROOM = Room(name="l2tp", udp_ports=(1701,), codes=CODES, read=read, by_content=True, is_industrial=False)
