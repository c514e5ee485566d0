"""From a catalog file to rows: the keys of the file are the fields of the row."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from zonewright.catalogs import row, table

Document = Mapping[str, Any]
T = TypeVar("T", bound=row.Row)

ROWS: Mapping[str, Mapping[str, type[row.Row]]] = {
    "62443-2-1": {"requirements": row.ProgramRequirement},
    "62443-2-4": {"requirements": row.ProviderRequirement},
    "62443-3-2": {"requirements": row.ProcessRequirement},
    "62443-3-3": {"requirements": row.Requirement},
    "62443-4-2": {"requirements": row.ComponentRequirement},
    "attack-ics": {"tactics": row.Tactic, "techniques": row.Technique, "mitigations": row.Mitigation},
    "iso27001": {"controls": row.Control},
    "zonewright": {
        "security_levels": table.SecurityLevel,
        "zone_kinds": table.StartingZone,
        "purdue_levels": table.PurdueLevel,
        "weights": table.Weight,
        "plan_settings": table.PlanSetting,
        "countermeasures": table.Countermeasure,
        "register_intervals": table.RegisterInterval,
        "restorable_roles": table.RestorableRole,
        "findings": table.FindingText,
        "remote_tools": table.RemoteTool,
    },
}
"""What a listing of the part shows: section of the file -> kind of row."""

HEADINGS: Mapping[str, Mapping[str, type[row.Row]]] = {
    "62443-2-1": {"elements": row.Group, "groups": row.Group},
    "62443-2-4": {"areas": row.Group},
    "62443-3-2": {"groups": row.Group},
    "62443-3-3": {"foundational_requirements": row.FoundationalRequirement},
    "62443-4-2": {"common_constraints": row.ComponentConstraint},
}
"""What rows stand under, and what holds for all of them."""


def parse_rows(document: Document, sections: Mapping[str, type[row.Row]]) -> tuple[row.Row, ...]:
    """Build the rows of some sections, in the order of the file."""
    part, edition = document["part"], document["edition"]
    return tuple(
        _build(kind, {"part": part, "edition": edition, **entry})
        for section, kind in sections.items()
        for entry in document[section]
    )


def parse_links(document: Document) -> tuple[row.CrosswalkLink, ...]:
    """Build the links of a crosswalk file, the layer `suggested` first."""
    return tuple(_iter_links(document))


def _iter_links(document: Document) -> Iterator[row.CrosswalkLink]:
    part, edition = document["part"], document["edition"]
    titles = {entry["id"]: entry["title"] for entry in document.get("controls", ())}
    entries = [
        {"layer": "suggested", "row_part": entry["part"], "row": entry["row"], "control": control}
        for entry in document.get("suggested", ())
        for control in entry["controls"]
    ]
    entries += [{"layer": "derived", "row_part": "62443-3-3", **entry} for entry in document.get("derived", ())]
    for entry in entries:
        name = f"{entry['layer']}/{entry['row']}/{entry['control']}"
        title = titles[entry["control"]]
        yield _build(row.CrosswalkLink, {"part": part, "edition": edition, "id": name, "title": title, **entry})


def _build(kind: type[T], entry: Mapping[str, Any]) -> T:
    known = {field.name for field in fields(kind)}
    values = {name: _freeze(name, value) for name, value in entry.items() if name in known}
    return kind(**values)


def _freeze(name: str, value: Any) -> Any:
    if name in NESTED:
        return NESTED[name](value)
    return tuple(value) if isinstance(value, list) else value


def _parse_dispute(value: Mapping[str, Any]) -> row.Dispute:
    return row.Dispute(sources_say=tuple(row.GateClaim(**claim) for claim in value["sources_say"]), why=value["why"])


NESTED: Mapping[str, Callable[[Any], Any]] = {
    "dispute": _parse_dispute,
    "weak_dissent": lambda value: tuple(row.WeakDissent(**entry) for entry in value),
    "ports": lambda value: tuple(table.ToolPort(**entry) for entry in value),
    "asks": lambda value: table.Ask(**{**value, "crew": tuple(value["crew"])}),
}
