"""Command codes of FINS, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.fins.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_OTHER = Operation.OTHER

CODES = {
    "1/1": Code("memory area read", _READ),
    "1/2": Code("memory area write", _WRITE),
    "1/3": Code("memory area fill", _WRITE),
    "1/4": Code("multiple memory area read", _READ),
    "1/5": Code("memory area transfer", _WRITE),
    # The set-up of the controller: its tables of units and routes. It moves with the program, in either direction.
    "2/1": Code("parameter area read", _PROGRAM),
    "2/2": Code("parameter area write", _PROGRAM),
    "2/3": Code("parameter area clear", _PROGRAM),
    "2/32": Code("data link table read", _PROGRAM),
    "2/33": Code("data link table write", _PROGRAM),
    # Taking the protection off is the step before a program is changed.
    "3/4": Code("program area protect", _PROGRAM),
    "3/5": Code("program area protect clear", _PROGRAM),
    "3/6": Code("program area read", _PROGRAM),
    "3/7": Code("program area write", _PROGRAM),
    "3/8": Code("program area clear", _PROGRAM),
    "4/1": Code("run", _CONTROL),
    "4/2": Code("stop", _CONTROL),
    "4/3": Code("reset", _CONTROL),
    "5/1": Code("controller data read", _DIAGNOSE),
    "5/2": Code("connection data read", _DIAGNOSE),
    "6/1": Code("controller status read", _DIAGNOSE),
    "6/2": Code("network status read", _DIAGNOSE),
    "6/3": Code("data link status read", _DIAGNOSE),
    "6/32": Code("cycle time read", _DIAGNOSE),
    "7/1": Code("clock read", _DIAGNOSE),
    "7/2": Code("clock write", _CONTROL),
    "8/1": Code("loop-back test", _DIAGNOSE),
    "8/2": Code("broadcast test results read", _DIAGNOSE),
    "8/3": Code("broadcast test", _DIAGNOSE),
    # One code reads messages and clears them; reading is what it is sent for every few seconds.
    "9/32": Code("message read or clear", _DIAGNOSE),
    # The right to change the controller goes from one tool to another; forced, the other is not asked.
    "12/1": Code("access right acquire", _OTHER),
    "12/2": Code("access right acquire, forced", _CONTROL),
    "12/3": Code("access right release", _OTHER),
    "33/1": Code("error clear", _CONTROL),
    "33/2": Code("error log read", _DIAGNOSE),
    # Errors that are cleared from the log are gone for whoever looks for them afterwards.
    "33/3": Code("error log clear", _CONTROL),
    "33/64": Code("access log read", _DIAGNOSE),
    "33/65": Code("access log clear", _CONTROL),
    # The memory card holds programs, set-up and recipes; looking into its list is told from moving its files.
    "34/1": Code("file name read", _DIAGNOSE),
    "34/2": Code("file read", _PROGRAM),
    "34/3": Code("file write", _PROGRAM),
    "34/4": Code("memory card format", _PROGRAM),
    "34/5": Code("file delete", _PROGRAM),
    "34/6": Code("volume label create or delete", _PROGRAM),
    "34/7": Code("file copy", _PROGRAM),
    "34/8": Code("file name change", _PROGRAM),
    "34/9": Code("file check", _DIAGNOSE),
    "34/10": Code("memory area and file transfer", _PROGRAM),
    "34/11": Code("parameter area and file transfer", _PROGRAM),
    "34/12": Code("program area and file transfer", _PROGRAM),
    "34/15": Code("file memory index read", _DIAGNOSE),
    "34/16": Code("file memory block read", _PROGRAM),
    "34/17": Code("file memory block write", _PROGRAM),
    "34/21": Code("directory create or delete", _PROGRAM),
    "34/32": Code("memory cassette transfer", _PROGRAM),
    # A forced bit no longer follows the process or the program; cancelling lets it jump back.
    "35/1": Code("forced set or reset", _WRITE),
    "35/2": Code("forced set or reset cancel", _WRITE),
    "35/10": Code("multiple forced status read", _READ),
    "38/1": Code("name set", _CONTROL),
    "38/2": Code("name delete", _CONTROL),
    "38/3": Code("name read", _DIAGNOSE),
}

_AREAS = {
    0x02: "D bits",
    0x06: "task flags",
    0x09: "T and C flags",
    0x0A: "E bits",
    0x30: "CIO bits",
    0x31: "W bits",
    0x32: "H bits",
    0x33: "A bits",
    0x49: "T and C flags, forced",
    0x70: "CIO bits, forced",
    0x71: "W bits, forced",
    0x72: "H bits, forced",
    0x82: "D",
    0x89: "T and C values",
    0x98: "E",
    0xB0: "CIO",
    0xB1: "W",
    0xB2: "H",
    0xB3: "A",
    0xBC: "data registers",
    0xDC: "index registers",
    0xF0: "CIO, forced",
    0xF1: "W, forced",
    0xF2: "H, forced",
}


def name_area(area: int) -> str:
    """Name the memory, the set-up or the program."""
    if area >= 1 << 17:
        return "program"
    if area >= 1 << 16:
        return f"parameter area 0x{area & 0xFFFF:04X}"
    if 0xA0 <= area <= 0xAC or 0x20 <= area <= 0x2C:
        return f"E{area & 0x0F:X}" + (" bits" if area < 0x80 else "")
    return _AREAS.get(area, f"area 0x{area:02X}")


ROOM = Room(name="fins", tcp_ports=(9600,), udp_ports=(9600,), codes=CODES, read=read, name_area=name_area)
