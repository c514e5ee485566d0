"""What a disk, a machine and other processes do to a file of records."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.stores.kept import Note, erase, keep, make_entry, make_kit, make_store, opened, read, refusal
from tests.stores.killing import assert_survives_kills
from zonewright.contracts.store import StoreKit
from zonewright.errors import StoreError
from zonewright.stores.sqlite import FILE, SqliteStore

# The laws of the family stand in tests/contracts/test_stores.py.

NOBODY = 65534
WRITE_WITH_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from tests.stores.kept import Note, keep, make_kit, make_store, read
from zonewright.errors import StoreError
store = make_store("sqlite", make_kit(Path(sys.argv[1])))
keep(store, Note("a", "old"))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
for size in (3_000_000, 300_000, 150_000):
    try:
        keep(store, Note("a", "x" * size), Note("b"))
    except StoreError as error:
        print(error, error.hint)
print([note.text for note in read(store)])
print(keep(store, Note("c")))
"""
READ_AS_NOBODY = f"""
import os, sys
from pathlib import Path
from tests.stores.kept import Note, keep, make_kit, make_store, read
from zonewright.errors import StoreError
import zonewright.stores.sqlite, alembic.command, alembic.config
if os.geteuid() == 0:
    os.setgid({NOBODY})
    os.setuid({NOBODY})
try:
    store = make_store("sqlite", make_kit(Path(sys.argv[1])))
    print([note.id for note in read(store)], [note.id for note in read(store, minute=0)])
    keep(store, Note("b"))
except StoreError as error:
    print(error, "|", error.hint)
"""
HOLD_THE_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="zw-sqlite-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def run(script: str, *arguments: object) -> str:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_records_lie_in_the_folder_or_where_the_address_says(tmp_path: Path) -> None:
    places = {
        tmp_path / "a" / FILE: make_kit(tmp_path / "a"),
        tmp_path / "b.sqlite": make_kit(f"sqlite:///{tmp_path / 'b.sqlite'}"),
        tmp_path / "c #1?.sqlite": make_kit(str(tmp_path / "c #1?.sqlite"), folder=tmp_path / "d"),
    }
    for file, kit in places.items():
        with opened("sqlite", kit) as store:
            keep(store, Note("a"))
        assert file.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("kit", [make_kit(), make_kit("sqlite://"), make_kit("sqlite:///:memory:")])
def test_without_a_place_it_is_refused(kit: StoreKit) -> None:
    with pytest.raises(StoreError) as caught:
        SqliteStore(kit)
    assert caught.value.hint


def test_what_was_kept_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    with opened("sqlite", make_kit(tmp_path)) as store:
        keep(store, Note("a", "1"))
        keep(store, Note("a", "2"))
    with opened("sqlite", make_kit(tmp_path)) as store:
        assert (read(store, minute=0), read(store)) == ([Note("a", "1")], [Note("a", "2")])
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_killed_at_60_moments_it_keeps_whole_revisions_and_all_that_was_acknowledged(tmp_path: Path) -> None:
    assert_survives_kills("sqlite", str(tmp_path), kills=60)


def test_without_room_the_old_state_stays_and_the_error_says_what_to_do(tmp_path: Path) -> None:
    said = run(WRITE_WITH_LITTLE_ROOM, tmp_path).splitlines()
    assert len(said) >= 4
    for line in said[:-2]:
        assert tmp_path.as_posix() in line
        assert "disk" in line
    assert said[-2:] == ["['old']", "2"]
    with opened("sqlite", make_kit(tmp_path)) as store:
        assert read(store) == [Note("a", "old"), Note("c")]


