"""Folding millions of rows into flows: who asks whom for what, once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from zonewright.inventory.address import ip_order
from zonewright.inventory.range import derive_stretches, name_ranges
from zonewright.inventory.wire.aggregate import derive_totals, number_rows
from zonewright.inventory.wire.column import LAYER_2, TCP, UDP, Columns, Numbers
from zonewright.inventory.wire.direction import WEAKEST_SURE, Conversations, Evidence
from zonewright.inventory.wire.sighting import Span, make_observation, time_of
from zonewright.model.flow import CodeCount, Flow, Operation
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.observation import Observation
from zonewright.protocols.counter import ERROR, PUBLISH, REQUEST, RESPONSE, key_of
from zonewright.protocols.room import Room

TRANSPORTS = {TCP: "tcp", UDP: "udp", 1: "icmp", 58: "icmpv6"}
WEAK = {
    Evidence.SHARED: "the source is taken for the client because the other port serves more partners",
    Evidence.LOWER_PORT: "the source is taken for the client because the other side uses the lower port",
    Evidence.FIRST: "the source is taken for the client because it is seen first",
}


@dataclass(frozen=True, slots=True)
class Parties:
    """Who can stand at an end of a flow.

    Attributes:
        of_end: number of the party for every end, -1 where it is none.
        ids: of the party, an asset or a group.
        labels: address or name of the party in words.
        groups: how many of the first parties are assets; the others are groups.
    """

    of_end: Numbers
    ids: tuple[Id, ...]
    labels: tuple[str, ...]
    assets: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of protocols: what a room reads, and what usually lives at a port."""

    rooms: Mapping[str, Room]
    services: Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Folded:
    """Flows, their observations, and how many packets per input found no two parties.

    Attributes:
        of_asset: asset id -> observations of its flows.
    """

    flows: tuple[Flow, ...]
    observations: tuple[Observation, ...]
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Rows:
    client: Numbers
    server: Numbers
    transport: Numbers
    port: Numbers
    protocol: Numbers
    reply: Numbers
    evidence: Numbers
    by_port: Numbers


def transport_text(number: int) -> str:
    """Name a transport as flows do."""
    if number >= LAYER_2:
        return "ethernet"
    return TRANSPORTS.get(number, f"ip-{number}")


def derive_flows(
    columns: Columns,
    conversations: Conversations,
    *,
    chosen: npt.NDArray[np.bool_],
    parties: Parties,
    vocabulary: Vocabulary,
) -> Folded:
    """Fold rows into flows; packets and bytes are those of the chosen views, observations tell of every row."""
    names, rows = _name_rows(columns, conversations, parties=parties, vocabulary=vocabulary)
    whole = (rows.client >= 0) & (rows.client < parties.assets) & (rows.server >= 0)
    left_out = np.bincount(columns.input[~whole], weights=columns.packets[~whole], minlength=len(columns.inputs))
    rows = _fold_answers_to_groups(rows, parties)
    number, keys = _number_flows(rows, whole)
    drafts = _drafts(keys, names=names, parties=parties)
    counted = _messages(columns, number, chosen=chosen & whole)
    totals = _totals(columns, number, rows=rows, chosen=chosen, whole=whole)
    touched = derive_stretches(columns, number, reply=rows.reply, chosen=chosen & whole)
    observations, basis = _observe(columns, number, rows=rows, whole=whole, drafts=drafts)
    clients = _used_ips(columns, number, ends=conversations.client)
    servers = _used_ips(columns, number, ends=conversations.server)
    flows = [
        _flow(
            replace(
                draft,
                basis=tuple(sorted(basis[at])),
                source_ips=clients.get(at, ()),
                destination_ips=servers.get(at, ()),
                ranges=name_ranges(touched.get(at, ()), vocabulary.rooms.get(draft.protocol or "")),
            ),
            totals[at],
            codes=counted.get(at, {}),
            room=vocabulary.rooms.get(draft.protocol or ""),
        )
        for at, draft in enumerate(drafts)
    ]
    return Folded(
        flows=tuple(sorted(flows, key=lambda flow: flow.id)),
        observations=tuple(observations),
        left_out={columns.inputs[at]: int(lost) for at, lost in enumerate(left_out) if lost},
    )


