"""Methods of HTTP, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.http.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_DIAGNOSE = Operation.DIAGNOSE
_OTHER = Operation.OTHER

CODES = {
    "0": Code("answer", _OTHER),
    "1": Code("GET", _READ),
    "2": Code("HEAD", _DIAGNOSE),
    # A form, a login, a query by SOAP or a change of settings: the method alone does not tell.
    "3": Code("POST", _OTHER),
    "4": Code("PUT", _WRITE),
    "5": Code("DELETE", _WRITE),
    "6": Code("PATCH", _WRITE),
    "7": Code("OPTIONS", _DIAGNOSE),
    "8": Code("TRACE", _DIAGNOSE),
    # Opens a tunnel through a proxy; what goes through is hidden.
    "9": Code("CONNECT", _OTHER),
    "10": Code("PROPFIND", _READ),
    "11": Code("PROPPATCH", _WRITE),
    "12": Code("MKCOL", _WRITE),
    "13": Code("COPY", _WRITE),
    "14": Code("MOVE", _WRITE),
    "15": Code("LOCK", _WRITE),
    "16": Code("UNLOCK", _WRITE),
    "17": Code("REPORT", _READ),
    # The preface of HTTP/2: its requests are binary and compressed.
    "18": Code("HTTP/2", _OTHER),
}

ROOM = Room(
    name="http",
    tcp_ports=(80, 81, 591, 3128, 5357, 5985, 8000, 8008, 8010, 8080, 8081, 8088, 8888),
    codes=CODES,
    read=read,
    by_content=True,
    is_industrial=False,
)
