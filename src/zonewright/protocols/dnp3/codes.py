"""Function codes of the application layer of DNP3, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.dnp3.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

CODES = {
    "0": Code("confirm", _OTHER),
    "1": Code("read", _READ),
    "1/0": Code("read device attributes", _DIAGNOSE),
    # Files of an outstation are its settings, firmware and records; who reads one holds it.
    "1/70": Code("read file block", _PROGRAM),
    "2": Code("write", _WRITE),
    # Names and places of the device, not of the process; they are how people tell devices apart.
    "2/0": Code("write device attributes", _CONTROL),
    "2/50": Code("set clock", _CONTROL),
    "2/70": Code("write file block", _PROGRAM),
    # Every master clears the restart indication when it meets the device: nothing of the process changes.
    "2/80": Code("clear internal indications", _OTHER),
    # Select changes nothing yet, but it arms the output: it is the first half of an operation.
    "3": Code("select", _WRITE),
    "4": Code("operate", _WRITE),
    "5": Code("direct operate", _WRITE),
    "6": Code("direct operate, no answer", _WRITE),
    # Freezing copies counters; with clear it also sets them to zero, which changes what is read afterwards.
    "7": Code("immediate freeze", _CONTROL),
    "8": Code("immediate freeze, no answer", _CONTROL),
    "9": Code("freeze and clear", _WRITE),
    "10": Code("freeze and clear, no answer", _WRITE),
    "11": Code("freeze at time", _CONTROL),
    "12": Code("freeze at time, no answer", _CONTROL),
    "13": Code("cold restart", _CONTROL),
    "14": Code("warm restart", _CONTROL),
    # Obsolete, but devices still know them: they load default or first settings.
    "15": Code("initialize data", _PROGRAM),
    "16": Code("initialize application", _CONTROL),
    "17": Code("start application", _CONTROL),
    "18": Code("stop application", _CONTROL),
    "19": Code("save configuration", _PROGRAM),
    # Without unsolicited responses a control centre no longer learns by itself what happens.
    "20": Code("enable unsolicited responses", _CONTROL),
    "21": Code("disable unsolicited responses", _CONTROL),
    # Which points are reported in which class is part of the device's set-up.
    "22": Code("assign class", _PROGRAM),
    "23": Code("measure delay", _DIAGNOSE),
    "24": Code("record current time", _DIAGNOSE),
    "25": Code("open file", _PROGRAM),
    "26": Code("close file", _PROGRAM),
    "27": Code("delete file", _PROGRAM),
    "28": Code("get file information", _DIAGNOSE),
    "29": Code("authenticate for a file", _OTHER),
    "30": Code("abort file", _OTHER),
    "31": Code("activate configuration", _PROGRAM),
    "32": Code("authentication request", _OTHER),
    "33": Code("authentication error", _OTHER),
    "129": Code("response", _OTHER),
    "130": Code("unsolicited response", _PUBLISH),
    "131": Code("authentication response", _OTHER),
}

_GROUPS = {
    0: "device attributes",
    10: "binary output",
    12: "control relay output",
    20: "counter",
    21: "frozen counter",
    30: "analog input",
    34: "analog input deadband",
    40: "analog output status",
    41: "analog output",
    50: "time",
    60: "class",
    70: "file",
    80: "internal indications",
    90: "application",
    101: "packed decimal",
    102: "unsigned integer",
    110: "octet string",
    120: "authentication",
}


def name_area(area: int) -> str:
    """Name the group of the points."""
    name = _GROUPS.get(area)
    return f"group {area} ({name})" if name else f"group {area}"


ROOM = Room(
    name="dnp3",
    tcp_ports=(20000,),
    udp_ports=(20000,),
    codes=CODES,
    read=read,
    by_content=True,
    name_unit="outstation {}".format,
    name_area=name_area,
)