def _name_rows(
    columns: Columns, conversations: Conversations, *, parties: Parties, vocabulary: Vocabulary
) -> tuple[tuple[str, ...], _Rows]:
    """Put the name of a protocol on every row: its conversation's, its server's, or that of the port."""
    count = int(conversations.number.max()) + 1 if len(columns) else 0
    of_conversation = np.full(count, -1, dtype=np.int64)
    np.maximum.at(of_conversation, conversations.number, columns.protocol)
    protocol = of_conversation[conversations.number]
    port = np.where(columns.transport >= LAYER_2, columns.transport - LAYER_2, conversations.port)
    socket, _ = number_rows(conversations.server, columns.transport, port)
    of_socket = np.full(int(socket.max()) + 1 if len(columns) else 0, -1, dtype=np.int64)
    np.maximum.at(of_socket, socket, protocol)
    protocol = np.where(protocol >= 0, protocol, of_socket[socket])
    names, by_port = _port_names(columns.transport, port, vocabulary=vocabulary)
    every = tuple(sorted({*columns.protocols, *names}))
    place = {name: at for at, name in enumerate(every)}
    read = np.array([place[name] for name in columns.protocols] or [0], dtype=np.int64)
    guessed = np.array([place[name] for name in names] or [0], dtype=np.int64)
    guess = np.where(by_port >= 0, guessed[by_port], -1)
    is_sure = (protocol >= 0) | ~np.isin(columns.transport, (TCP, UDP))
    rows = _Rows(
        client=parties.of_end[conversations.client],
        server=parties.of_end[conversations.server],
        transport=np.minimum(columns.transport, LAYER_2),
        port=np.where(columns.transport >= LAYER_2, -1, conversations.port),
        protocol=np.where(protocol >= 0, read[protocol], guess),
        reply=conversations.reply,
        evidence=conversations.evidence,
        by_port=(~is_sure & (guess >= 0)).astype(np.int64),
    )
    return every, rows


def _port_names(transport: Numbers, port: Numbers, *, vocabulary: Vocabulary) -> tuple[tuple[str, ...], Numbers]:
    """Give the names that ports suggest, and per row the number of its name or -1."""
    pairs, place = np.unique((transport << 17) | (port + 1), return_inverse=True)
    found = [_port_name(int(pair) >> 17, (int(pair) & 0x1FFFF) - 1, vocabulary=vocabulary) for pair in pairs]
    names = tuple(sorted({name for name in found if name is not None}))
    numbers = np.array([names.index(name) if name is not None else -1 for name in found] or [-1], dtype=np.int64)
    return names, numbers[place.ravel()]


def _port_name(transport: int, port: int, *, vocabulary: Vocabulary) -> str | None:
    if transport >= LAYER_2:
        owner = next((r.name for _, r in sorted(vocabulary.rooms.items()) if transport - LAYER_2 in r.ethertypes), None)
        return owner or vocabulary.services.get(("ethernet", transport - LAYER_2))
    if transport not in (TCP, UDP):
        return vocabulary.services.get(("ip", transport))
    for _, room in sorted(vocabulary.rooms.items()):
        if port in (room.tcp_ports if transport == TCP else room.udp_ports):
            return room.name
    return vocabulary.services.get((TRANSPORTS[transport], port))


