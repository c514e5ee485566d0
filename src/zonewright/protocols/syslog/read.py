"""Reads which host and program a syslog message names; its words are left alone."""

import re
from ipaddress import ip_address

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

FACILITIES = (
    *(
        "kernel",
        "user",
        "mail",
        "daemon",
        "security",
        "syslog",
        "print queue",
        "news",
        "uucp",
        "clock",
        "authorization",
    ),
    *("ftp", "ntp", "audit", "alert", "clock daemon", "local 0", "local 1", "local 2", "local 3", "local 4", "local 5"),
    *("local 6", "local 7"),
)

_KIND = "syslog_sender"
_PRIORITY = re.compile(rb"(?:\d{1,5} )?<(\d{1,3})>")
_STRUCTURED = re.compile(rb"1 \S{1,40} (\S{1,255}) (\S{1,48}) ")
_CLASSIC = re.compile(
    rb"(?:[A-Z][a-z]{2} [ \d]\d (?:\d{4} )?\d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[-+.:\dZ]{8,30}) "
    rb"([\w.:-]{1,255}) ([\w./-]{1,48})(?:\[\d{1,10}\])?:"
)
_FACILITY_BITS = 3
_NOBODY = frozenset({b"-", b"localhost"})


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read the head of one message: host and program where they stand in their places, facility."""
    priority = _PRIORITY.match(pdu)
    if not priority or int(priority[1]) >> _FACILITY_BITS >= len(FACILITIES):
        return ()
    head = pdu[priority.end() :]
    named = _STRUCTURED.match(head) or _CLASSIC.match(head)
    if not named:
        return ()
    host, program = (clean_text(word) if word not in _NOBODY else "" for word in named.groups())
    facility = FACILITIES[int(priority[1]) >> _FACILITY_BITS]
    words = f"syslog of {program}, facility {facility}" if program else ""
    address = _address(host)
    fields = stated(host_name="" if address else host, ip=address, description=words)
    return (Sighted(_KIND, fields),) if fields else ()


def _address(host: str) -> str:
    """Give the address that stands in the place of a host name, if one does."""
    try:
        return str(ip_address(host))
    except ValueError:
        return ""
