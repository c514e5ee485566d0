"""Items of plant/1 as declared nouns; the values have the shape of the schema already."""

import ipaddress
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from zonewright.errors import InputError
from zonewright.model.identifier import Id
from zonewright.model.moment import begin_of
from zonewright.model.section import SECTIONS, WEEKDAYS, Declared, from_item, make_key
from zonewright.sources.address import parse_ip, parse_mac

Item = Mapping[str, Any]
TYPED = tuple(name for name, section in SECTIONS.items() if section.key)
"""Sections that are a list of items."""
MOMENTS = frozenset(
    {"believed_until", "begins", "ends", "at", "approved_at", "signed_off_at", "last_review", "last_backup"}
    | {"last_drill", "expires", "tested_at", "valid_until"}
)
UNTIMED = frozenset({"calendar"})
"""Sections whose `begins` and `ends` are times of day."""


def parse_noun(section: str, item: Item, *, declared_by: Id) -> Declared:
    """Read an item of any section; addresses, networks, days and numbers may be in any spelling that the schema takes.

    Raises:
        InputError: an address, a subnet or a day is none.
    """
    canonical = dict(item)
    if section not in UNTIMED and not MOMENTS.isdisjoint(item):
        for name in sorted(MOMENTS & item.keys()):
            _parse_moment(name, item[name])
    for name, value in item.items():
        if type(value) is str:
            continue
        parse = PARSERS.get((section, name), _parse_value)
        canonical[name] = parse(value)
        if canonical[name] is None or canonical[name] == []:
            del canonical[name]
    if section == "functions":
        canonical.setdefault("assets", [])
    return from_item(section, canonical, declared_by=declared_by)


def get_item_name(section: str, item: Item) -> str:
    """Say what an item of any section is called, for its observation."""
    return make_key(section, item) or str(item.get("name") or ("its frame" if section == "plant" else "the whole"))


@lru_cache(maxsize=4096)
def parse_subnet(text: str) -> str:
    """Give an IP network in its canonical text; what stands behind the prefix is cut off.

    Raises:
        InputError: it is none.
    """
    try:
        return str(ipaddress.ip_network(text.strip(), strict=False))
    except ValueError as error:
        raise InputError(f"{text!r} is not an IP network; write it like 10.10.1.0/24") from error


def _parse_moment(name: str, text: str) -> datetime:
    try:
        return begin_of(text)
    except ValueError as error:
        raise InputError(f"`{name}`: there is no {text}; write a day or a moment, such as 2027-01-06") from error


def _parse_value(value: Any) -> Any:
    """Give numbers their one spelling, at any depth."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_parse_value(one) for one in value]
    if isinstance(value, dict):
        return {name: _parse_value(one) for name, one in value.items()}
    return value


def _parse_addresses(items: list[Item]) -> list[Item]:
    found: list[Item] = []
    for item in items:
        address: dict[str, Any] = {}
        if "mac" in item:
            address["mac"] = parse_mac(item["mac"])
        if "ip" in item:
            address["ip"] = parse_ip(item["ip"])
        if "vlan" in item:
            address["vlan"] = int(item["vlan"])
        found.append(address)
    return found


def _parse_weekdays(days: list[str | int]) -> list[str]:
    numbers = {WEEKDAYS.index(day) if isinstance(day, str) else int(day) for day in days}
    return [WEEKDAYS[number] for number in sorted(numbers)]


PARSERS: Mapping[tuple[str, str], Callable[[Any], Any]] = {
    ("assets", "addresses"): _parse_addresses,
    ("zones", "subnets"): lambda texts: [parse_subnet(text) for text in texts],
    ("calendar", "weekdays"): _parse_weekdays,
    ("calendar", "dates"): sorted,
}
"""Section and field -> how its value is brought into canonical text."""
