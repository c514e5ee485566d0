"""Columns of text as numbers: times, addresses, ports, counts; what makes no sense is marked, never guessed."""

import ipaddress
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from zonewright.sources.logs.sheet import Numbers

Marks = npt.NDArray[np.bool_]

ABSENT = -1
SECONDS = r"^[0-9]{1,10}(\.[0-9]{0,12})?([eE][+-]?[0-9]{1,2})?$"
COUNT = r"^[0-9]{1,18}$"
LAST_SECOND = 9_000_000_000
LAST_PORT = 65535
IPV4, IPV6 = 4, 6
MAPPED = b"\x00" * 10 + b"\xff\xff"
MAC = re.compile(r"[0-9a-f]{2}([:-]?)(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Addresses:
    """A column of IP addresses.

    Attributes:
        raw: the 16 bytes of the tables, null where the log leaves it open.
        version: 4 or 6, `ABSENT` where there is none.
        bad: rows whose text is no address.
    """

    raw: pa.Array
    version: Numbers
    bad: Marks


def read_times(words: pa.StringArray) -> tuple[Numbers, Marks]:
    """Read times as nanoseconds since 1970, to the microsecond; `ABSENT` where the log leaves them open."""
    seconds, bad = _read_numbers(words, pa.float64(), spelling=SECONDS)
    late = ~bad & (seconds >= LAST_SECOND)
    told = ~bad & ~late & (seconds >= 0)
    ns = np.where(told, np.rint(np.where(told, seconds, 0) * 1e6).astype(np.int64) * 1000, ABSENT)
    for row in np.flatnonzero(bad).tolist():
        found = _find_moment(words[row].as_py())
        if found is not None:
            ns[row], bad[row] = found, False
    return ns, bad | late


def _read_numbers(words: pa.StringArray, kind: pa.DataType, *, spelling: str) -> tuple[Any, Marks]:
    """Read a column that should be numbers throughout; only one that is not is looked at value by value."""
    absent = ~_marks(pc.is_valid(words))
    try:
        numbers = np.asarray(pc.fill_null(words.cast(kind), ABSENT).to_numpy(zero_copy_only=False))
        if np.all(np.isfinite(numbers) & ((numbers >= 0) | absent)):
            return numbers, np.zeros(len(words), dtype=bool)
    except pa.ArrowInvalid:
        pass
    plain = _marks(pc.match_substring_regex(words, spelling))
    numbers = np.full(len(words), ABSENT, dtype=kind.to_pandas_dtype())
    numbers[plain] = words.filter(pa.array(plain)).cast(kind).to_numpy(zero_copy_only=False)
    return numbers, ~(plain | absent)


def _find_moment(text: str) -> int | None:
    """Read a moment as ISO 8601 writes it; one that names no zone is UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        since = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - EPOCH
    except OverflowError:
        return None
    microseconds = (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
    return microseconds * 1000 if 0 <= microseconds < LAST_SECOND * 1_000_000 else None


def read_durations(words: pa.StringArray) -> tuple[Numbers, Marks]:
    """Read lengths of time in nanoseconds; `ABSENT` where the log leaves them open."""
    return read_times(words)


def read_counts(words: pa.StringArray) -> tuple[Numbers, Marks]:
    """Read numbers from 0 on; `ABSENT` where the log leaves them open."""
    return _read_numbers(words, pa.int64(), spelling=COUNT)


def read_ports(words: pa.StringArray) -> tuple[Numbers, Marks]:
    """Read ports; `ABSENT` where the log leaves them open."""
    ports, bad = read_counts(words)
    return ports, bad | (ports > LAST_PORT)


def read_addresses(words: pa.StringArray) -> Addresses:
    """Read IP addresses."""
    coded = words.dictionary_encode()
    known = [find_address(text) for text in coded.dictionary.to_pylist()]
    codes = np.asarray(pc.fill_null(coded.indices, len(known)).to_numpy(zero_copy_only=False), dtype=np.int64)
    versions = np.array([ABSENT if raw is None else _version(raw) for raw in known] + [ABSENT], dtype=np.int64)
    unread = np.array([raw is None for raw in known] + [False], dtype=bool)
    raws = pa.array([*known, None], pa.binary(16)).take(pa.array(codes))
    return Addresses(raws, versions[codes], unread[codes])


def find_address(text: str) -> bytes | None:
    """Read one IP address as the 16 bytes of the tables; `None` when it is none."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return MAPPED + address.packed if address.version == IPV4 else address.packed


def read_macs(words: pa.StringArray) -> pa.Array:
    """Read MAC addresses as numbers; null where there is none or it makes no sense."""
    coded = words.dictionary_encode()
    known = [find_mac(text) for text in coded.dictionary.to_pylist()]
    return pa.array([*known, None], pa.uint64()).take(pc.fill_null(coded.indices.cast(pa.int64()), len(known)))


def find_mac(text: str) -> int | None:
    """Read one MAC address as a number; `None` when it is none."""
    folded = text.strip().lower()
    return int(re.sub(r"[:-]", "", folded), 16) if MAC.fullmatch(folded) else None


def nullable(values: Numbers, *, absent: Marks | None = None) -> pa.Array:
    """Give numbers as a column that is null where they are absent."""
    return pa.array(values, pa.int64(), mask=values < 0 if absent is None else absent)


def _version(raw: bytes) -> int:
    return IPV4 if raw.startswith(MAPPED) else IPV6


def _marks(column: pa.Array) -> Marks:
    return np.asarray(pc.fill_null(column, fill_value=False).to_numpy(zero_copy_only=False), dtype=bool)
