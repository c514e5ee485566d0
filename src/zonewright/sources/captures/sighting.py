"""Turns kept PDUs into the Arrow table of sightings: who said what about itself, equal words once."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from zonewright.model.tables import SIGHTINGS
from zonewright.protocols.registry import ROOMS
from zonewright.protocols.room import Sighted
from zonewright.sources.captures import column
from zonewright.sources.captures.arrow import sender_columns

Subject = tuple[str, int | None, bytes | None, int | None, tuple[tuple[str, str], ...]]


def derive_sightings(tables: Any, input_id: str) -> pa.Table:
    """Give one row per kind, sender and distinct content, in the order of their first packets.

    In a row of kind `arp`, `mac` and `ip` are the pair that the sender fields claim; when the frame came from another
    MAC, the field `description` says so.
    """
    merged: dict[Subject, list[int | None]] = {}
    for subject, times in _iter_sightings(tables):
        known = merged.get(subject)
        merged[subject] = list(times) if known is None else _joined(known, times)
    ordered = sorted(merged.items(), key=lambda item: (item[1][0], item[0][0], repr(item[0])))
    rows = [
        {
            "input": input_id,
            **dict(zip(("kind", "mac", "ip", "vlan", "fields"), subject, strict=True)),
            **dict(zip(("first_packet", "last_packet", "first_ns", "last_ns", "count"), times, strict=True)),
        }
        for subject, times in ordered
    ]
    return pa.Table.from_pylist(rows, schema=SIGHTINGS)


def _iter_sightings(tables: Any) -> Iterator[tuple[Subject, tuple[int | None, ...]]]:
    kept = tables.kept[tables.kept[:, column.KEPT_COUNT] > 0]
    kept = kept[np.lexsort((kept[:, column.KEPT_OFFSET], kept[:, column.KEPT_FIRST]))]
    senders = sender_columns(tables.flows[kept[:, column.KEPT_FLOW]])
    macs, ips, vlans = senders["src_mac"].to_pylist(), senders["src_ip"].to_pylist(), senders["vlan"].to_pylist()
    for row, mac, ip, vlan in zip(kept.tolist(), macs, ips, vlans, strict=True):
        at = row[column.KEPT_OFFSET]
        pdu = tables.kept_octets[at : at + row[column.KEPT_LENGTH]].tobytes()
        times = tuple(None if row[part] == column.NO_TIME else row[part] for part in _TIMES)
        if row[column.KEPT_ROOM] == column.ARP_ROOM:
            yield _arp(pdu, mac, ip=ip, vlan=vlan), times
            continue
        for sighted in _read(row[column.KEPT_ROOM], pdu):
            yield (sighted.kind, mac, ip, vlan, tuple(sorted(sighted.fields.items()))), times


_TIMES = (column.KEPT_FIRST, column.KEPT_LAST, column.KEPT_FIRST_NS, column.KEPT_LAST_NS, column.KEPT_COUNT)


def _read(room: int, pdu: bytes) -> tuple[Sighted, ...]:
    return ROOMS[room].read(pdu)


def _arp(pdu: bytes, mac: int | None, *, ip: bytes | None, vlan: int | None) -> Subject:
    claimed = int.from_bytes(pdu[:6], "big")
    fields: tuple[tuple[str, str], ...] = ()
    if mac is not None and claimed != mac:
        fields = (("description", f"claimed in a frame from {mac.to_bytes(6, 'big').hex(':')}"),)
    return "arp", claimed, ip, vlan, fields


def _joined(known: list[int | None], times: tuple[int | None, ...]) -> list[int | None]:
    first, last, first_ns, last_ns, count = zip(known, times, strict=True)
    return [
        min(number for number in first if number is not None),
        max(number for number in last if number is not None),
        min((ns for ns in first_ns if ns is not None), default=None),
        max((ns for ns in last_ns if ns is not None), default=None),
        sum(number for number in count if number is not None),
    ]
