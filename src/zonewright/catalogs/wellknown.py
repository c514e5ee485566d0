"""Names that everybody uses: server ports, and the group addresses of the wire."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def get_services() -> Mapping[tuple[str, int], str]:
    """Give the protocol that usually lives at a server port: (`tcp`, 22) -> `ssh`; layer 2 by ethertype.

    Rows without a port only say what a protocol is for that is known by its content.
    """
    rows = [row for row in _iter_rows("services.csv") if row["port"]]
    return MappingProxyType({(row["transport"], int(row["port"])): row["name"] for row in rows})


@cache
def get_kinds() -> Mapping[str, str]:
    """Give what a protocol is for: `ot`, `it`, `infrastructure`, `discovery`, `network` or `remote`."""
    return MappingProxyType({row["name"]: row["kind"] for row in _iter_rows("services.csv")})


@cache
def get_group_names() -> Mapping[str, str]:
    """Give the names of group addresses; a key that ends in `*` stands for all that begin like it."""
    return MappingProxyType({row["address"]: row["name"] for row in _iter_rows("groups.csv")})


@cache
def get_role_levels() -> Mapping[str, float]:
    """Give the Purdue level at which a role usually stands; roles that stand between levels are absent."""
    return MappingProxyType({row["role"]: float(row["purdue_level"]) for row in _iter_rows("role_levels.csv")})


@cache
def get_role_words() -> tuple[tuple[str, str, str, float], ...]:
    """Give what names tell of a role: (`name`, `model` or `maker`; word in small letters; role; confidence)."""
    return tuple((r["field"], r["word"], r["role"], float(r["confidence"])) for r in _iter_rows("roles.csv"))


@cache
def get_vendor_aliases() -> Mapping[str, str]:
    """Give makers that are one house under several names: first word -> first word, in small letters."""
    return MappingProxyType({row["alias"]: row["vendor"] for row in _iter_rows("vendor_aliases.csv")})


@cache
def get_zone_words() -> tuple[tuple[str, str], ...]:
    """Give what the name of a zone tells: (word in small letters, kind of zone), the first that fits counts."""
    return tuple((row["word"], row["kind"]) for row in _iter_rows("zone_words.csv"))


def _iter_rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("zonewright.catalogs") / "data" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())