def test_a_full_disk_keeps_the_old_state(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small disk")
    try:
        with opened("sqlite", make_kit(disk)) as store:
            keep(store, Note("a", "old"))
            error = refusal(store, Note("a", "x" * 2_000_000))
            assert "the disk is full" in str(error)
            assert "make room" in (error.hint or "")
            with pytest.raises(StoreError, match="cannot write"):
                store.tables.put_table("flow_records/a", make_big_table())
            assert [path.name for path in disk.rglob("*") if path.is_file() and FILE not in path.name] == []
            assert read(store) == [Note("a", "old")]
            assert keep(store, Note("a", "new")) == 2
    finally:
        subprocess.run(["umount", disk], check=True)


def make_big_table() -> object:
    import pyarrow as pa

    return pa.table({"noise": [os.urandom(1000) for _ in range(2000)]})


def test_a_folder_that_may_not_be_written_is_read_without_a_trace(open_folder: Path) -> None:
    with opened("sqlite", make_kit(open_folder)) as store:
        keep(store, Note("a"))
    open_folder.chmod(0o555)
    (open_folder / FILE).chmod(0o444)
    said = run(READ_AS_NOBODY, open_folder).splitlines()
    assert said[0] == "['a'] ['a']"
    assert f"{FILE}: it may not be written | give the folder and the file write permission" in said[1]
    assert [path.name for path in open_folder.iterdir()] == [FILE]


def test_a_folder_that_may_not_be_written_shows_what_a_killed_writer_left_in_its_log(open_folder: Path) -> None:
    crash = "import os, sys; from pathlib import Path; from tests.stores.kept import *"
    crash += '; keep(make_store("sqlite", make_kit(Path(sys.argv[1]))), Note("late")); os._exit(0)'
    run(crash, open_folder)
    assert (open_folder / f"{FILE}-wal").stat().st_size
    open_folder.chmod(0o555)
    assert run(READ_AS_NOBODY, open_folder).startswith("['late'] ['late']")


def test_a_folder_that_may_not_be_written_takes_no_new_store(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    for place in (open_folder, open_folder / "below"):
        said = run(READ_AS_NOBODY, place)
        assert place.as_posix() in said
        assert "|" in said


def test_a_folder_below_a_file_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="file/below") as caught:
        make_store("sqlite", make_kit(tmp_path / "file" / "below"))
    assert caught.value.hint


def test_a_writer_waits_for_another_process_and_then_says_who_holds_it_up(tmp_path: Path) -> None:
    with opened("sqlite", make_kit(tmp_path, wait_s=0.3)) as store:
        keep(store, Note("a"))
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLD_THE_LOCK, str(tmp_path / FILE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        begun = time.monotonic()
        error = refusal(store, Note("b"))
        assert time.monotonic() - begun > 0.25
        assert "another zonewright is writing here" in str(error)
        assert "wait" in (error.hint or "")
        assert read(store) == [Note("a")]
        holder.communicate()
        assert keep(store, Note("b")) == 2


def test_a_damaged_file_and_a_foreign_one_are_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 500)
    with pytest.raises(StoreError, match="no file of records") as caught:
        make_store("sqlite", make_kit(tmp_path))
    assert "backup" in (caught.value.hint or "")
    (tmp_path / FILE).unlink()
    with opened("sqlite", make_kit(tmp_path)) as store:
        keep(store, *(Note(f"a{number}", "x" * 500) for number in range(200)))
    content = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(StoreError, match="damaged"), opened("sqlite", make_kit(tmp_path)) as store:
        read(store)


def test_a_damaged_record_is_named(tmp_path: Path) -> None:
    with opened("sqlite", make_kit(tmp_path)) as store:
        keep(store, Note("a"))
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE records SET body = '{\"id\": 1'")
    with opened("sqlite", make_kit(tmp_path)) as store:
        with pytest.raises(StoreError, match="a record of notes cannot be read"):
            read(store)
        assert keep(store, Note("a", "repaired")) == 2
        assert read(store) == [Note("a", "repaired")]


def test_what_was_erased_is_in_no_file(tmp_path: Path) -> None:
    secret = b"correct horse battery staple"
    with opened("sqlite", make_kit(tmp_path)) as store:
        keep(store, Note("a", secret.decode()), *(Note(f"n{number}") for number in range(50)))
        keep(store, Note("a", f"again {secret.decode()}"))
        assert found_in(tmp_path, secret)
        erase(store, "a")
        assert not found_in(tmp_path, secret)
    assert not found_in(tmp_path, secret)


def found_in(folder: Path, words: bytes) -> list[str]:
    return [path.name for path in folder.iterdir() if words in path.read_bytes()]


def test_compaction_gives_the_room_back(tmp_path: Path) -> None:
    from zonewright.contracts.store import Retention

    with opened("sqlite", make_kit(tmp_path)) as store:
        for turn in range(5):
            keep(store, *(Note(f"n{number}", f"{turn}" * 1000) for number in range(300)))
        before = (tmp_path / FILE).stat().st_size + (tmp_path / f"{FILE}-wal").stat().st_size
        (removed,) = store.compact(Retention(make_entry(minute=99).at, {"notes": 0}))
        assert removed.count == 1200
        assert (tmp_path / FILE).stat().st_size < before / 3
        assert (tmp_path / f"{FILE}-wal").stat().st_size == 0


@pytest.mark.parametrize("left", [None, b""])
def test_a_known_workspace_whose_records_are_gone_is_not_begun_anew(left: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / FILE
    if left is not None:
        path.write_bytes(left)
    with pytest.raises(StoreError, match="are gone") as caught:
        SqliteStore(replace(make_kit(tmp_path), is_known=True))
    assert caught.value.hint
    assert not path.exists() or path.read_bytes() == b""
