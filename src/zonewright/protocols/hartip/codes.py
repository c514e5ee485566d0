"""Messages of HART-IP and commands of HART, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.hartip.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_DIAGNOSE = Operation.DIAGNOSE
_OTHER = Operation.OTHER

_COMMANDS = {
    0: ("read unique identifier", _DIAGNOSE),
    1: ("read primary variable", _READ),
    2: ("read loop current", _READ),
    3: ("read dynamic variables", _READ),
    # Where a device answers on its loop.
    6: ("write polling address", _CONTROL),
    7: ("read loop configuration", _DIAGNOSE),
    8: ("read variable classes", _DIAGNOSE),
    9: ("read device variables with status", _READ),
    11: ("read unique identifier by tag", _DIAGNOSE),
    12: ("read message", _DIAGNOSE),
    13: ("read tag and description", _DIAGNOSE),
    14: ("read sensor information", _DIAGNOSE),
    15: ("read output information", _DIAGNOSE),
    16: ("read final assembly number", _DIAGNOSE),
    17: ("write message", _WRITE),
    18: ("write tag and description", _WRITE),
    19: ("write final assembly number", _WRITE),
    20: ("read long tag", _DIAGNOSE),
    21: ("read unique identifier by long tag", _DIAGNOSE),
    22: ("write long tag", _WRITE),
    33: ("read device variables", _READ),
    34: ("write damping", _WRITE),
    # What a measured value means to the controller that reads it.
    35: ("write range", _WRITE),
    36: ("set upper range value", _WRITE),
    37: ("set lower range value", _WRITE),
    38: ("reset configuration changed flag", _OTHER),
    39: ("memory control", _CONTROL),
    # Holds the output at a value, whatever is measured.
    40: ("enter or leave fixed current", _CONTROL),
    41: ("self test", _CONTROL),
    42: ("device reset", _CONTROL),
    43: ("set zero", _WRITE),
    44: ("write units", _WRITE),
    45: ("trim loop current zero", _WRITE),
    46: ("trim loop current gain", _WRITE),
    47: ("write transfer function", _WRITE),
    48: ("read additional status", _DIAGNOSE),
    49: ("write sensor serial number", _WRITE),
    50: ("read variable assignments", _DIAGNOSE),
    51: ("write variable assignments", _WRITE),
    52: ("set device variable zero", _WRITE),
    53: ("write device variable units", _WRITE),
    54: ("read device variable information", _DIAGNOSE),
    55: ("write device variable damping", _WRITE),
    59: ("write number of preambles", _WRITE),
    71: ("lock device", _CONTROL),
    72: ("squawk", _DIAGNOSE),
    73: ("find device", _DIAGNOSE),
    74: ("read system capabilities", _DIAGNOSE),
    75: ("poll sub-device", _DIAGNOSE),
    76: ("read lock state", _DIAGNOSE),
    # Another command inside: what it does is not opened.
    77: ("command to a sub-device", _OTHER),
    78: ("several commands", _OTHER),
    79: ("write device variable", _WRITE),
    84: ("read sub-device identity", _DIAGNOSE),
    103: ("write burst period", _WRITE),
    104: ("write burst trigger", _WRITE),
    105: ("read burst configuration", _DIAGNOSE),
    107: ("write burst variables", _WRITE),
    108: ("write burst command", _WRITE),
    109: ("burst control", _CONTROL),
}

CODES = {
    "0": Code("open session", _OTHER),
    "1": Code("close session", _OTHER),
    "2": Code("keep alive", _OTHER),
    # A command that no table knows is the maker's own.
    "3": Code("command passed on", _OTHER),
    "4": Code("direct commands", _OTHER),
    "5": Code("read audit log", _DIAGNOSE),
    **{f"3/{command}": Code(name, operation) for command, (name, operation) in _COMMANDS.items()},
    **{f"4/{command}": Code(f"direct: {name}", operation) for command, (name, operation) in _COMMANDS.items()},
}

ROOM = Room(name="hartip", tcp_ports=(5094,), udp_ports=(5094,), codes=CODES, read=read)
