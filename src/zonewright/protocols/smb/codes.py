"""Commands of SMB, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.smb.read import read

_OTHER = Operation.OTHER

# Files are read and written, but they are no values of the process and no programs of a controller, so far as one sees.
CODES = {
    "0/129": Code("NetBIOS session", _OTHER),
    "0/133": Code("NetBIOS keep alive", _OTHER),
    "1": Code("SMB 1", _OTHER),
    "1/4": Code("SMB 1: close", _OTHER),
    "1/37": Code("SMB 1: transaction", _OTHER),
    "1/46": Code("SMB 1: read", _OTHER),
    "1/47": Code("SMB 1: write", _OTHER),
    "1/50": Code("SMB 1: transaction", _OTHER),
    "1/113": Code("SMB 1: leave a share", _OTHER),
    "1/114": Code("SMB 1: negotiate", _OTHER),
    "1/115": Code("SMB 1: set up a session", _OTHER),
    "1/116": Code("SMB 1: log off", _OTHER),
    "1/117": Code("SMB 1: enter a share", _OTHER),
    "1/162": Code("SMB 1: open", _OTHER),
    "2": Code("SMB 2", _OTHER),
    "2/0": Code("SMB 2: negotiate", _OTHER),
    "2/0/514": Code("SMB 2.0.2 chosen", _OTHER),
    "2/0/528": Code("SMB 2.1 chosen", _OTHER),
    "2/0/768": Code("SMB 3.0 chosen", _OTHER),
    "2/0/770": Code("SMB 3.0.2 chosen", _OTHER),
    "2/0/785": Code("SMB 3.1.1 chosen", _OTHER),
    "2/1": Code("SMB 2: set up a session", _OTHER),
    "2/2": Code("SMB 2: log off", _OTHER),
    "2/3": Code("SMB 2: enter a share", _OTHER),
    "2/4": Code("SMB 2: leave a share", _OTHER),
    "2/5": Code("SMB 2: open", _OTHER),
    "2/6": Code("SMB 2: close", _OTHER),
    "2/8": Code("SMB 2: read", _OTHER),
    "2/9": Code("SMB 2: write", _OTHER),
    "2/11": Code("SMB 2: control", _OTHER),
    "2/14": Code("SMB 2: list a folder", _OTHER),
    "2/16": Code("SMB 2: ask about a file", _OTHER),
    "2/17": Code("SMB 2: set about a file", _OTHER),
    "3": Code("encrypted", _OTHER),
    "4": Code("compressed", _OTHER),
}

ROOM = Room(name="smb", tcp_ports=(139, 445), codes=CODES, read=read, by_content=True, is_industrial=False)
