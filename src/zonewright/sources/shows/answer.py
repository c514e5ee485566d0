"""What one command's answer gave: sightings, lines left aside with their reason, lines that were not understood."""

import ipaddress
import re
from collections import Counter
from dataclasses import dataclass, field

from zonewright.errors import InputError
from zonewright.sources.address import parse_ip, parse_mac
from zonewright.sources.sighting import Seen

MAC = re.compile(
    r"(?<![\w:.-])(?:[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}"
    r"|[0-9A-Fa-f]{4}([.:-])[0-9A-Fa-f]{4}\2[0-9A-Fa-f]{4}|[0-9A-Fa-f]{6}[-:][0-9A-Fa-f]{6})(?![\w:.-]*[\w:-])"
)
IPV4 = re.compile(r"(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w.]*\w)")
IPV6 = re.compile(r"(?<![\w:.])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]*:[0-9A-Fa-f:.]{0,39}(?:%\w+)?(?![\w:])")
VIRTUAL = ("00:00:0c:07:ac", "00:00:5e:00:01", "00:00:5e:00:02", "00:05:73:a0")
"""Beginnings of addresses that several routers share."""
LONGEST = 300

ARP, PORT, OWN, TRUNK, LLDP, CDP = "arp", "switch_port", "terminal", "trunk_port", "lldp", "cdp"
"""Kinds of sightings that a terminal shows: a pair of addresses; a card behind a port; the device that was asked; a
port that carries several VLANs; a neighbour."""


@dataclass(slots=True)
class Answer:
    """Gathers what the lines of one answer say.

    Attributes:
        device: what the device that was asked is called.
        is_named: whether that is a name of its own; else it is the name of the file.
        used: (line, sighting).
        spent: lines that were used, also those that only say more of a sighting.
        unread: lines that were not understood.
    """

    device: str
    is_named: bool = True
    used: list[tuple[int, Seen]] = field(default_factory=list)
    spent: int = 0
    ignored: Counter[str] = field(default_factory=Counter)
    unread: list[int] = field(default_factory=list)

    def use(self, line: int, *seen: Seen) -> None:
        """Put down what a line says."""
        self.used.extend((line, one) for one in seen)
        self.spent += 1

    def skip(self, reason: str) -> None:
        """Leave a line aside."""
        self.ignored[reason] += 1

    def behind(self, port: str) -> str:
        """Say of which port of the device something is seen."""
        return f"{port} of {self.device}"

    def own(self, *, mac: str | None = None, ip: str | None = None, **fields: str) -> Seen:
        """Say something of the device that was asked; an address that several routers share is not its own."""
        mine = mac if mac is not None and not mac.startswith(VIRTUAL) else None
        called = "host_name" if self.is_named else "behind"
        return Seen(OWN, {**fields, called: self.device}, mac=mine, ip=ip)


def find_mac(text: str) -> tuple[str | None, bool]:
    """Give the first MAC of a text, and whether a MAC of a group stands there in its place."""
    found = MAC.search(text)
    if found is None:
        return None, False
    digits = re.sub(r"[^0-9a-fA-F]", "", found[0])
    try:
        return parse_mac(digits), False
    except InputError:
        return None, True


def find_ip(text: str) -> str | None:
    """Give the first IP address of a device in a text."""
    for form in (IPV4, IPV6):
        for found in form.finditer(text):
            try:
                return parse_ip(found[0])
            except InputError:
                continue
    return None


def has_ip(text: str) -> bool:
    """Tell whether any IP address stands in a text, also one that no device can have."""
    if IPV4.search(text):
        return True
    return any(_is_ipv6(found[0]) for found in IPV6.finditer(text))


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text.partition("%")[0])
    except ValueError:
        return False
    return True
