"""Frames and commands of synchrophasor, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.synchrophasor.read import read

CODES = {
    "0": Code("data", Operation.PUBLISH),
    "1": Code("header", Operation.PUBLISH),
    "2": Code("configuration 1", Operation.PUBLISH),
    "3": Code("configuration 2", Operation.PUBLISH),
    "5": Code("configuration 3", Operation.PUBLISH),
    "4": Code("command", Operation.OTHER),
    # Blinds whoever protects or watches the grid by this unit.
    "4/1": Code("stop sending data", Operation.CONTROL),
    # Orders values to be sent.
    "4/2": Code("start sending data", Operation.READ),
    "4/3": Code("send header", Operation.DIAGNOSE),
    "4/4": Code("send configuration 1", Operation.DIAGNOSE),
    "4/5": Code("send configuration 2", Operation.DIAGNOSE),
    "4/6": Code("send configuration 3", Operation.DIAGNOSE),
    # What its data orders is the maker's own.
    "4/8": Code("extended frame", Operation.OTHER),
}

ROOM = Room(name="synchrophasor", tcp_ports=(4712, 4713), udp_ports=(4712, 4713), codes=CODES, read=read)
