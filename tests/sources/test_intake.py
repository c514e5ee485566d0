import gzip
import io
import sys
import zipfile
from pathlib import Path, PurePath

import openpyxl
import platformdirs
import pytest

from tests import wire
from tests.sources.test_archive import pack
from tests.sources.test_expansion import Stream
from zonewright.catalogs.headers import get_header_synonyms
from zonewright.contracts.source import Given, Reading, SourceKit
from zonewright.model.observation import Status
from zonewright.sources.captures import CaptureSource
from zonewright.sources.handovers import HandoverSource
from zonewright.sources.intake import FileIntake
from zonewright.sources.lists import ListSource
from zonewright.sources.plants import PlantSource

KIT = SourceKit(header_synonyms=get_header_synonyms())
CAPTURES = SourceKit(kernel_cache=Path(platformdirs.user_cache_dir("zonewright", appauthor=False)))
INTAKE = FileIntake([ListSource(KIT), PlantSource(KIT)])


def test_a_file_goes_to_the_source_that_knows_it(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,ip\nplc,10.0.0.1\n", encoding="utf-8")
    reading = INTAKE.read(Given(str(file), str(file)))
    assert reading.input.kind == "inventory"
    assert reading.input.path == file.as_posix()


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (None, Status.FAILED, "gone.bin is not there; check the path"),
        (b"", Status.FAILED, "gone.bin is empty (0 bytes); make or copy it again"),
        (b"\x7fELF....", Status.UNSUPPORTED, "gone.bin is nothing that is read here; give a capture"),
    ],
)
def test_missing_empty_and_foreign_files_are_said(
    tmp_path: Path, content: bytes | None, status: Status, words: str
) -> None:
    file = tmp_path / "gone.bin"
    if content is not None:
        file.write_bytes(content)
    reading = INTAKE.read(Given(str(file), str(file)))
    assert reading.input.status is status
    assert reading.input.kind == "unknown"
    assert reading.problems[0].what.startswith(words)
    assert reading.input.problems == (reading.problems[0].id,)


def test_a_folder_without_files_says_so(tmp_path: Path) -> None:
    reading = INTAKE.read(Given(f"{tmp_path}/", f"{tmp_path}/"))
    assert reading.input.status is Status.UNSUPPORTED
    assert "is a folder without a file to read" in reading.problems[0].what


def test_a_name_that_cannot_be_one_is_said() -> None:
    assert INTAKE.read(Given("a\x00b", "a\x00b")).input.status is Status.FAILED
    assert INTAKE.read(Given("", "")).input.status in (Status.FAILED, Status.UNSUPPORTED)


def test_two_missing_files_stay_two_and_their_folder_changes_nothing(tmp_path: Path) -> None:
    one, two = (INTAKE.read(Given(str(tmp_path / name), str(tmp_path / name))).input.id for name in ("a.csv", "b.csv"))
    assert one != two
    assert (
        INTAKE.read(Given(str(tmp_path / "elsewhere" / "a.csv"), str(tmp_path / "elsewhere" / "a.csv"))).input.id == one
    )


def test_no_right_to_read_is_said(tmp_path: Path) -> None:
    class Locked(ListSource):
        def read(self, path: PurePath, *, shown: str) -> object:  # type: ignore[override]
            raise PermissionError(13, "denied")

    file = tmp_path / "list.csv"
    file.write_text("name,ip\n", encoding="utf-8")
    reading = FileIntake([Locked(KIT)]).read(Given(str(file), str(file)))  # type: ignore[list-item]
    assert "may not be read" in reading.problems[0].what


CSV = b"name,ip\nplc,10.0.0.1\n"


def given_file(folder: Path, name: str, octets: bytes) -> Given:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(octets)
    return Given(str(file), name)


def read_all(given: Given, intake: FileIntake = INTAKE) -> list[Reading]:
    return [intake.read(one) for one in intake.expand(given)]


def test_every_member_of_an_archive_is_an_input_with_the_id_of_its_bytes(tmp_path: Path) -> None:
    plain = given_file(tmp_path, "hosts.csv", CSV)
    archive = given_file(tmp_path, "x.zip", pack({"a/hosts.csv": CSV, "note.bin": b"\x7fELF", "empty.csv": b""}))
    inputs = [reading.input for reading in read_all(archive)]
    assert [(one.path, one.kind, str(one.status)) for one in inputs] == [
        ("x.zip/a/hosts.csv", "inventory", "complete"),
        ("x.zip/note.bin", "unknown", "unsupported"),
        ("x.zip/empty.csv", "unknown", "failed"),
    ]
    assert inputs[0].id == INTAKE.read(plain).input.id
    assert [INTAKE.find_id(one) for one in INTAKE.expand(archive)] == [one.id for one in inputs]


def test_archives_that_a_source_knows_stay_whole(tmp_path: Path) -> None:
    workbook = given_file(tmp_path, "x.bin", pack({"[Content_Types].xml": b"", "xl/workbook.xml": b""}))
    package = given_file(tmp_path, "y.zip", pack({"handover.json": b"{}", "plant.yaml": b""}))
    intake = FileIntake([HandoverSource(KIT), ListSource(KIT), PlantSource(KIT)])
    assert [intake.expand(one) for one in (workbook, package)] == [(workbook,), (package,)]
    assert [intake.read(one).input.kind for one in (workbook, package)] == ["inventory", "handover"]


def test_capture_whose_bytes_look_like_a_workbook_is_no_workbook(tmp_path: Path) -> None:
    archive = given_file(tmp_path, "x.zip", pack({"hosts.csv": CSV + b"xl/,10.0.0.2\n"}, method=zipfile.ZIP_STORED))
    assert [one.shown for one in INTAKE.expand(archive)] == ["x.zip/hosts.csv"]


