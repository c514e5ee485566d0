"""Logs of connections as flow records: one row per line and direction that carried packets.

Both directions of a line bear the times of the line. The side that answered bears a nanosecond more, so that who was
seen first stays told.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from zonewright.model.tables import FLOW_RECORDS, make_table
from zonewright.sources.logs.column import (
    ABSENT,
    IPV6,
    Marks,
    nullable,
    read_counts,
    read_durations,
    read_macs,
    read_times,
)
from zonewright.sources.logs.end import TCP, UDP, Ends, derive_addressing, turn
from zonewright.sources.logs.handshake import Handshake, Traces, read_handshake
from zonewright.sources.logs.ledger import Ledger
from zonewright.sources.logs.recipe import LogBook, Names
from zonewright.sources.logs.sheet import Numbers, Sheet, first_of

COUNT_FAULT = "a number is none; the line is left out"
SIDES = ("orig", "resp")
LAST_VLAN = 4094


@dataclass(frozen=True, slots=True)
class _Side:
    """What one direction of the lines carried; `ABSENT` where it is not told."""

    packets: Numbers
    bytes: Numbers
    payload: Numbers


def derive_connections(
    sheet: Sheet, ends: Ends, *, columns: Mapping[str, Names], book: LogBook, ledger: Ledger
) -> pa.Table:
    """Give the flow records of a sheet of connections, and tell the ledger of its lines."""
    (orig, bad_orig), (resp, bad_resp) = (_read_side(sheet, columns, side=side) for side in SIDES)
    lasted, no_length = read_durations(_words(sheet, columns, name="duration"))
    ended, no_end = read_times(_words(sheet, columns, name="end"))
    missed, no_missed = read_counts(_words(sheet, columns, name="missed"))
    bad = bad_orig | bad_resp | no_length | no_end | no_missed
    ledger.fault_all(sheet.lines[bad & ends.good].tolist(), COUNT_FAULT)
    good = ends.good & ~bad
    until = np.maximum(ends.ns + np.maximum(lasted, 0), np.where(ended >= 0, ended, ends.ns))
    shared = {
        **derive_addressing(ends, lines=sheet.lines),
        **_read_frames(sheet, columns),
        "protocol": _read_services(_words(sheet, columns, name="service"), ends, services=book.services),
        "tunnel": _read_tunnels(_words(sheet, columns, name="tunnel")),
    }
    is_tcp = ends.transport == TCP
    shake = read_handshake(Traces(*(_words(sheet, columns, name=name) for name in HANDSHAKE)), is_tcp=is_tcp)
    tables = []
    for at, side in enumerate((orig, resp)):
        sent = good & ((side.packets != 0) if at == 0 else (side.packets > 0) | _answers(side, is_told=shake.answers))
        row = {**(shared if at == 0 else turn(shared)), **_count(side, shake, at=at, is_tcp=is_tcp)}
        row["payload_bytes"] = nullable(_payload(side, shake.data[at], ends=ends))
        row["gaps"] = nullable(np.where(is_tcp, _gaps(missed, shake, at=at), ABSENT))
        row |= _time(ends.ns, until, is_later=shake.flipped if at == 0 else ~shake.flipped)
        tables.append(make_table(FLOW_RECORDS, row, rows=len(good)).filter(pa.array(sent)))
    found = pa.concat_tables(tables)
    told = len(np.unique(np.asarray(found.column("first_packet").to_numpy())))
    ledger.use(told)
    ledger.ignore("connection without a packet", int(np.count_nonzero(good)) - told)
    return found


def _read_side(sheet: Sheet, columns: Mapping[str, Names], *, side: str) -> tuple[_Side, Marks]:
    """Read what one side sent, and which rows make no sense."""
    told = [read_counts(_words(sheet, columns, name=f"{side}_{what}")) for what in ("packets", "bytes", "payload")]
    packets, octets, payload = (counts for counts, _ in told)
    return _Side(packets, octets, payload), told[0][1] | told[1][1] | told[2][1]


HANDSHAKE = ("history", "state", "orig_flags", "resp_flags")


def _words(sheet: Sheet, columns: Mapping[str, Names], *, name: str) -> pa.StringArray:
    return first_of(sheet, columns.get(name, ()))


def _answers(side: _Side, *, is_told: Marks) -> Marks:
    """Where packets are not counted, what was sent or the handshake tells that there were some."""
    answered: Marks = (side.packets == ABSENT) & ((side.bytes > 0) | (side.payload > 0) | is_told)
    return answered


def _count(side: _Side, shake: Handshake, *, at: int, is_tcp: Marks) -> dict[str, pa.Array]:
    server = np.where(shake.asks, at, np.where(shake.asked, 1 - at, ABSENT))
    mine = [np.where(is_tcp, marks, ABSENT) for marks in shake.segments[at]]
    return {
        "packets": nullable(side.packets),
        "bytes": nullable(side.bytes),
        "from_server": pa.array(server == 1, pa.bool_(), mask=server < 0),
        "syn": nullable(mine[0]),
        "syn_ack": nullable(mine[1]),
        "reset": nullable(mine[2]),
    }


def _payload(side: _Side, has_data: Marks, *, ends: Ends) -> Numbers:
    """Reckon the payload, where the sensor leaves it open, from the bytes on IP and headers without options.

    Zeek leaves it open for connections of one packet, the usual ones of protocols on UDP.
    """
    headers = np.where(ends.orig.version == IPV6, 40, 20) + np.where(ends.transport == TCP, 20, 8)
    rest = np.maximum(side.bytes - side.packets * headers, 0)
    is_open = (side.payload == ABSENT) & (side.packets > 0) & (side.bytes > 0) & (has_data | (ends.transport == UDP))
    return np.where(is_open & np.isin(ends.transport, (TCP, UDP)), rest, side.payload)


def _gaps(missed: Numbers, shake: Handshake, *, at: int) -> Numbers:
    """Tell on which side bytes are missing, where the history says so; how many places there are nobody counts."""
    some = np.where(shake.gaps[0] | shake.gaps[1], shake.gaps[at], ABSENT)
    return np.where(missed == 0, 0, np.where(missed > 0, some, ABSENT))


def _time(ns: Numbers, until: Numbers, *, is_later: Marks) -> dict[str, pa.Array]:
    absent = ns < 0
    first = ns + is_later
    return {
        "first_ns": nullable(first, absent=absent),
        "last_ns": nullable(np.maximum(first, until), absent=absent),
    }


def _read_frames(sheet: Sheet, columns: Mapping[str, Names]) -> dict[str, pa.Array]:
    """Read what some sensors tell of layer 2."""
    frames: dict[str, pa.Array] = {}
    for name in ("vlan", "inner_vlan"):
        number, _ = read_counts(pc.replace_substring_regex(_words(sheet, columns, name=name), ",.*", ""))
        frames[name] = nullable(number, absent=(number < 0) | (number > LAST_VLAN))
    frames["src_mac"] = read_macs(_words(sheet, columns, name="orig_mac"))
    frames["dst_mac"] = read_macs(_words(sheet, columns, name="resp_mac"))
    return frames


def _read_services(words: pa.StringArray, ends: Ends, *, services: Mapping[str, str]) -> pa.Array:
    """Name protocols; the same service is another protocol on another port where the table says so."""
    coded = pc.binary_join_element_wise(words, pa.array(ends.resp_port).cast(pa.string()), "/").dictionary_encode()
    known = [_find_service(text, services) for text in coded.dictionary.to_pylist()]
    codes = pc.fill_null(coded.indices.cast(pa.int64()), len(known))
    return pa.array([*known, None], pa.string()).take(codes)


def _find_service(text: str, services: Mapping[str, str]) -> str | None:
    """Name the protocol of a set of services: of several the one that the table names first."""
    names, _, port = text.lower().rpartition("/")
    said = {spelling for name in names.split(",") for spelling in (name, f"{name}/{port}")}
    return next((protocol for service, protocol in services.items() if service in said), None)


def _read_tunnels(words: pa.StringArray) -> pa.Array:
    inside = pc.greater(pc.utf8_length(pc.fill_null(words, "")), 0)
    return pc.if_else(inside, "tunnel", pa.scalar(None, pa.string()))
