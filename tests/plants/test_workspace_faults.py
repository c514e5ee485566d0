"""What a workspace bears: kills, full and read-only disks, several writers, damaged files, and texts that harm.

Every command runs in a process of its own. The long run of the same kills is `python -m bench.faults`.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cases_reader import Case, read_cases
from tests.needs import need
from tests.plants.disks import empty, fill, mounted, read_only
from tests.plants.harm import FILES_HARMED, TABLES_HARMED, Harm
from tests.plants.killing import Killer, Target
from tests.plants.racing import race
from tests.plants.running import Outcome, Runner, Words, run_fresh, running
from tests.plants.workspaces import (
    CAPTURE,
    LIST,
    RECORDS,
    TABLES,
    assert_whole,
    copy_workspace,
    make_modelled,
    make_observed,
    read_state,
    write_edited,
)
from zonewright.wiring import open_example_plant

KILLS = 12
ROUNDS = 20
DISK_KB = 16_000
OTHER_FILTER = "fw-dmz.nft"


class Bench:
    """The example line, a process that runs commands, and two workspaces that are copied before harm is done.

    Attributes:
        modelled: with the firewall's text and the model.
        observed: with a capture and a list besides.
    """

    def __init__(self, runner: Runner, plant: Path, folder: Path) -> None:
        self.runner, self.plant, self.folder = runner, plant, folder
        self.modelled = make_modelled(runner, plant, folder / "modelled")
        self.observed = make_observed(runner, plant, folder / "observed")
        self.observe: Words = ("observe", str(plant / CAPTURE), str(plant / LIST))
        edited = write_edited(plant, folder / "edited.yaml")
        self.apply: Words = ("apply", str(edited), "--yes", "--why", "a workshop is added")
        self.before = {base: read_state(base) for base in (self.modelled, self.observed)}

    def base_of(self, words: Words) -> Path:
        return self.modelled if words[0] == "observe" else self.observed

    def run_in(self, folder: Path, words: Words, *, limit: int | None = None) -> Outcome:
        return self.runner.run(*words, "--in", str(folder), limit=limit)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with open_example_plant() as plant, running() as runner:
        yield Bench(runner, plant, tmp_path_factory.mktemp("faults"))


def assert_refused(done: Outcome, code: int = 2) -> None:
    """The command ends with a known exit code, in plain words, and says what to do."""
    assert done.code == code, done.said
    assert "zonewright: " in done.said
    assert "what to do: " in done.said
    assert "Traceback" not in done.said


@pytest.mark.parametrize("verb", ["observe", "apply"])
def test_a_kill_leaves_all_of_a_command_or_nothing(bench: Bench, tmp_path: Path, verb: str) -> None:
    words = bench.observe if verb == "observe" else bench.apply
    outcome = " new " if verb == "observe" else "change 2 applied"
    killer = Killer(bench.runner, Target(bench.base_of(words), tmp_path / "line", words, outcome))
    found = [killer.kill(moment) for moment in killer.iter_moments(seed=11, count=KILLS)]
    assert len(found) == KILLS
    assert any(not one.ended for one in found)
    shown = run_fresh("changes", "--in", str(tmp_path / "line"))
    assert shown.code == 0, shown.said


@pytest.mark.parametrize("free_kb", [0, 16, 64, 256])
@pytest.mark.parametrize("verb", ["observe", "apply"])
def test_a_full_disk_is_said_and_changes_nothing(bench: Bench, tmp_path: Path, verb: str, free_kb: int) -> None:
    need("mount")
    words = bench.observe if verb == "observe" else bench.apply
    with mounted(tmp_path / "disk", size_kb=DISK_KB) as disk:
        line = copy_workspace(bench.base_of(words), disk / "line")
        fill(disk, free_kb=free_kb)
        done = bench.run_in(line, words)
        empty(disk)
        assert_refused(done)
        assert "full" in done.said or "No space left" in done.said
        assert read_state(line).is_same(bench.before[bench.base_of(words)])
        assert bench.run_in(line, words).code == 0
        assert_whole(line)


@pytest.mark.parametrize("limit_kb", [8, 40, 150])
@pytest.mark.parametrize("verb", ["observe", "apply"])
def test_a_file_that_may_not_grow_is_said_and_changes_nothing(
    bench: Bench, tmp_path: Path, verb: str, limit_kb: int
) -> None:
    words = bench.observe if verb == "observe" else bench.apply
    line = copy_workspace(bench.base_of(words), tmp_path / "line")
    assert_refused(bench.run_in(line, words, limit=limit_kb * 1024))
    assert read_state(line).is_same(bench.before[bench.base_of(words)])
    assert bench.run_in(line, words).code == 0
    assert_whole(line)


@contextmanager
def written_by_nobody(base: Path, place: Path) -> Iterator[Path]:
    """Give a copy that nobody can write: on a read-only disk for root, without the permission for others."""
    if os.geteuid() == 0:
        need("mount")
        with mounted(place, size_kb=DISK_KB) as disk:
            line = copy_workspace(base, disk / "line")
            with read_only(disk):
                yield line
        return
    line = copy_workspace(base, place)
    every = [line, *line.rglob("*")]
    for path in every:
        path.chmod(path.stat().st_mode & 0o555)
    try:
        yield line
    finally:
        for path in every:
            path.chmod(path.stat().st_mode | 0o200)


def test_a_read_only_workspace_can_be_looked_at_and_not_changed(bench: Bench, tmp_path: Path) -> None:
    (zone, *_) = (one for kind, one in bench.before[bench.observed].records if kind == "zones")
    look: tuple[Words, ...] = (
        ("changes",),
        ("changes", "1"),
        ("export",),
        ("export", str(tmp_path / "plant.yaml")),
        ("ask", "findings"),
        ("ask", "log"),
        ("why", zone),
        ("decide",),
        bench.observe,  # known already
    )
    write: tuple[Words, ...] = (
        ("observe", str(bench.plant / OTHER_FILTER)),
        bench.apply,
        ("revert", "1", "--yes", "--why", "to see"),
        ("grant", "bo", "--duty", "view"),
        ("compact",),
    )
    with written_by_nobody(bench.observed, tmp_path / "disk") as line:
        for words in look:
            done = bench.run_in(line, words)
            assert done.code == 0, f"{words}: {done.said}"
        for words in write:
            done = bench.run_in(line, words)
            assert_refused(done)
            assert "write permission" in done.said
        assert read_state(line).is_same(bench.before[bench.observed])


def test_three_writers_at_once_lose_nothing(bench: Bench, tmp_path: Path) -> None:
    writers: tuple[Words, ...] = (
        ("observe", str(bench.plant / CAPTURE)),
        ("observe", str(bench.plant / LIST)),
        bench.apply,
    )
    for _ in range(ROUNDS):
        line = copy_workspace(bench.modelled, tmp_path / "line")
        state = race(bench.runner, line, writers)
        assert state.count("remembered_inputs") == bench.before[bench.modelled].count("remembered_inputs") + 2
        assert state.count("changes") == 2
        assert len(state.entries) == len(bench.before[bench.modelled].entries) + len(writers)


def test_who_waits_too_long_for_a_writer_is_told_what_to_do(bench: Bench, tmp_path: Path) -> None:
    line = copy_workspace(bench.modelled, tmp_path / "line")
    with closing(sqlite3.connect(line / RECORDS, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        for words in (bench.observe, bench.apply):
            done = bench.runner.run(*words, "--in", str(line), environment={"ZONEWRIGHT_WAIT_S": "0.3"})
            assert_refused(done)
            assert "another zonewright is writing here" in done.said
            assert "wait until it is done" in done.said
        holder.execute("ROLLBACK")
    assert read_state(line).is_same(bench.before[bench.modelled])
    assert bench.run_in(line, bench.observe).code == 0


@pytest.mark.parametrize("harm", FILES_HARMED, ids=lambda harm: harm.name)
def test_a_damaged_file_of_records_is_said_and_left_as_it_is(bench: Bench, tmp_path: Path, harm: Harm) -> None:
    line = copy_workspace(bench.observed, tmp_path / "line")
    harm.do(line / RECORDS)
    left = (line / RECORDS).read_bytes() if (line / RECORDS).exists() else None
    for words in (("ask", "findings"), ("observe", str(bench.plant / OTHER_FILTER)), bench.apply):
        done = bench.run_in(line, words)
        assert_refused(done)
        assert harm.says in done.said
    if left:
        assert (line / RECORDS).read_bytes() == left


@pytest.mark.parametrize("harm", TABLES_HARMED, ids=lambda harm: harm.name)
def test_a_damaged_or_missing_table_is_said_and_nothing_is_derived_without_it(
    bench: Bench, tmp_path: Path, harm: Harm
) -> None:
    line = copy_workspace(bench.observed, tmp_path / "line")
    (table,) = (line / TABLES / "flow_records").iterdir()
    harm.do(table)
    left = (line / RECORDS).read_bytes()
    for words in (("observe", str(bench.plant / OTHER_FILTER)), bench.apply):
        done = bench.run_in(line, words)
        assert_refused(done)
        assert harm.says in done.said
        assert table.stem in done.said
    assert (line / RECORDS).read_bytes() == left
    shutil.copytree(bench.observed / TABLES, line / TABLES, dirs_exist_ok=True)
    assert bench.run_in(line, bench.apply).code == 0
    assert_whole(line)


def test_a_table_that_compact_let_go_is_not_missed(bench: Bench, tmp_path: Path) -> None:
    line = copy_workspace(bench.observed, tmp_path / "line")
    with (line / "zonewright.toml").open("a", encoding="utf-8") as settings:
        settings.write("keep_flow_records_days = 0\nkeep_sightings_days = 0\n")
    assert bench.run_in(line, ("compact",)).code == 0
    assert not list((line / TABLES).rglob("*.parquet"))
    assert bench.run_in(line, ("observe", str(bench.plant / OTHER_FILTER))).code == 0
    assert bench.run_in(line, bench.apply).code == 0
    assert read_state(line).count("flows") == 0


def _squeeze(text: str) -> str:
    """Leave out how lines were broken."""
    return "".join(text.split())


@pytest.mark.parametrize("case", [one for one in read_cases("plants") if one.problems], ids=lambda case: case.title)
def test_a_text_that_does_harm_is_refused_with_its_places(bench: Bench, tmp_path: Path, case: Case) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(case.text, "utf-8")
    done = bench.runner.run("apply", str(bad), "--yes", "--why", "to see", "--in", str(bench.modelled))
    assert_refused(done, 3)
    for problem in case.problems:
        assert _squeeze(problem) in _squeeze(done.said)
    assert read_state(bench.modelled).is_same(bench.before[bench.modelled])
