from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.collections.machines import ENGLISH, GERMAN, LINUX, POWERSHELL, SOURCE, host_of, read
from zonewright.contracts.source import Reading
from zonewright.model.observation import Status
from zonewright.sources.collections.source import MOST_BYTES

MACHINES = {
    "english": ENGLISH.encode("cp437"),
    "german": GERMAN.encode("cp850"),
    "powershell": ("\ufeff" + POWERSHELL).encode("utf-16-le"),
    "linux": LINUX.encode(),
}


def check_account(reading: Reading) -> None:
    record = reading.input
    assert record.problems == tuple(one.id for one in reading.problems)
    if record.lines is not None:
        assert record.lines == (record.used or 0) + sum((record.ignored or {}).values()) + len(reading.problems)


@pytest.mark.parametrize("name", MACHINES)
def test_a_machine_is_read_whole_in_any_language_and_code_page(name: str, tmp_path: Path) -> None:
    content = MACHINES[name]
    assert SOURCE.detect(content[:65536], "anything.txt")
    reading = read(content, tmp_path)
    assert (reading.input.kind, reading.input.status, reading.problems) == ("collection", Status.COMPLETE, ())
    check_account(reading)
    (host,) = reading.hosts
    assert set(host.basis) == {one.id for one in reading.observations}
    assert {one.input for one in reading.observations} == {reading.input.id}


def test_the_code_page_of_the_console_gives_the_letters(tmp_path: Path) -> None:
    assert [one.name for one in host_of(GERMAN.encode("cp850"), tmp_path).accounts][2] == "Jürgen Müller"


def test_an_observation_names_its_section_and_its_first_line(tmp_path: Path) -> None:
    reading = read(LINUX, tmp_path)
    first = reading.observations[0]
    assert (first.kind, first.subject, first.line, first.count) == ("collection", "gw-line2: collection", 3, 5)


def test_what_could_not_be_read_is_said(tmp_path: Path) -> None:
    gaps = host_of(POWERSHELL, tmp_path).gaps
    assert [(one.section, one.reason, one.what) for one in gaps] == [
        ("audit", "needs administrator", "the audit rules")
    ]


def test_a_section_of_a_later_script_is_left_aside(tmp_path: Path) -> None:
    text = LINUX.replace("== end ==", "== secrets of tomorrow ==\nx\n== tomorrow ==\na words\n== end ==")
    reading = read(text, tmp_path)
    assert reading.input.ignored is not None
    assert "tomorrow" not in reading.hosts[0].sections


def test_a_collection_that_was_cut_gives_what_it_has(tmp_path: Path) -> None:
    reading = read(LINUX[: len(LINUX) // 2], tmp_path)
    assert reading.input.status is Status.PARTIAL
    assert reading.hosts[0].name == "gw-line2"
    assert "the end of the collection is missing" in reading.problems[-1].what


def test_a_file_that_is_no_collection_has_failed(tmp_path: Path) -> None:
    reading = read("name;ip\nplc;10.0.0.1\n", tmp_path)
    assert (reading.input.status, reading.hosts) == (Status.FAILED, ())


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    reading = read(LINUX.encode() + b"\n" * MOST_BYTES, tmp_path)
    assert (reading.input.status, reading.hosts) == (Status.FAILED, ())
    assert reading.input.bytes > MOST_BYTES


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(MACHINES)),
    at=st.floats(0, 1),
    put=st.one_of(
        st.binary(max_size=12), st.sampled_from([b"|", b"=", b"\\0", b"{", b'"', b":", b"255.", b"0x", b"\n"])
    ),
    drop=st.integers(0, 80),
    cut=st.booleans(),
)
def test_a_damaged_collection_is_data(tmp_path: Path, name: str, at: float, put: bytes, drop: int, cut: bool) -> None:
    content = MACHINES[name]
    place = int(at * len(content))
    check_account(read(content[:place] + put + (b"" if cut else content[place + drop :]), tmp_path))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.sampled_from(sorted({line for one in MACHINES.values() for line in one.split(b"\n")}))))
def test_lines_in_any_order_are_data(tmp_path: Path, lines: list[bytes]) -> None:
    check_account(read(b"zonewright collection 1\n" + b"\n".join(lines), tmp_path))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.binary(max_size=600))
def test_any_bytes_are_data(tmp_path: Path, junk: bytes) -> None:
    check_account(read(b"zonewright collection 1\n== interfaces ==\n" + junk, tmp_path))
