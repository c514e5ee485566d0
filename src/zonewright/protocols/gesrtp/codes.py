"""Service requests of GE-SRTP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.gesrtp.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_OTHER = Operation.OTHER

CODES = {
    "0": Code("short status", _DIAGNOSE),
    "1": Code("long status", _DIAGNOSE),
    "2": Code("memory usage", _DIAGNOSE),
    "3": Code("name of the control program", _DIAGNOSE),
    "4": Code("read system memory", _READ),
    "5": Code("read task memory", _READ),
    "6": Code("read program block memory", _READ),
    "7": Code("write system memory", _WRITE),
    "8": Code("write task memory", _WRITE),
    "9": Code("write program block memory", _WRITE),
    "12": Code("read system variable", _READ),
    "13": Code("read task variable", _READ),
    "14": Code("read program block variable", _READ),
    "15": Code("write system variable", _WRITE),
    "16": Code("write task variable", _WRITE),
    "17": Code("write program block variable", _WRITE),
    # A list of values that is read again and again under one name.
    "21": Code("establish datagram", _READ),
    "22": Code("update datagram", _READ),
    "23": Code("cancel datagram", _OTHER),
    "24": Code("format disk", _PROGRAM),
    "29": Code("read file", _PROGRAM),
    "30": Code("write file", _PROGRAM),
    "32": Code("log on as a programmer", _OTHER),
    "33": Code("change privilege level", _OTHER),
    "34": Code("set controller id", _CONTROL),
    # Run or stop.
    "35": Code("set controller state", _CONTROL),
    "36": Code("set clock", _CONTROL),
    "37": Code("read clock", _DIAGNOSE),
    "38": Code("sizes of program blocks", _DIAGNOSE),
    "39": Code("list of program blocks", _DIAGNOSE),
    **{
        str(service): Code(name, _PROGRAM)
        for service, name in (
            (40, "store program block"),
            (42, "store program of a block"),
            (43, "load program block"),
            (44, "load program of a block"),
            (45, "verify program block"),
            (46, "delete program block"),
            (47, "change size of program block"),
            (49, "clear configuration"),
            (50, "configure inputs and outputs"),
            (53, "clear all memory"),
            (54, "clear reference memory"),
            (55, "clear logic memory"),
            (61, "store block"),
            (62, "load block"),
            (63, "store program"),
            (64, "load program"),
            (65, "change program"),
            (66, "verify program"),
            (69, "memory card"),
            (75, "write slot configuration"),
            (82, "store operating system extension"),
            (90, "store program, extended"),
            (91, "load program, extended"),
        )
    },
    "56": Code("fault table", _DIAGNOSE),
    "57": Code("clear fault table", _CONTROL),
    "67": Code("type and id of the controller", _DIAGNOSE),
    # Holds a value whatever the program says.
    "68": Code("force system memory", _WRITE),
    "72": Code("write datagram", _WRITE),
    "74": Code("read configuration parameter", _DIAGNOSE),
    "79": Code("session control", _OTHER),
    "87": Code("force program block memory", _WRITE),
    "97": Code("features of the controller", _DIAGNOSE),
    "256": Code("answer", _OTHER),
    "257": Code("open a connection", _OTHER),
}

_AREAS = {
    0x08: "%R",
    0x0A: "%AI",
    0x0C: "%AQ",
    0x10: "%I bytes",
    0x12: "%Q bytes",
    0x14: "%T bytes",
    0x16: "%M bytes",
    0x18: "%SA bytes",
    0x1A: "%SB bytes",
    0x1C: "%SC bytes",
    0x1E: "%S bytes",
    0x38: "%G bytes",
    0x46: "%I",
    0x48: "%Q",
    0x4A: "%T",
    0x4C: "%M",
    0x4E: "%SA",
    0x50: "%SB",
    0x52: "%SC",
    0x54: "%S",
    0x56: "%G",
}


def name_area(area: int) -> str:
    """Name the memory; its places count from 0 on the wire, from 1 in the tools."""
    return _AREAS.get(area, f"selector 0x{area:02X}")


ROOM = Room(name="gesrtp", tcp_ports=(18245,), codes=CODES, read=read, name_area=name_area)
