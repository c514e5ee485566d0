"""Rows of the table of sightings that stand for what a scan, a log or a switch's table says of a host."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from zonewright.model.tables import SIGHTINGS, make_table

if TYPE_CHECKING:
    import pyarrow as pa


class Seen(NamedTuple):
    """What one line or record says of one host; `mac` and `ip` in canonical text."""

    kind: str
    fields: Mapping[str, str]
    mac: str | None = None
    ip: str | None = None
    vlan: int | None = None


@dataclass(slots=True)
class SightingRows:
    """Gathers the sightings of one input; equal words of several lines are one row that counts them."""

    _merged: dict[tuple[object, ...], list[int | None]] = field(default_factory=dict)

    def add(self, seen: Seen, *, line: int, times: tuple[int | None, int | None] = (None, None)) -> None:
        """Put down what a line says.

        Args:
            seen: said of whom, and what; empty values are left out.
            line: number of the line or record, counted from 1.
            times: first and last, nanoseconds since 1970; `None` where nothing tells them.
        """
        said = tuple(sorted((name, value) for name, value in seen.fields.items() if value))
        key = (seen.kind, seen.mac, seen.ip, seen.vlan, said)
        known = self._merged.get(key)
        if known is None:
            self._merged[key] = [line, line, *times, 1]
            return
        known[0], known[1] = min(known[0] or line, line), max(known[1] or line, line)
        known[2] = min((time for time in (known[2], times[0]) if time is not None), default=None)
        known[3] = max((time for time in (known[3], times[1]) if time is not None), default=None)
        known[4] = (known[4] or 0) + 1

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._merged)

    def derive_table(self, input_id: str) -> "pa.Table":
        """Give the table, schema `zonewright.model.tables.SIGHTINGS`, in the order of the lines."""
        ordered = sorted(self._merged.items(), key=lambda one: one[1][0] or 0)  # what one line says stays in its order
        keys, spans = [key for key, _ in ordered], [span for _, span in ordered]
        columns = {
            "input": [input_id] * len(ordered),
            "kind": [key[0] for key in keys],
            "mac": [_mac_number(key[1]) for key in keys],
            "ip": [_ip_bytes(key[2]) for key in keys],
            "vlan": [key[3] for key in keys],
            "fields": [key[4] for key in keys],
        }
        names = ("first_packet", "last_packet", "first_ns", "last_ns", "count")
        columns |= {name: [span[at] for span in spans] for at, name in enumerate(names)}
        return make_table(SIGHTINGS, columns, rows=len(ordered))


def _mac_number(text: object) -> int | None:
    return int(text.replace(":", ""), 16) if isinstance(text, str) else None


def _ip_bytes(text: object) -> bytes | None:
    if not isinstance(text, str):
        return None
    address = ipaddress.ip_address(text)
    return b"\x00" * 10 + b"\xff\xff" + address.packed if address.version == 4 else address.packed
