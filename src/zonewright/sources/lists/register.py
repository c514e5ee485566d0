"""What became of every row of the sheets that are read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from zonewright.contracts.source import Reading
from zonewright.errors import InputError
from zonewright.model.observation import Observation, Problem
from zonewright.model.plant import DeclaredAsset, DeclaredZone, Plant
from zonewright.model.section import SECTIONS, make_plant
from zonewright.sources.contradiction import Stated
from zonewright.sources.division import iter_contradictions
from zonewright.sources.lists.grid import Row
from zonewright.sources.lists.noun import BASE, parse_item
from zonewright.sources.lists.row import get_name, parse_row
from zonewright.sources.lists.table import Table
from zonewright.sources.lists.vocabulary import Vocabulary
from zonewright.sources.opened import Account, OpenedFile, derive_input
from zonewright.sources.section import get_item_name, parse_noun

KIND = "inventory"
Spot = tuple[int, int]
"""Which sheet, and which of its rows: the order in which a workbook states things."""


@dataclass(slots=True)
class Register:
    """Gathers the rows of one inventory."""

    opened: OpenedFile
    vocabulary: Vocabulary
    ignored: Counter[str]
    stated: dict[Spot, Stated] = field(default_factory=dict)
    singles: dict[str, str] = field(default_factory=dict)
    marks: dict[Spot, Observation] = field(default_factory=dict)
    base: int | None = None
    problems: dict[Spot, Problem] = field(default_factory=dict)

    def derive_reading(self, tables: Sequence[Table]) -> Reading:
        """Sort every row into used, ignored with a reason, or a problem."""
        for number, table in enumerate(tables):
            self._sort_rows(number, table)
        self._refuse_contradictions()
        problems = tuple(problem for _, problem in sorted(self.problems.items()))
        seen = {spot: one.observation for spot, one in self.stated.items()} | self.marks
        ignored = {reason: count for reason, count in sorted(self.ignored.items()) if count}
        account = Account(len(seen), ignored, problems)
        return Reading(
            derive_input(self.opened, account, kind=KIND),
            problems,
            observations=tuple(observation for _, observation in sorted(seen.items())),
            plant=self._derive_plant(),
            complete_sections=self._derive_complete(tables),
            base=self.base,
        )

    def _derive_complete(self, tables: Sequence[Table]) -> tuple[str, ...]:
        """Give the sections whose sheets stand in an exported workbook and lost no row."""
        broken = {tables[number].section for number, _ in self.problems}
        stood = {table.section for table in tables} if self.base is not None else set()
        return tuple(section for section in SECTIONS if section in stood - broken)

    def _sort_rows(self, number: int, table: Table) -> None:
        for at, row in enumerate(table.sheet.rows):
            reason = table.find_reason(at)
            if reason is not None:
                self.ignored[reason] += 1
                continue
            try:
                self._take((number, at), row, table=table)
            except InputError as error:
                place = table.sheet.place(row.line)
                self.problems[number, at] = Problem.of(self.opened.id, place, what=str(error))

    def _take(self, spot: Spot, row: Row, *, table: Table) -> None:
        if row.broken is not None:
            raise InputError(row.broken)
        place, section = table.sheet.place(row.line), table.section
        if table.noun is None:
            observation = self._observe(get_name(row.cells, table.header), row)
            asset = parse_row(row.cells, table.header, vocabulary=self.vocabulary, declared_by=observation.id)
            self.stated[spot] = Stated(section, spot[1], place, asset, observation)
            return
        item = parse_item(row.cells, table.header, noun=table.noun, vocabulary=self.vocabulary)
        if table.noun.is_single and self.singles.setdefault(section, place) != place:
            raise InputError(f"`{section}` is one row, and stands on {self.singles[section]} and on {place}; keep one")
        observation = self._observe(f"{section}: {get_item_name(section, item)}", row)
        if section == "plant" and BASE in item:
            self.base = int(item[BASE])
            item = {name: value for name, value in item.items() if name != BASE}
            if not item:
                self.marks[spot] = observation
                return
        noun = parse_noun(section, item, declared_by=observation.id)
        self.stated[spot] = Stated(section, spot[1], place, noun, observation)

    def _observe(self, subject: str, row: Row) -> Observation:
        return Observation.of_row(self.opened.id, "row", subject=subject, line=row.line)

    def _refuse_contradictions(self) -> None:
        spots = {(one.section, one.at): spot for spot, one in self.stated.items()}
        wrong: dict[Spot, list[str]] = {}
        for one in iter_contradictions([stated for _, stated in sorted(self.stated.items(), key=lambda one: one[0])]):
            wrong.setdefault(spots[one.stated.section, one.stated.at], []).append(one.what)
        for spot, found in wrong.items():
            refused = self.stated.pop(spot)
            what = "; ".join(dict.fromkeys(found))
            self.problems[spot] = Problem.of(self.opened.id, refused.place, what=what)

    def _derive_plant(self) -> Plant:
        nouns: dict[str, list[Any]] = {}
        for _, one in sorted(self.stated.items(), key=lambda entry: entry[0]):
            nouns.setdefault(one.section, []).append(one.noun)
        nouns["zones"] = list(_iter_filled(nouns.get("zones", ()), nouns.get("assets", ())))
        return make_plant({section: tuple(found) for section, found in nouns.items()})


def _iter_filled(zones: Sequence[DeclaredZone], assets: Sequence[DeclaredAsset]) -> Iterator[DeclaredZone]:
    """Join what the rows of assets say of their zones to the rows of zones: it is said in one place only."""
    members: dict[str, list[str]] = {}
    for asset in assets:
        if asset.zone is not None:
            members.setdefault(asset.zone, []).append(asset.name)
    for zone in zones:
        more = sorted(set(members.get(zone.name, ())) - set(zone.assets))
        yield replace(zone, assets=(*zone.assets, *more))
