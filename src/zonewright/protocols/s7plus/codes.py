"""Functions of S7comm-plus, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.s7plus.read import read

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

CODES = {
    # What goes encrypted may be any function.
    "22": Code("TLS handshake", _OTHER),
    "23": Code("encrypted message, function hidden", _OTHER),
    "51": Code("notification", _PUBLISH),
    "254": Code("system event", _PUBLISH),
    "1201": Code("error", _OTHER),
    "1211": Code("explore", _DIAGNOSE),
    # A block that is explored hands its code out.
    "1211/3": Code("explore program", _PROGRAM),
    # Subscriptions are made as objects of a session.
    "1226": Code("create object", _OTHER),
    "1226/1": Code("create object in the controller", _PROGRAM),
    "1226/3": Code("create block (download)", _PROGRAM),
    "1226/285": Code("create session", _OTHER),
    "1236": Code("delete object", _OTHER),
    "1236/1": Code("delete object of the controller", _PROGRAM),
    "1236/3": Code("delete block", _PROGRAM),
    "1266": Code("set variable", _WRITE),
    # The operating state is a variable of the execution unit: writing it starts or stops the controller.
    "1266/52": Code("set operating state (start, stop)", _CONTROL),
    "1316": Code("get link", _DIAGNOSE),
    "1346": Code("set several variables", _WRITE),
    "1356": Code("get several variables", _READ),
    # They bracket a change of several objects, which engineering does and nobody else.
    "1366": Code("begin sequence", _PROGRAM),
    "1376": Code("end sequence", _PROGRAM),
    # A method of the controller; what it does is not known, so the graver reading holds.
    "1387": Code("invoke", _CONTROL),
    "1404": Code("set part of a variable", _WRITE),
    "1414": Code("get part of a variable", _READ),
    "1424": Code("get addresses of variables", _DIAGNOSE),
    "1434": Code("abort", _OTHER),
    "1449": Code("error, second form", _OTHER),
    "1459": Code("begin encryption", _OTHER),
}

_AREAS = {
    3: "program",
    52: "execution unit",
    80: "inputs",
    81: "outputs",
    82: "flags",
    83: "counters",
    84: "timers",
}


def name_area(area: int) -> str:
    """Name the memory, the block or the object of the controller."""
    if area >> 16 == 0x8A0E:
        return f"DB {area & 0xFFFF}"
    return _AREAS.get(area, f"object 0x{area:08X}")


ROOM = Room(name="s7plus", tcp_ports=(102,), codes=CODES, read=read, by_content=True, name_area=name_area)
