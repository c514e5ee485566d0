"""Encapsulation commands, CIP services and PCCC functions, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.enip.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

_COMMANDS = {
    "0": Code("no operation", _OTHER),
    "4": Code("list services", _DIAGNOSE),
    "99": Code("list identity", _DIAGNOSE),
    "100": Code("list interfaces", _DIAGNOSE),
    "101": Code("register session", _OTHER),
    "102": Code("unregister session", _OTHER),
    "111": Code("send request or answer", _OTHER),
    "112": Code("send connected data", _OTHER),
    "114": Code("indicate status", _OTHER),
    "115": Code("cancel", _OTHER),
    "200": Code("start secure transport", _OTHER),
    # Inputs and outputs in one cycle, both ways, whether they change or not.
    "2222": Code("cyclic data", _PUBLISH),
}

_SERVICES = {
    1: Code("get attributes all", _READ),
    2: Code("set attributes all", _WRITE),
    3: Code("get attribute list", _READ),
    4: Code("set attribute list", _WRITE),
    5: Code("reset", _CONTROL),
    6: Code("start", _CONTROL),
    7: Code("stop", _CONTROL),
    # Making and removing object instances is how tools build and take away programs, routines and tags.
    8: Code("create", _PROGRAM),
    9: Code("delete", _PROGRAM),
    10: Code("multiple service packet", _OTHER),
    13: Code("apply attributes", _CONTROL),
    14: Code("get attribute single", _READ),
    16: Code("set attribute single", _WRITE),
    17: Code("find next object instance", _READ),
    21: Code("restore", _PROGRAM),
    22: Code("save", _PROGRAM),
    23: Code("no operation", _OTHER),
    24: Code("get member", _READ),
    25: Code("set member", _WRITE),
    26: Code("insert member", _WRITE),
    27: Code("remove member", _WRITE),
    28: Code("group sync", _OTHER),
    # Which PCCC function it carries decides; where that is not in hand nothing is claimed.
    75: Code("execute PCCC", _OTHER),
    76: Code("read tag", _READ),
    77: Code("write tag", _WRITE),
    78: Code("read modify write tag", _WRITE),
    82: Code("read tag fragmented", _READ),
    83: Code("write tag fragmented", _WRITE),
    # A connection is only the way; what goes over it is counted by itself.
    84: Code("forward open", _OTHER),
    85: Code("get instance attribute list", _READ),
    86: Code("get connection data", _DIAGNOSE),
    87: Code("search connection data", _DIAGNOSE),
    90: Code("get connection owner", _DIAGNOSE),
    91: Code("large forward open", _OTHER),
}

_PCCC = {
    0: Code("word range write", _WRITE),
    1: Code("word range read", _READ),
    2: Code("bit write", _WRITE),
    7: Code("disable forces", _CONTROL),
    17: Code("get edit resource", _PROGRAM),
    18: Code("return edit resource", _PROGRAM),
    38: Code("read modify write", _WRITE),
    41: Code("read section size", _READ),
    58: Code("set processor mode (PLC-5)", _CONTROL),
    80: Code("download all request", _PROGRAM),
    82: Code("download completed", _PROGRAM),
    # An upload hands the program out; see the room of S7comm for why it is classed with programs.
    83: Code("upload all request", _PROGRAM),
    85: Code("upload completed", _PROGRAM),
    87: Code("initialize memory", _PROGRAM),
    103: Code("typed write", _WRITE),
    104: Code("typed read", _READ),
    121: Code("read modify write N", _WRITE),
    128: Code("change mode (SLC, MicroLogix)", _CONTROL),
    129: Code("open file", _PROGRAM),
    130: Code("close file", _PROGRAM),
    136: Code("execute command list", _OTHER),
    143: Code("apply port configuration", _CONTROL),
    161: Code("protected typed logical read, two fields", _READ),
    162: Code("protected typed logical read, three fields", _READ),
    167: Code("protected typed file read", _READ),
    169: Code("protected typed logical write, two fields", _WRITE),
    170: Code("protected typed logical write, three fields", _WRITE),
    171: Code("protected typed logical write with mask", _WRITE),
    175: Code("protected typed file write", _WRITE),
    256: Code("protected write", _WRITE),
    257: Code("unprotected read", _READ),
    258: Code("protected bit write", _WRITE),
    261: Code("unprotected bit write", _WRITE),
    262: Code("diagnostic functions", _DIAGNOSE),
    264: Code("unprotected write", _WRITE),
}


def _join_keys() -> dict[str, Code]:
    """Spell every key: bare commands, services under both commands, and what they wrap."""
    codes = dict(_COMMANDS)
    for command in ("111", "112"):
        for service, code in _SERVICES.items():
            codes[f"{command}/{service}"] = code
            codes[f"{command}/10/{service}"] = Code(f"{code.name}, one of several", code.operation)
            codes[f"{command}/82/{service}"] = Code(f"{code.name}, passed on", code.operation)
            if service >= 75:
                codes[f"{command}/{service}/0"] = Code(f"service {service} of another object", _OTHER)
        for function, code in _PCCC.items():
            codes[f"{command}/75/{function}"] = Code(f"PCCC {code.name}", code.operation)
        # An inner service that no line above names claims nothing, not even what its wrapper's number means on a tag.
        for inner in range(384):
            codes.setdefault(f"{command}/82/{inner}", Code(f"inner service {inner}", _OTHER))
        codes[f"{command}/78/6"] = Code("forward close", _OTHER)
    return codes


CODES = _join_keys()

_CLASSES = {
    0x01: "identity",
    0x02: "message router",
    0x04: "assembly",
    0x05: "connection",
    0x06: "connection manager",
    0x07: "register",
    0x08: "discrete input",
    0x09: "discrete output",
    0x0A: "analog input",
    0x0B: "analog output",
    0x0F: "parameter",
    0x10: "parameter group",
    0x28: "motor data",
    0x29: "control supervisor",
    0x2A: "drive",
    0x37: "file",
    0x43: "time synchronisation",
    0x47: "ring",
    0x48: "quality of service",
    0x67: "PCCC",
    0x68: "program",
    0x6B: "symbol",
    0x6C: "template",
    0x6D: "routine",
    0x8B: "clock",
    0x8E: "controller",
    0xF4: "port",
    0xF5: "TCP/IP interface",
    0xF6: "Ethernet link",
}
_FILES = 1 << 24
_LETTERS = {
    0x82: "O",
    0x83: "I",
    0x84: "S",
    0x85: "B",
    0x86: "T",
    0x87: "C",
    0x88: "R",
    0x89: "N",
    0x8A: "F",
    0x8B: "O",
    0x8C: "I",
    0x8D: "ST",
    0x8E: "A",
    0x91: "L",
}


def name_area(area: int) -> str:
    """Name the class of the object, or the file of a PCCC controller."""
    if area >= _FILES:
        kind, number = (area >> 16) & 0xFF, area & 0xFFFF
        return f"file {_LETTERS.get(kind, f'0x{kind:02X}:')}{number}"
    name = _CLASSES.get(area)
    return f"class 0x{area:02X} ({name})" if name else f"class 0x{area:02X}"


ROOM = Room(
    name="enip",
    tcp_ports=(44818,),
    udp_ports=(44818, 2222),
    codes=CODES,
    read=read,
    by_content=True,
    name_unit="slot {}".format,
    name_area=name_area,
)
