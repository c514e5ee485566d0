"""Handshake messages of TLS; none of them touches the process, what comes after them is hidden."""

from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room
from zonewright.protocols.tls.read import read

_OTHER = Operation.OTHER

CODES = {
    "20": Code("encrypted from here on", _OTHER),
    "21": Code("alert", _OTHER),
    "21/0": Code("alert: close", _OTHER),
    "21/40": Code("alert: handshake failure", _OTHER),
    "21/42": Code("alert: bad certificate", _OTHER),
    "21/46": Code("alert: certificate unknown", _OTHER),
    "21/48": Code("alert: unknown authority", _OTHER),
    "21/70": Code("alert: protocol version", _OTHER),
    "21/112": Code("alert: unrecognised name", _OTHER),
    "22": Code("handshake, encrypted", _OTHER),
    "22/0": Code("hello request", _OTHER),
    "22/1": Code("client hello", _OTHER),
    "22/2": Code("server hello", _OTHER),
    "22/4": Code("session ticket", _OTHER),
    "22/11": Code("certificate", _OTHER),
    "22/12": Code("server key exchange", _OTHER),
    "22/13": Code("certificate request", _OTHER),
    "22/14": Code("server hello done", _OTHER),
    "22/15": Code("certificate verify", _OTHER),
    "22/16": Code("client key exchange", _OTHER),
    "22/22": Code("certificate status", _OTHER),
    "23": Code("encrypted", _OTHER),
    "128/1": Code("client hello, version 2 form", _OTHER),
}

# Web, mail, directories, names, telephony, messages, logs, consoles of products and remote support.
_PORTS = (443, 465, 636, 853, 989, 990, 992, 993, 994, 995, 2083, 3269, 4433, 5061, 5671, 5986, 6514, 6568, 7070)
_MORE_PORTS = (8333, 8443, 8834, 8883, 9443, 10443, 11444)

ROOM = Room(
    name="tls",
    tcp_ports=(*_PORTS, *_MORE_PORTS),
    codes=CODES,
    read=read,
    by_content=True,
    is_industrial=False,
)
