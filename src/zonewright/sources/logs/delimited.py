"""Tab-separated logs: rows under their header, several headers in one file."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from zonewright.sources.logs.header import Header
from zonewright.sources.logs.ledger import Ledger
from zonewright.sources.logs.sheet import DelimitedSheet
from zonewright.sources.logs.unpacking import Block

MARK = "#"
HEADER, BLANK = "header or comment", "blank"
LONG = "the line is too long for a log; it is left out"
HEADLESS = "there is no #fields line before it; copy the log with its header, or write it as JSON"


class DelimitedRows:
    """Splits the lines of a tab-separated log; the header holds until the next one."""

    def __init__(self, ledger: Ledger, *, path: str) -> None:
        self._ledger = ledger
        self._path = path
        self._header = Header()

    def iter_sheets(self, block: Block) -> Iterator[DelimitedSheet]:
        """Give the rows of a block by the header they stand under."""
        rows: list[str] = []
        lines: list[int] = []
        last = len(block.lines) - 1 if block.torn else -1
        for at, line in enumerate(block.lines):
            number = block.first + at
            if line is None or at == last:
                self._ledger.fault(number, LONG if line is None else f"the file ends here: {block.torn}")
            elif line[:1] == MARK:
                yield from self._give(rows, lines)
                rows, lines = [], []
                self._header = self._header.read_line(line)
                self._ledger.ignore(HEADER, 1)
            elif not line:
                self._ledger.ignore(BLANK, 1)
            else:
                rows.append(line)
                lines.append(number)
        yield from self._give(rows, lines)

    def _give(self, rows: list[str], lines: list[int]) -> Iterator[DelimitedSheet]:
        if not rows:
            return
        wanted = len(self._header.fields)
        if not wanted:
            self._ledger.fault_all(lines, HEADLESS)
            return
        split = pc.split_pattern(pa.array(rows, pa.string()), self._header.separator)
        found = np.asarray(pc.list_value_length(split).to_numpy(zero_copy_only=False), dtype=np.int64)
        numbers = np.array(lines, dtype=np.int64)
        fits = found == wanted
        for at in np.flatnonzero(~fits).tolist():
            self._fault(lines[at], found=int(found[at]), wanted=wanted)
        if fits.any():
            header = self._header if self._header.path else self._header.call(self._path)
            whole = split if fits.all() else split.filter(pa.array(fits))
            yield DelimitedSheet(header, whole.flatten(), numbers[fits])

    def _fault(self, number: int, *, found: int, wanted: int) -> None:
        what = f"the line has {found} columns where its header names {wanted}: it is cut or damaged"
        self._ledger.fault(number, what, kind="the line does not have the columns of its header")
