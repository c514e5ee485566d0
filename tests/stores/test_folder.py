"""What a disk does to a folder of documents: kills, interrupts, full and forbidden places."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zonewright.errors import StoreError
from zonewright.stores.folder import STAGE, DiskFolder

SIZE_BYTES = 300_000
NAMES = ("report.html", "survey.json", "zones.yaml")
PUBLISH_FOR_EVER = f"""
import signal, sys
from pathlib import Path
from zonewright.stores.folder import DiskFolder
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests started in the background ignore it
folder = DiskFolder(Path(sys.argv[1]))
turn = 0
while True:
    folder.publish({{name: b"AB"[turn : turn + 1] * {SIZE_BYTES} for name in {NAMES!r}}})
    turn = 1 - turn
    print("published", flush=True)
"""
PUBLISH_WITH_LITTLE_ROOM = f"""
import resource, sys
from pathlib import Path
from zonewright.errors import StoreError
from zonewright.stores.folder import DiskFolder
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    DiskFolder(Path(sys.argv[1])).publish({{"small": b"new", "big": b"x" * {SIZE_BYTES}}})
except StoreError as error:
    print(error, error.hint)
"""


def start(out: Path) -> "subprocess.Popen[bytes]":
    """A process that publishes without end, after its first publication."""
    process = subprocess.Popen(
        [sys.executable, "-c", PUBLISH_FOR_EVER, str(out)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"published"
    return process


def leftovers(out: Path) -> list[Path]:
    return sorted(out.glob(f"{STAGE}*"))


@pytest.mark.parametrize("moment", range(8))
def test_killed_at_any_moment_each_document_is_old_or_new_as_a_whole(moment: int, tmp_path: Path) -> None:
    process = start(tmp_path)
    time.sleep(random.Random(moment).uniform(0, 0.05))  # noqa: S311  which moment it is does not matter
    process.kill()
    process.wait()
    for name in NAMES:
        content = (tmp_path / name).read_bytes()
        assert content in (b"A" * SIZE_BYTES, b"B" * SIZE_BYTES)
    DiskFolder(tmp_path).publish(dict.fromkeys(NAMES, b"next"))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("moment", range(8))
def test_ctrl_c_leaves_whole_documents_and_nothing_beside_them(moment: int, tmp_path: Path) -> None:
    process = start(tmp_path)
    time.sleep(random.Random(moment).uniform(0, 0.05))  # noqa: S311  which moment it is does not matter
    process.send_signal(signal.SIGINT)
    process.wait(timeout=20)
    assert leftovers(tmp_path) == []
    assert all(len((tmp_path / name).read_bytes()) == SIZE_BYTES for name in NAMES)


def test_what_a_killed_run_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / f"{STAGE}dead"
    left.mkdir()
    (left / "report.html").write_bytes(b"<html><bo")
    DiskFolder(tmp_path).publish({"report.html": b"whole"})
    assert leftovers(tmp_path) == []


def test_files_of_other_people_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    DiskFolder(tmp_path).publish({"report.html": b""})
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"


def test_a_folder_below_a_file_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="file/out") as caught:
        DiskFolder(tmp_path / "file" / "out").publish({"a": b""})
    assert "--out" in (caught.value.hint or "")


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"precious")
    with pytest.raises(StoreError, match="out"):
        DiskFolder(tmp_path / "out").publish({"a": b""})
    assert (tmp_path / "out").read_bytes() == b"precious"


def test_a_folder_in_the_place_of_a_document_is_refused_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(StoreError, match=r"cannot write"):
        DiskFolder(tmp_path).publish({"report.html": b""})
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_without_room_the_old_documents_stay_and_the_error_says_what_to_do(tmp_path: Path) -> None:
    DiskFolder(tmp_path).publish({"small": b"old", "big": b"old"})
    ran = subprocess.run(
        [sys.executable, "-c", PUBLISH_WITH_LITTLE_ROOM, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert tmp_path.as_posix() in ran.stdout
    assert "make room" in ran.stdout
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"small": b"old", "big": b"old"}
