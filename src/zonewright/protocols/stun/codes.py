"""Methods of STUN and TURN."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.stun.read import read

_OTHER = Operation.OTHER

CODES = {
    # Asks how the sender's address looks from outside.
    "1": Code("binding", Operation.DIAGNOSE),
    "3": Code("allocate a relay", _OTHER),
    "4": Code("refresh a relay", _OTHER),
    "6": Code("send through a relay", _OTHER),
    "7": Code("data through a relay", _OTHER),
    "8": Code("permit a partner", _OTHER),
    "9": Code("bind a channel", _OTHER),
    "10": Code("connect", _OTHER),
    "11": Code("connection", _OTHER),
}

ROOM = Room(
    name="stun",
    tcp_ports=(3478,),
    udp_ports=(3478, 3479, 19302),
    codes=CODES,
    read=read,
    by_content=True,
    is_industrial=False,
)
