"""Who is the client: decided once per conversation, for all its rows, by the strongest evidence there is.

1 group       the other side stands for many: the sender is the client
2 handshake   who sent SYN and who sent SYN-ACK
3 protocol    what the protocol's own messages say
4 known port  exactly one side uses a port that a protocol is known by
5 shared      one side serves more partners at its port; where both use one port,
              the side that also asks a group there is the client            (weak)
6 lower port  the lower port is the server's                               (weak)
7 first       who is seen first is the client                              (weak)
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from zonewright.inventory.wire.aggregate import derive_totals
from zonewright.inventory.wire.column import TCP, UDP, Columns, Numbers

PORT_BITS = 17
TRANSPORT_BITS = 18


class Evidence(IntEnum):
    """What decided who the client is, strongest first."""

    GROUP = 1
    HANDSHAKE = 2
    PROTOCOL = 3
    KNOWN_PORT = 4
    SHARED = 5
    LOWER_PORT = 6
    FIRST = 7


WEAKEST_SURE = Evidence.KNOWN_PORT


@dataclass(frozen=True, slots=True)
class Conversations:
    """Per row: the conversation it is of, and its two ends in their roles.

    Attributes:
        number: conversation of the row.
        client: end of the client.
        server: end of the server, or the group.
        port: the server's port, -1 where there is none.
        reply: 1 where the row goes from server to client.
        evidence: what decided, a value of `Evidence`.
    """

    number: Numbers
    client: Numbers
    server: Numbers
    client_port: Numbers
    port: Numbers
    reply: Numbers
    evidence: Numbers


def derive_conversations(columns: Columns, known_ports: frozenset[tuple[int, int]]) -> Conversations:
    """Decide for every row which end is the client's.

    Args:
        columns: rows without ARP.
        known_ports: (transport number, port) pairs that a protocol is known by.
    """
    source = _socket(columns.src, columns.transport, port=columns.src_port)
    destination = _socket(columns.dst, columns.transport, port=columns.dst_port)
    sockets, numbers = np.unique(np.concatenate([source, destination]), return_inverse=True)
    from_socket, to_socket = numbers[: len(source)].astype(np.int64), numbers[len(source) :].astype(np.int64)
    low, high = np.minimum(from_socket, to_socket), np.maximum(from_socket, to_socket)
    pairs, number = np.unique((low << 32) | high, return_inverse=True)
    number = number.astype(np.int64)
    is_low = from_socket == low
    known = mark_known(sockets, known_ports)
    score, evidence = _scores(columns, (sockets, pairs, number), is_low=is_low, known=known)
    low_is_client = score > 0
    row_low = low_is_client[number]
    is_request = np.where(low == high, True, row_low == is_low)
    return Conversations(
        number=number,
        client=np.where(is_request, columns.src, columns.dst),
        server=np.where(is_request, columns.dst, columns.src),
        client_port=np.where(is_request, columns.src_port, columns.dst_port),
        port=np.where(is_request, columns.dst_port, columns.src_port),
        reply=(~is_request).astype(np.int64),
        evidence=evidence[number],
    )


def _socket(ends: Numbers, transport: Numbers, *, port: Numbers) -> Numbers:
    return (ends << (PORT_BITS + TRANSPORT_BITS)) | (transport << PORT_BITS) | (port + 1)


def _scores(
    columns: Columns,
    coded: tuple[Numbers, Numbers, Numbers],
    *,
    is_low: npt.NDArray[np.bool_],
    known: npt.NDArray[np.bool_],
) -> tuple[Numbers, Numbers]:
    """Give per conversation a number that is positive when its lower socket is the client's, and what decided."""
    sockets, pairs, number = coded
    low, high = pairs >> 32, pairs & 0xFFFFFFFF
    signs = {
        Evidence.GROUP: _group_sign(columns, sockets, low=low, high=high),
        Evidence.HANDSHAKE: _sum(number, np.where(is_low, 1, -1) * (columns.syn - columns.syn_ack), count=len(pairs)),
        Evidence.PROTOCOL: _protocol_sign(columns, number, is_low=is_low, count=len(pairs)),
    }
    ports = (sockets & ((1 << PORT_BITS) - 1)) - 1
    transports = (sockets >> PORT_BITS) & ((1 << TRANSPORT_BITS) - 1)
    signs_of_asking, partners = _partners(columns, sockets, low=low, high=high)
    has_ports = np.isin(transports[low], (TCP, UDP)) & (ports[low] >= 0) & (ports[high] >= 0)
    signs[Evidence.KNOWN_PORT] = known[high].astype(np.int64) - known[low].astype(np.int64)
    same = ports[low] == ports[high]
    signs[Evidence.SHARED] = np.where(has_ports, np.where(same, signs_of_asking, partners[high] - partners[low]), 0)
    signs[Evidence.LOWER_PORT] = np.where(has_ports, ports[low] - ports[high], 0)
    signs[Evidence.FIRST] = _first_sign(columns, number, is_low=is_low)
    return _decide(signs, len(pairs))


