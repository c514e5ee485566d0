"""The rows of a NetBox export, from JSON and from CSV, in one shape: what kind of thing, and its values as text."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zonewright.errors import InputError
from zonewright.sources.lists.grid import Sheet
from zonewright.sources.lists.vocabulary import fold

DEVICE, INTERFACE, ADDRESS, CARD = "device", "interface", "address", "mac address"
PREFIX, VLAN, OTHER = "prefix", "VLAN", "other"
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """One row.

    Attributes:
        line: number of the record in JSON, line in CSV; counted from 1.
        values: as `JSON_VALUES` and `COLUMNS` name them; what is not said is missing.
        broken: why its values could not be told apart.
    """

    kind: str
    line: int
    values: Values
    broken: str | None = None


LABELS = ("name", "display", "display_name", "model", "label", "value", "address", "mac_address")
URLS = (
    ("/dcim/devices/", DEVICE),
    ("/virtualization/virtual-machines/", DEVICE),
    ("/interfaces/", INTERFACE),
    ("/ipam/ip-addresses/", ADDRESS),
    ("/dcim/mac-addresses/", CARD),
    ("/ipam/prefixes/", PREFIX),
    ("/ipam/vlans/", VLAN),
)
JSON_VALUES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    DEVICE: {
        "id": ("id",),
        "name": ("name", "display", "display_name"),
        "role": ("role", "device_role"),
        "manufacturer": ("device_type.manufacturer",),
        "model": ("device_type.model", "device_type"),
        "serial": ("serial",),
        "site": ("site",),
        "location": ("location",),
        "platform": ("platform",),
        "status": ("status",),
        "ip": ("primary_ip4", "primary_ip", "primary_ip6"),
        "description": ("description", "comments"),
    },
    INTERFACE: {
        "id": ("device.id", "virtual_machine.id"),
        "device": ("device", "virtual_machine"),
        "interface": ("name",),
        "mac": ("primary_mac_address", "mac_address"),
        "vlan": ("untagged_vlan.vid",),
    },
    ADDRESS: {
        "id": ("assigned_object.device.id", "assigned_object.virtual_machine.id", "interface.device.id"),
        "ip": ("address",),
        "device": ("assigned_object.device", "assigned_object.virtual_machine", "interface.device"),
        "interface": ("assigned_object.name", "interface.name"),
    },
    CARD: {
        "id": ("assigned_object.device.id", "assigned_object.virtual_machine.id"),
        "mac": ("mac_address",),
        "device": ("assigned_object.device", "assigned_object.virtual_machine"),
        "interface": ("assigned_object.name",),
    },
}
COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    DEVICE: {
        "id": ("id",),
        "name": ("name",),
        "role": ("role", "devicerole"),
        "manufacturer": ("manufacturer",),
        "model": ("type", "devicetype"),
        "serial": ("serialnumber", "serial"),
        "site": ("site",),
        "location": ("location",),
        "platform": ("platform",),
        "status": ("status",),
        "ip": ("ipaddress", "ipv4address", "primaryip4", "primaryip", "ipv6address"),
        "description": ("description", "comments"),
    },
    INTERFACE: {
        "device": ("device", "virtualmachine"),
        "interface": ("name",),
        "mac": ("macaddress", "primarymacaddress"),
        "ip": ("ipaddresses",),
        "vlan": ("untaggedvlan",),
    },
    ADDRESS: {
        "ip": ("ipaddress", "address"),
        "device": ("device", "parent", "virtualmachine", "assignedobjectparent"),
        "interface": ("interface", "assignedobject"),
    },
    PREFIX: {"name": ("prefix",)},
    VLAN: {"name": ("vid",)},
}
MARKS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    (DEVICE, frozenset({"name", "status", "site", "manufacturer"}), frozenset({"tenant", "rack", "devicetype"})),
    (
        INTERFACE,
        frozenset({"name", "device", "type"}),
        frozenset({"enabled", "macaddress", "mgmtonly", "untaggedvlan"}),
    ),
    (INTERFACE, frozenset({"name", "virtualmachine"}), frozenset({"enabled", "macaddress"})),
    (ADDRESS, frozenset({"ipaddress", "vrf", "status"}), frozenset({"assigned", "tenant", "interface", "dnsname"})),
    (ADDRESS, frozenset({"address", "vrf", "status"}), frozenset({"interface", "dnsname"})),
    (PREFIX, frozenset({"prefix", "status"}), frozenset({"vrf", "vlan", "site", "utilization", "scope"})),
    (VLAN, frozenset({"vid", "name", "status"}), frozenset({"site", "group", "tenant"})),
)
"""Kind, folded headers that every export of it has, and those of which it has one at least."""
VID = re.compile(r"\((\d{1,4})\)\s*$")


def find_kind(headers: Sequence[str]) -> str | None:
    """Tell what a CSV of NetBox holds from its header row."""
    folded = {fold(header) for header in headers}
    return next((kind for kind, all_of, one_of in MARKS if all_of <= folded and one_of & folded), None)


def iter_sheet(sheet: Sheet) -> Iterator[Record]:
    """Give the rows under the header, which is the first row."""
    headers = [fold(cell) for cell in sheet.rows[0].cells]
    kind = find_kind(sheet.rows[0].cells) or OTHER
    for row in sheet.rows[1:]:
        if row.is_blank:
            continue
        cells = {name: " ".join(cell.split()) for name, cell in zip(headers, row.cells, strict=False) if cell.strip()}
        values = {}
        for value, names in COLUMNS.get(kind, {}).items():
            said = next((cells[name] for name in names if name in cells and cells[name] not in ("—", "-")), None)
            if said is not None:
                values[value] = said
        vid = VID.search(values.get("vlan", ""))
        if vid is not None:
            values["vlan"] = vid[1]
        yield Record(kind, row.line, values, row.broken)


def iter_json(text: str) -> Iterator[Record]:
    """Give every object of an answer of the API, of a list of them, or of several under names.

    Raises:
        InputError: the text is no JSON.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is no JSON ({type(error).__name__}: {str(error)[:120]}); export it again") from error
    for number, item in enumerate(_iter_objects(found, depth=0), start=1):
        kind = _kind_of(item)
        values = {}
        for value, paths in JSON_VALUES.get(kind, {}).items():
            said = next((text for path in paths if (text := _label(_dig(item, path)))), None)
            if said is not None:
                values[value] = said
        yield Record(kind, number, values)