def _fold_answers_to_groups(rows: _Rows, parties: Parties) -> _Rows:
    """Hand an answer that nothing but a question to a group explains over to the flow to that group."""
    keys = [rows.client, rows.transport, rows.port, rows.protocol]
    asks = rows.server >= parties.assets
    if not asks.any():
        return rows
    group_of: dict[tuple[int, ...], int] = {}
    asked = [key[asks] for key in (*keys, rows.server)]
    _, once = number_rows(*asked)
    for *key, group in zip(*(key[once].tolist() for key in asked), strict=True):
        group_of.setdefault(tuple(key), group)
    sure = (rows.reply == 1) & np.isin(rows.evidence, (Evidence.PROTOCOL, Evidence.KNOWN_PORT))
    pair, _ = number_rows(*keys, rows.server)
    has_request = np.zeros(int(pair.max()) + 1, dtype=bool)
    has_request[pair[~sure]] = True
    server = rows.server.copy()
    for at in np.flatnonzero(sure & ~has_request[pair] & ~asks).tolist():
        server[at] = group_of.get(tuple(int(key[at]) for key in keys), int(server[at]))
    return replace(rows, server=server)


def _number_flows(rows: _Rows, whole: npt.NDArray[np.bool_]) -> tuple[Numbers, npt.NDArray[np.int64]]:
    keys = [key[whole] for key in (rows.client, rows.server, rows.transport, rows.port, rows.protocol)]
    found, once = number_rows(*keys)
    number = np.full(len(rows.client), -1, dtype=np.int64)
    number[whole] = found
    return number, np.stack([key[once] for key in keys], axis=1)


def _drafts(keys: npt.NDArray[np.int64], *, names: tuple[str, ...], parties: Parties) -> list[Flow]:
    drafts = []
    for client, server, transport, port, protocol in keys.tolist():
        text = transport_text(transport)
        named = names[protocol] if protocol >= 0 else None
        to_port = port if port >= 0 else None
        source, destination = parties.ids[client], parties.ids[server]
        words = [f"{parties.labels[client]} > {parties.labels[server]}", text, str(to_port or ""), named or ""]
        drafts.append(
            Flow(
                id=make_id("flow", source, destination, text, to_port, named),
                origin=Origin.DERIVED,
                basis=(),
                source=source,
                destination=destination,
                transport=text,
                destination_port=to_port,
                protocol=named,
                function=None,
                operations={},
                function_codes={},
                packets=0,
                bytes=0,
                first_seen=None,
                last_seen=None,
                why=(" ".join(word for word in words if word),),
            )
        )
    return drafts


def _totals(
    columns: Columns, number: Numbers, *, rows: _Rows, chosen: npt.NDArray[np.bool_], whole: npt.NDArray[np.bool_]
) -> list[dict[str, int]]:
    totals = derive_totals(
        {"flow": number[whole]},
        sums={
            "packets": (columns.packets * chosen)[whole],
            "bytes": (columns.bytes * chosen)[whole],
            "views": columns.packets[whole],
        },
        lowest={"first_ns": columns.first_ns[whole], "evidence": rows.evidence[whole], "by_port": rows.by_port[whole]},
        highest={"last_ns": columns.last_ns[whole]},
    )
    names = list(totals)
    return [dict(zip(names, row, strict=True)) for row in zip(*(totals[name].tolist() for name in names), strict=True)]


def _messages(
    columns: Columns, number: Numbers, *, chosen: npt.NDArray[np.bool_]
) -> dict[int, dict[tuple[int, int], int]]:
    """Add up the messages of the chosen views: flow -> (code, kind) -> count."""
    kept = columns.messages.filter(pa.array(chosen))
    flat = kept.flatten()
    if not len(flat):
        return {}
    parents = np.asarray(kept.value_parent_indices().to_numpy(zero_copy_only=False))
    code, kind, count = (np.asarray(flat.field(at).to_numpy(zero_copy_only=False), dtype=np.int64) for at in range(3))
    totals = derive_totals({"flow": number[chosen][parents], "code": code, "kind": kind}, sums={"count": count})
    found: dict[int, dict[tuple[int, int], int]] = defaultdict(dict)
    for flow, one, which, many in zip(*(totals[name].tolist() for name in totals), strict=True):
        found[flow][one, which] = many
    return found


