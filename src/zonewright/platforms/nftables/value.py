"""Values of packet fields in canonical text, from nft's spelling."""

import ipaddress
from collections.abc import Iterable, Mapping

from zonewright.platforms.nftables import spelling

LAST_PORT = 65535
LAST_BYTE = 255


def find_value(field: str, text: str, *, icmpv6: bool = False) -> str | None:
    """Give one value of a field as `zonewright.model.filtering.FieldMatch` writes it; `None` when it is not known."""
    if field in ("source_ip", "destination_ip"):
        return _find_network(text)
    if field in ("source_port", "destination_port"):
        return _find_range(text, spelling.PORTS, last=LAST_PORT)
    if field == "protocol":
        number = _find_range(text, spelling.PROTOCOLS, last=LAST_BYTE)
        return spelling.PROTOCOLS.get(text) or (spelling.PROTOCOLS.get(number, number) if number else None)
    if field == "icmp_type":
        return _find_range(text, spelling.ICMPV6_TYPES if icmpv6 else spelling.ICMP_TYPES, last=LAST_BYTE)
    if field == "state":
        return text if text in spelling.STATES else None
    if field == "family":
        return spelling.FAMILIES.get(text)
    return text or None


def find_values(field: str, texts: Iterable[str], *, icmpv6: bool = False) -> tuple[str, ...] | None:
    """Give several values, sorted; `None` when one of them is not known."""
    found = [find_value(field, text, icmpv6=icmpv6) for text in texts]
    return None if None in found else tuple(sorted({value for value in found if value is not None}))


def find_bound(operator: str, text: str) -> str | None:
    """Give the ports that are below or above one: `> 1023` is `1024-65535`."""
    number = _find_range(text, spelling.PORTS, last=LAST_PORT)
    if number is None or not number.isdigit():
        return None
    at = int(number)
    low, high = {">": (at + 1, LAST_PORT), ">=": (at, LAST_PORT), "<": (0, at - 1), "<=": (0, at)}[operator]
    if low > high:
        return None
    return str(low) if low == high else f"{low}-{high}"


def _find_range(text: str, names: Mapping[str, str], *, last: int) -> str | None:
    if text in names and names[text].isdigit():
        return names[text]
    low, dash, high = text.partition("-")
    ends = [names.get(end, end) for end in ((low, high) if dash else (low, low))]
    if not all(end.isascii() and end.isdigit() and len(end) <= len(str(last)) for end in ends):
        return None
    first, second = int(ends[0]), int(ends[1])
    if first > second or second > last:
        return None
    return str(first) if first == second else f"{first}-{second}"


def _find_network(text: str) -> str | None:
    try:
        if "-" not in text:
            return str(ipaddress.ip_network(text, strict=False))
        low, _, high = text.partition("-")
        first, last = ipaddress.ip_address(low), ipaddress.ip_address(high)
        if first.version != last.version or int(first) > int(last):
            return None
    except ValueError:
        return None
    return f"{first}-{last}"
