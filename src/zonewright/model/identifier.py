"""Identifiers derived from content, so that equal facts have equal names on every machine."""

import base64
import hashlib
import json
from enum import StrEnum
from typing import NewType

Id = NewType("Id", str)
"""The name of one record: `<noun>-<12 characters>`, or `catalog:<part>/<edition>#<row>`."""

ID_CHARACTERS = 12


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
    text = json.dumps([noun, *parts], ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return Id(f"{noun}-{base64.b32encode(digest).decode('ascii')[:ID_CHARACTERS].lower()}")


def make_catalog_id(part: str, edition: str, *, row: str) -> Id:
    """Name a row of a catalog, such as `catalog:62443-3-3/2013#SR 5.1 RE 1`."""
    return Id(f"catalog:{part}/{edition}#{row}")
