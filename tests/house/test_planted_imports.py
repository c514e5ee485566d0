"""The import contracts, ruff and mypy catch what is planted in a copy of the package."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.gates import ROOT
from tests.house.linter import plant_package, run_contracts
from tests.house.source import PACKAGE

# contract, the planted file, its import
PLANTED = [
    ("floors", "model/planted.py", "import zonewright.zoning"),
    ("floors", "zoning/planted.py", "import zonewright.risk"),
    ("floors", "workflows/planted.py", "def f() -> None:\n    import zonewright.stores"),
    ("floors", "errors_planted/__init__.py", ""),
    ("doors", "cli/planted.py", "import zonewright.stores"),
    ("sources", "sources/planted.py", "import zonewright.catalogs"),
    ("edges", "platforms/planted.py", "import zonewright.protocols"),
    ("stair", "hardening/planted.py", "import zonewright.zoning"),
    ("purity", "reports/planted.py", "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import pathlib"),
]


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that the planted files come into and go out of."""
    folder = tmp_path_factory.mktemp("garden")
    plant_package(ROOT, folder)
    return folder


@pytest.mark.parametrize(("contract", "path", "line"), PLANTED)
def test_planted_import_is_caught(contract: str, path: str, line: str, garden: Path) -> None:
    file = garden / PACKAGE / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{line}\n", encoding="utf-8")
    code, words = run_contracts(garden, contract)
    file.unlink()
    if not any(file.parent.iterdir()):
        file.parent.rmdir()
    assert code == 1
    assert path.split("/")[0] in words
    assert "planted" in words, words


def test_ruff_catches_a_planted_print(tmp_path: Path) -> None:
    words = _run(tmp_path, "ruff", "check", "--no-cache", text="print(1)\n")
    assert "T201" in words


def test_ruff_catches_a_planted_layout(tmp_path: Path) -> None:
    words = _run(tmp_path, "ruff", "format", "--no-cache", "--check", text="x = ( 1 )\n")
    assert "reformat" in words


def test_mypy_catches_a_planted_untyped_function(tmp_path: Path) -> None:
    words = _run(tmp_path, "mypy", "--cache-dir", str(tmp_path / "cache"), text='"""Planted."""\n\n\ndef f(x): ...\n')
    assert "no-untyped-def" in words


def _run(garden: Path, *tool: str, text: str) -> str:
    config = "--config-file" if tool[0] == "mypy" else "--config"
    file = garden / "planted.py"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", *tool, config, str(ROOT / "pyproject.toml"), str(file)],
        capture_output=True,
        text=True,
        check=False,
        cwd=garden,
    )
    assert done.returncode == 1
    return done.stdout + done.stderr
