"""Commands, registers and mailbox services of EtherCAT, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.ethercat.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

_READS = {1: "read by position", 4: "read by address", 7: "read all"}
_CHANGES = {
    2: "write by position",
    3: "exchange by position",
    5: "write by address",
    6: "exchange by address",
    8: "write all",
    9: "exchange all",
    # Read at one slave, written into all that follow: how the clocks are held together.
    13: "read by position, write to all others",
    14: "read by address, write to all others",
}

# What a write to a register does. The registers between are found by the beginning of their block.
_REGISTERS = {
    16: ("station address", _CONTROL),
    18: ("station alias", _CONTROL),
    32: ("write permission of registers", _OTHER),
    48: ("write permission of the slave", _OTHER),
    64: ("reset", _CONTROL),
    256: ("ports of the line", _CONTROL),
    # Asks for another state: initial, pre-operational, safe, operational.
    288: ("state control", _CONTROL),
    304: ("state", _OTHER),
    308: ("code of the state", _OTHER),
    512: ("event mask", _OTHER),
    768: ("error counters", _OTHER),
    1024: ("watchdog divider", _CONTROL),
    1040: ("watchdog of the slave", _CONTROL),
    1056: ("watchdog of the outputs", _CONTROL),
    # Which device the slave is and how it starts; the command 0x0201 writes it, only the data tells.
    1280: ("memory of the identity: access", _OTHER),
    1282: ("memory of the identity: command", _OTHER),
    1284: ("memory of the identity: place", _OTHER),
    1288: ("memory of the identity: data", _OTHER),
    2304: ("clock: receive times", _OTHER),
    2320: ("clock: time", _OTHER),
    2336: ("clock: offset", _OTHER),
    2344: ("clock: delay", _OTHER),
    2432: ("clock: signals", _CONTROL),
}
_BLOCKS = (
    # How memory is given to process data and mailboxes: done at every start.
    (1536, 1792, "process image mapping", _CONTROL),
    (2048, 2176, "sync manager", _CONTROL),
)

_COE = {
    # Beginning a download of an object, and its segments.
    (2, 0): ("download a segment of an object", _WRITE),
    (2, 1): ("download an object", _WRITE),
    (2, 2): ("upload an object", _READ),
    (2, 3): ("upload a segment of an object", _READ),
    (2, 4): ("abort", _OTHER),
    (3, 0): ("object uploaded: segment", _READ),
    (3, 1): ("segment downloaded", _WRITE),
    (3, 2): ("object uploaded", _READ),
    (3, 3): ("object downloaded", _WRITE),
}
_MAILBOX = {
    0: ("mailbox error", _OTHER),
    256: ("ADS over the mailbox", _OTHER),
    512: ("Ethernet over the mailbox", _OTHER),
    768: ("CANopen over the mailbox", _OTHER),
    768 + 16: ("CANopen: emergency", _PUBLISH),
    768 + 64: ("CANopen: process data to the master", _PUBLISH),
    768 + 80: ("CANopen: process data to the slave", _PUBLISH),
    768 + 128: ("CANopen: information about objects", _DIAGNOSE),
    1024: ("file over the mailbox", _PROGRAM),
    # Files are a slave's firmware or its configuration.
    1025: ("file: read", _PROGRAM),
    1026: ("file: write", _PROGRAM),
    1027: ("file: data", _PROGRAM),
    1028: ("file: acknowledged", _OTHER),
    1029: ("file: error", _OTHER),
    1030: ("file: busy", _OTHER),
    1280: ("servo drive over the mailbox", _OTHER),
    1281: ("servo drive: read", _READ),
    1282: ("servo drive: read, answer", _READ),
    1283: ("servo drive: write", _WRITE),
    1284: ("servo drive: write, answer", _WRITE),
    1285: ("servo drive: notification", _PUBLISH),
    1286: ("servo drive: emergency", _PUBLISH),
    3840: ("vendor's own over the mailbox", _OTHER),
    **{768 + 16 * service + command: said for (service, command), said in _COE.items()},
}


def _codes_of_registers() -> dict[str, Code]:
    codes: dict[str, Code] = {}
    blocks = [
        (register, name, operation)
        for first, last, name, operation in _BLOCKS
        for register in range(first, last)
        if register not in _REGISTERS
    ]
    listed = [(register, name, operation) for register, (name, operation) in _REGISTERS.items()] + blocks
    for register, name, operation in listed:
        codes |= {f"{command}/{register}": Code(f"{how}: {name}", operation) for command, how in _CHANGES.items()}
    return codes


def _codes_of_mailboxes() -> dict[str, Code]:
    ways = _READS | _CHANGES
    return {
        f"{command}/4096/{service}": Code(f"{ways[command]}: {name}", operation)
        for command in (1, 2, 4, 5)
        for service, (name, operation) in _MAILBOX.items()
    }


CODES = {
    "0": Code("no operation", _OTHER),
    # Registers tell a slave's state; its memory holds values or a mailbox.
    **{str(command): Code(how, _DIAGNOSE) for command, how in _READS.items()},
    **{f"{command}/4096": Code(f"{how}: memory", _READ) for command, how in _READS.items()},
    **{str(command): Code(how, _WRITE) for command, how in _CHANGES.items()},
    # The whole process image, in every cycle, whether it changes or not.
    "10": Code("read process data", _PUBLISH),
    "11": Code("write process data", _PUBLISH),
    "12": Code("exchange process data", _PUBLISH),
    **_codes_of_registers(),
    **_codes_of_mailboxes(),
    "256": Code("other kind of frame", _OTHER),
    "256/4": Code("network variables", _PUBLISH),
    "256/5": Code("automation protocol", _OTHER),
}


def name_unit(unit: int) -> str:
    """Name a slave by its address, or by its position on the line."""
    return f"position {unit & 0xFFFF}" if unit >> 16 else f"slave {unit}"


def name_area(_: int) -> str:
    """Name the process image, whose addresses are not those of a slave."""
    return "logical"


ROOM = Room(
    name="ethercat",
    udp_ports=(34980,),
    ethertypes=(0x88A4,),
    codes=CODES,
    read=read,
    name_unit=name_unit,
    name_area=name_area,
)