def _used_ips(columns: Columns, number: Numbers, *, ends: Numbers) -> dict[int, tuple[str, ...]]:
    """Give the addresses that one side of each flow was seen with."""
    whole = number >= 0
    pairs = np.unique(np.stack([number[whole], ends[whole]], axis=1), axis=0)
    found: dict[int, list[str]] = defaultdict(list)
    for flow, end in pairs.tolist():
        if columns.ends.is_ip[end]:
            found[flow].append(columns.ends.texts[end])
    return {flow: tuple(sorted(ips, key=ip_order)) for flow, ips in found.items()}


def _observe(
    columns: Columns, number: Numbers, *, rows: _Rows, whole: npt.NDArray[np.bool_], drafts: list[Flow]
) -> tuple[list[Observation], dict[int, tuple[Id, ...]]]:
    totals = derive_totals(
        {"flow": number[whole], "input": columns.input[whole], "reply": rows.reply[whole]},
        sums={"packets": columns.packets[whole]},
        lowest={"first_packet": columns.first_packet[whole], "first_ns": columns.first_ns[whole]},
        highest={"last_packet": columns.last_packet[whole]},
    )
    observations: list[Observation] = []
    basis: dict[int, tuple[Id, ...]] = defaultdict(tuple)
    order = ("flow", "input", "reply", "packets", "first_packet", "first_ns", "last_packet")
    for flow, at, reply, packets, first, first_ns, last in zip(*(totals[n].tolist() for n in order), strict=True):
        way = "answers" if reply else "asks"
        one = make_observation(
            Id(columns.inputs[at]),
            "flow",
            subject=f"{drafts[flow].why[0]}, {way}",
            span=Span(first, last, first_ns, packets),
            key=(drafts[flow].id, way),
        )
        observations.append(one)
        basis[flow] += (one.id,)
    return observations, basis


def _flow(
    draft: Flow,
    total: Mapping[str, int],
    *,
    codes: Mapping[tuple[int, int], int],
    room: Room | None,
) -> Flow:
    function_codes, operations = _operations(codes, room)
    again = total["views"] - total["packets"]
    why = [f"{again} packets were seen again at other points and count once"] if again else []
    assumed = ["protocol"] if total["by_port"] else []
    if total["by_port"]:
        why.append(f"{draft.protocol} is read off the port")
    if total["evidence"] > WEAKEST_SURE:
        assumed.append("source")
        why.append(WEAK[Evidence(total["evidence"])])
    return replace(
        draft,
        operations=operations,
        function_codes=function_codes,
        packets=total["packets"],
        bytes=total["bytes"],
        first_seen=time_of(total["first_ns"]),
        last_seen=time_of(total["last_ns"]),
        assumed=tuple(assumed),
        why=tuple(why),
    )


def _operations(
    codes: Mapping[tuple[int, int], int], room: Room | None
) -> tuple[dict[str, CodeCount], dict[Operation, int]]:
    """Count requests by kind of operation; where only answers of a kind were seen, these; published as published.

    By kind and not by code, as an answer may stand under a shorter code than its question (CIP inside a wrapper).
    """
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    for (code, kind), many in sorted(codes.items()):
        counts[key_of(code)][kind] = many
    operations, answers = dict.fromkeys(Operation, 0), dict.fromkeys(Operation, 0)
    function_codes = {}
    for key, by_kind in _iter_keys(counts):
        asked, answered, refused = (by_kind.get(kind, 0) for kind in (REQUEST, RESPONSE, ERROR))
        published = by_kind.get(PUBLISH, 0)
        function_codes[key] = CodeCount(asked + published, answered, refused)
        kind_of = room.operation_of(key) if room is not None else Operation.OTHER
        operations[kind_of] += asked
        answers[kind_of] += answered + refused
        operations[Operation.PUBLISH] += published
    return function_codes, {kind: many or answers[kind] for kind, many in operations.items()}


def _iter_keys(counts: Mapping[str, dict[int, int]]) -> Iterator[tuple[str, dict[int, int]]]:
    for key in sorted(counts, key=lambda text: tuple(int(part) for part in text.split("/"))):
        yield key, counts[key]
