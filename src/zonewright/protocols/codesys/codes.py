"""Services of CODESYS, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.codesys.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_OTHER = Operation.OTHER

_DEVICE = {
    1: ("identity", _DIAGNOSE),
    2: ("log in", _OTHER),
    3: ("log out", _OTHER),
    # Wipes applications and settings.
    4: ("reset to origin", _PROGRAM),
    5: ("echo", _DIAGNOSE),
    6: ("set operating mode", _CONTROL),
    7: ("read operating mode", _DIAGNOSE),
    8: ("log in interactively", _OTHER),
    9: ("rename", _CONTROL),
    10: ("create session", _OTHER),
}

_APPLICATION = {
    1: ("log in", _OTHER),
    2: ("log out", _OTHER),
    3: ("create application", _PROGRAM),
    4: ("delete application", _PROGRAM),
    5: ("download", _PROGRAM),
    6: ("online change", _PROGRAM),
    7: ("download to device", _PROGRAM),
    8: ("create device application", _PROGRAM),
    16: ("start", _CONTROL),
    17: ("stop", _CONTROL),
    18: ("reset", _CONTROL),
    # Holds the program when it comes there.
    19: ("set breakpoint", _CONTROL),
    20: ("read state", _DIAGNOSE),
    21: ("delete breakpoint", _CONTROL),
    22: ("read call stack", _DIAGNOSE),
    24: ("list applications", _DIAGNOSE),
    25: ("set next statement", _CONTROL),
    32: ("release forces", _WRITE),
    33: ("read forces", _READ),
    34: ("single cycle", _CONTROL),
    35: ("create boot project", _PROGRAM),
    36: ("initialize again", _CONTROL),
    37: ("list states", _DIAGNOSE),
    38: ("load boot application", _PROGRAM),
    39: ("register boot application", _PROGRAM),
    41: ("application information", _DIAGNOSE),
    48: ("download, compact", _PROGRAM),
    49: ("project information", _DIAGNOSE),
    52: ("download, encrypted", _PROGRAM),
    53: ("content of application", _DIAGNOSE),
    54: ("save retained values", _CONTROL),
    55: ("restore retained values", _CONTROL),
}

_VARIABLES = {
    1: ("register list of variables", _READ),
    2: ("remove list of variables", _OTHER),
    3: ("read list of variables", _READ),
    4: ("write list of variables", _WRITE),
    5: ("read variables", _READ),
    6: ("write variables", _WRITE),
    7: ("browse", _DIAGNOSE),
    8: ("browse", _DIAGNOSE),
}

_GROUPS = {
    1: ("device", _OTHER),
    # Whoever uses an unknown service of it is a programming tool all the same.
    2: ("application", _PROGRAM),
    3: ("monitor", _READ),
    4: ("visualisation", _OTHER),
    5: ("log", _DIAGNOSE),
    6: ("settings", _PROGRAM),
    # Files are programs, recipes, firmware.
    8: ("files", _PROGRAM),
    9: ("variables", _OTHER),
    12: ("users", _CONTROL),
    15: ("trace", _DIAGNOSE),
    # A command line of the controller.
    17: ("shell", _CONTROL),
    18: ("breakpoints", _CONTROL),
    19: ("forces", _WRITE),
    24: ("alarms", _OTHER),
    27: ("monitor", _READ),
}

CODES = {
    "2": Code("version 2", _OTHER),
    "2/1": Code("version 2: identity", _DIAGNOSE),
    "3": Code("version 3", _OTHER),
    **{f"3/{group}": Code(name, does) for group, (name, does) in _GROUPS.items()},
    **{f"3/1/{service}": Code(f"device: {name}", does) for service, (name, does) in _DEVICE.items()},
    **{f"3/2/{service}": Code(f"application: {name}", does) for service, (name, does) in _APPLICATION.items()},
    **{f"3/9/{service}": Code(f"variables: {name}", does) for service, (name, does) in _VARIABLES.items()},
    "3/27/1": Code("monitor: read", _READ),
    "3/27/2": Code("monitor: write", _WRITE),
}

ROOM = Room(name="codesys", tcp_ports=(1200, 1217, 11740), udp_ports=(1740, 1741, 1742, 1743), codes=CODES, read=read)
