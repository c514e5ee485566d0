"""Single values of a collection: numbers, yes and no, lists, lines of the registry."""

import re
from collections.abc import Mapping
from fnmatch import translate
from functools import lru_cache
from typing import NamedTuple

from zonewright.sources.collections.page import NOT_SET

NUMBER = re.compile(r"(0x[0-9a-fA-F]{1,16}|-?\d{1,15})")
KEY = re.compile(r"HKEY_[A-Z_]+\\(.*)")
VALUE = re.compile(r"\s+(\S(?:.*?\S)?)\s+(REG_[A-Z_]+)\s*(.*)")
ANSWERS: Mapping[str, bool] = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
JUNK = frozenset(
    {"", "none", "not specified", "not applicable", "not available", "unknown", "n/a", "default string", "invalid"}
    | {"to be filled by o.e.m.", "o.e.m.", "oem", "system serial number", "system manufacturer", "system product name"}
    | {"0", "00000000", "123456789", "0123456789", "1234567890", "serial number", "chassis serial number", NOT_SET}
)
"""What makers of boards leave in the fields that nobody filled."""


class RegistryLine(NamedTuple):
    """A line of `reg query`: a key (`name` is `None`), or a value."""

    key: str | None = None
    name: str | None = None
    value: str = ""


def find_number(text: str | None) -> int | None:
    """Read a whole number, decimal or hexadecimal."""
    found = NUMBER.fullmatch((text or "").strip())
    return int(found[1], 0 if found[1].startswith("0x") else 10) if found is not None else None


def find_answer(text: str | None) -> bool | None:
    """Read yes or no in the ways that the scripts and tools write it."""
    return ANSWERS.get((text or "").strip().lower())


def find_flag(text: str | None) -> bool | None:
    """Read a switch of the registry: what is not set is off."""
    if text is None:
        return None
    if text == NOT_SET:
        return False
    number = find_number(text)
    return None if number is None else number != 0


def find_told(text: str | None) -> str | None:
    """Give what a machine tells of itself, without what its maker left unfilled."""
    return text if text is not None and text.strip().lower() not in JUNK else None


def split_list(text: str | None) -> tuple[str, ...]:
    """Read a list: parted by commas, or by the mark that the registry puts between several values."""
    parts = (text or "").replace("\\0", ",").strip("{}").split(",")
    return tuple(part for one in parts if (part := one.strip().strip('"')))


def find_registry_line(text: str) -> RegistryLine | None:
    """Read a line of `reg query`; `None` where it is none."""
    key, value = KEY.fullmatch(text.strip()), VALUE.fullmatch(text)
    if key is not None and not text.startswith((" ", "\t")):
        return RegistryLine(key=key[1])
    return RegistryLine(name=value[1], value=value[3].strip()) if value is not None else None


def fits_any(name: str, patterns: tuple[str, ...]) -> bool:
    """Tell whether a name fits one of the patterns, in which `*` stands for any letters."""
    return _compile(patterns).match(name) is not None


@lru_cache(maxsize=512)
def _compile(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(translate, patterns)) if patterns else r"(?!)")
