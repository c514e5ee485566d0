"""Machine code that is kept between runs, and never served stale."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import zonewright
from tests import wire
from tests.sources.captures.walking import modbus
from zonewright.sources.captures.kernel_cache import folder_of, load_walker, needs_compiling

COUNT = """
import sys
from pathlib import Path
from zonewright.contracts.source import SourceKit
from zonewright.protocols.counter import key_of
from zonewright.sources.captures import CaptureSource

reading = CaptureSource(SourceKit(kernel_cache=Path(sys.argv[2]))).read(Path(sys.argv[1]), shown="capture")
for row in reading.flow_records.to_pylist():
    print([key_of(message["code"]) for message in row["messages"]])
"""
ONE_ROOM = "\nCOUNTERS = COUNTERS[:1]\n"


def test_edited_counter_changes_what_is_counted(tmp_path: Path) -> None:
    tree, capture = tmp_path / "src", tmp_path / "capture.pcap"
    shutil.copytree(Path(zonewright.__file__).parent, tree / "zonewright")
    with (tree / "zonewright/protocols/dispatch.py").open("a") as file:
        file.write(ONE_ROOM)
    counter = tree / "zonewright/protocols/modbus/count.py"
    capture.write_bytes(wire.pcap([wire.tcp_frame(modbus(3))]))
    assert _count(tree, capture, tmp_path) == "['3']"
    text = counter.read_text()
    assert "mark(marks, pack(code, second, -1), kind, keep)" in text
    times = counter.stat()
    counter.write_text(text.replace("pack(code, second, -1), kind", "pack(code + 1, second, -1), kind"))
    os.utime(counter, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert _count(tree, capture, tmp_path) == "['4']"


def _count(tree: Path, capture: Path, folder: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(tree), "NUMBA_OPT": "0"}
    command = [sys.executable, "-c", COUNT, str(capture), str(folder / "kernels")]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return answer.stdout.strip()


def test_compiling_is_announced_until_something_is_kept(tmp_path: Path) -> None:
    assert needs_compiling(None)
    assert needs_compiling(tmp_path)
    kept = folder_of(tmp_path) / "walker" / "walk.nbi"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"")
    assert not needs_compiling(tmp_path)


def test_kept_kernels_are_used_again(captures: object, kernel_folder: Path) -> None:
    load_walker(kernel_folder)
    assert folder_of(kernel_folder).is_dir()


def test_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    blocked, capture = tmp_path / "file", tmp_path / "capture.pcap"
    blocked.write_text("")
    capture.write_bytes(wire.pcap([wire.tcp_frame(modbus(3))]))
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    command = [sys.executable, "-W", "ignore", "-c", COUNT, str(capture), str(blocked / "kernels")]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "['3']"


def test_folder_is_named_by_every_source_of_the_kernels(tmp_path: Path) -> None:
    ask = (
        "import sys; from zonewright.sources.captures.kernel_cache import folder_of; print(folder_of(sys.argv[1]).name)"
    )

    def name() -> str:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
        command = [sys.executable, "-c", ask, "x"]
        answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return answer.stdout.strip()

    shutil.copytree(Path(zonewright.__file__).parent, tmp_path / "zonewright")
    names = [name()]
    assert names == [folder_of(tmp_path).name]
    for source in ("protocols/lldp/count.py", "protocols/octets.py", "sources/captures/frames/header.py"):
        with (tmp_path / "zonewright" / source).open("a") as file:
            file.write("# edited\n")
        names.append(name())
    assert len(set(names)) == 4
