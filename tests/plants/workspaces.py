"""Workspaces of the example line to do harm to, and what stands in them before and after."""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.plants.running import Runner
from zonewright.model.workspace.kind import KINDS
from zonewright.reports.survey_json import render_survey_json
from zonewright.wiring import Claim, open_workspace
from zonewright.workflows.workspace import Workspace

CAPTURE, LIST, FILTER, MODEL = "mirror-servers.pcap.gz", "inventory.xlsx", "fw-cell.nft", "plant.yaml"
OWNER, OTHER_OWNER = "owner: Production manager, bottling", "owner: Plant manager"
RECORDS = ".zonewright/records.sqlite"
TABLES = ".zonewright/tables"


@dataclass(frozen=True, slots=True)
class State:
    """All that stands in a workspace, with moments written as `AT`.

    Attributes:
        records: kind and id -> the record of now.
        entries: the log.
        tables: name of a bulk table that an input owns -> its SHA-256.
        orphans: bulk tables that no input owns, and half-written ones; `compact` clears them away.
    """

    records: dict[tuple[str, str], str]
    entries: tuple[str, ...]
    tables: dict[str, str]
    orphans: tuple[str, ...]

    def is_same(self, other: "State") -> bool:
        """Tell whether both hold the same, whatever else lies in their folders."""
        return (self.records, self.entries, self.tables) == (other.records, other.entries, other.tables)

    def count(self, kind: str) -> int:
        """Count the records of a kind."""
        return sum(found == kind for found, _ in self.records)


@contextmanager
def opened(folder: Path) -> Iterator[Workspace]:
    """Open a workspace in this process."""
    with open_workspace(folder, claim=Claim(), at=datetime.now(UTC), say=lambda _: None) as workspace:
        yield workspace


def read_state(folder: Path) -> State:
    """Read everything through the package's own store."""
    with opened(folder) as workspace, workspace.store.unit_of_work() as unit:
        log = [entry for _, entry in unit.iter_entries()]
        moments = sorted({repr(entry.at) for entry in log})
        records = {(kind, one.id): _hide(repr(one), moments) for kind in KINDS for one in unit.iter_records(kind)}
        names = tuple(workspace.store.tables.iter_names())
        inputs = {one.input.id for one in unit.iter_records("remembered_inputs")}
    owned = [name for name in names if name.partition("/")[2] in inputs]
    tables = {name: _digest(folder / TABLES / f"{name}.parquet") for name in owned}
    left = [path.name for path in sorted((folder / TABLES).rglob(".writing-*"))]
    orphans = (*sorted(set(names) - set(owned)), *left)
    return State(records, tuple(_hide(repr(entry), moments) for entry in log), tables, orphans)


def assert_whole(folder: Path) -> None:
    """The file is sound, and the survey that is kept is the one that follows from inputs and model, byte by byte."""
    with closing(sqlite3.connect(folder / RECORDS)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with opened(folder) as workspace, workspace.store.unit_of_work() as unit:
        kept = workspace.read_survey(unit)
        inputs, statements = workspace.read_inputs(unit), workspace.read_statements(unit)
        for one in inputs:
            assert one.input.packets is None or one.flow_records is not None, f"{one.input.path} lost its table"
        if kept is None:
            assert not inputs
            assert not statements
            return
        assert render_survey_json(kept) == render_survey_json(workspace.survey(inputs, statements))


def make_modelled(runner: Runner, plant: Path, folder: Path) -> Path:
    """Make a workspace with the firewall's text and the model, and nothing of the wire yet."""
    runner.run_well("init", str(folder))
    runner.run_well("observe", str(plant / FILTER), "--in", str(folder))
    runner.run_well("apply", str(plant / MODEL), "--in", str(folder), "--yes", "--why", "the line as people know it")
    return folder


def make_observed(runner: Runner, plant: Path, folder: Path) -> Path:
    """Make a workspace with a capture, a list and the model."""
    make_modelled(runner, plant, folder)
    runner.run_well("observe", str(plant / CAPTURE), str(plant / LIST), "--in", str(folder))
    return folder


def write_edited(plant: Path, place: Path) -> Path:
    """Write the model with another owner, a new zone and a new asset in it."""
    text = (plant / MODEL).read_text("utf-8")
    assert OWNER in text
    assert "zones:" not in text
    added = "zones:\n  - name: workshop\n    subnets: [10.99.0.0/24]\n"
    place.write_text(text.replace(OWNER, OTHER_OWNER) + added, "utf-8")
    return place


def copy_workspace(base: Path, place: Path) -> Path:
    """Copy a workspace that nobody has open."""
    shutil.rmtree(place, ignore_errors=True)
    return Path(shutil.copytree(base, place))


def _hide(text: str, moments: list[str]) -> str:
    for moment in moments:
        text = text.replace(moment, "AT")
    return text


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
