"""Messages of NTP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.ntp.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_DIAGNOSE = Operation.DIAGNOSE

CODES = {
    # Equals may set each other's clock.
    "1": Code("among equals", Operation.OTHER),
    "3": Code("ask for the time", _READ),
    "5": Code("broadcast of the time", Operation.PUBLISH),
    "6": Code("control", _DIAGNOSE),
    "6/1": Code("read status", _DIAGNOSE),
    "6/2": Code("read variables", _DIAGNOSE),
    "6/3": Code("write variables", _WRITE),
    "6/4": Code("read clock variables", _DIAGNOSE),
    "6/5": Code("write clock variables", _WRITE),
    "6/6": Code("set a trap", Operation.OTHER),
    "6/7": Code("trap", Operation.PUBLISH),
    "6/8": Code("configure", _WRITE),
    "6/9": Code("save the configuration", _WRITE),
    "6/10": Code("read the list of clients", _DIAGNOSE),
    "6/11": Code("read an ordered list", _DIAGNOSE),
    "6/12": Code("ask for a nonce", _DIAGNOSE),
    "6/31": Code("remove a trap", Operation.OTHER),
    "7": Code("private", _DIAGNOSE),
    "7/0": Code("list peers", _DIAGNOSE),
    "7/4": Code("read system information", _DIAGNOSE),
    "7/10": Code("add a server", _WRITE),
    "7/11": Code("remove a server", _WRITE),
    "7/12": Code("set a flag", _WRITE),
    "7/13": Code("clear a flag", _WRITE),
    "7/17": Code("add a restriction", _WRITE),
    "7/18": Code("loosen a restriction", _WRITE),
    "7/19": Code("remove a restriction", _WRITE),
    # Tells every client of a server; its answers are many times longer than the question.
    "7/20": Code("list clients (monlist)", _DIAGNOSE),
    "7/42": Code("list clients (monlist)", _DIAGNOSE),
    "7/21": Code("reset counters", _WRITE),
    "7/22": Code("reset a peer", _WRITE),
    "7/23": Code("read keys anew", _WRITE),
    "7/30": Code("trust a key", _WRITE),
    "7/31": Code("distrust a key", _WRITE),
}

ROOM = Room(name="ntp", udp_ports=(123,), codes=CODES, read=read, is_industrial=False)
