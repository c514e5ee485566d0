"""What one cell of an inventory says."""

import json
import re
from collections.abc import Callable
from typing import Any, TypeVar

from zonewright.errors import InputError
from zonewright.model.asset import Address
from zonewright.sources.address import parse_ip, parse_mac, parse_vlan
from zonewright.sources.lists.vocabulary import Vocabulary, fold

Value = TypeVar("Value")
NOTHING = frozenset({"-", "--", "\u2013", "\u2014", "?"})
PREFIX = re.compile(r"(?<=[0-9a-fA-F:])\s*/\s*(\d{1,3})(?![\d.:a-fA-F])")
SEPARATOR = re.compile(r"[,;|\s]+|(?<=\S)/(?=\S*[.:-])")
LEVEL = re.compile(
    r"(?:purdue|level|ebene|niveau|livello|nivel|layer|isa95|l)*[\s_-]*([0-5](?:[.,]5)?)(?:[.,]0)?", re.IGNORECASE
)
LEVELS = frozenset({0.0, 1.0, 2.0, 3.0, 3.5, 4.0, 5.0})


def is_nothing(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a cell says that there is nothing to say."""
    stripped = text.strip()
    return not stripped or stripped in NOTHING or vocabulary.answers.get(fold(stripped)) == "none"


def parse_addresses(ip: str, mac: str, *, vlan: str, vocabulary: Vocabulary) -> tuple[Address, ...]:
    """Join the addresses of one row: equal counts belong together in their order, a dash keeps a place free.

    Raises:
        InputError: one of them is none.
    """
    ips = _parse_list(ip, parse_ip, vocabulary=vocabulary)
    macs = _parse_list(mac, parse_mac, vocabulary=vocabulary)
    vlans = _parse_list(vlan, parse_vlan, vocabulary=vocabulary)
    pairs = _pair(ips, macs)
    if len(vlans) not in (0, 1, len(pairs)):
        raise InputError(f"{len(vlans)} VLANs for {len(pairs)} addresses; give one for all or one for each")
    tags = vlans if len(vlans) == len(pairs) else vlans * len(pairs) or [None] * len(pairs)
    found = [Address(mac=m, ip=i, vlan=tag) for (i, m), tag in zip(pairs, tags, strict=True) if i or m]
    return tuple(sorted(set(found), key=_order))


def find_level(text: str) -> float | None:
    """Read a Purdue level: `2`, `Level 3.5`, `L1`, `DMZ`."""
    if fold(text) in {"dmz", "idmz"}:
        return 3.5
    found = LEVEL.fullmatch(text.strip())
    level = float(found.group(1).replace(",", ".")) if found else None
    return level if level in LEVELS else None


def find_answer(text: str, vocabulary: Vocabulary) -> bool | None:
    """Read yes or no."""
    return {"yes": True, "no": False}.get(vocabulary.answers.get(fold(text), ""))


def find_json(text: str) -> Any | None:
    """Read a cell that holds a JSON list or object, as cells do whose parts hold the separator; else give `None`."""
    stripped = text.strip()
    if stripped[:1] + stripped[-1:] not in ("[]", "{}"):
        return None
    try:
        return json.loads(stripped)
    except (ValueError, RecursionError):
        return None


def split_names(text: str) -> tuple[str, ...]:
    """Split a cell of several names at semicolons or new lines, else at commas; a JSON list stands for itself."""
    listed = find_json(text)
    if isinstance(listed, list) and all(isinstance(one, str) for one in listed):
        return tuple(listed)
    separator = r"[;\n]+" if re.search(r"[;\n]", text) else r",+"
    names = (" ".join(name.split()) for name in re.split(separator, text))
    return tuple(dict.fromkeys(name for name in names if name))


def _parse_list(text: str, parse: Callable[[str], Value], *, vocabulary: Vocabulary) -> list[Value | None]:
    if is_nothing(text, vocabulary):
        return []
    parts = [part for part in SEPARATOR.split(PREFIX.sub(r"%\1", text.strip())) if part not in ("", "/")]
    return [None if is_nothing(part, vocabulary) else parse(part.replace("%", "/")) for part in _rejoin(parts)]


def _rejoin(parts: list[str]) -> list[str]:
    """`VLAN 10` is one word."""
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1].lower() == "vlan":
            joined[-1] = f"vlan {part}"
        else:
            joined.append(part)
    return joined


def _pair(ips: list[str | None], macs: list[str | None]) -> list[tuple[str | None, str | None]]:
    if len(ips) == len(macs):
        return list(zip(ips, macs, strict=True))
    if len(macs) == 1 and ips:
        return [(ip, macs[0]) for ip in ips]
    alone: list[tuple[str | None, str | None]] = [(ip, None) for ip in ips]
    return alone + [(None, mac) for mac in macs]


def _order(address: Address) -> tuple[str, str, int]:
    return address.mac or "", address.ip or "", address.vlan or 0
