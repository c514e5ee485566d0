"""Logs with one JSON object per line: Zeek's, and Suricata's EVE, whose objects hold others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import numpy as np

from zonewright.sources.logs.delimited import BLANK, LONG
from zonewright.sources.logs.ledger import Ledger
from zonewright.sources.logs.sheet import ObjectSheet
from zonewright.sources.logs.unpacking import Block

BROKEN = "the line is no JSON object: it is cut or damaged"
DEEPEST, MOST_NAMES = 6, 500
EVENT = "event_type"


class ObjectRows:
    """Reads the objects of a log, by the log that each of them is of."""

    def __init__(self, ledger: Ledger, *, path: str) -> None:
        self._ledger = ledger
        self._path = path
        self._decoder = msgspec.json.Decoder()

    def iter_sheets(self, block: Block) -> Iterator[ObjectSheet]:
        """Give the rows of a block by their log."""
        rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        lines: dict[str, list[int]] = defaultdict(list)
        last = len(block.lines) - 1 if block.torn else -1
        for at, line in enumerate(block.lines):
            number = block.first + at
            if line is None or at == last:
                self._ledger.fault(number, LONG if line is None else f"the file ends here: {block.torn}")
            elif not line.strip():
                self._ledger.ignore(BLANK, 1)
            else:
                row = self._decode(line)
                if row is None:
                    self._ledger.fault(number, BROKEN)
                    continue
                path = self._path_of(row)
                rows[path].append(flatten(row) if path.startswith("eve/") else row)
                lines[path].append(number)
        for path in sorted(rows):
            yield ObjectSheet(path, rows[path], np.array(lines[path], dtype=np.int64))

    def _decode(self, line: str) -> Mapping[str, Any] | None:
        try:
            row = self._decoder.decode(line)
        except (msgspec.DecodeError, RecursionError):
            return None
        return row if isinstance(row, dict) else None

    def _path_of(self, row: Mapping[str, Any]) -> str:
        if isinstance(row.get(EVENT), str):
            return f"eve/{row[EVENT]}"
        told = row.get("_path")
        return told if isinstance(told, str) else self._path


def flatten(row: Mapping[str, Any]) -> dict[str, Any]:
    """Write what stands inside of objects under their joined names, such as `flow.pkts_toserver`."""
    flat: dict[str, Any] = {}
    waiting: list[tuple[str, Mapping[str, Any], int]] = [("", row, 0)]
    while waiting and len(flat) < MOST_NAMES:
        before, inside, depth = waiting.pop()
        flat.update({f"{before}{name}": value for name, value in inside.items() if not isinstance(value, dict)})
        deeper = [(f"{before}{name}.", value) for name, value in inside.items() if isinstance(value, dict)]
        waiting.extend((name, value, depth + 1) for name, value in deeper if depth < DEEPEST)
    return flat
