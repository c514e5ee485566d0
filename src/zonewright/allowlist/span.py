"""Texts of a packet filter as spans of whole numbers."""

import ipaddress
from collections.abc import Callable
from functools import lru_cache

from zonewright.errors import InputError
from zonewright.model.filtering import FieldMatch

Span = tuple[int, int]
"""Lowest and highest number, both inside."""

PROTOCOLS = {"icmp": 1, "tcp": 6, "udp": 17, "dccp": 33, "icmpv6": 58, "sctp": 132, "udplite": 136}
WITH_PORTS = frozenset({6, 17, 33, 132, 136})
ICMP = frozenset({1, 58})
LAST_PORT = 65535
LAST_PROTOCOL = 255
LAST_ADDRESS = {4: 2**32 - 1, 6: 2**128 - 1}
NUMBERS = {
    "family": "version",
    "source_ip": "source",
    "destination_ip": "destination",
    "protocol": "protocol",
    "source_port": "source_port",
    "destination_port": "destination_port",
}
"""Field of a match -> attribute of a packet, for the fields that are numbers."""
FAMILIES = {"ip": 4, "ip6": 6}
ANY_VERSION = 0


def find_spans(match: FieldMatch) -> tuple[tuple[int, Span], ...] | None:
    """Give the values of a match as (IP version or 0, span); `None` when one of them is no number we know."""
    try:
        return tuple(_parse_value(match.field, value) for value in match.values)
    except (InputError, KeyError):
        return None


def _parse_value(field: str, value: str) -> tuple[int, Span]:
    if field in ("source_ip", "destination_ip"):
        return parse_addresses(value)
    if field in ("source_port", "destination_port"):
        return ANY_VERSION, parse_ports(value)
    read: dict[str, Callable[[str], int | None]] = {"family": FAMILIES.get, "protocol": parse_protocol}
    number = read[field](value)
    if number is None:
        raise InputError(f"{value!r} is no family of addresses")
    return ANY_VERSION, (number, number)


@lru_cache(maxsize=1 << 16)
def parse_addresses(text: str) -> tuple[int, Span]:
    """Turn an address, a CIDR or `low-high` into its IP version and span.

    Raises:
        InputError: it is none of them.
    """
    try:
        if "-" in text:
            low, high = (ipaddress.ip_address(part.strip()) for part in text.split("-", 1))
            return low.version, (int(low), int(high))
        network = ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise InputError(f"{text!r} is no address, network or range of addresses") from error
    return network.version, (int(network.network_address), int(network.broadcast_address))


def parse_ports(text: str) -> Span:
    """Turn a port or `low-high` into its span.

    Raises:
        InputError: it is neither.
    """
    low, _, high = text.partition("-")
    try:
        return int(low), int(high or low)
    except ValueError as error:
        raise InputError(f"{text!r} is no port or range of ports") from error


def parse_protocol(text: str) -> int:
    """Turn `tcp` or `6` into 6.

    Raises:
        InputError: it is neither a known name nor a number.
    """
    name = text.lower().removeprefix("ip-")
    if name in PROTOCOLS:
        return PROTOCOLS[name]
    if not name.isdecimal() or int(name) > LAST_PROTOCOL:
        raise InputError(f"{text!r} is no IP protocol", hint="use tcp, udp, icmp, icmpv6 or a number up to 255")
    return int(name)


def render_protocol(number: int) -> str:
    """Name an IP protocol as the rest of the house does."""
    names = {known: name for name, known in PROTOCOLS.items()}
    return names.get(number, f"ip-{number}")


def render_addresses(version: int, span: Span) -> str:
    """Write a span of addresses as the fewest networks, or as `low-high` when these are many."""
    make = ipaddress.IPv4Address if version == 4 else ipaddress.IPv6Address
    if span == (0, LAST_ADDRESS[version]):
        return "any address"
    low, high = make(span[0]), make(span[1])
    if low == high:
        return str(low)
    networks = list(ipaddress.summarize_address_range(low, high))
    return str(networks[0]) if len(networks) == 1 else f"{low}-{high}"
