"""`make bench`: the capture walker beside tshark and softflowd, on the same files in the same run.

    python -m bench.captures [CAPTURE ...] [--megabytes N] [--runs N]

Without a capture it builds one from the example plant. Every program runs on one processor; a figure is the median
of the runs, of the whole process where it says so; the page cache is warm. The slow peer is given a part of the file,
and its speed is per packet.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.big_capture import build_capture

PART_PACKETS = 400_000
RESULTS = Path(__file__).parent / "RESULTS.md"
OURS = "zonewright walker"
COLUMNS = "| capture | mean packet | program | packets | seconds | million packets/s | MB/s | peak memory MB |"


@dataclass(frozen=True, slots=True)
class Figure:
    """One program on one file."""

    program: str
    packets: int
    megabytes: float
    seconds: float
    peak_mb: float


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="zonewright-bench-") as folder:
        captures = [Path(name) for name in arguments.capture]
        if not captures:
            captures = [Path(folder) / "example-plant.pcap"]
            build_capture(captures[0], arguments.megabytes * 1_000_000)
        lines = [COLUMNS, "|" + "---|" * COLUMNS.count("|", 1)]
        for capture in captures:
            lines += _measure(capture, Path(folder), arguments.runs)
    table = "\n".join(lines)
    sys.stdout.write(table + "\n")
    RESULTS.write_text(_page(table), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("capture", nargs="*")
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


def _measure(capture: Path, folder: Path, runs: int) -> list[str]:
    packets = int(_output([sys.executable, "-m", "bench.walk", str(capture)]).split()[0])
    megabytes = capture.stat().st_size / 1e6
    mean = (capture.stat().st_size - 24) / packets - 16
    part = folder / "part.pcap"
    taken = min(PART_PACKETS, packets)
    found = [_walker(capture, packets, megabytes, runs)]
    found.append(
        _process(f"{OURS}, whole process", [sys.executable, "-m", "bench.walk", str(capture)], packets, megabytes, runs)
    )
    if shutil.which("softflowd"):
        command = ["softflowd", "-r", str(capture), "-n", "127.0.0.1:65535", "-m", "2000000"]
        found.append(_process("softflowd", command, packets, megabytes, runs))
    if shutil.which("tshark"):
        _output(["editcap", "-F", "pcap", "-r", str(capture), str(part), f"1-{taken}"])
        command = ["tshark", "-n", "-q", "-z", "conv,ip", "-r", str(part)]
        name = "tshark -z conv,ip" + (f" (first {taken:,} packets)" if taken < packets else "")
        found.append(_process(name, command, taken, part.stat().st_size / 1e6, min(runs, 3)))
    return [_row(capture, mean, figure) for figure in found]


def _walker(capture: Path, packets: int, megabytes: float, runs: int) -> Figure:
    seconds = [float(_output([sys.executable, "-m", "bench.walk", str(capture)]).split()[1]) for _ in range(runs)]
    return Figure(f"{OURS}, walk only", packets, megabytes, statistics.median(seconds), 0.0)


def _process(program: str, command: list[str], packets: int, megabytes: float, runs: int) -> Figure:
    seconds, peak = [], 0.0
    for _ in range(runs + 1):
        begun = time.perf_counter()
        process = subprocess.Popen([*_one_core(), *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds.append(time.perf_counter() - begun)
        peak = max(peak, _peak_mb(usage))
        if process.returncode:
            raise SystemExit(f"{program} failed: {' '.join(command)}")
    return Figure(program, packets, megabytes, statistics.median(seconds[1:]), peak)


def _peak_mb(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def _one_core() -> list[str]:
    """Every program runs on the same single processor, where the machine can do that."""
    return ["taskset", "-c", "0"] if shutil.which("taskset") else []


def _output(command: list[str]) -> str:
    return subprocess.run([*_one_core(), *command], check=True, capture_output=True, text=True).stdout


def _row(capture: Path, mean: float, figure: Figure) -> str:
    rate = figure.packets / figure.seconds / 1e6
    speed = figure.megabytes / figure.seconds
    peak = f"{figure.peak_mb:,.0f}" if figure.peak_mb else ""
    size = f"{capture.stat().st_size / 1e6:,.0f} MB"
    return (
        f"| {capture.name} {size} | {mean:.0f} B | {figure.program} | {figure.packets:,} "
        f"| {figure.seconds:.2f} | {rate:.2f} | {speed:,.0f} | {peak} |"
    )


def _page(table: str) -> str:
    machine = f"{os.cpu_count()} cores, every program on one of them, Python {sys.version.split()[0]}"
    return (
        f"# The last table of `make bench`\n\nOne run on one machine ({machine}); compare the programs with each "
        "other, not with another machine. The walker decodes industrial protocols while it counts; softflowd exports "
        f"flows to a closed loopback port; tshark prints IP conversations.\n\n{table}\n"
    )


if __name__ == "__main__":
    main()
