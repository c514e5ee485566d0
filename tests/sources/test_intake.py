from pathlib import Path, PurePath

import pytest

from zonewright.catalogs.headers import get_header_synonyms
from zonewright.contracts.source import Given, SourceKit
from zonewright.model.observation import Status
from zonewright.sources.intake import FileIntake
from zonewright.sources.lists import ListSource
from zonewright.sources.plants import PlantSource

KIT = SourceKit(header_synonyms=get_header_synonyms())
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


def test_a_folder_asks_for_its_files(tmp_path: Path) -> None:
    reading = INTAKE.read(Given(f"{tmp_path}/", f"{tmp_path}/"))
    assert reading.input.status is Status.UNSUPPORTED
    assert "name the files in it" in reading.problems[0].what


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
