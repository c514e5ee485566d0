"""Network cards, routes and the ports that answer."""

import ipaddress
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from zonewright.errors import InputError
from zonewright.model.host import Listener, NetworkCard, Route
from zonewright.sources.address import parse_mac
from zonewright.sources.collections.page import Entry, Page
from zonewright.sources.collections.registry_card import read_ipconfig, read_registry_cards
from zonewright.sources.collections.value import find_answer, find_number, fits_any, split_list

CONNECTED: Mapping[str, bool] = {"up": True, "down": False, "lowerlayerdown": False, "notpresent": False}
ANY = frozenset({"0.0.0.0", "::", "*", ""})  # noqa: S104 - the word for every address, not one to bind to
TRANSPORTS = ("tcp", "udp")
LAST_PORT = 65535


def read_cards(page: Page, internal: Sequence[str]) -> tuple[NetworkCard, ...]:
    """Read the network cards; those whose name or description fits `internal` serve the machine alone."""
    found = []
    for entry in page.iter_entries("interfaces"):
        if entry.row is not None:
            page.ledger.use(entry.line)
            found.append(_from_row(page, entry, row=entry.row, internal=internal))
    found.extend(read_registry_cards(page))
    if not found:
        found.extend(read_ipconfig(page))
    named = [replace(card, internal=card.internal or is_internal((card.name,), internal)) for card in found]
    return tuple(sorted(set(named), key=lambda card: (card.name, card.mac or "", card.addresses)))


def is_internal(names: Sequence[str], internal: Sequence[str]) -> bool:
    """Tell whether a card of these names is made by a program for traffic inside the machine."""
    return any(fits_any(name.lower(), tuple(internal)) for name in names)


def _from_row(page: Page, entry: Entry, *, row: Mapping[str, str], internal: Sequence[str]) -> NetworkCard:
    addresses = []
    for text in split_list(row.get("addresses")):
        try:
            addresses.append(parse_card_address(text))
        except ValueError:
            page.ledger.refuse(entry.line, f"{text!r} is no address of a card")
    names = (row.get("name", ""), row.get("description", ""))
    return NetworkCard(
        name=names[0] or names[1] or "unknown",
        mac=find_card_mac(row.get("mac", "")),
        addresses=tuple(sorted(set(addresses))),
        gateways=tuple(sorted(_iter_ips(split_list(row.get("gateways"))))),
        dhcp=find_answer(row.get("dhcp")),
        connected=CONNECTED.get(row.get("state", "").lower()),
        internal=is_internal(names, internal),
    )


def parse_card_address(text: str) -> str:
    """Give an address with its length (`10.0.0.5/24`, `10.0.0.5/255.255.255.0`, `fe80::1%3/64`) in CIDR form.

    Raises:
        ValueError: it is none.
    """
    address, slash, length = text.partition("/")
    ip = ipaddress.ip_address(address.partition("%")[0])
    return f"{ip}/{ipaddress.ip_interface(f'{ip}/{length}').network.prefixlen}" if slash else str(ip)


def find_card_mac(text: str) -> str | None:
    """Read the address of a card; `None` where it has none of its own."""
    try:
        return parse_mac(text)
    except InputError:
        return None


def find_ip(text: str) -> str | None:
    """Read an address; `None` where it is none, or stands for every address."""
    try:
        ip = ipaddress.ip_address(text.strip().partition("%")[0])
    except ValueError:
        return None
    return None if ip.is_unspecified else str(ip)


def _iter_ips(texts: Sequence[str]) -> Iterator[str]:
    yield from (ip for text in texts if (ip := find_ip(text)) is not None)


def read_nameservers(page: Page) -> tuple[str, ...]:
    """Read whom the machine asks for names."""
    told = [*split_list(page.find_value("nameservers", "nameservers"))]
    for entry in page.iter_raw("interfaces"):
        words = entry.text.split()
        if len(words) > 2 and words[0].lower() in ("nameserver", "dhcpnameserver") and words[1].startswith("REG_"):
            page.ledger.use(entry.line)
            told.extend(part for word in words[2:] for part in split_list(word))
    return tuple(sorted(set(_iter_ips(told))))


def read_routes(page: Page) -> tuple[Route, ...]:
    """Read the routes: a table, or the lines of numbers that `route print` writes."""
    found: set[Route] = set()
    for entry in page.iter_entries("routes"):
        row = entry.row if entry.row is not None else None if entry.key else _route_words(entry.text)
        if row is None:
            continue
        try:
            found.add(_route(row))
            page.ledger.use(entry.line)
        except ValueError:
            page.ledger.refuse(entry.line, f"{row.get('destination', '')!r} is no destination of a route")
    return tuple(sorted(found, key=lambda route: (route.destination, route.gateway or "", route.card or "")))


def _route(row: Mapping[str, str]) -> Route:
    gateway, to, mask = find_ip(row.get("gateway", "")), row.get("destination", ""), row.get("mask", "")
    if to == "default":
        to = "::/0" if ":" in (gateway or "") else "0.0.0.0/0"
    net = ipaddress.ip_network(f"{to}/{mask}" if mask else to, strict=False)
    return Route(str(net), gateway, row.get("card") or None)


def _route_words(text: str) -> dict[str, str] | None:
    """Read destination, mask, gateway, card, metric; where packets go directly the gateway is words, not a number."""
    words = text.split()
    if len(words) < 5 or not words[-1].isdigit() or find_mask(words[1]) is None:
        return None
    gateway = words[2] if len(words) == 5 else ""
    return {"destination": words[0], "mask": words[1], "gateway": gateway, "card": words[-2]}


def find_mask(text: str) -> int | None:
    """Read an IPv4 mask (`255.255.255.0`) as its length; `None` where it is none."""
    if text.count(".") != 3:
        return None
    try:
        return ipaddress.ip_network(f"0.0.0.0/{text}").prefixlen
    except ValueError:
        return None


def read_listeners(page: Page, running: Mapping[int, str]) -> tuple[Listener, ...]:
    """Read the ports that answer: a table, or the lines of `netstat -ano`; `running` names a process by its number."""
    found: set[Listener] = set()
    for entry in page.iter_entries("listeners"):
        if entry.row is not None:
            ip, _, port = entry.row.get("address", "").rpartition(":")
            one = _listener(entry.row.get("transport", ""), ip, port=port, process=entry.row.get("process") or None)
            if one is None:
                page.ledger.refuse(entry.line, f"{entry.row.get('address', '')!r} is no address with a port")
        else:
            one = _from_netstat(entry.text, running)
        if one is not None:
            page.ledger.use(entry.line)
            found.add(one)
    return tuple(sorted(found, key=lambda one: (one.transport, one.port, one.ip, one.process or "")))


def _from_netstat(text: str, running: Mapping[int, str]) -> Listener | None:
    """Read transport, own address, the other's, a state in any language, and the number of the process."""
    words = text.split()
    if len(words) < 3 or words[0].lower()[:3] not in TRANSPORTS or words[2].rpartition(":")[2] not in ("0", "*"):
        return None
    ip, _, port = words[1].rpartition(":")
    number = find_number(words[-1]) if len(words) > 3 else None
    return _listener(words[0].lower()[:3], ip, port=port, process=running.get(number if number is not None else -1))


def _listener(transport: str, ip: str, *, port: str, process: str | None) -> Listener | None:
    number, plain = find_number(port), ip.strip("[]").partition("%")[0]
    known = "*" if plain in ANY else find_ip(plain)
    if transport.lower() not in TRANSPORTS or number is None or not 0 < number <= LAST_PORT or known is None:
        return None
    return Listener(transport.lower(), known, number, process)
