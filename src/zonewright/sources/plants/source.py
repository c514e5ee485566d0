"""A declared model as nouns, every line accounted for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from zonewright.contracts.source import Reading, SourceKit
from zonewright.errors import InputError, SettingsError
from zonewright.model.observation import Observation
from zonewright.model.plant import Plant
from zonewright.sources.contradiction import Stated, iter_contradictions
from zonewright.sources.opened import OpenedFile, derive_failure, derive_input, read_file
from zonewright.sources.plants.account import derive_account, get_item
from zonewright.sources.plants.shape import derive_value, get_line
from zonewright.sources.plants.tree import Complaint, Node, parse_tree
from zonewright.sources.section import CARRIED, PARSERS, get_item_name, render_carried
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
        self._schema = kit.plant_schema

    def detect(self, head: bytes, name: str) -> bool:
        """Tell a model by the file's ending or by its `schema: plant/1`."""
        text = find_head_text(head)
        return name.lower().endswith(SUFFIXES) or (text is not None and MARK.search(text) is not None)

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the whole model.

        Raises:
            SettingsError: the schema was not handed over.
        """
        if not self._schema:
            raise SettingsError("the schema plant/1 was not handed to the source of models")
        opened = read_file(path, shown=shown)
        text = find_text(opened.content)
        if text is None:
            what = "the bytes are no text; a model is YAML in UTF-8"
            return derive_failure(opened, kind=KIND, where="the whole file", what=what)
        tree = parse_tree(text)
        if isinstance(tree, Node) and tree.kind != "mapping":
            tree = Complaint(
                tree.line, "this is no model; a model is sections, such as `assets:`, with items under them"
            )
        if isinstance(tree, Complaint):
            return derive_failure(opened, kind=KIND, where=f"line {tree.line}", what=tree.what)
        value, complaints = derive_value(tree, self._schema)
        return _Model(opened, text, tree, value, list(complaints)).derive_reading()


@dataclass(slots=True)
class _Model:
    """Gathers the items of one model."""

    opened: OpenedFile
    text: str
    root: Node
    value: Mapping[str, Any]
    complaints: list[Complaint]
    observations: list[Observation] = field(default_factory=list)

    def derive_reading(self) -> Reading:
        """Read item by item; what is refused takes only itself along."""
        stated = list(self._iter_stated())
        ordered = sorted(stated, key=lambda one: one.observation.line or 1)
        self.complaints.extend(
            Complaint(one.stated.observation.line or 1, one.what, (one.stated.section, one.stated.at))
            for one in iter_contradictions(ordered)
        )
        plant = self._derive_plant(stated)
        account = derive_account(self.opened.id, self.text, root=self.root, complaints=self.complaints)
        return Reading(
            derive_input(self.opened, account, kind=KIND),
            account.problems,
            observations=tuple(sorted(self.observations, key=lambda one: (one.line or 0, one.id))),
            plant=plant,
        )

    def _iter_items(self, section: str) -> Iterator[tuple[int, Any]]:
        refused = self._refused()
        found = self.value.get(section, ())
        if (section,) not in refused and isinstance(found, list):
            yield from ((at, item) for at, item in enumerate(found) if (section, at) not in refused)

    def _iter_stated(self) -> Iterator[Stated]:
        for section, parse in PARSERS.items():
            for at, item in self._iter_items(section):
                observation = self._observe(section, item["name"], place=(section, at))
                try:
                    noun = parse(item, observation.id)
                except InputError as error:
                    self.complaints.append(Complaint(observation.line or 1, str(error), (section, at)))
                    continue
                yield Stated(section, at, f"line {observation.line}", noun, observation)

    def _derive_plant(self, stated: list[Stated]) -> Plant:
        refused = self._refused()
        kept = [one for one in stated if not {(one.section, one.at), (one.section,)} & refused]
        self.observations.extend(one.observation for one in kept)
        about = self.value.get("plant", {}) if ("plant",) not in refused else {}
        if about:
            self.observations.append(self._observe("plant", about.get("name", "its frame"), place=("plant",)))
        nouns = {section: tuple(one.noun for one in kept if one.section == section) for section in PARSERS}
        carried = ((section, self._carry(section)) for section in CARRIED)
        texts = tuple(sorted((section, text) for section, text in carried if text is not None))
        return Plant(about.get("name"), about.get("owner"), about.get("boundary"), carried=texts, **nouns)

    def _carry(self, section: str) -> str | None:
        found = self.value.get(section)
        if isinstance(found, dict) and (section,) not in self._refused():
            self.observations.append(self._observe(section, "the whole", place=(section,)))
            return render_carried(found)
        items = list(self._iter_items(section))
        for at, item in items:
            self.observations.append(self._observe(section, get_item_name(item), place=(section, at)))
        return render_carried([item for _, item in items]) if items else None

    def _observe(self, section: str, name: str, *, place: Place) -> Observation:
        line = get_line(self.root, place)
        return Observation.of_row(self.opened.id, "declaration", subject=f"{section}: {name}", line=line)

    def _refused(self) -> frozenset[Place]:
        return frozenset(get_item(one.place) for one in self.complaints)
