"""The files that travel inside the package: catalogs, schemas, templates, the example plant."""

import csv
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from zonewright.errors import InputError, UnsupportedError

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml reads the same, only slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

EXAMPLE_PLANT = "bottling-line"
CATALOG_FILE = re.compile(r"([0-9]+(?:\.[0-9]+)*)\.yaml")


def get_schema(name: str) -> dict[str, object]:
    """Give a JSON Schema by its short name, such as `survey-1`, `plant-1` or `catalog-62443-3-3`.

    Raises:
        InputError: there is no such schema.
    """
    schema: dict[str, object] = json.loads(_get_text("schemas", f"{name}.json"))
    return schema


def get_template(name: str) -> str:
    """Give the text of a report template by its file name.

    Raises:
        InputError: there is no such template.
    """
    return _get_text("templates", name)


def get_records(name: str) -> tuple[dict[str, str], ...]:
    """Give a flat table (`services`, `collect/remote_tools`) as one mapping per line, in the order of the file.

    Raises:
        InputError: there is no such table.
    """
    folder, _, table = name.rpartition("/")
    return tuple(csv.DictReader(_get_text(folder, f"{table}.csv").splitlines()))


def get_script(name: str) -> bytes:
    """Give a script that a person runs on a machine of the plant: `linux`, `windows` or `powershell`.

    Those for Windows have the line ends of Windows, or its command interpreter would lose its place.

    Raises:
        InputError: there is no such script.
    """
    endings = {"linux": "sh", "windows": "bat", "powershell": "ps1"}
    text = _get_text("collect", f"collect.{endings.get(name, name)}")
    return (text if name == "linux" else text.replace("\n", "\r\n")).encode("ascii")


@contextmanager
def example_plant_path() -> Iterator[Path]:
    """Give the folder of the example plant (captures, inventory, declared model, firewall texts) as a real path.

    Raises:
        UnsupportedError: the package lies packed in an archive, so its files have no path of their own.
    """
    folder = _data() / EXAMPLE_PLANT
    if not isinstance(folder, Path):
        raise UnsupportedError(
            "the example plant cannot be opened from inside an archive",
            hint="install zonewright with pip, which unpacks it",
        )
    yield folder


def iter_editions() -> Iterator[tuple[str, str]]:
    """Name every catalog in the package as (part, edition), in order; editions of a part from old to new."""
    for folder in sorted(_data().iterdir(), key=lambda entry: entry.name):
        found = [CATALOG_FILE.fullmatch(entry.name) for entry in folder.iterdir()] if folder.is_dir() else []
        for edition in sorted((match[1] for match in found if match), key=_edition_order):
            yield folder.name, edition


def get_document(part: str, edition: str) -> dict[str, Any]:
    """Give a catalog file as it stands, with the facts that are not rows (maturity levels, decision points, ...).

    Raises:
        InputError: there is no such catalog.
    """
    document: dict[str, Any] = yaml.load(_get_text(part, f"{edition}.yaml"), Loader=Loader)
    return document


def _data() -> Traversable:
    return files("zonewright.catalogs") / "data"


def _get_text(folder: str, name: str) -> str:
    place = _data() / folder if folder else _data()
    names = sorted(entry.name for entry in place.iterdir()) if place.is_dir() else []
    if name not in names:
        wanted = f"{folder}/{name}" if folder else name
        raise InputError(f"{wanted} is not in the package", hint=f"there is: {', '.join(names) or 'nothing'}")
    return (place / name).read_text(encoding="utf-8")


def _edition_order(edition: str) -> tuple[int, ...]:
    return tuple(int(number) for number in edition.split("."))
