"""Names that everybody uses: server ports, and the group addresses of the wire."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def get_services() -> Mapping[tuple[str, int], str]:
    """Give the protocol that usually lives at a server port: (`tcp`, 22) -> `ssh`; layer 2 by ethertype."""
    return MappingProxyType({(row["transport"], int(row["port"])): row["name"] for row in _iter_rows("services.csv")})


@cache
def get_kinds() -> Mapping[str, str]:
    """Give what a protocol is for: `ot`, `it`, `infrastructure`, `discovery`, `network` or `remote`."""
    return MappingProxyType({row["name"]: row["kind"] for row in _iter_rows("services.csv")})


@cache
def get_group_names() -> Mapping[str, str]:
    """Give the names of group addresses; a key that ends in `*` stands for all that begin like it."""
    return MappingProxyType({row["address"]: row["name"] for row in _iter_rows("groups.csv")})


def _iter_rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("zonewright.catalogs") / "data" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())
