"""Network cards as Windows keeps them: the registry with `getmac`, and `ipconfig` where that gave nothing."""

import csv
import ipaddress
import re
from collections.abc import Iterator, Mapping

from zonewright.errors import InputError
from zonewright.model.host import NetworkCard
from zonewright.sources.address import parse_mac
from zonewright.sources.collections.page import Page
from zonewright.sources.collections.value import find_flag, find_registry_line, split_list

GUID = re.compile(r"\{[0-9A-Fa-f-]{36}\}")
GATEWAY = re.compile(r"gateway|passerelle|puerta de enlace", re.IGNORECASE)
CONNECTION = "\\Connection"
KEPT = frozenset(
    {"ipaddress", "subnetmask", "defaultgateway", "enabledhcp", "dhcpipaddress", "dhcpsubnetmask", "dhcpdefaultgateway"}
)


def read_registry_cards(page: Page) -> list[NetworkCard]:
    """Read the cards by their number: addresses from the registry, the MAC of those in use from `getmac`."""
    macs, idle = _read_getmac(page)
    kept, names = _read_registry(page)
    found = [NetworkCard(name=mac, mac=mac, connected=False) for mac in sorted(idle)]
    for guid in sorted({*macs, *kept}):
        values = kept.get(guid, {})
        addresses = tuple(sorted(_iter_addresses(values)))
        if guid not in macs and not addresses:
            continue
        gateways = split_list(values.get("dhcpdefaultgateway" if _is_dhcp(values) else "defaultgateway"))
        found.append(
            NetworkCard(
                name=names.get(guid) or macs.get(guid) or guid,
                mac=macs.get(guid),
                addresses=addresses,
                gateways=tuple(sorted(one for one in gateways if _find_card_ip(one))),
                dhcp=_is_dhcp(values),
                connected=guid in macs if macs or idle else None,
            )
        )
    return found


def _read_getmac(page: Page) -> tuple[dict[str, str], set[str]]:
    """Give number -> MAC of the cards in use, and the MACs of the others."""
    macs: dict[str, str] = {}
    idle: set[str] = set()
    for entry in page.iter_raw("interfaces", ""):
        if not entry.text.startswith('"'):
            continue
        cells = next(csv.reader([entry.text]), [])
        guid = GUID.search(cells[1]) if len(cells) > 1 else None
        try:
            mac = parse_mac(cells[0]) if cells else ""
        except InputError:
            continue
        page.ledger.use(entry.line)
        if guid is not None:
            macs[guid[0].upper()] = mac
        else:
            idle.add(mac)
    return macs, idle


def _read_registry(page: Page) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Give number -> its values, and number -> the name of the connection."""
    kept: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    guid, is_name = "", False
    for entry in page.iter_raw("interfaces", ""):
        line = find_registry_line(entry.text)
        if line is None:
            continue
        if line.key is not None:
            found = GUID.findall(line.key)
            guid, is_name = (found[-1].upper() if found else ""), line.key.endswith(CONNECTION)
            page.ledger.use(entry.line)
        elif is_name and line.name == "Name" and guid:
            names[guid] = line.value
            page.ledger.use(entry.line)
        elif guid and line.name is not None and line.name.lower() in KEPT:
            kept.setdefault(guid, {})[line.name.lower()] = line.value
            page.ledger.use(entry.line)
    return kept, names


def _is_dhcp(values: Mapping[str, str]) -> bool | None:
    return find_flag(values.get("enabledhcp"))


def _iter_addresses(values: Mapping[str, str]) -> Iterator[str]:
    prefix = "dhcp" if _is_dhcp(values) else ""
    masks = split_list(values.get(f"{prefix}subnetmask"))
    for at, text in enumerate(split_list(values.get(f"{prefix}ipaddress"))):
        ip = _find_card_ip(text)
        if ip is not None:
            yield _with_mask(ip, masks[at] if at < len(masks) else "")


def _with_mask(ip: str, mask: str) -> str:
    try:
        return f"{ip}/{ipaddress.ip_interface(f'{ip}/{mask}').network.prefixlen}"
    except ValueError:
        return ip


def _find_card_ip(text: str) -> str | None:
    try:
        ip = ipaddress.ip_address(text)
    except ValueError:
        return None
    return None if ip.is_unspecified else str(ip)


def read_ipconfig(page: Page) -> list[NetworkCard]:
    """Read `ipconfig /all` by the shapes of its values, as its words are of the machine's language."""
    found: list[NetworkCard] = []
    name, values = "", dict[str, list[str]]()
    for entry in page.iter_raw("interfaces", "ipconfig"):
        label, colon, value = entry.text.partition(": ")
        if label.startswith(" ") and colon:
            if _note(values, label, value=value.partition("(")[0].strip()):
                page.ledger.use(entry.line)
        elif entry.text.rstrip().endswith(":") and not entry.text.startswith(" "):
            found.extend(_from_shapes(name, values))
            name, values = entry.text.strip().rstrip(":"), {}
            page.ledger.use(entry.line)
    return [*found, *_from_shapes(name, values)]


def _note(values: dict[str, list[str]], label: str, *, value: str) -> bool:
    """Keep a value by its shape: a MAC, an address that a mask follows, a gateway by its word."""
    ip = _find_card_ip(value.partition("%")[0])
    if ip is not None and value.startswith("255.") and values.get("pending"):
        values.setdefault("addresses", []).append(_with_mask(values.pop("pending")[-1], value))
        return True
    if ip is not None and GATEWAY.search(label):
        values.setdefault("gateways", []).append(ip)
        return True
    if ip is not None:
        values["pending"] = [ip]
        return True
    try:
        values.setdefault("mac", []).append(parse_mac(value))
    except InputError:
        return False
    return True


def _from_shapes(name: str, values: Mapping[str, list[str]]) -> list[NetworkCard]:
    mac, addresses = next(iter(values.get("mac", ())), None), tuple(sorted(values.get("addresses", ())))
    if mac is None and not addresses:
        return []
    gateways = tuple(sorted(values.get("gateways", ())))
    return [NetworkCard(name, mac, addresses, gateways, connected=True if addresses else None)]
