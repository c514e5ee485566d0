"""Sections of plant/1 as declared nouns; the values have the shape of the schema already."""

import ipaddress
import json
from collections.abc import Callable, Mapping
from typing import Any

from zonewright.errors import InputError
from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.plant import CalendarEntry, DeclaredAsset, DeclaredConduit, DeclaredFunction, DeclaredZone
from zonewright.sources.address import parse_ip, parse_mac

Item = Mapping[str, Any]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CARRIED = (
    "consequences",
    "risk_matrix",
    "authorised_flows",
    "compensations",
    "ways_in",
    "restorables",
    "decisions",
    "answers",
)
"""Sections that are kept and not computed with."""
TEXTS = ("role", "vendor", "model", "firmware", "serial", "zone", "owner", "patchable", "shared", "remarks")


def parse_function(item: Item, declared_by: Id) -> DeclaredFunction:
    """Read an item of `functions`."""
    return DeclaredFunction(declared_by, item["name"], tuple(item.get("assets", ())))


def parse_zone(item: Item, declared_by: Id) -> DeclaredZone:
    """Read an item of `zones`.

    Raises:
        InputError: a subnet is none.
    """
    return DeclaredZone(
        declared_by,
        item["name"],
        kind=item.get("kind"),
        purdue_level=_level(item),
        assets=tuple(item.get("assets", ())),
        subnets=tuple(_parse_subnet(text) for text in item.get("subnets", ())),
        sl_target=tuple(int(level) for level in item["sl_target"]) if "sl_target" in item else None,
    )


def parse_conduit(item: Item, declared_by: Id) -> DeclaredConduit:
    """Read an item of `conduits`."""
    first, second = item["zones"]
    return DeclaredConduit(declared_by, item["name"], (first, second), tuple(item.get("enforced_by", ())))


def parse_asset(item: Item, declared_by: Id) -> DeclaredAsset:
    """Read an item of `assets`.

    Raises:
        InputError: an address is none.
    """
    return DeclaredAsset(
        declared_by,
        item["name"],
        addresses=tuple(_parse_address(one) for one in item.get("addresses", ())),
        purdue_level=_level(item),
        functions=tuple(item.get("functions", ())),
        **{field: item[field] for field in TEXTS if field in item},
    )


def parse_calendar_entry(item: Item, declared_by: Id) -> CalendarEntry:
    """Read an item of `calendar`."""
    days = {WEEKDAYS.index(day) if isinstance(day, str) else int(day) for day in item.get("weekdays", ())}
    return CalendarEntry(
        declared_by,
        item["name"],
        item["kind"],
        weekdays=tuple(sorted(days)),
        begins=item.get("begins"),
        ends=item.get("ends"),
        utc_offset_minutes=int(item.get("utc_offset_minutes", 0)),
        dates=tuple(sorted(item.get("dates", ()))),
        window_minutes=int(item["window_minutes"]) if "window_minutes" in item else None,
    )


PARSERS: Mapping[str, Callable[[Item, Id], Any]] = {
    "functions": parse_function,
    "zones": parse_zone,
    "conduits": parse_conduit,
    "assets": parse_asset,
    "calendar": parse_calendar_entry,
}


def get_item_name(item: Item) -> str:
    """Say what an item of any section is called, for its observation."""
    words = (item.get(key) for key in ("name", "about", "requirement", "function", "source"))
    return next((str(word) for word in words if word is not None), "an item")


def render_carried(items: object) -> str:
    """Write the items of a carried section as canonical JSON."""
    return json.dumps(items, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _level(item: Item) -> float | None:
    return float(item["purdue_level"]) if "purdue_level" in item else None


def _parse_address(item: Item) -> Address:
    mac = parse_mac(item["mac"]) if "mac" in item else None
    ip = parse_ip(item["ip"]) if "ip" in item else None
    return Address(mac=mac, ip=ip, vlan=int(item["vlan"]) if "vlan" in item else None)


def _parse_subnet(text: str) -> str:
    try:
        return str(ipaddress.ip_network(text.strip(), strict=False))
    except ValueError as error:
        raise InputError(f"{text!r} is not an IP network; write it like 10.10.1.0/24") from error
