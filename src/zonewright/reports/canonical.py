"""The order in which a declared model is written: sections as the schema has them, items by their keys."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from zonewright.model.plant import Plant
from zonewright.model.section import Declared, iter_nouns, make_plant

NUMBER = re.compile(r"([0-9]{1,18})")


class Entry(NamedTuple):
    """An item with what tells it from the others of its section."""

    key: str
    noun: Declared


def derive_entries(plant: Plant) -> Mapping[str, list[Entry]]:
    """Give section -> its items; `PLC 2` stands before `PLC 10`, and case is left aside."""
    found: dict[str, list[Entry]] = {}
    for section, key, noun in iter_nouns(plant):
        found.setdefault(section, []).append(Entry(key, noun))
    for entries in found.values():
        entries.sort(key=lambda entry: (_order(entry.key), entry.key, entry.noun.declared_by))
    return found


def derive_canonical(plant: Plant) -> Plant:
    """Give the same plant with its items in their canonical order."""
    entries = derive_entries(plant)
    nouns = {section: tuple(entry.noun for entry in found) for section, found in entries.items()}
    return replace(make_plant(nouns), comments=plant.comments)


def _order(key: str) -> list[str | int]:
    parts: list[str | int] = list(NUMBER.split(key.casefold()))
    parts[1::2] = [int(part) for part in parts[1::2]]
    return parts
