"""The manifest of a hand-over package: who hands over what, and the hash of every file."""

import json
import re
from collections.abc import Mapping
from typing import Any

from zonewright.errors import InputError
from zonewright.model.handover import SCHEMA, Handover
from zonewright.model.moment import begin_of
from zonewright.model.workspace.principal import LifeCycleRole

HASH = re.compile(r"[0-9a-f]{64}")
TEXTS = ("organisation", "role", "by", "at")
KNOWN = frozenset({"schema", "scope", "files", "remarks", *TEXTS})


def parse_manifest(content: bytes) -> Handover:
    """Read handover.json.

    Raises:
        InputError: it is no manifest of schema handover/1.
    """
    try:
        found = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError("is not JSON in UTF-8; ask for the package again") from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise InputError(f'is no manifest; it needs "schema": "{SCHEMA}"')
    unknown = sorted(set(found) - KNOWN)
    if unknown:
        raise InputError(f"unknown key `{unknown[0]}`; known are: {', '.join(sorted(KNOWN))}")
    for name in TEXTS:
        if not isinstance(found.get(name), str) or not found[name].strip():
            raise InputError(f"`{name}` is missing here, or is no text")
    roles = [role.value for role in LifeCycleRole]
    if found["role"] not in roles:
        raise InputError(f"`role` must be one of: {', '.join(roles)}")
    try:
        begin_of(found["at"])
    except ValueError as error:
        raise InputError("`at` is no day and no moment, such as 2027-01-06T08:00:00Z") from error
    remarks = found.get("remarks")
    if remarks is not None and not isinstance(remarks, str):
        raise InputError("`remarks` must be a text")
    return Handover(
        found["organisation"],
        LifeCycleRole(found["role"]),
        found["by"],
        found["at"],
        scope=_parse_scope(found.get("scope", [])),
        files=_parse_files(found.get("files")),
        remarks=remarks,
    )


def _parse_scope(found: Any) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise InputError("`scope` must be a list of the names of zones")
    return tuple(found)


def _parse_files(found: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(found, Mapping) or not found:
        raise InputError("`files` is missing here: the name and the SHA-256 of every file")
    for name, digest in found.items():
        if not isinstance(digest, str) or not HASH.fullmatch(digest):
            raise InputError(f'`files`: the hash of "{name}" is no SHA-256')
    return tuple(sorted(found.items()))
