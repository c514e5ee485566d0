"""Logs as sensors write them, in words, and what they are read as."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from zonewright.catalogs.logs import get_log_words
from zonewright.contracts.source import Reading, SourceKit
from zonewright.protocols.counter import key_of
from zonewright.sources.logs import LogSource
from zonewright.sources.logs.recipe import LogBook, derive_log_book

ENDS = ("ts", "uid", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p")
CONN = (
    *ENDS,
    *("proto", "service", "duration", "orig_bytes", "resp_bytes", "conn_state", "missed_bytes", "history"),
    *("orig_pkts", "orig_ip_bytes", "resp_pkts", "resp_ip_bytes"),
)
PLC, HMI = "10.0.0.9", "10.0.0.5"
START = 1_800_000_000
SECOND = 1_000_000_000
SIDES = ("src_ip", "dst_ip")


def header(path: str, fields: Iterable[str]) -> str:
    """The header lines of a tab-separated log."""
    lines = ("#separator \\x09", "#set_separator\t,", "#empty_field\t(empty)", "#unset_field\t-", f"#path\t{path}")
    return "\n".join((*lines, "#fields\t" + "\t".join(fields))) + "\n"


def zeek(path: str, fields: Iterable[str], *rows: Mapping[str, Any]) -> str:
    """A log: a row names what it tells, the rest is open; the ends are those of an HMI and a controller."""
    names = tuple(fields)
    return header(path, names) + "".join(row_text(names, row) for row in rows)


def row_text(fields: tuple[str, ...], row: Mapping[str, Any]) -> str:
    told = {
        "ts": f"{START}.000000",
        "uid": "C1",
        "id.orig_h": HMI,
        "id.orig_p": 40000,
        "id.resp_h": PLC,
        "id.resp_p": 502,
        "proto": "tcp",
        **row,
    }
    return "\t".join(str(told.get(name, "-")) for name in fields) + "\n"


def event(kind: str, **more: Any) -> str:
    """A line of EVE."""
    row = {
        "timestamp": "2027-01-15T08:00:00.500000+0000",
        "event_type": kind,
        "src_ip": HMI,
        "src_port": 40000,
        "dest_ip": PLC,
        "dest_port": 502,
        "proto": "TCP",
    }
    return json.dumps({**row, **more}) + "\n"


def make_book() -> LogBook:
    return derive_log_book(get_log_words())


def make_source() -> LogSource:
    return LogSource(SourceKit(log_words=get_log_words()))


def read(tmp_path: Path, text: str | bytes, name: str = "some.log") -> Reading:
    file = tmp_path / name
    file.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    reading = make_source().read(file, shown=name)
    record = reading.input
    assert record.lines == (record.used or 0) + sum((record.ignored or {}).values()) + len(reading.problems)
    return reading


def flows(reading: Reading) -> list[dict[str, Any]]:
    """The flow records without what is open, addresses as text."""
    assert reading.flow_records is not None
    rows = [{k: v for k, v in row.items() if v is not None} for row in reading.flow_records.to_pylist()]
    return [{k: ip(v) if k in SIDES else v for k, v in row.items()} for row in rows]


def ip(raw: bytes) -> str:
    return ".".join(str(octet) for octet in raw[12:])


def messages(reading: Reading) -> list[tuple[str, str, int, int]]:
    """Sender, code key, kind and count of every message."""
    return [
        (row["src_ip"], key_of(one["code"]), one["kind"], one["count"])
        for row in flows(reading)
        for one in row.get("messages", ())
    ]


def sightings(reading: Reading) -> list[tuple[str, str | None, dict[str, str]]]:
    """Kind, address and fields of every sighting."""
    assert reading.sightings is not None
    return [
        (row["kind"], ip(row["ip"]) if row["ip"] else None, dict(row["fields"]))
        for row in reading.sightings.to_pylist()
    ]
