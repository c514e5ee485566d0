"""Versions of SSH, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.ssh.read import read

# What is done in the shell is encrypted: it may be anything.
CODES = {
    "1": Code("SSH version 1", Operation.OTHER),
    "1/99": Code("SSH versions 1 and 2", Operation.OTHER),
    "2": Code("SSH version 2", Operation.OTHER),
}

ROOM = Room(name="ssh", tcp_ports=(22, 2222), codes=CODES, read=read, by_content=True, is_industrial=False)
