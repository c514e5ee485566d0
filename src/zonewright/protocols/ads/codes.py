"""Commands of ADS, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.ads.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

_COMMANDS = {
    "0": Code("invalid", _OTHER),
    "1": Code("read device information", _DIAGNOSE),
    "2": Code("read", _READ),
    "3": Code("write", _WRITE),
    "4": Code("read state", _DIAGNOSE),
    # Starts, stops or reconfigures a controller or the whole system, whatever the state is.
    "5": Code("write control", _CONTROL),
    # Orders values to be sent.
    "6": Code("add device notification", _READ),
    "7": Code("delete device notification", _OTHER),
    "8": Code("device notification", _PUBLISH),
    # Writes and reads in one request; what it writes may be only what is asked for, but nothing says so.
    "9": Code("read and write", _WRITE),
    "4096": Code("router: port and address", _OTHER),
    "113": Code("system service over UDP", _OTHER),
    "113/1": Code("search for systems", _DIAGNOSE),
    # Whoever is added may reach every service of the controller.
    "113/6": Code("add a route", _CONTROL),
}

_STATES = (
    "invalid",
    "idle",
    "reset",
    "initialize",
    "start",
    "run",
    "stop",
    "save configuration",
    "load configuration",
    "power failure",
    "power good",
    "error",
    "shut down",
    "suspend",
    "resume",
    "configuration mode",
    "reconfigure",
)

# A request that carries a name or a handle in order to get something back writes nothing.
_SYMBOLS = {
    3: ("handle of a symbol by name", _DIAGNOSE),
    4: ("value of a symbol by name", _READ),
    5: ("value of a symbol by handle", _READ),
    6: ("release the handle of a symbol", _OTHER),
    7: ("symbol information by name", _DIAGNOSE),
    8: ("symbol version", _DIAGNOSE),
    9: ("symbol information by name, extended", _DIAGNOSE),
    10: ("download symbols", _PROGRAM),
    11: ("list of symbols", _DIAGNOSE),
    12: ("size of the list of symbols", _DIAGNOSE),
    13: ("download data types", _PROGRAM),
    14: ("list of data types", _DIAGNOSE),
    15: ("sizes of the lists of symbols and types", _DIAGNOSE),
    32: ("inputs", _READ),
    33: ("input bits", _READ),
    37: ("size of the inputs", _DIAGNOSE),
    48: ("outputs", _READ),
    49: ("output bits", _READ),
    53: ("size of the outputs", _DIAGNOSE),
    128: ("read several values", _READ),
    129: ("write several values", _WRITE),
    # As with a single read and write: the graver.
    130: ("read and write several values", _WRITE),
    131: ("read several values, extended", _READ),
    132: ("read several values, extended", _READ),
    133: ("add several notifications", _READ),
    134: ("delete several notifications", _OTHER),
}

# The system service works on files, on the registry and on the operating system of the controller.
_SYSTEM = {
    100: ("registry", _PROGRAM),
    120: ("open a file", _PROGRAM),
    121: ("close a file", _OTHER),
    122: ("read a file", _PROGRAM),
    123: ("write a file", _PROGRAM),
    124: ("seek in a file", _OTHER),
    125: ("place in a file", _OTHER),
    126: ("line out of a file", _PROGRAM),
    127: ("line into a file", _PROGRAM),
    130: ("end of a file", _OTHER),
    131: ("delete a file", _PROGRAM),
    132: ("rename a file", _PROGRAM),
    133: ("find a file", _DIAGNOSE),
    138: ("make a directory", _PROGRAM),
    139: ("remove a directory", _PROGRAM),
    # The name of the value is what such a request writes.
    200: ("registry of the machine", _DIAGNOSE),
    # Runs any program on the controller.
    500: ("start a process", _CONTROL),
    600: ("addresses of the system", _DIAGNOSE),
    700: ("version of the system", _DIAGNOSE),
    800: ("remote systems", _DIAGNOSE),
    801: ("add a route", _CONTROL),
    802: ("delete a route", _CONTROL),
    803: ("list the routes", _DIAGNOSE),
}

_WRITES = frozenset({3})
_ASKS = {2: "read", 3: "write", 9: "read and write"}


def _operation_of(command: int, operation: Operation) -> Operation:
    """A plain write into what is otherwise read is a write; a plain read of a file or the registry hands it out."""
    return _WRITE if command in _WRITES and operation in {_READ, _DIAGNOSE} else operation


CODES = {
    **_COMMANDS,
    **{f"5/{state}": Code(f"write control: {name}", _CONTROL) for state, name in enumerate(_STATES)},
    **{
        f"{command}/240/{group}": Code(f"{how}: {name}", _operation_of(command, operation))
        for command, how in _ASKS.items()
        for group, (name, operation) in _SYMBOLS.items()
    },
    **{
        f"{command}/10000/{group}": Code(f"{how}, system service: {name}", _operation_of(command, operation))
        for command, how in _ASKS.items()
        for group, (name, operation) in _SYSTEM.items()
    },
    "3/10000/200": Code("write, system service: registry of the machine", _PROGRAM),
}


def name_area(area: int) -> str:
    """Name the index group."""
    return f"group 0x{area:04X}"


ROOM = Room(
    name="ads",
    tcp_ports=(48898,),
    udp_ports=(48899,),
    codes=CODES,
    read=read,
    name_unit="port {}".format,
    name_area=name_area,
)
