"""Identifiers derived from content, so that equal facts have equal names on every machine."""

import base64
import hashlib
import json
from enum import StrEnum
from typing import NewType

Id = NewType("Id", str)
"""The name of one record: `<noun>-<12 characters>`, or `catalog:<part>/<edition>#<row>`."""

ID_CHARACTERS = 12
_ID_BYTES = 10
"""Bytes of the hash that are written: their base 32 has no padding and holds `ID_CHARACTERS`."""
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Origin(StrEnum):
    """Where a fact comes from."""

    OBSERVED = "observed"
    DECLARED = "declared"
    DERIVED = "derived"
    ASSUMED = "assumed"


def make_id(noun: str, *parts: str | int | tuple[str, ...] | None) -> Id:
    """Name a record from the facts that make it itself (recipes: docs/concepts.md).

    The parts are written as canonical JSON and hashed with SHA-256; 60 bits of it are kept in base 32.
    """
    digest = hashlib.sha256(_write([noun, *parts]).encode("utf-8")).digest()
    return Id(f"{noun}-{base64.b32encode(digest[:_ID_BYTES]).decode('ascii')[:ID_CHARACTERS].lower()}")


def make_catalog_id(part: str, edition: str, *, row: str) -> Id:
    """Name a row of a catalog, such as `catalog:62443-3-3/2013#SR 5.1 RE 1`."""
    return Id(f"catalog:{part}/{edition}#{row}")
