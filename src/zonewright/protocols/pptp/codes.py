"""Control messages of PPTP: they make, keep and end a tunnel."""

from zonewright.model.flow import Operation
from zonewright.protocols.pptp.read import read
from zonewright.protocols.room import Code, Room

_OTHER = Operation.OTHER

CODES = {
    "1": Code("asks for a tunnel", _OTHER),
    "2": Code("tunnel answered", _OTHER),
    "3": Code("asks to end", _OTHER),
    "4": Code("end answered", _OTHER),
    "5": Code("echo", _OTHER),
    "6": Code("echo answered", _OTHER),
    "7": Code("call out asked for", _OTHER),
    "8": Code("call out answered", _OTHER),
    "9": Code("call in asked for", _OTHER),
    "10": Code("call in answered", _OTHER),
    "11": Code("call in stands", _OTHER),
    "12": Code("asks to end a call", _OTHER),
    "13": Code("call ends", _OTHER),
    "14": Code("errors of the line", _OTHER),
    "15": Code("settings of the line", _OTHER),
}

ROOM = Room(name="pptp", tcp_ports=(1723,), codes=CODES, read=read, by_content=True, is_industrial=False)
