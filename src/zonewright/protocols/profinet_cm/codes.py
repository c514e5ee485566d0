"""Operations of PROFINET's interfaces, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.profinet_cm.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_OTHER = Operation.OTHER

_INTERFACES = {1: "device", 2: "controller", 3: "supervisor", 4: "parameter server"}

_OPERATIONS = {
    # A connection is only the way, but whoever has it drives the outputs of the device.
    0: ("connect", _CONTROL),
    1: ("release", _CONTROL),
    2: ("read record", _READ),
    # Records are how a module is set up: at every start by its controller, at any time by a tool.
    3: ("write record", _WRITE),
    # Says that parameters are complete and that data may flow.
    4: ("control", _CONTROL),
    5: ("read record without a connection", _READ),
}

_RECORDS = {
    128: ("of a submodule", _DIAGNOSE),
    # State, diagnosis, topology: what a tool shows of a device.
    192: ("of a slot", _DIAGNOSE),
    224: ("of a connection", _DIAGNOSE),
    240: ("of an application", _DIAGNOSE),
    248: ("of a device", _DIAGNOSE),
    175: ("identification and maintenance", _DIAGNOSE),
}


def _codes_of_interfaces() -> dict[str, Code]:
    codes: dict[str, Code] = {}
    for interface, whose in _INTERFACES.items():
        for operation, (name, does) in _OPERATIONS.items():
            codes[f"{interface}/{operation}"] = Code(f"{whose}: {name}", does)
        for record, (name, does) in _RECORDS.items():
            codes[f"{interface}/2/{record}"] = Code(f"{whose}: read record {name}", does)
            codes[f"{interface}/5/{record}"] = Code(f"{whose}: read record {name} without a connection", does)
    return codes


CODES = {
    **_codes_of_interfaces(),
    "0": Code("endpoint mapper", _DIAGNOSE),
    "0/0": Code("endpoint mapper: insert", _OTHER),
    "0/1": Code("endpoint mapper: delete", _OTHER),
    "0/2": Code("endpoint mapper: look up", _DIAGNOSE),
    "0/3": Code("endpoint mapper: map", _DIAGNOSE),
    "0/4": Code("endpoint mapper: free a look-up", _DIAGNOSE),
}

ROOM = Room(
    name="profinet_cm",
    udp_ports=(34964,),
    codes=CODES,
    read=read,
    name_unit="slot {}".format,
    name_area="subslot {}".format,
)
