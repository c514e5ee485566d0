"""One row of a sheet that stands for a section of plant/1, such as Zones or Calendar."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zonewright.errors import InputError
from zonewright.sources.lists.cell import NOTHING, find_answer, find_json, find_level, split_names
from zonewright.sources.lists.row import split_row
from zonewright.sources.lists.vocabulary import Header, Vocabulary, derive_header, fold
from zonewright.sources.number import find_number
from zonewright.sources.section import Item
from zonewright.sources.violation import Schema, get_resolved, iter_violations

BASE = "change"
"""In the sheet of the plant: the number of the change that the workbook was exported at."""
NUMBERS = re.compile(r"[\s,;/]+")
MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00)?")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")


@dataclass(frozen=True, slots=True)
class Noun:
    """A section as a sheet: what its rows may say.

    Attributes:
        schema: of one item, with the `$defs` of the whole.
        is_single: the section is one item, hence the sheet one row.
        properties: folded header -> property.
    """

    section: str
    schema: Schema
    is_single: bool
    properties: Mapping[str, str]

    def find_header(self, cells: Sequence[str], vocabulary: Vocabulary, *, at: int) -> Header | None:
        """Recognise the header of the sheet: what every row needs first, and more known columns than of an asset."""
        header = derive_header([self.properties.get(fold(cell)) for cell in cells], cells, at=at)
        known = len(header.columns)
        asset = vocabulary.find_header(cells, at=at)
        needed = {self.schema["required"][0]} if "required" in self.schema else set()
        alone = known == 1 and header.unknown
        if not known or alone or needed - header.columns.keys() or (asset and len(asset.columns) >= known):
            return None
        return header


def derive_nouns(plant_schema: Schema, vocabulary: Vocabulary) -> Mapping[str, Noun]:
    """Give section -> noun for every section of plant/1 but the assets, whose sheet is read as people write it."""
    nouns = {}
    for section, found in sorted(plant_schema.get("properties", {}).items()):
        is_single = found["type"] == "object"
        if section == "assets" or not (is_single or found["type"] == "array"):
            continue
        schema = {**(found if is_single else found["items"]), "$defs": plant_schema.get("$defs", {})}
        if section == "plant":
            schema["properties"] = schema["properties"] | {BASE: plant_schema["properties"][BASE]}
        words = {fold(name): name for name in schema["properties"]} | dict(vocabulary.sheet_columns.get(section, {}))
        nouns[section] = Noun(section, schema, is_single, words)
    return nouns


def parse_item(cells: Sequence[str], header: Header, *, noun: Noun, vocabulary: Vocabulary) -> Item:
    """Read the cells of one row as an item of its section; an empty cell declares nothing.

    Raises:
        InputError: a cell does not fit, or one that the section needs is empty.
    """
    item: dict[str, Any] = {}
    for name, text in split_row(cells, header).items():
        if text and text not in NOTHING:
            item[name] = _parse_cell(text, noun.schema["properties"][name], noun=noun, vocabulary=vocabulary)
    wrong = sorted({one.what for one in iter_violations(item, noun.schema, titles=header.titles)})
    if wrong:
        raise InputError("; ".join(wrong))
    if not item:
        raise InputError("says nothing in the columns that are read")
    return item


def _parse_cell(text: str, asked: Schema, *, noun: Noun, vocabulary: Vocabulary) -> object:
    schema = get_resolved(asked, noun.schema)
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if "array" in kinds:
        return _parse_list(text, schema["items"], noun=noun, vocabulary=vocabulary)
    words = {fold(word): word for word in schema.get("enum", ()) if isinstance(word, str)}
    if fold(text) in words:
        return words[fold(text)]
    if "boolean" in kinds:
        answer = find_answer(text, vocabulary)
        return text if answer is None else answer
    if "integer" in kinds or "number" in kinds:
        level = find_level(text) if "enum" in schema and "number" in kinds else None
        number = find_number(text) if level is None else level
        return text if number is None else number
    return _write_time(text) if "pattern" in schema else text


def _parse_list(text: str, asked: Schema, *, noun: Noun, vocabulary: Vocabulary) -> list[object]:
    schema = get_resolved(asked, noun.schema)
    if schema["type"] in ("array", "object"):
        found = find_json(text)
        return found if isinstance(found, list) else [text]
    parts = [part for part in NUMBERS.split(text) if part] if schema["type"] == "integer" else split_names(text)
    return [_parse_cell(part, schema, noun=noun, vocabulary=vocabulary) for part in parts]


def _write_time(text: str) -> str:
    """Undo what a spreadsheet makes of a day or a time of day."""
    clock, day = CLOCK.fullmatch(text), MIDNIGHT.fullmatch(text)
    if clock:
        return f"{clock.group(1):0>2}:{clock.group(2)}"
    return day.group(1) if day else text
