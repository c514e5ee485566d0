"""The two ends of every row: who began, who answered, over what and when."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from zonewright.sources.logs.column import (
    ABSENT,
    IPV6,
    Addresses,
    Marks,
    nullable,
    read_addresses,
    read_ports,
    read_times,
)
from zonewright.sources.logs.ledger import Ledger
from zonewright.sources.logs.recipe import Names
from zonewright.sources.logs.sheet import Numbers, Sheet, first_of

TCP, UDP, ICMP, ICMPV6, SCTP = 6, 17, 1, 58, 132
ETHERTYPE_IPV4, ETHERTYPE_IPV6 = 0x0800, 0x86DD
TIME_FAULT = "the time is none; the line is left out"
ADDRESS_FAULT = "an address is none; the line is left out"
PORT_FAULT = "a port is none; the line is left out"


@dataclass(frozen=True, slots=True)
class Ends:
    """What the rows of a sheet tell of their ends; `ABSENT` where a number is not told.

    Attributes:
        good: rows that make sense; the others are problems already.
    """

    good: Marks
    ns: Numbers
    orig: Addresses
    resp: Addresses
    orig_port: Numbers
    resp_port: Numbers
    transport: Numbers

    @property
    def ethertype(self) -> Numbers:
        """Tell IPv4 from IPv6."""
        return np.where(self.orig.version == IPV6, ETHERTYPE_IPV6, ETHERTYPE_IPV4).astype(np.int64)


def read_ends(
    sheet: Sheet, columns: Mapping[str, Names], *, transports: Mapping[str, int], transport: str, ledger: Ledger
) -> Ends:
    """Read the ends of every row; a row whose ends make no sense becomes a problem.

    Args:
        sheet: the rows.
        columns: `ts`, `orig_ip`, `orig_port`, `resp_ip`, `resp_port`, `proto` -> columns of the log.
        transports: name of a transport -> IP protocol.
        transport: what stands where the log does not tell it.
        ledger: is told of the problems.
    """
    ns, no_time = read_times(first_of(sheet, columns["ts"]))
    orig = read_addresses(first_of(sheet, columns["orig_ip"]))
    resp = read_addresses(first_of(sheet, columns["resp_ip"]))
    orig_port, no_orig = read_ports(first_of(sheet, columns["orig_port"]))
    resp_port, no_resp = read_ports(first_of(sheet, columns["resp_port"]))
    nowhere = orig.bad | resp.bad | (orig.version < 0) | (resp.version < 0)
    faults = ((no_time, TIME_FAULT), (nowhere, ADDRESS_FAULT), (no_orig | no_resp, PORT_FAULT))
    good = np.ones(len(sheet.lines), dtype=bool)
    for marks, what in faults:
        ledger.fault_all(sheet.lines[marks & good].tolist(), what)
        good &= ~marks
    numbers = _read_transports(first_of(sheet, columns["proto"]), transports=transports, absent=transport)
    numbers = np.where((numbers == ICMP) & (orig.version == IPV6), ICMPV6, numbers)
    has_ports = np.isin(numbers, (TCP, UDP, SCTP))
    return Ends(
        good=good,
        ns=ns,
        orig=orig,
        resp=resp,
        orig_port=np.where(has_ports, orig_port, ABSENT),
        resp_port=np.where(has_ports, resp_port, ABSENT),
        transport=numbers,
    )


def _read_transports(words: pa.StringArray, *, transports: Mapping[str, int], absent: str) -> Numbers:
    coded = words.dictionary_encode()
    known = [transports.get(text.lower(), ABSENT) for text in coded.dictionary.to_pylist()]
    numbers = np.array([*known, transports.get(absent, ABSENT)], dtype=np.int64)
    codes = pc.fill_null(coded.indices.cast(pa.int64()), len(known)).to_numpy(zero_copy_only=False)
    found: Numbers = numbers[np.asarray(codes, dtype=np.int64)]
    return found


def turn(columns: Mapping[str, pa.Array]) -> dict[str, pa.Array]:
    """Give the same columns as the other side sends: source and destination changed places."""
    other = {"src_": "dst_", "dst_": "src_"}
    return {other.get(name[:4], name[:4]) + name[4:]: column for name, column in columns.items()}


def derive_addressing(ends: Ends, *, lines: Numbers) -> dict[str, pa.Array]:
    """Give the columns of the flow records that name the ends, as the originator sends."""
    return {
        "ethertype": pa.array(ends.ethertype),
        "src_ip": ends.orig.raw,
        "dst_ip": ends.resp.raw,
        "ip_protocol": nullable(ends.transport),
        "src_port": nullable(ends.orig_port),
        "dst_port": nullable(ends.resp_port),
        "first_packet": pa.array(lines),
        "last_packet": pa.array(lines),
    }
