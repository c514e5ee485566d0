import subprocess
import sys
from pathlib import Path

import pytest

from zonewright.stores.stage import PREFIX, Stage, iter_left_stages, sync_folder

WRITE_AND_DIE = """
import os, sys
from pathlib import Path
from zonewright.stores.stage import Stage
with Stage(Path(sys.argv[1])) as stage:
    stage.file.write(b"half")
    stage.file.flush()
    os._exit(0)
"""


def test_a_place_shows_the_old_file_until_the_new_one_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "new" / "file"
    for content in (b"old", b"new"):
        with Stage(place) as stage:
            stage.file.write(content)
            assert not place.exists() or place.read_bytes() == b"old"
        assert place.read_bytes() == content
    assert list(place.parent.iterdir()) == [place]


def test_an_error_on_the_way_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")

    def fail() -> None:
        with Stage(tmp_path / "file") as stage:
            stage.file.write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"file": b"old"}


def test_what_a_killed_run_left_is_told_from_what_is_being_written(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", WRITE_AND_DIE, str(tmp_path / "below" / "file")], check=True)
    with Stage(tmp_path / "file"):
        ((left, size),) = iter_left_stages(tmp_path)
    assert (left.parent, left.name.startswith(PREFIX), size) == (tmp_path / "below", True, 4)


def test_a_folder_is_brought_to_the_disk(tmp_path: Path) -> None:
    sync_folder(tmp_path)
