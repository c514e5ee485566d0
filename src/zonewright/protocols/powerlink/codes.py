"""Messages of Ethernet POWERLINK, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.powerlink.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

CODES = {
    # The cycle: both directions bring values of the process without being asked for each.
    "1": Code("start of cycle", _PUBLISH),
    "3": Code("poll request", _PUBLISH),
    "4": Code("poll response", _PUBLISH),
    "5": Code("start of the asynchronous phase", _OTHER),
    "5/0": Code("start of the asynchronous phase, for nobody", _PUBLISH),
    "5/1": Code("ask for identity", _DIAGNOSE),
    "5/2": Code("ask for state", _DIAGNOSE),
    "5/3": Code("invite a request to the management", _OTHER),
    "5/6": Code("ask for times of synchronisation", _DIAGNOSE),
    "5/255": Code("invite any message", _OTHER),
    "6": Code("asynchronous", _OTHER),
    # A node asks the managing node for an order.
    "6/3": Code("request to the management", _OTHER),
    # Everything that the managing node orders a node is about its state.
    "6/4": Code("network management", _CONTROL),
    "6/4/33": Code("start node", _CONTROL),
    "6/4/34": Code("stop node", _CONTROL),
    "6/4/35": Code("enter pre-operational 2", _CONTROL),
    "6/4/36": Code("enable ready to operate", _CONTROL),
    "6/4/40": Code("reset node", _CONTROL),
    "6/4/41": Code("reset communication", _CONTROL),
    "6/4/42": Code("reset configuration", _CONTROL),
    "6/4/43": Code("reset software", _CONTROL),
    "6/4/144": Code("publish configured nodes", _PUBLISH),
    "6/5": Code("SDO without a command", _OTHER),
    "6/5/1": Code("SDO: write by index", _WRITE),
    "6/5/2": Code("SDO: read by index", _READ),
    "6/5/3": Code("SDO: write all by index", _WRITE),
    "6/5/4": Code("SDO: read all by index", _READ),
    "6/5/5": Code("SDO: write by name", _WRITE),
    "6/5/6": Code("SDO: read by name", _READ),
    # Files are how firmware and programs come to a node, and go.
    "6/5/32": Code("SDO: write a file", Operation.PROGRAM),
    "6/5/33": Code("SDO: read a file", Operation.PROGRAM),
    "6/5/49": Code("SDO: write several by index", _WRITE),
    "6/5/50": Code("SDO: read several by index", _READ),
    "6/5/112": Code("SDO: size of segments", _OTHER),
    "7": Code("multiple management", _OTHER),
    "13": Code("asynchronous invitation", _OTHER),
}

ROOM = Room(name="powerlink", ethertypes=(0x88AB,), udp_ports=(3819,), codes=CODES, read=read)
