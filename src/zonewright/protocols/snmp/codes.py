"""Kinds of SNMP messages, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.snmp.read import read

_VERSIONS = {0: "v1", 1: "v2c", 3: "v3"}

_KINDS = {
    0: ("get", Operation.DIAGNOSE),
    1: ("get next", Operation.DIAGNOSE),
    2: ("answer", Operation.DIAGNOSE),
    # Changes the settings of a device: on many it restarts it or takes a port down.
    3: ("set", Operation.WRITE),
    4: ("trap", Operation.PUBLISH),
    5: ("get bulk", Operation.DIAGNOSE),
    6: ("inform", Operation.PUBLISH),
    7: ("trap", Operation.PUBLISH),
    8: ("report", Operation.DIAGNOSE),
}

CODES = {
    **{
        f"{v}/{k}": Code(f"{version} {name}", does)
        for v, version in _VERSIONS.items()
        for k, (name, does) in _KINDS.items()
    },
    **{
        f"{v}/{k}/1": Code(f"{_VERSIONS[v]} {name}, well-known community", does)
        for v in (0, 1)
        for k, (name, does) in _KINDS.items()
    },
    "3": Code("v3 encrypted", Operation.OTHER),
}

ROOM = Room(name="snmp", udp_ports=(161, 162), codes=CODES, read=read, is_industrial=False)