def _decide(signs: dict[Evidence, Numbers], count: int) -> tuple[Numbers, Numbers]:
    score, evidence = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    for kind in sorted(signs):
        fresh = (score == 0) & (signs[kind] != 0)
        score[fresh] = np.sign(signs[kind][fresh])
        evidence[fresh] = kind
    evidence[score == 0] = Evidence.FIRST
    score[score == 0] = 1
    return score, evidence


def mark_known(sockets: Numbers, known_ports: frozenset[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """Tell which sockets use a port that a protocol is known by."""
    wanted = np.array(sorted((transport << PORT_BITS) | (port + 1) for transport, port in known_ports), dtype=np.int64)
    mask = (1 << (PORT_BITS + TRANSPORT_BITS)) - 1
    return np.isin(sockets & mask, wanted)


def _group_sign(columns: Columns, sockets: Numbers, *, low: Numbers, high: Numbers) -> Numbers:
    groups = columns.ends.is_group[sockets >> (PORT_BITS + TRANSPORT_BITS)].astype(np.int64)
    signs: Numbers = groups[high] - groups[low]
    return signs


def _partners(columns: Columns, sockets: Numbers, *, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """Give per conversation who of the two asks a group (1: the lower), and per socket the number of its partners."""
    is_group = columns.ends.is_group[sockets >> (PORT_BITS + TRANSPORT_BITS)]
    to_group = is_group[low] | is_group[high]
    sides = np.concatenate([low[~to_group], high[~to_group]])
    partners = np.bincount(sides, minlength=len(sockets)).astype(np.int64)
    asks = np.zeros(len(sockets), dtype=np.int64)
    asks[np.concatenate([low[to_group], high[to_group]])] = 1
    signs: Numbers = asks[low] - asks[high]
    return signs, partners


def _protocol_sign(columns: Columns, number: Numbers, *, is_low: npt.NDArray[np.bool_], count: int) -> Numbers:
    says = np.where(columns.from_server < 0, 0, np.where(columns.from_server == 1, -1, 1))
    return _sum(number, np.where(is_low, says, -says) * np.maximum(columns.packets, 1), count=count)


def _first_sign(columns: Columns, number: Numbers, *, is_low: npt.NDArray[np.bool_]) -> Numbers:
    totals = derive_totals(
        {"number": number},
        lowest={
            "low": np.where(is_low, columns.first_ns, np.iinfo(np.int64).max),
            "high": np.where(is_low, np.iinfo(np.int64).max, columns.first_ns),
        },
    )
    signs: Numbers = np.sign(totals["high"] - totals["low"])
    return signs


def _sum(number: Numbers, values: Numbers, *, count: int) -> Numbers:
    return np.bincount(number, weights=values, minlength=count).astype(np.int64)