def test_workbook_in_an_archive_is_read_and_an_archive_in_it_is_not(tmp_path: Path) -> None:
    inner = pack({"hosts.csv": CSV})
    book = openpyxl.Workbook()
    sheet = book.create_sheet("hosts", 0)
    for row in (("Name", "IP"), ("plc", "10.0.0.1")):
        sheet.append(row)
    octets = io.BytesIO()
    book.save(octets)
    archive = given_file(tmp_path, "x.zip", pack({"inner.zip": inner, "hosts.xlsx": octets.getvalue()}))
    nested, workbook = read_all(archive)
    assert nested.input.status is Status.UNSUPPORTED
    assert "an archive inside an archive" in nested.problems[0].what
    assert (workbook.input.kind, workbook.input.status) == ("inventory", Status.COMPLETE)


def test_names_that_climb_out_write_nothing_anywhere(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "er"
    archive = given_file(folder, "x.zip", pack({"../../up.csv": CSV, "/abs.csv": CSV}))
    before = sorted(tmp_path.rglob("*"))
    assert [reading.input.path for reading in read_all(archive)] == ["x.zip/../../up.csv", "x.zip//abs.csv"]
    assert sorted(tmp_path.rglob("*")) == before


def locked(octets: bytes) -> bytes:
    changed = bytearray(octets)
    at = -1
    for mark, flag in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        while (at := changed.find(mark, at + 1)) >= 0:
            changed[at + flag] |= 1
    return bytes(changed)


def test_locked_members_stay_two_and_say_so(tmp_path: Path) -> None:
    readings = read_all(given_file(tmp_path, "x.zip", locked(pack({"a/x.csv": CSV, "b/x.csv": CSV}))))
    assert [reading.input.status for reading in readings] == [Status.FAILED] * 2
    assert readings[0].problems[0].what.startswith("x.csv is locked with a password")
    assert len({reading.input.id for reading in readings}) == 2


def test_damaged_member_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    rows = b"".join(b"plc %d,10.0.%d.%d\n" % (number, number // 250, number % 250) for number in range(9000))
    octets = bytearray(pack({"hosts.csv": b"name,ip\n" + rows}))
    octets[len(octets) - 400] ^= 0xFF
    archive = given_file(tmp_path, "x.zip", bytes(octets))
    (one,) = INTAKE.expand(archive)
    reading = INTAKE.read(one)
    record = reading.input
    assert (record.kind, record.status) in {("inventory", Status.PARTIAL), ("unknown", Status.FAILED)}
    assert "in its archive" in reading.problems[-1].what
    assert INTAKE.find_id(one) in (record.id, None)
    if record.lines is not None:
        assert record.lines == (record.used or 0) + sum((record.ignored or {}).values()) + len(reading.problems)


@pytest.mark.parametrize(
    ("octets", "words"),
    [
        (pack({"hosts.csv": CSV})[:-9], "x.zip is an archive whose directory cannot be read"),
        (pack({}), "x.zip is an empty archive"),
        (pack({".hidden": CSV}), "x.zip is an empty archive"),
    ],
)
def test_archive_that_cannot_be_taken_apart_says_why(tmp_path: Path, octets: bytes, words: str) -> None:
    (reading,) = read_all(given_file(tmp_path, "x.zip", octets))
    assert reading.input.status is Status.FAILED
    assert reading.problems[0].what.startswith(words)


def test_folder_is_every_file_and_every_member_below_it(tmp_path: Path) -> None:
    given_file(tmp_path, "site/b/x.zip", pack({"one.csv": CSV, "two.csv": CSV + b"hmi,10.0.0.2\n"}))
    given_file(tmp_path, "site/a.csv", CSV)
    readings = read_all(Given(f"{tmp_path}/site", "site"))
    assert [reading.input.path for reading in readings] == [
        "site/a.csv",
        "site/b/x.zip/one.csv",
        "site/b/x.zip/two.csv",
    ]
    assert len({reading.input.id for reading in readings}) == 2


def test_what_cannot_be_taken_apart_is_given_back(tmp_path: Path) -> None:
    for path in (str(tmp_path), str(tmp_path / "gone"), "a\x00b", ""):
        assert INTAKE.expand(Given(path, path)) == (Given(path, path),)


def test_standard_input_is_an_input_like_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stream(CSV))
    intake = FileIntake([ListSource(KIT)])
    (first,) = intake.expand(Given("-", "-"))
    (second,) = intake.expand(Given("-", "-"))
    record = intake.read(first).input
    assert (first, record.path, record.status) == (second, "-", Status.COMPLETE)
    assert record.id == intake.find_id(first) == INTAKE.read(given_file(tmp_path, "x.csv", CSV)).input.id


def test_archive_from_standard_input_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stream(pack({"hosts.csv": CSV})))
    (reading,) = read_all(Given("-", "-"), FileIntake([ListSource(KIT)]))
    assert (reading.input.path, reading.input.status) == ("-/hosts.csv", Status.COMPLETE)


def test_capture_in_an_archive_is_accounted_for(tmp_path: Path) -> None:
    capture = wire.pcap([wire.tcp_frame()] * 3)
    archive = given_file(tmp_path, "x.zip", pack({"a.pcap": capture, "b.pcap.gz": gzip.compress(capture[:-5])}))
    first, second = read_all(archive, FileIntake([CaptureSource(CAPTURES)]))
    assert (first.input.status, first.input.packets, first.input.decoded) == (Status.COMPLETE, 3, 3)
    assert (second.input.status, second.input.packets, second.input.decoded) == (Status.PARTIAL, 3, 2)
