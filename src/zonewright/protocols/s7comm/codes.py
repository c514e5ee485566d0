"""Functions of S7comm, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.s7comm.read import read

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

CODES = {
    "1/0": Code("processor services", _OTHER),
    "1/4": Code("read variables", _READ),
    "1/5": Code("write variables", _WRITE),
    "1/26": Code("request download", _PROGRAM),
    "1/27": Code("download block", _PROGRAM),
    "1/28": Code("end download", _PROGRAM),
    # An upload leaves the process as it is; it is classed with the program because it hands the program out,
    # which only an engineering station or a backup has reason to ask for.
    "1/29": Code("start upload", _PROGRAM),
    "1/30": Code("upload block", _PROGRAM),
    "1/31": Code("end upload", _PROGRAM),
    # Start, restart and every service whose name is not known or not in hand.
    "1/40": Code("PI service (start and others)", _CONTROL),
    # The second half of a download: only now does the controller run the new block.
    "1/40/1": Code("PI service on blocks (_INSE, _IN2E, _DELE, _MODU, _GARB)", _PROGRAM),
    "1/41": Code("stop controller", _CONTROL),
    "1/240": Code("set up communication", _OTHER),
    "2": Code("acknowledgement", _OTHER),
    # The controller tells its change of mode unasked.
    "7/0": Code("mode transition", _PUBLISH),
    # Test and commissioning from the programming tool: looking is told from changing; an unknown one may do either.
    "7/1": Code("test functions", _PROGRAM),
    "7/1/1": Code("block status", _DIAGNOSE),
    "7/1/2": Code("watch variables", _READ),
    "7/1/3": Code("interrupt stack", _DIAGNOSE),
    "7/1/4": Code("block stack", _DIAGNOSE),
    "7/1/5": Code("local stack", _DIAGNOSE),
    "7/1/6": Code("time measurement", _DIAGNOSE),
    "7/1/7": Code("choose what is forced", _WRITE),
    "7/1/8": Code("modify variables", _WRITE),
    "7/1/9": Code("force variables", _WRITE),
    # These hold the program, let it go on, or empty the memory.
    "7/1/10": Code("breakpoint", _CONTROL),
    "7/1/11": Code("leave hold", _CONTROL),
    "7/1/12": Code("memory reset", _PROGRAM),
    # A job may be a watch or a force; ending or changing one that nobody saw start is counted as the graver.
    "7/1/13": Code("disable job", _WRITE),
    "7/1/14": Code("enable job", _WRITE),
    "7/1/15": Code("delete job", _WRITE),
    "7/1/16": Code("read job list", _DIAGNOSE),
    "7/1/17": Code("read job", _DIAGNOSE),
    "7/1/18": Code("replace job", _WRITE),
    "7/1/19": Code("block status, second form", _DIAGNOSE),
    "7/1/22": Code("blink", _DIAGNOSE),
    # The request orders values to be sent; the pushed values count as published, under the same key.
    "7/2": Code("cyclic values", _READ),
    "7/3": Code("lists of blocks and block information", _DIAGNOSE),
    "7/4": Code("processor functions", _DIAGNOSE),
    "7/4/1": Code("read system status list", _DIAGNOSE),
    "7/4/2": Code("subscribe to messages", _DIAGNOSE),
    "7/4/3": Code("diagnostic message", _PUBLISH),
    "7/4/5": Code("alarm message", _PUBLISH),
    "7/4/6": Code("notice", _PUBLISH),
    # Locking silences alarms in the controller; acknowledging changes their state there.
    "7/4/7": Code("lock alarms", _CONTROL),
    "7/4/8": Code("unlock alarms", _CONTROL),
    "7/4/9": Code("scan message", _PUBLISH),
    "7/4/11": Code("acknowledge alarms", _CONTROL),
    "7/4/12": Code("alarm was acknowledged", _PUBLISH),
    "7/4/13": Code("alarms were locked", _PUBLISH),
    "7/4/14": Code("alarms were unlocked", _PUBLISH),
    "7/4/17": Code("alarm message to be acknowledged", _PUBLISH),
    "7/4/18": Code("alarm message of a status", _PUBLISH),
    "7/4/19": Code("query alarms", _DIAGNOSE),
    "7/4/22": Code("notice of several signals", _PUBLISH),
    "7/5": Code("password", _OTHER),
    # Program to program; what the sent data does is known to the programs alone.
    "7/6": Code("block send and receive", _OTHER),
    "7/7": Code("clock functions", _DIAGNOSE),
    "7/7/1": Code("read clock", _DIAGNOSE),
    "7/7/2": Code("set clock", _CONTROL),
    "7/7/3": Code("read clock", _DIAGNOSE),
    "7/7/4": Code("set clock", _CONTROL),
    "7/15": Code("NC programming", _PROGRAM),
}

_AREAS = {
    0x03: "system information",
    0x05: "system flags",
    0x06: "analog inputs",
    0x07: "analog outputs",
    0x1C: "counters",
    0x1D: "timers",
    0x1E: "counters",
    0x1F: "timers",
    0x80: "peripheral",
    0x81: "inputs",
    0x82: "outputs",
    0x83: "flags",
    0x86: "local data",
    0x87: "local data of the caller",
}
_BLOCKS = {
    0x08: "OB",
    0x0A: "DB",
    0x0B: "SDB",
    0x0C: "FC",
    0x0D: "SFC",
    0x0E: "FB",
    0x0F: "SFB",
    0x84: "DB",
    0x85: "DI",
}


def name_area(area: int) -> str:
    """Name the memory that is written, or the block that is moved."""
    kind = area >> 16
    block = _BLOCKS.get(kind)
    return f"{block} {area & 0xFFFF}" if block else _AREAS.get(kind, f"area 0x{kind:02X}")


ROOM = Room(name="s7comm", tcp_ports=(102,), codes=CODES, read=read, by_content=True, name_area=name_area)
