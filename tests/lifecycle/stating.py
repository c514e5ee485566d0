"""Small models written as plant.yaml writes them, for tests that an engineer can read."""

from collections.abc import Mapping
from typing import Any

import yaml

from zonewright.lifecycle.difference import derive_edits
from zonewright.model.identifier import Id
from zonewright.model.plant import Plant
from zonewright.model.section import SECTIONS, from_item, iter_nouns, make_plant, to_item, write_item
from zonewright.model.workspace.change import Edit

OWNER = Id("observation-owner")
BASE = """
zones:
  - {name: filling, kind: cell, assets: [plc-filler]}
  - {name: packer, kind: cell}
conduits:
  - {name: filling-packer, zones: [filling, packer]}
assets:
  - {name: plc-filler, role: plc, addresses: [{ip: 10.10.1.5}]}
  - {name: drive-9, role: drive, zone: packer, serial: S-77}
"""


def state(text: str, *, declared_by: Id = OWNER) -> Plant:
    """Make the model that the text states."""
    return state_items(yaml.safe_load(text) or {}, declared_by=declared_by)


def state_items(sections: Mapping[str, Any], *, declared_by: Id = OWNER) -> Plant:
    """Make the model of plain items."""
    nouns = {}
    for name, items in sections.items():
        listed = [items] if SECTIONS[name].is_single else items
        nouns[name] = tuple(from_item(name, item, declared_by=declared_by) for item in listed)
    return make_plant(nouns)


def items_of(plant: Plant) -> tuple[tuple[str, str], ...]:
    """Give all that a model states, without who stated it, in an order of its own."""
    return tuple(sorted((section, write_item(to_item(noun))) for section, _, noun in iter_nouns(plant)))


def split(text: str) -> tuple[str, ...]:
    """Cut the input of a case at its `---` lines."""
    return tuple(part.strip("\n") for part in f"\n{text}".split("\n---"))


def edits_between(before: str, after: str) -> tuple[Edit, ...]:
    """Give the edits between two texts that each state the whole model."""
    return derive_edits(state(before), state(after), complete=SECTIONS)
