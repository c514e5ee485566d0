"""Identifiers derived from content, so that equal facts have equal names on every machine."""

import hashlib
from enum import StrEnum
from typing import NewType

import msgspec

Id = NewType("Id", str)
"""The name of one record: `<noun>-<12 characters>`, or `catalog:<part>/<edition>#<row>`."""

ID_CHARACTERS = 12
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
"""Base 32 in small letters, five bits each."""
_PAIRS = tuple(first + second for first in LETTERS for second in LETTERS)
_write = msgspec.json.Encoder().encode


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
    bits = int.from_bytes(hashlib.sha256(_write([noun, *parts])).digest()[:8], "big") >> 4
    first, second, third = _PAIRS[bits >> 50], _PAIRS[bits >> 40 & 1023], _PAIRS[bits >> 30 & 1023]
    fourth, fifth, sixth = _PAIRS[bits >> 20 & 1023], _PAIRS[bits >> 10 & 1023], _PAIRS[bits & 1023]
    return Id(f"{noun}-{first}{second}{third}{fourth}{fifth}{sixth}")


def make_catalog_id(part: str, edition: str, *, row: str) -> Id:
    """Name a row of a catalog, such as `catalog:62443-3-3/2013#SR 5.1 RE 1`."""
    return Id(f"catalog:{part}/{edition}#{row}")
