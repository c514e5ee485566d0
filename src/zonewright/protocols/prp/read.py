"""Reads which node a supervision frame speaks of, and whether it does so itself."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import mac_text

_NODES = {20: "PRP node", 21: "PRP node that accepts duplicates", 23: "HSR node"}
_BOX = b"\x1e\x06"


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one frame, as far as its bytes reach; a redundancy box speaks for the node behind it."""
    if len(pdu) < 12 or pdu[4] not in _NODES:
        return ()
    node, box = mac_text(pdu[6:12]), mac_text(pdu[14:20]) if pdu[12:14] == _BOX else ""
    if not node:
        return ()
    if box and box != node:
        return (Sighted("prp", {"mac": node, "behind": f"{_NODES[pdu[4]]} {node} behind the box {box}"}),)
    return (Sighted("prp", {"mac": node, "description": _NODES[pdu[4]]}),)
