"""Services of BACnet, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.bacnet.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

_CONFIRMED = {
    # Takes the alarm in the device that raised it.
    0: Code("acknowledge alarm", _CONTROL),
    # The sender brings values that were once subscribed to; that the receiver confirms does not make it a write.
    1: Code("change of value notification", _PUBLISH),
    2: Code("event notification", _PUBLISH),
    3: Code("get alarm summary", _DIAGNOSE),
    4: Code("get enrollment summary", _DIAGNOSE),
    # Orders values to be sent.
    5: Code("subscribe to changes of value", _READ),
    # Files are how a device is saved and loaded: configuration, program, firmware.
    6: Code("read file", _PROGRAM),
    7: Code("write file", _PROGRAM),
    8: Code("add list element", _WRITE),
    9: Code("remove list element", _WRITE),
    # Objects are what a device's program is made of.
    10: Code("create object", _PROGRAM),
    11: Code("delete object", _PROGRAM),
    12: Code("read property", _READ),
    13: Code("read property conditional", _READ),
    14: Code("read property multiple", _READ),
    15: Code("write property", _WRITE),
    16: Code("write property multiple", _WRITE),
    # Silences a device.
    17: Code("device communication control", _CONTROL),
    # What a vendor tunnels may be anything.
    18: Code("private transfer", _OTHER),
    19: Code("text message", _OTHER),
    # Restarts a device, or begins and ends a backup or a restore of it.
    20: Code("reinitialize device", _CONTROL),
    # A terminal of the device: what is typed there may be anything.
    21: Code("terminal: open", _OTHER),
    22: Code("terminal: close", _OTHER),
    23: Code("terminal: data", _OTHER),
    24: Code("authenticate", _OTHER),
    25: Code("request key", _OTHER),
    26: Code("read range", _READ),
    # Silences, resets or unsilences a fire or safety device.
    27: Code("life safety operation", _CONTROL),
    28: Code("subscribe to changes of a property", _READ),
    29: Code("get event information", _DIAGNOSE),
    30: Code("subscribe to changes of several properties", _READ),
    31: Code("change of several values notification", _PUBLISH),
    32: Code("audit notification", _PUBLISH),
    33: Code("query audit log", _DIAGNOSE),
    34: Code("request authorization", _OTHER),
}

_UNCONFIRMED = {
    # Answers to a search, but sent to everybody and at start-up without a question.
    0: Code("I am", _PUBLISH),
    1: Code("I have", _PUBLISH),
    2: Code("change of value notification", _PUBLISH),
    3: Code("event notification", _PUBLISH),
    4: Code("private transfer", _OTHER),
    5: Code("text message", _OTHER),
    6: Code("set the time", _CONTROL),
    7: Code("who has", _DIAGNOSE),
    8: Code("who is", _DIAGNOSE),
    9: Code("set the time (UTC)", _CONTROL),
    10: Code("write group", _WRITE),
    11: Code("change of several values notification", _PUBLISH),
    12: Code("audit notification", _PUBLISH),
    13: Code("who am I", _DIAGNOSE),
    # Gives a device its number and name.
    14: Code("you are", _CONTROL),
}

_NETWORK = {
    0: Code("who is router to network", _DIAGNOSE),
    1: Code("I am router to network", _PUBLISH),
    2: Code("I could be router to network", _PUBLISH),
    3: Code("reject message to network", _DIAGNOSE),
    4: Code("router busy to network", _PUBLISH),
    5: Code("router available to network", _PUBLISH),
    # Changes or asks a router's table; which of both only its inside tells, so the graver.
    6: Code("initialize routing table", _CONTROL),
    7: Code("initialize routing table: acknowledged", _OTHER),
    8: Code("establish connection to network", _CONTROL),
    9: Code("disconnect connection to network", _CONTROL),
    10: Code("challenge request", _OTHER),
    11: Code("security payload", _OTHER),
    12: Code("security response", _OTHER),
    13: Code("request key update", _OTHER),
    14: Code("update key set", _OTHER),
    15: Code("update distribution key", _OTHER),
    16: Code("request master key", _OTHER),
    17: Code("set master key", _OTHER),
    18: Code("what is network number", _DIAGNOSE),
    19: Code("network number is", _PUBLISH),
    256: Code("vendor's own message", _OTHER),
}

_LINK = {
    0: Code("result", _OTHER),
    # Who receives the broadcasts of other networks: changing that opens or closes a way.
    1: Code("write broadcast distribution table", _CONTROL),
    2: Code("read broadcast distribution table", _DIAGNOSE),
    3: Code("read broadcast distribution table: answer", _DIAGNOSE),
    5: Code("register foreign device", _CONTROL),
    6: Code("read foreign device table", _DIAGNOSE),
    7: Code("read foreign device table: answer", _DIAGNOSE),
    8: Code("delete foreign device table entry", _CONTROL),
    12: Code("secured message", _OTHER),
}

_LINK_V6 = {
    0: Code("result", _OTHER),
    3: Code("address resolution", _DIAGNOSE),
    4: Code("forwarded address resolution", _DIAGNOSE),
    5: Code("address resolution: answer", _DIAGNOSE),
    6: Code("virtual address resolution", _DIAGNOSE),
    7: Code("virtual address resolution: answer", _DIAGNOSE),
    9: Code("register foreign device", _CONTROL),
    10: Code("delete foreign device table entry", _CONTROL),
    11: Code("secured message", _OTHER),
}

_REJECTED = (
    "other reason",
    "buffer overflow",
    "inconsistent parameters",
    "invalid parameter data type",
    "invalid tag",
    "missing required parameter",
    "parameter out of range",
    "too many arguments",
    "undefined enumeration",
    "unrecognized service",
)

_ABORTED = (
    "other reason",
    "buffer overflow",
    "invalid message in this state",
    "preempted by a task of higher priority",
    "segmentation not supported",
    "security error",
    "insufficient security",
    "window size out of range",
    "application exceeded its reply time",
    "out of resources",
    "transaction timed out",
    "message too long",
)

CODES = {
    **{f"0/{service}": code for service, code in _CONFIRMED.items()},
    **{f"1/{service}": code for service, code in _UNCONFIRMED.items()},
    "4": Code("segment acknowledged", _OTHER),
    "6": Code("rejected", _OTHER),
    **{f"6/{reason}": Code(f"rejected: {name}", _OTHER) for reason, name in enumerate(_REJECTED)},
    "7": Code("aborted", _OTHER),
    **{f"7/{reason}": Code(f"aborted: {name}", _OTHER) for reason, name in enumerate(_ABORTED)},
    "128": Code("message of the network layer", _OTHER),
    **{f"128/{message}": code for message, code in _NETWORK.items()},
    "129": Code("virtual link", _OTHER),
    **{f"129/{function}": code for function, code in _LINK.items()},
    "130": Code("virtual link (IPv6)", _OTHER),
    **{f"130/{function}": code for function, code in _LINK_V6.items()},
}

_OBJECTS = (
    "analog input",
    "analog output",
    "analog value",
    "binary input",
    "binary output",
    "binary value",
    "calendar",
    "command",
    "device",
    "event enrollment",
    "file",
    "group",
    "loop",
    "multi-state input",
    "multi-state output",
    "notification class",
    "program",
    "schedule",
    "averaging",
    "multi-state value",
    "trend log",
    "life safety point",
    "life safety zone",
    "accumulator",
    "pulse converter",
    "event log",
    "global group",
    "trend log multiple",
    "load control",
    "structured view",
    "access door",
)


def name_area(area: int) -> str:
    """Name the type of the object."""
    return _OBJECTS[area] if 0 <= area < len(_OBJECTS) else f"object type {area}"


ROOM = Room(name="bacnet", udp_ports=(47808,), codes=CODES, read=read, by_content=True, name_area=name_area)
