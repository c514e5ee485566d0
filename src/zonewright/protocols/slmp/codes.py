"""Commands of SLMP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.slmp.read import read

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

CODES = {
    "0": Code("answer", _OTHER),
    "1/1": Code("read type name", _DIAGNOSE),
    "4/1": Code("read", _READ),
    "4/3": Code("read random", _READ),
    "4/6": Code("read block", _READ),
    "6/1": Code("read module memory", _READ),
    "6/19": Code("read own memory", _READ),
    "6/25": Code("loop-back test", _DIAGNOSE),
    # The entry names what the next commands read; nothing changes in the process.
    "8/1": Code("enter devices to watch", _READ),
    "8/2": Code("watch", _READ),
    # Nodes are looked for and given an address by the programming tool.
    "14/48": Code("search nodes", _DIAGNOSE),
    "14/49": Code("set IP address", _CONTROL),
    "14/112": Code("cyclic data", _PUBLISH),
    "16/1": Code("remote run", _CONTROL),
    "16/2": Code("remote stop", _CONTROL),
    "16/3": Code("remote pause", _CONTROL),
    "16/5": Code("remote latch clear", _CONTROL),
    "16/6": Code("remote reset", _CONTROL),
    "20/1": Code("write", _WRITE),
    "20/2": Code("write random", _WRITE),
    "20/6": Code("write block", _WRITE),
    "22/1": Code("write module memory", _WRITE),
    "22/19": Code("write own memory", _WRITE),
    # Lamp off and error cleared: an alarm is taken.
    "22/23": Code("clear error", _CONTROL),
    "22/48": Code("unlock with remote password", _OTHER),
    "22/49": Code("lock with remote password", _OTHER),
    # Files of the controller are its programs, parameters and comments; the list of them is told from moving them.
    "24/16": Code("read directory", _DIAGNOSE),
    "24/17": Code("search file", _DIAGNOSE),
    "24/32": Code("create file", _PROGRAM),
    "24/34": Code("delete file", _PROGRAM),
    "24/36": Code("copy file", _PROGRAM),
    "24/37": Code("change file attribute", _PROGRAM),
    "24/38": Code("change file date", _PROGRAM),
    "24/39": Code("open file", _PROGRAM),
    "24/40": Code("read file", _PROGRAM),
    "24/41": Code("write file", _PROGRAM),
    "24/42": Code("close file", _PROGRAM),
    # The controller sends by its own program.
    "33/1": Code("data on demand", _PUBLISH),
    # What is not listed below is a programming tool's all the same, or a panel's.
    "87": Code("programming tool", _OTHER),
    "87/1/1": Code("programming tool: read type name", _DIAGNOSE),
    "87/1/33": Code("programming tool: read type name", _DIAGNOSE),
    # The groups are those of SLMP: what real tools send in them, and its sizes, bears that out.
    "87/4": Code("programming tool: read or watch", _READ),
    "87/16": Code("programming tool: remote run, stop, reset", _CONTROL),
    # It writes memory as SLMP does, and a program's parts on their way into the controller.
    "87/20": Code("programming tool: write", _WRITE),
    "87/24": Code("programming tool: files", _PROGRAM),
    "87/24/89": Code("programming tool: read directory", _DIAGNOSE),
    "87/24/95": Code("programming tool: search file", _DIAGNOSE),
}

# The plant may set others, from 1025 on; any client may hold those too, so they would say nothing of who serves.
_PORTS = (5006, 5007, 5560, 5562)

_DEVICES = {
    0x2C: "RD",
    0x50: "LTC",
    0x51: "LTS",
    0x52: "LTN",
    0x54: "LCC",
    0x55: "LCS",
    0x56: "LCN",
    0x58: "LSTC",
    0x59: "LSTS",
    0x5A: "LSTN",
    0x62: "LZ",
    0x90: "M",
    0x91: "SM",
    0x92: "L",
    0x93: "F",
    0x94: "V",
    0x98: "S",
    0x9C: "X",
    0x9D: "Y",
    0xA0: "B",
    0xA1: "SB",
    0xA2: "DX",
    0xA3: "DY",
    0xA8: "D",
    0xA9: "SD",
    0xAB: "G",
    0xAF: "R",
    0xB0: "ZR",
    0xB4: "W",
    0xB5: "SW",
    0xC0: "TC",
    0xC1: "TS",
    0xC2: "TN",
    0xC3: "CC",
    0xC4: "CS",
    0xC5: "CN",
    0xC6: "SC",
    0xC7: "SS",
    0xC8: "SN",
    0xCC: "Z",
}


def name_unit(unit: int) -> str:
    """Name a station of a network; 255 of network 0 is the one that is connected."""
    return "connected station" if unit == 0xFF else f"network {unit >> 8} station {unit & 0xFF}"


def name_area(area: int) -> str:
    """Name the device as the maker does."""
    return _DEVICES.get(area, f"device 0x{area:02X}")


ROOM = Room(
    name="slmp",
    tcp_ports=_PORTS,
    udp_ports=_PORTS,
    codes=CODES,
    read=read,
    name_unit=name_unit,
    name_area=name_area,
)
