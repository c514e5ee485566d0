"""Who made a network card, read from the registry of the IEEE that the netaddr package carries."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType

from zonewright.errors import InputError

MARK = b"   (hex)\t\t"
PREFIX_CHARACTERS = 8
GROUP_BIT = 0x01
LOCAL_BIT = 0x02
SHARED_OUT = "IEEE Registration Authority"
"""Stands in the registry where a prefix is shared out in smaller blocks: it made no card."""


@cache
def get_vendors() -> Mapping[int, str]:
    """Give the whole registry: the first 24 bits of an address as a number -> the organisation that owns them.

    Read once, when first asked for. Where a prefix was given twice, the entry that stands first in the registry counts.
    """
    blocks = (files("netaddr.eui") / "oui.txt").read_bytes().split(MARK)
    vendors: dict[int, str] = {}
    for before, after in pairwise(blocks):
        prefix = int(before[-PREFIX_CHARACTERS:].replace(b"-", b""), 16)
        vendors.setdefault(prefix, after[: after.find(b"\n")].strip(b" \t\r,").decode("utf-8"))
    return MappingProxyType({prefix: vendor for prefix, vendor in vendors.items() if vendor != SHARED_OUT})


def find_vendor(mac: bytes | str | int, *, vendors: Mapping[int, str] | None = None) -> str | None:
    """Find the organisation that made a network card; `None` for group and self-assigned addresses and unknown ones.

    Args:
        mac: six bytes, `00:1b:1b:aa:bb:cc` in any usual spelling, or the 48 bits as a number.
        vendors: the registry as `get_vendors` gives it; read from the package when absent.

    Raises:
        InputError: `mac` is not a 48-bit address.
    """
    prefix = _parse_mac(mac) >> 24
    if (prefix >> 16) & (GROUP_BIT | LOCAL_BIT):
        return None
    return (get_vendors() if vendors is None else vendors).get(prefix)


def _parse_mac(mac: bytes | str | int) -> int:
    if isinstance(mac, bytes) and len(mac) == 6:
        return int.from_bytes(mac, "big")
    if isinstance(mac, int) and 0 <= mac < 1 << 48:
        return mac
    if isinstance(mac, str):
        digits = mac.translate(str.maketrans("", "", ":-. "))
        if len(digits) == 12 and all(digit in "0123456789abcdefABCDEF" for digit in digits):
            return int(digits, 16)
    raise InputError(f"{mac!r} is not a MAC address", hint="six bytes, such as 00:1b:1b:aa:bb:cc")
