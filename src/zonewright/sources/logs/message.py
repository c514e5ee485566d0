"""Logs of messages as flow records: one row per conversation, direction and first part of the code, without packets.

What is one message in two logs (of a summary and of a detail) then stands in two rows of one code, of which the
inventory counts one; what stands in one log alone (sessions here, services there) is a row of its own.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from zonewright.model.tables import FLOW_RECORDS, MESSAGE, make_table
from zonewright.protocols.counter import pack_key
from zonewright.sources.logs.column import ABSENT, nullable
from zonewright.sources.logs.end import Ends
from zonewright.sources.logs.ledger import Ledger
from zonewright.sources.logs.recipe import LogBook, MessageRecipe
from zonewright.sources.logs.sayings.reader import READERS
from zonewright.sources.logs.sayings.said import Line, Reading, Said
from zonewright.sources.logs.sayings.wrapping import WrapperTrail
from zonewright.sources.logs.sheet import Numbers, Sheet

INSIDE = "inside"
"""Not a column of the log: what wraps the message of a line (`zonewright.sources.logs.sayings.wrapping`)."""
TURN = "is_orig"
CONVERSATION = ("src_ip", "dst_ip", "ethertype", "ip_protocol", "src_port", "dst_port", "first_part")
MESSAGE_KEYS = (*CONVERSATION, "code", "kind")
BETWEEN, NOTHING = "\x1f", "\x00"
SILENT = Said(from_orig=True, key="", kind=0)
"""What a line stands for that speaks of its conversation only."""


@dataclass(slots=True)
class Unknown:
    """Lines that name what is not known here."""

    first: int
    count: int


class MessageRows:
    """Gathers the messages of one log."""

    def __init__(self, book: LogBook, ledger: Ledger) -> None:
        self._book = book
        self._ledger = ledger
        self._trail = WrapperTrail()
        self._readings: dict[tuple[MessageRecipe, str], Reading] = {}
        self._unknown: dict[str, Unknown] = {}
        self._tables: dict[str, list[pa.Table]] = defaultdict(list)

    def add(self, sheet: Sheet, ends: Ends, *, recipe: MessageRecipe) -> None:
        """Put down the lines of a sheet that make sense; lines of equal content are one."""
        words = [pc.fill_null(self._words(sheet, name), NOTHING) for name in recipe.columns]
        coded = pc.binary_join_element_wise(*words, BETWEEN).dictionary_encode()
        spelling = np.asarray(coded.indices.to_numpy(zero_copy_only=False), dtype=np.int64)
        readings = [self._read(recipe, text) for text in coded.dictionary.to_pylist()]
        known = np.array([not isinstance(one, str) for one in readings], dtype=bool)[spelling]
        self._ledger.use(int(np.count_nonzero(ends.good & known)))
        self._note_unknown(readings, spelling[ends.good & ~known], lines=sheet.lines[ends.good & ~known])
        said = [() if isinstance(one, str) else one or (SILENT,) for one in readings]
        for turn in range(max(map(len, said), default=0)):
            table = _speak([one[turn] if turn < len(one) else None for one in said], spelling, sheet=sheet, ends=ends)
            self._tables[recipe.protocol].append(table)

    def _words(self, sheet: Sheet, name: str) -> pa.StringArray:
        if name == INSIDE:
            return self._trail.derive_inside(sheet)
        if name == TURN and not sheet.has(TURN) and sheet.has("source_p"):
            return pc.if_else(pc.equal(sheet.words("source_p"), sheet.words("id.orig_p")), "T", "F")
        return sheet.words(name)

    def _read(self, recipe: MessageRecipe, text: str) -> Reading:
        known = self._readings.get((recipe, text))
        if known is None:
            words = [None if word == NOTHING else word for word in text.split(BETWEEN)]
            if len(words) != len(recipe.columns):
                known = "a function whose name holds a control character"
            else:
                line = Line(dict(zip(recipe.columns, words, strict=True)), self._book.names)
                known = READERS[recipe.reader](line)
            self._readings[recipe, text] = known
        return known

    def _note_unknown(self, readings: list[Reading], spelling: Numbers, *, lines: Numbers) -> None:
        for at in np.unique(spelling).tolist():
            mine = lines[spelling == at]
            seen = self._unknown.setdefault(str(readings[at]), Unknown(int(mine[0]), 0))
            seen.first, seen.count = min(seen.first, int(mine[0])), seen.count + len(mine)

    def derive_table(self, input_id: str) -> pa.Table:
        """Give the flow records, and tell the ledger of the names that are not known."""
        for what, seen in sorted(self._unknown.items()):
            times = "1 line" if seen.count == 1 else f"{seen.count} lines"
            self._ledger.fault(seen.first, f"{what} ({times}): its messages are not counted", kind="unknown names")
            self._ledger.ignore("function that is not known (see the problems)", seen.count - 1)
        tables = [_fold(tables, protocol, input_id=input_id) for protocol, tables in sorted(self._tables.items())]
        return pa.concat_tables([FLOW_RECORDS.empty_table(), *tables])


def _speak(said: list[Said | None], spelling: Numbers, *, sheet: Sheet, ends: Ends) -> pa.Table:
    """Give one message of every line, by conversation, direction and code, counted."""
    told = np.array([one is not None for one in said], dtype=bool)[spelling] & ends.good
    forth = np.array([one is not None and one.from_orig for one in said], dtype=bool)[spelling]
    number = {
        "first_part": [int(one.key.partition("/")[0] or ABSENT) if one else ABSENT for one in said],
        "code": [pack_key(one.key) if one and one.key else 0 for one in said],
        "kind": [one.kind if one else 0 for one in said],
    }
    orig, resp = ends.orig.raw.cast(pa.binary()), ends.resp.raw.cast(pa.binary())
    columns = {
        "src_ip": pc.if_else(pa.array(forth), orig, resp),
        "dst_ip": pc.if_else(pa.array(forth), resp, orig),
        "ethertype": pa.array(ends.ethertype),
        "ip_protocol": pa.array(ends.transport),
        "src_port": pa.array(np.where(forth, ends.orig_port, ends.resp_port)),
        "dst_port": pa.array(np.where(forth, ends.resp_port, ends.orig_port)),
        **{name: pa.array(np.array(values, dtype=np.int64)[spelling]) for name, values in number.items()},
        "first_packet": pa.array(sheet.lines),
        "last_packet": pa.array(sheet.lines),
        "first_ns": nullable(ends.ns),
        "last_ns": nullable(ends.ns),
        "count": pa.array(np.ones(len(told), dtype=np.int64)),
    }
    return _add_up(pa.table(columns).filter(pa.array(told)), MESSAGE_KEYS)


def _add_up(table: pa.Table, keys: tuple[str, ...]) -> pa.Table:
    """Join rows of equal keys."""
    kinds = {"first_packet": "min", "last_packet": "max", "first_ns": "min", "last_ns": "max", "count": "sum"}
    found = table.group_by(list(keys), use_threads=False).aggregate(list(kinds.items()))
    return found.rename_columns({**{key: key for key in keys}, **{f"{n}_{kind}": n for n, kind in kinds.items()}})


def _fold(tables: list[pa.Table], protocol: str, *, input_id: str) -> pa.Table:
    """Put the messages of one conversation, direction and first part of the code into one row."""
    every = _add_up(pa.concat_tables(tables), MESSAGE_KEYS)
    every = every.sort_by([(key, "ascending") for key in MESSAGE_KEYS]).combine_chunks()
    rows = _add_up(every, CONVERSATION).sort_by([(key, "ascending") for key in CONVERSATION])
    columns = {name: rows.column(name) for name in CONVERSATION if name != "first_part"}
    columns |= {name: rows.column(name) for name in ("first_packet", "last_packet", "first_ns", "last_ns")}
    for name in ("ip_protocol", "src_port", "dst_port"):
        columns[name] = nullable(np.asarray(columns[name].to_numpy()))
    columns["messages"] = _list_messages(every, np.asarray(list(_iter_borders(every)), dtype=np.int64))
    nothing = pa.array(np.zeros(rows.num_rows, dtype=np.int64))
    columns |= dict.fromkeys(("packets", "bytes", "payload_bytes"), nothing)
    columns |= {"input": pa.repeat(input_id, rows.num_rows), "protocol": pa.repeat(protocol, rows.num_rows)}
    cast = {name: pc.cast(column, FLOW_RECORDS.field(name).type) for name, column in columns.items()}
    plain = {n: c.combine_chunks() if isinstance(c, pa.ChunkedArray) else c for n, c in cast.items()}
    return make_table(FLOW_RECORDS, plain, rows=rows.num_rows)


def _iter_borders(every: pa.Table) -> Iterator[int]:
    """Give where the conversations begin among the sorted messages, and where the last one ends."""
    if every.num_rows:
        changed = np.zeros(every.num_rows, dtype=bool)
        changed[0] = True
        for key in CONVERSATION:
            column = every.column(key).combine_chunks()
            differs = pc.not_equal(column.slice(1), column.slice(0, every.num_rows - 1))
            changed[1:] |= np.asarray(differs.to_numpy(zero_copy_only=False), dtype=bool)
        yield from np.flatnonzero(changed).tolist()
    yield every.num_rows


def _list_messages(every: pa.Table, borders: Numbers) -> pa.ListArray:
    """Put messages of one row into a list; a line that says nothing but its conversation leaves it empty."""
    spoken = np.asarray(every.column("code").to_numpy()) > 0
    kept = every.filter(pa.array(spoken))
    before = np.concatenate([[0], np.cumsum(spoken)])
    parts = [
        pc.cast(kept.column(name).combine_chunks(), MESSAGE.field(name).type) for name in ("code", "kind", "count")
    ]
    structs = pa.StructArray.from_arrays(parts, fields=list(MESSAGE))
    return pa.ListArray.from_arrays(pa.array(before[borders], pa.int32()), structs)
