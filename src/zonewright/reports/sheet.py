"""The sheets of a workbook as rows of text, one sheet per noun."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from zonewright.model.plant import Carried, DeclaredAsset, Plant
from zonewright.model.section import SECTIONS, Declared, to_item
from zonewright.reports.canonical import derive_entries

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
    "believed_until": "Believed until",
    "remarks": "Remarks",
}
"""Field of an asset -> header; several addresses stand in one cell, in the same order, with `;` between them."""
NONE_HERE = "-"
ORDER = ("plant", "assets", "zones", "conduits", "functions", "calendar")
"""The sheets that every workbook has, in this order; the other sections follow in their own."""
TITLES: Mapping[tuple[str, str], str] = {
    ("plant", "name"): "Plant name",
    ("zones", "name"): "Zone",
    ("zones", "sl_target"): "SL-T",
    ("conduits", "name"): "Conduit",
    ("functions", "name"): "Function",
    ("calendar", "name"): "Entry",
    ("calendar", "utc_offset_minutes"): "UTC offset minutes",
}
"""Section and field -> header, where it is not the field's own words."""
CHANGE = "Change"
"""Header of the number of the change of a workspace that a workbook was exported at."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of the workbook."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def derive_sheets(plant: Plant, *, change: int | None = None) -> tuple[Sheet, ...]:
    """Lay a declared model out in sheets; in which zone an asset is stands once, in its own row.

    Args:
        plant: what is declared.
        change: number of the change that this is the workbook of; then every section has its sheet, to be added to.
    """
    asked = ORDER if change is None else tuple(name for name, one in SECTIONS.items() if one.noun is not Carried)
    found: dict[str, list[Declared]] = {section: [] for section in asked}
    for section, entries in derive_entries(plant).items():
        found[section] = [entry.noun for entry in entries]
    ordered = (*ORDER, *(section for section in SECTIONS if section in found and section not in ORDER))
    said = {(asset.name, asset.zone) for asset in plant.assets if asset.zone is not None}
    sheets = [_derive_sheet(section, found[section], said=said) for section in ordered]
    if change is not None:
        rows = tuple((*row, write_cell(change)) for row in sheets[0].rows or (("",) * len(sheets[0].columns),))
        sheets[0] = Sheet(sheets[0].name, (*sheets[0].columns, CHANGE), rows)
    return tuple(sheets)


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


def _derive_sheet(section: str, nouns: Sequence[Declared], *, said: Collection[tuple[str, str]]) -> Sheet:
    if section == "assets":
        rows = tuple(_write_asset(one) for one in nouns if isinstance(one, DeclaredAsset))
        return Sheet("Assets", tuple(ASSET_COLUMNS.values()), rows)
    items = [to_item(one) for one in nouns]
    for item in items if section == "zones" else ():
        item["assets"] = [asset for asset in item.get("assets", ()) if (asset, item["name"]) not in said]
    names = _order_fields(section, items)
    columns = tuple(TITLES.get((section, name), _title(name)) for name in names)
    return Sheet(
        _title(section), columns, tuple(tuple(_write_field(name, item.get(name)) for name in names) for item in items)
    )


def _order_fields(section: str, items: Sequence[Mapping[str, Any]]) -> list[str]:
    """Give every field that a section may have, or, of what is only kept, those that are used."""
    kind = SECTIONS[section]
    if kind.noun is not Carried:
        names = [one.name for one in fields(kind.noun) if one.name != "declared_by"]
    else:
        names = sorted({name for item in items for name in item})
    return [*(name for name in kind.first if name in names), *(name for name in names if name not in kind.first)]


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _write_field(name: str, value: object) -> str:
    if name == "sl_target" and isinstance(value, list):
        return " ".join(str(level) for level in value)
    return write_cell(value)


def _write_asset(one: DeclaredAsset) -> tuple[str, ...]:
    values = {field: getattr(one, field) for field in ASSET_COLUMNS if field not in ("ip", "mac", "vlan")}
    values |= {field: _write_addresses(one, field) for field in ("ip", "mac", "vlan")}
    return tuple(write_cell(values[field]) for field in ASSET_COLUMNS)


def _write_addresses(one: DeclaredAsset, field: str) -> str:
    found = [getattr(address, field) for address in one.addresses]
    if not any(value is not None for value in found):
        return ""
    return "; ".join(NONE_HERE if value is None else str(value) for value in found)
