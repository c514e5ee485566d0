"""Codes of the spanning tree, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.stp.read import read

_PUBLISH = Operation.PUBLISH

# Unrequested, to whoever hears it. Who sends better numbers becomes the root, but a BPDU does not show whether it does.
CODES = {
    "0/0": Code("spanning tree configuration", _PUBLISH),
    "0/128": Code("change of topology", _PUBLISH),
    "2/2": Code("rapid spanning tree", _PUBLISH),
    "3/2": Code("multiple spanning trees", _PUBLISH),
    "4/2": Code("shortest path trees", _PUBLISH),
    "0/0/1": Code("spanning tree of a VLAN", _PUBLISH),
    "0/128/1": Code("change of topology of a VLAN", _PUBLISH),
    "2/2/1": Code("rapid spanning tree of a VLAN", _PUBLISH),
}

ROOM = Room(name="stp", ethertypes=(0,), codes=CODES, read=read, is_industrial=False)