def _iter_objects(found: Any, *, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(found, list):
        for one in found:
            yield one if isinstance(one, dict) else {}
    elif isinstance(found, dict):
        inner = [value for value in found.values() if isinstance(value, list | dict)]
        is_answer = isinstance(found.get("results"), list)
        if is_answer:
            yield from _iter_objects(found["results"], depth=depth + 1)
        elif depth or _kind_of(found) != OTHER or not inner:
            yield found
        else:
            for one in inner:
                yield from _iter_objects(one, depth=depth + 1)


def _kind_of(item: Mapping[str, Any]) -> str:
    url = item.get("url")
    if isinstance(url, str):
        for part, kind in URLS:
            if part in url:
                return kind
    keys = item.keys()
    if "device_type" in keys:
        return DEVICE
    if "address" in keys and keys & {"assigned_object", "assigned_object_type", "interface", "vrf"}:
        return ADDRESS
    if "prefix" in keys:
        return PREFIX
    if "vid" in keys:
        return VLAN
    if "mac_address" in keys and "assigned_object" in keys:
        return CARD
    if keys & {"device", "virtual_machine"} and keys & {"mac_address", "primary_mac_address", "enabled"}:
        return INTERFACE
    return OTHER


def _dig(item: Any, path: str) -> Any:
    for step in path.split("."):
        if not isinstance(item, dict):
            return None
        item = item.get(step)
    return item


def _label(value: Any) -> str:
    if isinstance(value, dict):
        return next((_label(value[key]) for key in LABELS if isinstance(value.get(key), str) and value[key]), "")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())
