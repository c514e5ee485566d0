"""What is taken apart: folders, archives, standard input."""

import io
import os
import sys
from pathlib import Path

import pytest

from tests.sources.test_archive import pack
from zonewright.contracts.source import Given
from zonewright.errors import InputError
from zonewright.sources.expansion import REPORT, StandardInput, iter_files, iter_members


def make_folder(folder: Path, names: list[str]) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    return folder


def test_every_file_below_a_folder_in_the_order_of_names(tmp_path: Path) -> None:
    rolling = ["ring_00002_20260101.pcap", "ring_00001_20260101.pcap", "ring.pcap1", "ring.pcap", "b/c/x", "a/x"]
    hidden = [".hidden", ".zonewright/records.db", "b/.x"]
    folder = make_folder(tmp_path / "captures", [*rolling, *hidden])
    found = list(iter_files(Given(f"{folder}/", "captures/")))
    assert [one.shown for one in found] == [
        "captures/ring.pcap",
        "captures/ring.pcap1",
        "captures/ring_00001_20260101.pcap",
        "captures/ring_00002_20260101.pcap",
        "captures/a/x",
        "captures/b/c/x",
    ]
    assert all(Path(one.path).is_file() for one in found)


def test_a_report_below_the_folder_is_no_input(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, ["line.pcap", f"report/{REPORT}", "report/inventory.xlsx"])
    assert [one.shown for one in iter_files(Given(str(folder), "."))] == ["./line.pcap"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, ["line.pcap"])
    (folder / "round").symlink_to(folder)
    assert [one.shown for one in iter_files(Given(str(folder), "x"))] == ["x/line.pcap"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_folder_that_may_not_be_opened_is_given_to_be_said(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, ["line.pcap", "closed/x.pcap"])
    (folder / "closed").chmod(0)
    shown = [one.shown for one in iter_files(Given(str(folder), "x"))]
    (folder / "closed").chmod(0o700)
    assert shown == ["x/line.pcap", "x/closed"]


def test_models_stay_models(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, ["plant.yaml"])
    assert [one.is_model for one in iter_files(Given(str(folder), "x", is_model=True))] == [True]


def test_members_are_shown_below_their_archive(tmp_path: Path) -> None:
    archive = tmp_path / "line.zip"
    archive.write_bytes(pack({"a/one.pcap": b"1", "two.pcap": b"2"}))
    found = list(iter_members(Given(str(archive), "line.zip")))
    assert [(one.path, one.shown, one.part) for one in found] == [
        (str(archive), "line.zip/a/one.pcap", 0),
        (str(archive), "line.zip/two.pcap", 1),
    ]


class Stream:
    """Standard input with the given octets."""

    def __init__(self, octets: bytes) -> None:
        self.buffer = io.BytesIO(octets)


def test_standard_input_is_kept_once_and_removed_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stream(b"x" * 3_000_000))
    kept = StandardInput()
    file = kept.get_file()
    assert file.stat().st_size == 3_000_000
    assert kept.get_file() == file
    del kept
    assert not file.exists()


def test_standard_input_that_cannot_be_kept_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        @property
        def buffer(self) -> io.BytesIO:
            return self  # type: ignore[return-value]

        def read(self, most: int) -> bytes:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdin", Closed())
    with pytest.raises(InputError, match="No space left"):
        StandardInput().get_file()
