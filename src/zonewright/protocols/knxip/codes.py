"""Services of KNXnet/IP and commands of KNX, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.knxip.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

_SERVICES = {
    513: Code("search", _DIAGNOSE),
    515: Code("describe", _DIAGNOSE),
    517: Code("connect", _OTHER),
    519: Code("state of the connection", _OTHER),
    521: Code("disconnect", _OTHER),
    523: Code("search, extended", _DIAGNOSE),
    # Reads and writes the properties of a server: nothing but a tool does so.
    784: Code("configure the device", _PROGRAM),
    1056: Code("tunnelling", _OTHER),
    1058: Code("tunnelling: get feature", _DIAGNOSE),
    1060: Code("tunnelling: set feature", _WRITE),
    1061: Code("tunnelling: feature information", _PUBLISH),
    1328: Code("routing", _OTHER),
    1329: Code("routing: messages lost", _PUBLISH),
    1330: Code("routing: busy", _PUBLISH),
    1331: Code("routing: system broadcast", _OTHER),
    1856: Code("remote diagnosis", _DIAGNOSE),
    1858: Code("remote basic configuration", _PROGRAM),
    1859: Code("remote reset", _CONTROL),
    2384: Code("secured message", _OTHER),
    2385: Code("secured session", _OTHER),
    2387: Code("secured session: authenticate", _OTHER),
    2388: Code("secured session: state", _OTHER),
    2389: Code("secured time", _OTHER),
}

_COMMANDS = {
    0: ("group read", _READ),
    1: ("group answer", _PUBLISH),
    2: ("group write", _WRITE),
    # Which device a telegram reaches, and what is loaded into it.
    3: ("write individual address", _PROGRAM),
    4: ("read individual address", _DIAGNOSE),
    5: ("individual address: answer", _DIAGNOSE),
    6: ("read analog input", _READ),
    7: ("analog input: answer", _READ),
    8: ("read memory", _PROGRAM),
    9: ("memory: answer", _PROGRAM),
    10: ("write memory", _PROGRAM),
    # Memory of the application, function properties: which of them is not opened.
    11: ("user memory", _PROGRAM),
    12: ("read device descriptor", _DIAGNOSE),
    13: ("device descriptor: answer", _DIAGNOSE),
    14: ("restart", _CONTROL),
    # Authorisation and properties: a tool's acts on a device.
    15: ("properties and authorisation", _PROGRAM),
}

CODES = {
    **{str(service): code for service, code in _SERVICES.items()},
    **{f"1056/{command}": Code(f"tunnelling: {name}", does) for command, (name, does) in _COMMANDS.items()},
    **{f"1328/{command}": Code(f"routing: {name}", does) for command, (name, does) in _COMMANDS.items()},
}


def name_area(area: int) -> str:
    """Name what the address is of: a group or a device."""
    return "device address" if area else "group address"


ROOM = Room(name="knxip", tcp_ports=(3671,), udp_ports=(3671,), codes=CODES, read=read, name_area=name_area)
