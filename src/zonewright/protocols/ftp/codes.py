"""Commands of FTP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.ftp.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_DIAGNOSE = Operation.DIAGNOSE
_OTHER = Operation.OTHER

CODES = {
    "0": Code("reply", _OTHER),
    "1": Code("USER: name", _OTHER),
    "2": Code("PASS: password", _OTHER),
    "3": Code("STOR: store a file", _WRITE),
    "4": Code("RETR: fetch a file", _READ),
    "5": Code("APPE: append to a file", _WRITE),
    "6": Code("DELE: delete a file", _WRITE),
    "7": Code("LIST: list files", _READ),
    "8": Code("NLST: list names", _READ),
    "9": Code("STOU: store a file", _WRITE),
    "10": Code("RNFR: rename from", _WRITE),
    "11": Code("RNTO: rename to", _WRITE),
    "12": Code("MKD: make a folder", _WRITE),
    "13": Code("RMD: remove a folder", _WRITE),
    # What a server does at its own site: on controllers it formats a disk or restarts the device.
    "14": Code("SITE: at the server's site", _WRITE),
    "15": Code("SYST: ask for the system", _DIAGNOSE),
    "16": Code("AUTH: secure the connection", _OTHER),
    "17": Code("STAT: state", _DIAGNOSE),
    "18": Code("CWD: change folder", _OTHER),
    "19": Code("PORT: data to the client", _OTHER),
    "20": Code("PASV: data to the server", _OTHER),
    "21": Code("EPSV: data to the server", _OTHER),
    "22": Code("EPRT: data to the client", _OTHER),
    "23": Code("TYPE: form of data", _OTHER),
    "24": Code("QUIT: end", _OTHER),
    "25": Code("MLSD: list files", _READ),
    "26": Code("SIZE: size of a file", _READ),
    "27": Code("MDTM: time of a file", _READ),
    "28": Code("FEAT: abilities", _DIAGNOSE),
    "29": Code("NOOP: nothing", _OTHER),
    "30": Code("PWD: name of the folder", _READ),
    "31": Code("ACCT: account", _OTHER),
    "99": Code("another command", _OTHER),
}

ROOM = Room(name="ftp", tcp_ports=(21,), codes=CODES, read=read, is_industrial=False)
