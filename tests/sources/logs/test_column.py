from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from zonewright.sources.logs import column


def words(*texts: str | None) -> Any:
    return pa.array(texts, pa.string())


def test_times_are_nanoseconds_to_the_microsecond() -> None:
    ns, bad = column.read_times(words("1093521678.945447", None, "1800000000"))
    assert ns.tolist() == [1093521678945447000, -1, 1800000000000000000]
    assert not bad.any()


def test_a_moment_may_be_written_out() -> None:
    ns, bad = column.read_times(words("2027-01-15T08:00:00.5+0000", "2027-01-15T08:00:00.5", "1e3"))
    assert ns.tolist() == [1800000000500000000, 1800000000500000000, 1000000000000]
    assert not bad.any()


def test_what_is_no_time_is_marked() -> None:
    texts = ("XXXX", "-5", "nan", "inf", "99999999999", "9999-12-31T00:00:00", "0001-01-01T00:00:00")
    ns, bad = column.read_times(words(*texts, "1"))
    assert bad.tolist() == [True] * len(texts) + [False]
    assert ns[-1] == 1_000_000_000
    assert column.read_durations(words("0.5"))[0].tolist() == [500_000_000]


def test_counts_and_ports() -> None:
    counts, bad = column.read_counts(words("0", "12", None, "-3", "1.5", "x"))
    assert counts.tolist() == [0, 12, -1, -1, -1, -1]
    assert bad.tolist() == [False, False, False, True, True, True]
    assert column.read_ports(words("502", "65536"))[1].tolist() == [False, True]


def test_addresses_of_both_kinds() -> None:
    found = column.read_addresses(words("10.0.0.5", "fe80::1%eth0", None, "here", "10.0.0.5"))
    assert found.version.tolist() == [4, 6, -1, -1, 4]
    assert found.bad.tolist() == [False, False, False, True, False]
    assert found.raw[0] == found.raw[4]
    assert found.raw[2].as_py() is None


def test_macs() -> None:
    assert column.read_macs(words("00:1B:1b:00:00:05", "001b1b000005", "no", None)).to_pylist() == [
        0x001B1B000005,
        0x001B1B000005,
        None,
        None,
    ]
    assert column.find_mac("00-1b-1b-00-00-05") == 0x001B1B000005


def test_absent_numbers_are_null() -> None:
    assert column.nullable(np.array([3, -1])).to_pylist() == [3, None]
    assert column.nullable(np.array([3, -1]), absent=np.array([True, False])).to_pylist() == [None, -1]


@given(st.lists(st.one_of(st.none(), st.text(max_size=30)), max_size=5))
def test_no_text_makes_it_raise(texts: list[str | None]) -> None:
    array = words(*[text.encode("utf-8", "replace").decode() if text is not None else None for text in texts])
    for read in (column.read_times, column.read_counts, column.read_ports, column.read_addresses, column.read_macs):
        read(array)


def test_find_address_gives_sixteen_bytes() -> None:
    assert len(column.find_address("10.0.0.5") or b"") == len(column.find_address("::1") or b"") == 16
    assert column.find_address("10.0.0.500") is None
