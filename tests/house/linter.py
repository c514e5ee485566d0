"""Runs the import contracts of pyproject.toml on a tree: the house itself or a planted copy of it."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.house.source import PACKAGE


def read_contracts(root: Path) -> dict[str, dict[str, Any]]:
    """The import contracts by their id."""
    written = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return {one["id"]: one for one in written["tool"]["importlinter"]["contracts"]}


def floor_rooms(root: Path) -> tuple[str, ...]:
    """Every room that the floors contract names, top floor first."""
    layers = read_contracts(root)["floors"]["layers"]
    return tuple(room.strip() for layer in layers for room in layer.split("|"))


def tree_rooms(root: Path) -> frozenset[str]:
    """Every room and file of the top floor of the package, as it stands on disk."""
    package = root / PACKAGE
    rooms = {file.parent.name for file in package.glob("*/*.py")}
    return frozenset(rooms | {file.stem for file in package.glob("*.py")} - {"__init__"})


def run_contracts(root: Path, *contracts: str) -> tuple[int, str]:
    """Exit code and words of the linter on a tree; without names all contracts are run."""
    named = [word for contract in contracts for word in ("--contract", contract)]
    script = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    done = subprocess.run(
        [sys.executable, "-c", script, "--no-cache", "--no-logo", "--config", "pyproject.toml", *named],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def plant_package(root: Path, garden: Path) -> None:
    """Copies the code and the configuration of a house; a room that is not built yet stands empty."""
    shutil.copy(root / "pyproject.toml", garden / "pyproject.toml")
    shutil.copytree(root / PACKAGE, garden / PACKAGE, ignore=shutil.ignore_patterns("data", "__pycache__"))
    for room in floor_rooms(root):
        folder = garden / PACKAGE / room
        if not folder.with_suffix(".py").is_file():
            folder.mkdir(exist_ok=True)
            (folder / "__init__.py").touch()
