"""Reads the virtual router that a message speaks for."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import ipv4_text, ipv6_text, mac_text, stated

_STATES = {0: "initial", 1: "learning", 2: "listening", 4: "speaking", 8: "standing by", 16: "active"}
_NEW_STATES = {0: "disabled", 1: "initial", 2: "learning", 3: "listening", 4: "speaking", 5: "standing by", 6: "active"}
_INTERFACE_STATE = 3


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach; the password is left alone."""
    if len(pdu) >= 20 and pdu[0] == 0 and pdu[1] < _INTERFACE_STATE:
        state, group, priority = _STATES.get(pdu[2], f"state {pdu[2]}"), pdu[6], pdu[5]
        address, mac = ipv4_text(pdu[16:20]), ""
    elif len(pdu) >= 42 and pdu[:3] == b"\x01\x28\x02":
        state, group = _NEW_STATES.get(pdu[4], f"state {pdu[4]}"), int.from_bytes(pdu[6:8], "big")
        priority, mac = int.from_bytes(pdu[14:18], "big"), mac_text(pdu[8:14])
        address = ipv6_text(pdu[26:42]) if pdu[5] == 6 else ipv4_text(pdu[26:30])
    else:
        return ()
    identity = f", member {mac}" if mac else ""
    words = f"virtual router {group} at {address or 'an unknown address'}, {state}, priority {priority}{identity}"
    return (Sighted("hsrp", stated(ip=address, behind=words)),)
