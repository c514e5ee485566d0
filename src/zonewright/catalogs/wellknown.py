"""Names that everybody uses: server ports, and the group addresses of the wire."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from zonewright.catalogs.package import get_records
from zonewright.model.host import Reach, ToolPattern


@cache
def get_services() -> Mapping[tuple[str, int], str]:
    """Give the protocol that usually lives at a server port: (`tcp`, 22) -> `ssh`; layer 2 by ethertype.

    Rows without a port only say what a protocol is for that is known by its content.
    """
    rows = [row for row in get_records("services") if row["port"]]
    return MappingProxyType({(row["transport"], int(row["port"])): row["name"] for row in rows})


@cache
def get_kinds() -> Mapping[str, str]:
    """Give what a protocol is for: `ot`, `it`, `infrastructure`, `discovery`, `network` or `remote`."""
    return MappingProxyType({row["name"]: row["kind"] for row in get_records("services")})


@cache
def get_group_names() -> Mapping[str, str]:
    """Give the names of group addresses; a key that ends in `*` stands for all that begin like it."""
    return MappingProxyType({row["address"]: row["name"] for row in get_records("groups")})


@cache
def get_role_levels() -> Mapping[str, float]:
    """Give the Purdue level at which a role usually stands; roles that stand between levels are absent."""
    return MappingProxyType({row["role"]: float(row["purdue_level"]) for row in get_records("role_levels")})


@cache
def get_role_words() -> tuple[tuple[str, str, str, float], ...]:
    """Give what names tell of a role: (`name`, `model` or `maker`; word in small letters; role; confidence)."""
    return tuple((r["field"], r["word"], r["role"], float(r["confidence"])) for r in get_records("roles"))


@cache
def get_vendor_aliases() -> Mapping[str, str]:
    """Give makers that are one house under several names: first word -> first word, in small letters."""
    return MappingProxyType({row["alias"]: row["vendor"] for row in get_records("vendor_aliases")})


@cache
def get_zone_words() -> tuple[tuple[str, str], ...]:
    """Give what the name of a zone tells: (word in small letters, kind of zone), the first that fits counts."""
    return tuple((row["word"], row["kind"]) for row in get_records("zone_words"))


@cache
def get_remote_tools() -> tuple[ToolPattern, ...]:
    """Give how programs are told by which somebody works on a machine from afar."""
    return tuple(
        ToolPattern(
            row["name"],
            Reach(row["reach"]),
            processes=_split(row["processes"]),
            daemons=_split(row["daemons"]),
            programs=_split(row["programs"]),
        )
        for row in get_records("collect/remote_tools")
    )


@cache
def get_internal_cards() -> tuple[str, ...]:
    """Give the names of network cards that serve one machine alone, in small letters, `*` for any letters."""
    return tuple(row["card"] for row in get_records("collect/internal_cards"))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(";")))
