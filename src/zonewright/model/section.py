"""The sections of plant/1: which noun each holds, what tells its items apart, and an item as plain values.

An *item* is a mapping as it stands in plant.yaml: unknown values are left out, lists are lists, addresses and times are
in their canonical text. `to_item` and `from_item` are inverse to each other for every canonical item.
"""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.plant import (
    CalendarEntry,
    Carried,
    DeclaredAsset,
    DeclaredConduit,
    DeclaredFrame,
    DeclaredFunction,
    DeclaredZone,
    Plant,
)
from zonewright.model.register import Decision, DeclaredDrill, DeclaredRestorable, DeclaredWayIn, DeclaredWorkOrder

Item = Mapping[str, Any]
Declared = (
    DeclaredFrame
    | DeclaredFunction
    | DeclaredZone
    | DeclaredConduit
    | DeclaredAsset
    | CalendarEntry
    | DeclaredWayIn
    | DeclaredWorkOrder
    | DeclaredRestorable
    | DeclaredDrill
    | Decision
    | Carried
)
"""A noun that one item of a model stands for."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of plant/1.

    Attributes:
        noun: the dataclass of its items; `Carried` for what is kept and not computed with.
        key: the fields that tell its items apart; empty for a section that is one item.
        first: the fields that stand first in an item; the others follow in the order of the noun, or of the alphabet.
    """

    name: str
    noun: type[Declared]
    key: tuple[str, ...] = ("name",)
    first: tuple[str, ...] = ()

    @property
    def is_single(self) -> bool:
        """Whether the section is one item, hence a mapping in the text."""
        return not self.key


ASSET_ORDER = ("name", "role", "purdue_level", "vendor", "model", "firmware", "serial", "addresses")
SECTIONS: Mapping[str, Section] = {
    section.name: section
    for section in (
        Section("plant", DeclaredFrame, ()),
        Section("functions", DeclaredFunction),
        Section("zones", DeclaredZone),
        Section("conduits", DeclaredConduit),
        Section("assets", DeclaredAsset, ("name",), ASSET_ORDER),
        Section("calendar", CalendarEntry),
        Section("consequences", Carried, ("function", "case"), ("function", "case")),
        Section("risk_matrix", Carried, ()),
        Section(
            "authorised_flows",
            Carried,
            ("source", "destination", "transport", "destination_port", "protocol"),
            ("source", "destination", "transport", "destination_port", "protocol", "operations"),
        ),
        Section("compensations", Carried, ("requirement", "subject"), ("requirement", "subject", "countermeasure")),
        Section("ways_in", DeclaredWayIn),
        Section("work_orders", DeclaredWorkOrder),
        Section("restorables", DeclaredRestorable),
        Section("drills", DeclaredDrill, ("restorable", "at")),
        Section("decisions", Decision, ("about", "field"), ("about", "field", "decision", "observed")),
        Section("answers", Carried, ("requirement", "subject", "question"), ("requirement", "subject", "question")),
    )
}
"""Section -> what it holds, in the canonical order of the text."""


def make_key(section: str, item: Item) -> str:
    """Give what tells an item from the others of its section: its name, or its telling fields joined."""
    words = [str(item[field]) for field in SECTIONS[section].key if item.get(field) is not None]
    return " / ".join(words)


def key_of(section: str, noun: Declared) -> str:
    """Give the key of a noun."""
    if isinstance(noun, Carried):
        return noun.key
    words = [str(value) for field in SECTIONS[section].key if (value := getattr(noun, field)) is not None]
    return " / ".join(words)


def name_place(section: str, key: str) -> str:
    """Name an item as people do at a command: `<section>: <key>`; of a section that is one item, the section."""
    return f"{section}: {key}" if key else section


def to_item(noun: Declared) -> dict[str, Any]:
    """Write a noun as an item, keys in canonical order; who declared it is left out."""
    if isinstance(noun, Carried):
        found = json.loads(noun.body)
        order = SECTIONS[noun.section].first
        return {key: found[key] for key in (*(key for key in order if key in found), *sorted(set(found) - set(order)))}
    values = {}
    for name in _order_of(type(noun)):
        value = getattr(noun, name)
        if value is None or value == () or (name == "utc_offset_minutes" and value == 0):
            continue
        values[name] = value if isinstance(value, str) else _plain(name, value)
    return values


def from_item(section: str, item: Item, *, declared_by: Id) -> Declared:
    """Make the noun of a canonical item."""
    noun = SECTIONS[section].noun
    if noun is Carried:
        return Carried(declared_by, section, make_key(section, item), write_item(item))
    values = {name: _noun_value(name, value) for name, value in item.items()}
    return noun(declared_by=declared_by, **values)


def write_item(item: Item) -> str:
    """Write an item as canonical JSON: equal items are equal texts."""
    return _CANONICAL.encode(item)


def iter_nouns(plant: Plant) -> Iterator[tuple[str, str, Declared]]:
    """Give section, key and noun of everything declared, in the canonical order of sections, as they stand in each."""
    for name, section in SECTIONS.items():
        if name == "plant":
            found: tuple[Declared, ...] = (plant.frame,) if plant.frame is not None else ()
        elif section.noun is Carried:
            found = tuple(one for one in plant.carried if one.section == name)
        else:
            found = getattr(plant, name)
        for noun in found:
            yield name, key_of(name, noun), noun


def make_plant(nouns: Mapping[str, tuple[Declared, ...]]) -> Plant:
    """Join nouns by section into a plant, in the order given."""
    values: dict[str, Any] = {
        name: tuple(nouns.get(name, ()))
        for name, section in SECTIONS.items()
        if name != "plant" and section.noun is not Carried
    }
    carried = tuple(one for name, section in SECTIONS.items() if section.noun is Carried for one in nouns.get(name, ()))
    frames = nouns.get("plant", ())
    return Plant(frame=frames[0] if frames else None, carried=carried, **values)  # type: ignore[arg-type]


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_ORDERS: dict[type, tuple[str, ...]] = {}


def _order_of(noun: type) -> tuple[str, ...]:
    if noun not in _ORDERS:
        first = next(section.first for section in SECTIONS.values() if section.noun is noun)
        names = [field.name for field in dataclasses.fields(noun) if field.name != "declared_by"]
        _ORDERS[noun] = (*first, *(name for name in names if name not in first))
    return _ORDERS[noun]


def _plain(name: str, value: Any) -> Any:
    if name == "weekdays":
        return [WEEKDAYS[day] for day in value]
    if isinstance(value, tuple):
        return [_plain("", one) for one in value]
    if isinstance(value, Address):
        pairs = (("mac", value.mac), ("ip", value.ip), ("vlan", value.vlan))
        return {key: found for key, found in pairs if found is not None}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _noun_value(name: str, value: Any) -> Any:
    if name == "weekdays":
        return tuple(WEEKDAYS.index(day) for day in value)
    if name == "addresses":
        return tuple(Address(**one) for one in value)
    if isinstance(value, list):
        return tuple(value)
    return float(value) if name == "purdue_level" else value
