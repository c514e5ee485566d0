"""One concrete packet, as a filter is asked about it."""

import ipaddress
import re
from dataclasses import dataclass

from zonewright.allowlist.span import LAST_PORT, WITH_PORTS, parse_protocol
from zonewright.errors import InputError

FORM = re.compile(r"(?P<protocol>\S+)\s+(?P<source>\S+)\s*>\s*(?P<destination>\S+)")
HINT = 'write it as "tcp 10.0.0.5:40000 > 10.0.1.9:502"; IPv6 with a port stands in brackets'


@dataclass(frozen=True, slots=True)
class Packet:
    """What a packet filter looks at; `None` is *not given*.

    Attributes:
        version: 4 or 6.
        source: address as a whole number.
        destination: address as a whole number.
        protocol: number of the IP protocol.
        source_port: `None` when not given or when the protocol has none.
        destination_port: the same.
        state: `new`, `established`, `related`, `invalid` or `untracked`.
        iif: name of the interface it comes in by.
        oif: name of the interface it leaves by.
    """

    version: int
    source: int
    destination: int
    protocol: int
    source_port: int | None = None
    destination_port: int | None = None
    state: str = "new"
    iif: str | None = None
    oif: str | None = None


def parse_packet(text: str, *, state: str = "new", iif: str | None = None, oif: str | None = None) -> Packet:
    """Turn `tcp 10.0.0.5:40000 > 10.0.1.9:502` into a packet.

    Raises:
        InputError: the words are no packet; the hint says how to write one.
    """
    match = FORM.fullmatch(text.strip())
    if match is None:
        raise InputError(f"{text!r} is no packet", hint=HINT)
    protocol = parse_protocol(match["protocol"])
    source, source_port = _parse_end(match["source"])
    destination, destination_port = _parse_end(match["destination"])
    if source.version != destination.version:
        raise InputError(f"{text!r} goes from one IP version to another", hint=HINT)
    if protocol not in WITH_PORTS and (source_port, destination_port) != (None, None):
        raise InputError(f"{text!r}: {match['protocol']} has no ports", hint=HINT)
    ends = int(source), int(destination)
    return Packet(source.version, *ends, protocol, source_port, destination_port, state, iif, oif)


def _parse_end(text: str) -> tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, int | None]:
    host, port = text, ""
    if text.startswith("["):
        host, _, port = text[1:].partition("]")
        port = port.removeprefix(":")
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    try:
        address = ipaddress.ip_address(host)
    except ValueError as error:
        raise InputError(f"{host!r} is no IP address", hint=HINT) from error
    if port and not (port.isdecimal() and int(port) <= LAST_PORT):
        raise InputError(f"{port!r} is no port", hint=HINT)
    return address, int(port) if port else None
