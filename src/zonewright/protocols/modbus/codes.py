"""Function codes of Modbus, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.modbus.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_OTHER = Operation.OTHER

CODES = {
    "1": Code("read coils", _READ),
    "2": Code("read discrete inputs", _READ),
    "3": Code("read holding registers", _READ),
    "4": Code("read input registers", _READ),
    "5": Code("write single coil", _WRITE),
    "6": Code("write single register", _WRITE),
    "7": Code("read exception status", _DIAGNOSE),
    # Diagnostics of the line, but two of its sub-functions take the device off the network.
    "8": Code("diagnostics", _DIAGNOSE),
    "8/1": Code("restart communications", _CONTROL),
    "8/4": Code("force listen only mode", _CONTROL),
    "11": Code("get event counter", _DIAGNOSE),
    "12": Code("get event log", _DIAGNOSE),
    # Old programming commands (Modicon 484, 884): they were made to load and store controller programs.
    "9": Code("program (484)", _PROGRAM),
    "10": Code("poll (484)", _PROGRAM),
    "13": Code("program controller", _PROGRAM),
    "14": Code("poll controller", _PROGRAM),
    "15": Code("write multiple coils", _WRITE),
    "16": Code("write multiple registers", _WRITE),
    "17": Code("report server id", _DIAGNOSE),
    "18": Code("program (884)", _PROGRAM),
    "19": Code("reset communication link", _CONTROL),
    "20": Code("read file record", _READ),
    "21": Code("write file record", _WRITE),
    "22": Code("mask write register", _WRITE),
    # Reads and writes in one request: what changes the process decides.
    "23": Code("read and write multiple registers", _WRITE),
    "24": Code("read FIFO queue", _READ),
    "40": Code("program (Concept)", _PROGRAM),
    "43": Code("encapsulated interface", _OTHER),
    # CANopen request through Modbus: the tunnelled access may be either, nothing in the first bytes is certain.
    "43/13": Code("CANopen general reference", _OTHER),
    "43/14": Code("read device identification", _DIAGNOSE),
    # Schneider's tunnel for its programming tool: an unknown request of it is a programming tool's all the same.
    "90": Code("programming tunnel (UMAS)", _PROGRAM),
    "90/1": Code("tunnel: open", _DIAGNOSE),
    "90/2": Code("tunnel: read controller id", _DIAGNOSE),
    "90/3": Code("tunnel: read project", _DIAGNOSE),
    "90/4": Code("tunnel: read controller state", _DIAGNOSE),
    "90/10": Code("tunnel: echo", _DIAGNOSE),
    "90/16": Code("tunnel: reserve the controller", _OTHER),
    "90/17": Code("tunnel: release the controller", _OTHER),
    "90/18": Code("tunnel: keep alive", _OTHER),
    "90/32": Code("tunnel: read memory block", _READ),
    "90/33": Code("tunnel: write memory block", _WRITE),
    "90/34": Code("tunnel: read variables", _READ),
    "90/35": Code("tunnel: write variables", _WRITE),
    "90/36": Code("tunnel: read coils and registers", _READ),
    "90/37": Code("tunnel: write coils and registers", _WRITE),
    "90/48": Code("tunnel: begin download", _PROGRAM),
    "90/49": Code("tunnel: download block", _PROGRAM),
    "90/50": Code("tunnel: end download", _PROGRAM),
    # Fetching a program changes nothing, but it is the programming tool's act, as on every other controller here.
    "90/51": Code("tunnel: begin upload", _PROGRAM),
    "90/52": Code("tunnel: upload block", _PROGRAM),
    "90/53": Code("tunnel: end upload", _PROGRAM),
    "90/64": Code("tunnel: start controller", _CONTROL),
    "90/65": Code("tunnel: stop controller", _CONTROL),
}

_AREAS = {0: "coils", 4: "holding registers"}


def name_area(area: int) -> str:
    """Name what a write touches: coils, registers or a file of records."""
    return _AREAS.get(area) or f"file {area >> 3}"


ROOM = Room(name="modbus", tcp_ports=(502,), udp_ports=(502,), codes=CODES, read=read, name_area=name_area)
