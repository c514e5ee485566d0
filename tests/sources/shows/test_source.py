from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.shows import sessions
from zonewright.contracts.source import Reading, SourceKit
from zonewright.model.observation import Status
from zonewright.sources.shows import ShowSource

SOURCE = ShowSource(SourceKit())
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "fw"
SESSIONS = {name: text for name, text in vars(sessions).items() if name.isupper()}


def read(folder: Path, text: str, name: str = "session.txt") -> Reading:
    file = folder / name
    file.write_bytes(text.encode())
    reading = SOURCE.read(file, shown=name)
    record = reading.input
    assert record.lines == (record.used or 0) + sum((record.ignored or {}).values()) + len(reading.problems)
    return reading


def rows(reading: Reading, kind: str) -> list[dict[str, str]]:
    table = [] if reading.sightings is None else reading.sightings.to_pylist()
    return [dict(row["fields"]) for row in table if row["kind"] == kind]


@pytest.mark.parametrize("name", sorted(SESSIONS))
def test_every_line_of_a_session_is_understood(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, SESSIONS[name])
    assert (found.problems, found.input.kind, found.input.status) == ((), "listing", Status.COMPLETE)
    assert found.input.lines == len(SESSIONS[name].split("\n"))
    assert SOURCE.detect(SESSIONS[name].encode(), "session.txt")


def test_a_device_without_a_name_is_called_as_its_file(tmp_path: Path) -> None:
    assert rows(read(tmp_path, sessions.WINDOWS, "hmi-7.txt"), "terminal") == [{"host_name": "hmi-7"}]
    assert rows(read(tmp_path, sessions.WINDOWS, "arp.txt"), "terminal") == [{"behind": "unnamed device of arp"}]


def test_an_answer_may_be_saved_without_its_command(tmp_path: Path) -> None:
    text = sessions.WINDOWS.partition("\n")[2]
    assert len(rows(read(tmp_path, text, "hmi-7.txt"), "arp")) == 1
    table = sessions.SCALANCE.partition("\n")[2]
    assert rows(read(tmp_path, table, "x.txt"), "switch_port") == [{"behind": "Fa0/4 of x"}]


def test_what_is_not_understood_is_told_per_command(tmp_path: Path) -> None:
    found = read(tmp_path, "a#show mac address-table\n 1 2 3\n 4 5 6\na#show clock\nnow\n")
    assert [(one.where, one.what.partition(";")[0]) for one in found.problems] == [
        ("line 2", "not understood in the answer of `show mac address-table`: lines 2, 3")
    ]
    assert (found.input.ignored or {})["answer of a command that is not read: show clock"] == 1


@pytest.mark.parametrize(
    "text", ["<a>show ip arp</a>", "{}", "hostname sw-1\ninterface Gi1/1\n", "plant:\n  name: x\n", "a,b\n1,2\n", ""]
)
def test_what_is_no_session_is_left_to_others(text: str) -> None:
    assert not SOURCE.detect(text.encode(), "a.txt")


def test_bytes_are_said_to_be_no_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\x00\x01\x02")
    assert SOURCE.read(file, shown="a.txt").input.status is Status.FAILED


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.sampled_from([line for text in SESSIONS.values() for line in text.splitlines()])))
def test_lines_in_any_order_are_accounted_for(tmp_path: Path, lines: list[str]) -> None:
    read(tmp_path, "\n".join(lines))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no listings lie beside the project")
def test_listings_of_others_are_read() -> None:
    files = [file for file in sorted(SHARED.glob("**/show/**/*.txt")) if SOURCE.detect(file.read_bytes(), file.name)]
    readings = [SOURCE.read(file, shown=file.name) for file in files]
    assert len(files) > 50
    assert Counter(one.input.status for one in readings) == {Status.COMPLETE: len(files)}
    assert sum(len(rows(one, "terminal")) for one in readings) > 250
