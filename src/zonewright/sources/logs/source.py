"""The source of logs: from a file's name to its reading."""

import json
import re
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePath

import pyarrow as pa
import pyarrow.compute as pc

from zonewright.contracts.source import Reading, SourceKit
from zonewright.model.observation import Input, Status, make_input_id
from zonewright.model.tables import FLOW_RECORDS
from zonewright.sources.logs.connection import derive_connections
from zonewright.sources.logs.delimited import DelimitedRows
from zonewright.sources.logs.end import read_ends
from zonewright.sources.logs.identity import IdentityRows
from zonewright.sources.logs.ledger import Ledger
from zonewright.sources.logs.message import MessageRows
from zonewright.sources.logs.objects import ObjectRows
from zonewright.sources.logs.recipe import LogBook, derive_log_book
from zonewright.sources.logs.sheet import Sheet
from zonewright.sources.logs.unpacking import GZIP, Block, LogOctets, iter_blocks

KIND = "log"
HEADER_LINES = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HEADLESS = re.compile(r"[0-9]{9,10}\.[0-9]{4,9}\t(C[0-9A-Za-z]{8,}|-|[0-9a-fA-F.:]+)\t")
"""How a row of Zeek begins: a time, then the name of a connection or an address."""


class LogSource:
    """Reads logs of Zeek and Suricata."""

    name = "logs"
    priority = 25

    def __init__(self, kit: SourceKit) -> None:
        self._book = derive_log_book(kit.log_words)

    def detect(self, head: bytes, name: str) -> bool:
        """Tell a log by how it begins."""
        del name
        return is_log(unpack_head(head))

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the whole log."""
        with Path(path).open("rb") as file:
            octets = LogOctets(file)
            passage = LogPassage(self._book, path=path.name)
            for block in iter_blocks(octets):
                passage.take(block)
            sha256 = octets.finish()
        return passage.derive_reading(shown, sha256=sha256, size_bytes=octets.size_bytes)


class LogPassage:
    """One way through a log: its lines come in block by block, and go into what they tell."""

    def __init__(self, book: LogBook, *, path: str) -> None:
        self._book = book
        self._path = path_of(path, book)
        self._ledger = Ledger()
        self._rows: DelimitedRows | ObjectRows | None = None
        self._connections: list[pa.Table] = []
        self._messages = MessageRows(book, self._ledger)
        self._identities = IdentityRows()
        self._is_headless = False

    def take(self, block: Block) -> None:
        """Take the next lines."""
        if self._rows is None:
            first = next((line for line in block.lines if line), "")
            make = ObjectRows if first.lstrip("\ufeff \t")[:1] == "{" else DelimitedRows
            self._rows = make(self._ledger, path=self._path)
            self._is_headless = HEADLESS.match(first) is not None
        for sheet in self._rows.iter_sheets(block):
            self._read_sheet(sheet)

    def _read_sheet(self, sheet: Sheet) -> None:
        recipe = self._book.recipes.get(sheet.path)
        if recipe is None or recipe.ignored:
            reason = recipe.ignored if recipe else f"log {sheet.path[:60] or 'without a name'} is not known"
            self._ledger.ignore(reason, len(sheet.lines))
            return
        if recipe.identities:
            self._identities.add(sheet, recipe, ledger=self._ledger)
            return
        told = recipe.messages
        ends = read_ends(
            sheet,
            recipe.ends,
            transports=self._book.transports,
            transport=told.transport if told else "",
            ledger=self._ledger,
        )
        if told is not None:
            self._messages.add(sheet, ends, recipe=told)
            return
        found = derive_connections(sheet, ends, columns=recipe.flows, book=self._book, ledger=self._ledger)
        self._connections.append(found)

    def derive_reading(self, shown: str, *, sha256: str, size_bytes: int) -> Reading:
        """Give what the log told."""
        name = make_input_id(sha256)
        messages = self._messages.derive_table(name)
        flows = pa.concat_tables([*(with_input(one, name) for one in self._connections), messages])
        sightings = self._identities.derive_table(name)
        problems = self._ledger.derive_problems(name)
        first, last = find_span(flows, sightings)
        record = Input(
            id=name,
            path=shown,
            sha256=sha256,
            kind=KIND,
            status=self._status(),
            bytes=size_bytes,
            lines=self._ledger.lines,
            used=self._ledger.used,
            ignored=self._ledger.ignored,
            first_seen=first,
            last_seen=last,
            problems=tuple(problem.id for problem in problems),
        )
        return Reading(record, problems, flow_records=flows, sightings=sightings)

    def _status(self) -> Status:
        return Status.UNSUPPORTED if self._is_headless and not self._ledger.used else self._ledger.status


def with_input(table: pa.Table, name: str) -> pa.Table:
    """Put the name of the input on rows."""
    at = FLOW_RECORDS.get_field_index("input")
    return table.set_column(at, FLOW_RECORDS.field(at), pa.repeat(name, table.num_rows))


def find_span(*tables: pa.Table) -> tuple[datetime | None, datetime | None]:
    """Give the first and the last time of what was told."""
    firsts = [ns for table in tables if (ns := pc.min(table.column("first_ns")).as_py()) is not None]
    lasts = [ns for table in tables if (ns := pc.max(table.column("last_ns")).as_py()) is not None]
    return _time(min(firsts, default=None)), _time(max(lasts, default=None))


def _time(ns: int | None) -> datetime | None:
    return None if ns is None else EPOCH + timedelta(microseconds=ns // 1000)


def path_of(name: str, book: LogBook) -> str:
    """Read the name of the log off the file's name: `conn` of `conn.log`, `conn.00:00-01:00.log.gz`, `conn_red.log`."""
    stem = re.split(r"[.\s]", name.lower(), maxsplit=1)[0].replace("-", "_")
    while stem and stem not in book.recipes:
        stem = stem.rpartition("_")[0]
    return stem


def unpack_head(head: bytes) -> str:
    """Give the beginning of a file as text, unpacked where it is packed."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 1 << 16)
        except zlib.error:
            return ""
    return head.decode("utf-8", errors="replace")


def is_log(text: str) -> bool:
    """Tell a log by its first lines: header lines, a row of Zeek, or a JSON object that tells a time and a place."""
    lines = text.lstrip("\ufeff").split("\n", HEADER_LINES)[:HEADER_LINES]
    marked = [line for line in lines if line.startswith("#")]
    if any(line.startswith(("#separator ", "#fields\t", "#path\t")) for line in marked):
        return True
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    if HEADLESS.match(first):
        return True
    if not first.lstrip().startswith("{"):
        return False
    return _is_row(first)


def _is_row(line: str) -> bool:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = dict.fromkeys(re.findall(r'"([\w.]+)"\s*:', line[:4096])) if len(line) > 60_000 else {}
    if not isinstance(row, dict):
        return False
    is_eve = "event_type" in row and "timestamp" in row
    return is_eve or ("ts" in row and not {"uid", "id.orig_h", "_path", "host", "node", "mac"}.isdisjoint(row))
