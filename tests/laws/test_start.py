"""What a command must not wait for: libraries that it has no use for are not loaded."""

import subprocess
import sys

import pytest

COMPILER = {"numba", "llvmlite"}
TABLES = {"numpy", "pyarrow", "openpyxl", "xlsxwriter"}
SOLVERS = {"highspy", "rustworkx"}
PAGES = {"jinja2", "jsonschema"}
LOADED = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def loaded_by(code: str) -> set[str]:
    """Run a few lines in a process of their own; gives what they loaded."""
    done = subprocess.run([sys.executable, "-c", f"{code}\n{LOADED}"], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["schema", "plant"], ["catalog"]])
def test_a_command_that_reads_no_plant_loads_nothing_that_plants_need(words: list[str]) -> None:
    loaded = loaded_by(f"from zonewright.cli.app import run; run({words})")
    assert not loaded & (COMPILER | TABLES | SOLVERS | PAGES)


def test_nothing_but_a_capture_loads_the_compiler() -> None:
    lines = ["from zonewright.wiring import make_edges", "import zonewright.cli.survey", "make_edges(print)"]
    assert not loaded_by("\n".join(lines)) & COMPILER
