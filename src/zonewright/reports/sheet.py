"""The sheets of a workbook as rows of text, one sheet per noun."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zonewright.model.plant import DeclaredAsset, Plant
from zonewright.reports.plant_text import WEEKDAYS

ASSET_COLUMNS: Mapping[str, str] = {
    "name": "Name",
    "role": "Role",
    "purdue_level": "Purdue level",
    "zone": "Zone",
    "functions": "Functions",
    "ip": "IP address",
    "mac": "MAC address",
    "vlan": "VLAN",
    "vendor": "Vendor",
    "model": "Model",
    "firmware": "Firmware",
    "serial": "Serial number",
    "owner": "Owner",
    "patchable": "Patchable",
    "shared": "Shared",
    "remarks": "Remarks",
}
"""Field of an asset -> header; several addresses stand in one cell, in the same order, with `;` between them."""
NONE_HERE = "-"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of the workbook."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def derive_sheets(plant: Plant) -> tuple[Sheet, ...]:
    """Lay a declared model out in sheets; in which zone an asset is stands once, in its own row."""
    about = [(plant.name, plant.owner, plant.boundary)]
    sheets = [
        _sheet("Plant", "Plant name, Owner, Boundary", rows=about),
        Sheet("Assets", tuple(ASSET_COLUMNS.values()), tuple(_write_asset(one) for one in plant.assets)),
        _sheet(
            "Zones",
            "Zone, Kind, Purdue level, Subnets, SL-T",
            rows=(
                (one.name, one.kind, one.purdue_level, one.subnets, one.sl_target and _vector(one.sl_target))
                for one in plant.zones
            ),
        ),
        _sheet(
            "Conduits", "Conduit, Zones, Enforced by", rows=((o.name, o.zones, o.enforced_by) for o in plant.conduits)
        ),
        _sheet("Functions", "Function, Assets", rows=((one.name, one.assets) for one in plant.functions)),
        _sheet(
            "Calendar",
            "Entry, Kind, Weekdays, Begins, Ends, UTC offset minutes, Dates, Window minutes",
            rows=(
                (
                    o.name,
                    o.kind,
                    [WEEKDAYS[day] for day in o.weekdays],
                    o.begins,
                    o.ends,
                    o.utc_offset_minutes,
                    o.dates,
                    o.window_minutes,
                )
                for o in plant.calendar
            ),
        ),
    ]
    return (*sheets, *_iter_carried(plant))


def write_cell(value: object) -> str:
    """Write one value as people write it: lists with `;`, yes and no, nothing for unknown; what is deeper as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, tuple | list):
        if any(isinstance(one, dict | tuple | list) or ";" in str(one) or "\n" in str(one) for one in value):
            return json.dumps(value, ensure_ascii=False, sort_keys=True)
        texts = [write_cell(one) for one in value]
        joined = "; ".join(texts)
        return f"{joined};" if len(texts) == 1 and "," in joined else joined
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)


def _vector(levels: tuple[int, ...]) -> str:
    return " ".join(str(level) for level in levels)


def _sheet(name: str, columns: str, *, rows: Iterable[tuple[Any, ...]]) -> Sheet:
    return Sheet(name, tuple(columns.split(", ")), tuple(tuple(write_cell(cell) for cell in row) for row in rows))


def _write_asset(one: DeclaredAsset) -> tuple[str, ...]:
    values = {field: getattr(one, field) for field in ASSET_COLUMNS if field not in ("ip", "mac", "vlan")}
    values |= {field: _write_addresses(one, field) for field in ("ip", "mac", "vlan")}
    return tuple(write_cell(values[field]) for field in ASSET_COLUMNS)


def _write_addresses(one: DeclaredAsset, field: str) -> str:
    found = [getattr(address, field) for address in one.addresses]
    if not any(value is not None for value in found):
        return ""
    return "; ".join(NONE_HERE if value is None else str(value) for value in found)


def _iter_carried(plant: Plant) -> Iterator[Sheet]:
    for section, text in sorted(plant.carried):
        found = json.loads(text)
        items = found if isinstance(found, list) else [found]
        keys = sorted({key for item in items for key in item})
        rows = tuple(tuple(write_cell(item.get(key)) for key in keys) for item in items)
        yield Sheet(section.replace("_", " ").capitalize(), tuple(keys), rows)
