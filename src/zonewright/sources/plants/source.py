"""A declared model as nouns, every line accounted for."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from zonewright.contracts.source import Reading, SourceKit
from zonewright.errors import InputError, SettingsError
from zonewright.model.observation import Observation
from zonewright.model.plant import Plant
from zonewright.model.section import SECTIONS, Declared, make_key, make_plant
from zonewright.sources.contradiction import Stated
from zonewright.sources.division import iter_contradictions
from zonewright.sources.opened import OpenedFile, derive_failure, derive_input, read_file
from zonewright.sources.plants.account import derive_account, get_item, split_lines
from zonewright.sources.plants.comment import derive_comments
from zonewright.sources.plants.guide import Shape
from zonewright.sources.plants.outline import parse_outline
from zonewright.sources.plants.place import Lines
from zonewright.sources.plants.shape import derive_complaints
from zonewright.sources.plants.tree import Complaint
from zonewright.sources.section import Item, get_item_name, parse_noun
from zonewright.sources.text import find_head_text, find_text
from zonewright.sources.violation import Place

KIND = "plant"
SUFFIXES = (".yaml", ".yml")
MARK = re.compile(r"^schema:\s*['\"]?plant/", re.MULTILINE)


class PlantSource:
    """Reads plant.yaml."""

    name = "plants"
    priority = 30

    def __init__(self, kit: SourceKit) -> None:
        self._shape = Shape(kit.plant_schema) if kit.plant_schema else None

    def detect(self, head: bytes, name: str) -> bool:
        """Tell a model by the file's ending or by its `schema: plant/1`."""
        text = find_head_text(head)
        return name.lower().endswith(SUFFIXES) or (text is not None and MARK.search(text) is not None)

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the whole model.

        Raises:
            SettingsError: the schema was not handed over.
        """
        return self.read_opened(read_file(path, shown=shown))

    def read_opened(self, opened: OpenedFile) -> Reading:
        """Read the bytes of a model, wherever they come from.

        Raises:
            SettingsError: the schema was not handed over.
        """
        if self._shape is None:
            raise SettingsError("the schema plant/1 was not handed to the source of models")
        with _without_collection():
            return self._read_text(opened, self._shape)

    def _read_text(self, opened: OpenedFile, shape: Shape) -> Reading:
        text = find_text(opened.content)
        if text is None:
            what = "the bytes are no text; a model is YAML in UTF-8"
            return derive_failure(opened, kind=KIND, where="the whole file", what=what)
        if (line := _find_other_line(opened.content)) is not None:
            what = "a letter here is not written in UTF-8; save the file as UTF-8"
            return derive_failure(opened, kind=KIND, where=f"line {line}", what=what)
        outline = parse_outline(text, shape.guide)
        if isinstance(outline, Complaint):
            return derive_failure(opened, kind=KIND, where=f"line {outline.line}", what=outline.what)
        lines = Lines(split_lines(text), outline)
        return _Model(opened, lines, list(derive_complaints(lines, shape))).derive_reading()


@dataclass(slots=True)
class _Model:
    """Gathers the items of one model."""

    opened: OpenedFile
    lines: Lines
    complaints: list[Complaint]
    keys: dict[str, dict[int, str]] = field(default_factory=dict)

    def derive_reading(self) -> Reading:
        """Read item by item; what is refused takes only itself along."""
        stated = sorted(self._iter_stated(), key=lambda one: one.observation.line or 1)
        self.complaints.extend(
            Complaint(one.stated.observation.line or 1, one.what, self._place(one.stated))
            for one in iter_contradictions(stated, sections=self._derive_complete(self._refused()))
        )
        refused = self._refused()
        kept = [one for one in stated if not {(one.section, one.at), (one.section,)} & refused]
        account = derive_account(self.opened.id, self.lines, complaints=self.complaints)
        observations = sorted((one.observation for one in kept), key=lambda one: (one.line or 0, one.id))
        change = self.lines.outline.value.get("change")
        return Reading(
            derive_input(self.opened, account, kind=KIND),
            account.problems,
            observations=tuple(observations),
            plant=self._derive_plant(kept),
            complete_sections=self._derive_complete(refused),
            base=int(change) if change is not None and ("change",) not in refused else None,
        )

    def _derive_plant(self, kept: list[Stated]) -> Plant:
        nouns: dict[str, list[tuple[int, Declared]]] = {}
        for one in kept:
            nouns.setdefault(one.section, []).append((one.at, one.noun))
        ordered = {section: tuple(noun for _, noun in sorted(found, key=_first)) for section, found in nouns.items()}
        return replace(make_plant(ordered), comments=derive_comments(self.lines, self.keys))

    def _derive_complete(self, refused: frozenset[Place]) -> tuple[str, ...]:
        """Give the sections that stand in the file and lost nothing on the way."""
        broken = {place[0] for place in refused if place}
        stood = {key for key, _ in self.lines.outline.keys}
        return tuple(section for section in SECTIONS if section in stood - broken)

    def _iter_stated(self) -> Iterator[Stated]:
        refused = self._refused()
        value = self.lines.outline.value
        for section, kind in SECTIONS.items():
            found = value.get(section)
            if (section,) in refused or not found:
                continue
            items = [found] if kind.is_single else found
            keys = self.keys.setdefault(section, {})
            for at, item in enumerate(items):
                keys[at] = make_key(section, item) if isinstance(item, dict) else ""
                stated = self._find_stated(section, at, item=item) if (section, at) not in refused else None
                if stated is not None:
                    yield stated

    def _find_stated(self, section: str, at: int, *, item: Item) -> Stated | None:
        """Read one item; what is wrong in it is complained of."""
        spot = self.lines.outline.spots[section]
        line = spot.line if SECTIONS[section].is_single else spot.starts[at]
        subject = f"{section}: {self.keys[section][at] or get_item_name(section, item)}"
        observation = Observation.of_row(self.opened.id, "declaration", subject=subject, line=line)
        try:
            noun = parse_noun(section, item, declared_by=observation.id)
        except InputError as error:
            self.complaints.append(Complaint(line, str(error), (section, at)))
            return None
        return Stated(section, at, f"line {line}", noun, observation)

    def _place(self, stated: Stated) -> Place:
        return (stated.section,) if SECTIONS[stated.section].is_single else (stated.section, stated.at)

    def _refused(self) -> frozenset[Place]:
        return frozenset(get_item(one.place) for one in self.complaints)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Look for no garbage while a model grows: it holds no circles, and looking takes a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _find_other_line(content: bytes) -> int | None:
    """Find the first line with bytes that are not UTF-8, in a text that does not say that it is UTF-16."""
    if b"\0" in content[:4096]:
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return None


def _first(entry: tuple[int, Declared]) -> int:
    return entry[0]
