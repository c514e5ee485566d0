"""Members of an extension point: from the installed package, else from pyproject.toml."""

import tomllib
from collections.abc import Iterable
from importlib import import_module
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def load_members(group: str, installed: Iterable[EntryPoint]) -> tuple[tuple[str, Any], ...]:
    """Give (name, class) of every member of a group, sorted by name."""
    found = {one.name: one.load() for one in installed}
    written = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["entry-points"][group]
    for name, place in written.items():
        module, _, member = place.partition(":")
        found.setdefault(name, getattr(import_module(module), member))
    return tuple(sorted(found.items()))
