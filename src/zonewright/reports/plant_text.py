"""The proposed model as plant.yaml, to edit and give back."""

import json
from collections.abc import Mapping
from typing import Any

import yaml

from zonewright.model.plant import CalendarEntry, DeclaredAsset, DeclaredConduit, DeclaredFunction, DeclaredZone, Plant
from zonewright.model.survey import Survey
from zonewright.reports.proposal import derive_proposal

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HEAD = """\
# The plant as this survey proposes it. Edit what is wrong and give the file back with --plant:
# from then on everything in here counts as declared by you.
"""
WIDTH = 110
ASSET_FIELDS = ("role", "purdue_level", "vendor", "model", "firmware", "serial")
ASSET_ENDS = ("zone", "functions", "owner", "patchable", "shared", "remarks")


def render_plant_yaml(survey: Survey, plant: Plant) -> str:
    """Write the model that a survey proposes, with what was declared, in the order of the sections."""
    return HEAD + render_plant(derive_proposal(survey, plant))


def render_plant(plant: Plant) -> str:
    """Write a declared model as it stands; reading it back gives the same nouns."""
    about = _filled({"name": plant.name, "owner": plant.owner, "boundary": plant.boundary})
    sections: dict[str, Any] = {
        "plant": about,
        "functions": [_write_function(one) for one in plant.functions],
        "zones": [_write_zone(one) for one in plant.zones],
        "conduits": [_write_conduit(one) for one in plant.conduits],
        "assets": [_write_asset(one) for one in plant.assets],
        "calendar": [_write_entry(one) for one in plant.calendar],
        **{section: json.loads(text) for section, text in sorted(plant.carried)},
    }
    parts = ["schema: plant/1\n", *(_dump({name: found}) for name, found in sections.items() if found)]
    return "\n".join(parts)


def _dump(section: Mapping[str, Any]) -> str:
    text: str = yaml.dump(section, Dumper=_PlainDumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return text


class _PlainDumper(yaml.SafeDumper):
    """Writes no anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature of the library
        """Write everything out."""
        return True


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [], ())}


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _write_function(one: DeclaredFunction) -> dict[str, Any]:
    return _filled({"name": one.name, "assets": list(one.assets)})


def _write_zone(one: DeclaredZone) -> dict[str, Any]:
    return _filled(
        {
            "name": one.name,
            "kind": one.kind,
            "purdue_level": _number(one.purdue_level),
            "assets": list(one.assets),
            "subnets": list(one.subnets),
            "sl_target": list(one.sl_target or ()),
        }
    )


def _write_conduit(one: DeclaredConduit) -> dict[str, Any]:
    return _filled({"name": one.name, "zones": list(one.zones), "enforced_by": list(one.enforced_by)})


def _write_asset(one: DeclaredAsset) -> dict[str, Any]:
    addresses = [_filled({"mac": card.mac, "ip": card.ip, "vlan": card.vlan}) for card in one.addresses]
    values: dict[str, Any] = {"name": one.name}
    values |= {field: getattr(one, field) for field in ASSET_FIELDS}
    values["addresses"] = [address for address in addresses if address]
    values |= {field: getattr(one, field) for field in ASSET_ENDS}
    values["purdue_level"] = _number(one.purdue_level)
    values["functions"] = list(one.functions)
    return _filled(values)


def _write_entry(one: CalendarEntry) -> dict[str, Any]:
    return _filled(
        {
            "name": one.name,
            "kind": one.kind,
            "weekdays": [WEEKDAYS[day] for day in one.weekdays],
            "begins": one.begins,
            "ends": one.ends,
            "utc_offset_minutes": one.utc_offset_minutes or None,
            "dates": list(one.dates),
            "window_minutes": one.window_minutes,
        }
    )
