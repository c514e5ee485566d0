"""What a line tells of how a TCP connection began: Zeek's history and state, or the flags of both sides."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from zonewright.sources.logs.column import ABSENT, Marks
from zonewright.sources.logs.sheet import Numbers

SYN, RESET = 0x02, 0x04
FLIPPED = "^"
LETTERS = ("S", "H", "R", "s", "h", "r", "G", "g", "D", "d", FLIPPED)
STATES = {
    "S0": "S",
    "S1": "Sh",
    "S2": "Sh",
    "S3": "Sh",
    "SF": "Sh",
    "SH": "S",
    "SHR": "h",
    "REJ": "Sr",
    "RSTO": "ShR",
    "RSTR": "r",
    "RSTOS0": "SR",
    "RSTRH": "hr",
}
"""State of a connection without a history -> what of a history it stands for."""


@dataclass(frozen=True, slots=True)
class Handshake:
    """How the connections of a sheet began.

    Attributes:
        asks: the handshake shows that the originator is the client.
        asked: it shows the reverse.
        answers: the responder sent something.
        flipped: the sensor saw the responder first.
        segments: per side: SYN, SYN-ACK and resets, 1 where one was seen, `ABSENT` where nothing tells.
        gaps: per side: whether the history marks missing bytes.
        data: per side: whether the history marks packets with data.
    """

    asks: Marks
    asked: Marks
    answers: Marks
    flipped: Marks
    segments: tuple[tuple[Numbers, Numbers, Numbers], tuple[Numbers, Numbers, Numbers]]
    gaps: tuple[Marks, Marks]
    data: tuple[Marks, Marks]


@dataclass(frozen=True, slots=True)
class Traces:
    """What a log has of the course of its connections; columns that it has not are null."""

    history: pa.StringArray
    state: pa.StringArray
    orig_flags: pa.StringArray
    resp_flags: pa.StringArray


def read_handshake(traces: Traces, *, is_tcp: Marks) -> Handshake:
    """Read how connections began, from whatever of the columns is there."""
    flags = _of_flags(traces.orig_flags, traces.resp_flags)
    said = pc.coalesce(traces.history, _of_states(traces.state), flags)
    coded = said.dictionary_encode()
    known = [[letter in text for letter in LETTERS] for text in coded.dictionary.to_pylist()]
    lows = [any(letter.islower() for letter in text) for text in coded.dictionary.to_pylist()]
    codes = np.asarray(pc.fill_null(coded.indices.cast(pa.int64()), len(known)).to_numpy(zero_copy_only=False))
    letters = np.array([*known, [False] * len(LETTERS)], dtype=bool).reshape(-1, len(LETTERS))[codes]
    syn, ack, reset, syn_2, ack_2, reset_2, gap, gap_2, data, data_2, flipped = letters.T
    told = np.asarray(pc.is_valid(said).to_numpy(zero_copy_only=False), dtype=bool)
    starts, starts_2 = (syn | ack_2) & is_tcp, (syn_2 | ack) & is_tcp
    return Handshake(
        asks=starts & ~starts_2,
        asked=starts_2 & ~starts,
        answers=np.array([*lows, False], dtype=bool)[codes],
        flipped=flipped,
        segments=(_numbers(told, syn, ack, reset), _numbers(told, syn_2, ack_2, reset_2)),
        gaps=(gap, gap_2),
        data=(data, data_2),
    )


def _numbers(told: Marks, *letters: Marks) -> tuple[Numbers, Numbers, Numbers]:
    first, second, third = (_number(told, letter) for letter in letters)
    return first, second, third


def _number(told: Marks, letter: Marks) -> Numbers:
    return np.where(told, letter.astype(np.int64), ABSENT)


def _of_states(states: pa.StringArray) -> pa.StringArray:
    coded = states.dictionary_encode()
    known = [STATES.get(text) for text in coded.dictionary.to_pylist()]
    return pa.array([*known, None], pa.string()).take(pc.fill_null(coded.indices.cast(pa.int64()), len(known)))


def _of_flags(first: pa.StringArray, second: pa.StringArray) -> pa.StringArray:
    if first.null_count == len(first) and second.null_count == len(second):
        return first
    pairs = zip(first.to_pylist(), second.to_pylist(), strict=True)
    return pa.array([_of_pair(one, other) if one or other else None for one, other in pairs], pa.string())


def _of_pair(first: str | None, second: str | None) -> str:
    """Write the flags that either side sent over a connection as letters of a history.

    A side that sent SYN answers with SYN and ACK if the other sent one too; who sent the first, the flags do not tell:
    the sensor puts the client first.
    """
    one, other = _flags(first), _flags(second)
    letters = "S" if one & SYN else ""
    letters += "h" if other & SYN else ""
    return letters + ("R" if one & RESET else "") + ("r" if other & RESET else "")


def _flags(text: str | None) -> int:
    try:
        return int(text or "0", 16) & 0xFF
    except ValueError:
        return 0
