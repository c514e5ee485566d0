"""The whole inventory in one go: tables and declarations in, assets, groups, conflicts, functions and flows out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa

from zonewright.catalogs.remote_access import RemoteSign
from zonewright.inventory.address import mac_text
from zonewright.inventory.asset import (
    Plate,
    Portrait,
    derive_asset,
    derive_card_vendor,
    derive_conflicts,
    derive_plate,
    derive_vendor,
    is_outside_only,
    make_asset_id,
    sort_addresses,
)
from zonewright.inventory.declared import derive_declared_clusters
from zonewright.inventory.flow import Folded, Parties, Vocabulary, derive_flows
from zonewright.inventory.function import assign_functions, derive_functions
from zonewright.inventory.group import derive_group
from zonewright.inventory.host import Told, bind_hosts, derive_told, hear, join_told, with_told
from zonewright.inventory.identity import NAME_FIELDS, Cluster, Node, derive_joins, node_of
from zonewright.inventory.link import Terrain, derive_links
from zonewright.inventory.role import RoleWords, Traces, derive_roles, derive_signs, gather
from zonewright.inventory.wire.column import TCP, UDP, Columns, derive_columns, select
from zonewright.inventory.wire.direction import Conversations, derive_conversations
from zonewright.inventory.wire.path import choose_views
from zonewright.inventory.wire.segment import (
    derive_callers,
    derive_neighbours,
    derive_segments,
    derive_table_neighbours,
    say_doubts,
)
from zonewright.inventory.wire.sender import Ownership, Sender, derive_ownership, derive_senders
from zonewright.inventory.wire.sighting import (
    Sighting,
    derive_sighting_observations,
    derive_sightings,
    make_observation,
    place_in_lines,
)
from zonewright.inventory.wire.silence import derive_receivers, left_out_problems
from zonewright.inventory.witness import iter_vouched, join_vouched
from zonewright.model.asset import Address, Asset, Conflict, Group, Link, ProductionFunction
from zonewright.model.filtering import Configuration
from zonewright.model.flow import Flow
from zonewright.model.host import Host
from zonewright.model.identifier import Id
from zonewright.model.observation import Input, Observation, Problem
from zonewright.model.plant import Plant
from zonewright.protocols.room import Room


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the catalogs and the protocol rooms know; every part may be empty.

    Attributes:
        rooms: protocol rooms by name.
        services: (transport, port) -> protocol.
        kinds: protocol -> what it is for.
        vendors: 24-bit prefix -> organisation.
        aliases: maker -> maker, first words.
        group_names: group address or beginning with `*` -> name.
        role_words: what names tell of a role.
        remote_signs: words that tell of a box for remote access.
        role_levels: role -> Purdue level.
    """

    rooms: Mapping[str, Room] = field(default_factory=dict)
    services: Mapping[tuple[str, int], str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    vendors: Mapping[int, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    group_names: Mapping[str, str] = field(default_factory=dict)
    role_words: tuple[tuple[str, str, str, float], ...] = ()
    remote_signs: tuple[RemoteSign, ...] = ()
    role_levels: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InventoryInput:
    """What all inputs gave, put together.

    Attributes:
        flow_records: schema `zonewright.model.tables.FLOW_RECORDS`, over all inputs.
        sightings: schema `zonewright.model.tables.SIGHTINGS`.
        plant: everything declared (`zonewright.inventory.declared.merge_plants`).
        hosts: machines that told of themselves.
    """

    flow_records: pa.Table
    sightings: pa.Table
    inputs: tuple[Input, ...] = ()
    plant: Plant = field(default_factory=Plant)
    configurations: tuple[Configuration, ...] = ()
    hosts: tuple[Host, ...] = ()
    lexicon: Lexicon = field(default_factory=Lexicon)


@dataclass(frozen=True, slots=True)
class Inventory:
    """What is there; every tuple in the order of its ids.

    Attributes:
        observations: those made here, of flows, senders and sightings; declared ones come from the readers.
        configurations, hosts: as given, each with its asset.
        segments: subnet or layer-2 segment -> its assets (`zonewright.inventory.wire.segment.derive_segments`).
        links: which card hangs on which port, and which devices are wired to each other.
    """

    observations: tuple[Observation, ...]
    assets: tuple[Asset, ...]
    groups: tuple[Group, ...]
    conflicts: tuple[Conflict, ...]
    functions: tuple[ProductionFunction, ...]
    flows: tuple[Flow, ...]
    problems: tuple[Problem, ...]
    configurations: tuple[Configuration, ...]
    segments: Mapping[str, tuple[Id, ...]]
    links: tuple[Link, ...] = ()
    hosts: tuple[Host, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    columns: Columns
    traffic: Columns
    conversations: Conversations
    sightings: tuple[Sighting, ...]
    senders: tuple[Sender, ...]
    ownership: Ownership
    clusters: tuple[Cluster, ...]
    told: Told
    wired: frozenset[str]


def derive_inventory(given: InventoryInput) -> Inventory:
    """Fold tables and declarations into assets and flows; the order of rows, inputs and files does not matter."""
    seen = _see(given)
    ids = tuple(make_asset_id(cluster) for cluster in seen.clusters)
    folded, groups = _fold_flows(given, seen, ids=ids)
    shown = derive_sighting_observations(seen.sightings)
    portraits, extra = _portray(seen, ids, folded=folded, shown=shown, vendors=given.lexicon.vendors)
    hosts = bind_hosts(given.hosts, portraits, told=seen.told, sightings=seen.sightings)
    portraits = hear(portraits, hosts, wired=seen.wired)
    configurations = tuple(bind_configuration(one, portraits) for one in given.configurations)
    assets = _judge(given, seen, portraits=portraits, flows=folded.flows, configurations=configurations)
    functions = derive_functions(given.plant, assets)
    assets, flows = assign_functions(functions, assets, flows=folded.flows)
    conflicts = [
        conflict
        for one in portraits
        for conflict in derive_conflicts(
            one, given.lexicon.aliases, card_vendor=derive_card_vendor(one.cluster, given.lexicon.vendors)
        )
    ]
    problems = (*seen.ownership.problems, *left_out_problems(folded.left_out))
    callers = derive_callers(seen.columns)
    neighbours = (*derive_neighbours(seen.columns), *derive_table_neighbours(seen.sightings))
    segments = derive_segments(assets, neighbours, callers=callers)
    assets = say_doubts(assets, segments, callers=callers, inputs=given.inputs)
    return Inventory(
        observations=_by_id(tuple(place_in_lines((*folded.observations, *shown.values(), *extra), given.inputs))),
        assets=_by_id(assets),
        groups=_by_id(groups),
        conflicts=_by_id(conflicts),
        functions=functions,
        flows=_by_id(flows),
        problems=_by_id(problems),
        configurations=configurations,
        segments=segments,
        links=_by_id(derive_links(seen.sightings, Terrain(assets, _place_of(seen, ids), shown))),
        hosts=hosts,
    )


def _place_of(seen: _Seen, ids: tuple[Id, ...]) -> Mapping[str, Id]:
    """Give the asset of every address that was seen."""
    return {text: ids[at] for at, one in enumerate(seen.clusters) for text in (*one.macs, *one.ips)}


def _by_id(records: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda record: record.id))


def _see(given: InventoryInput) -> _Seen:
    columns = derive_columns(given.flow_records)
    traffic = select(columns, ~columns.is_arp)
    sightings = derive_sightings(given.sightings)
    senders = derive_senders(columns)
    ownership = derive_ownership(senders, sightings)
    joins = derive_joins(senders, sightings, ownership=ownership)
    join_vouched(joins, sightings)
    conversations = derive_conversations(traffic, known_ports(given.lexicon))
    for node in derive_receivers(traffic, conversations, joins=joins):
        joins.add(node)
    wired = frozenset(text for nodes in joins.members().values() for _, text in nodes)
    told = derive_told(given.hosts, ownership)
    join_told(joins, told, hosts=given.hosts)
    ownership = with_told(ownership, told)
    names: dict[Node, str] = dict(told.names)
    for one in sightings:
        sender = node_of(one)
        said = next((one.fields[key] for key in NAME_FIELDS if one.fields.get(key)), None)
        if sender is not None and sender in joins and said:
            names[sender] = said
    clusters = tuple(derive_declared_clusters(joins, given.plant.assets, names=names))
    return _Seen(columns, traffic, conversations, sightings, senders, ownership, clusters, told, wired)


def known_ports(lexicon: Lexicon) -> frozenset[tuple[int, int]]:
    """Give every (transport number, port) that a protocol is known by."""
    numbers = {"tcp": TCP, "udp": UDP}
    ports = {(numbers[transport], port) for transport, port in lexicon.services if transport in numbers}
    for room in lexicon.rooms.values():
        ports |= {(TCP, port) for port in room.tcp_ports} | {(UDP, port) for port in room.udp_ports}
    return frozenset(ports)


def _fold_flows(given: InventoryInput, seen: _Seen, *, ids: tuple[Id, ...]) -> tuple[Folded, tuple[Group, ...]]:
    ends = seen.traffic.ends
    place = {text: at for at, one in enumerate(seen.clusters) for text in (*one.macs, *one.ips)}
    reached = set(np.unique(seen.conversations.server).tolist()) | set(np.unique(seen.conversations.client).tolist())
    addresses = sorted({ends.texts[end] for end in reached if ends.is_group[end]})
    group_place = {address: len(ids) + at for at, address in enumerate(addresses)}
    of_end = [
        group_place.get(text, -1) if ends.is_group[end] else place.get(text, -1) for end, text in enumerate(ends.texts)
    ]
    groups = [derive_group(address, given.lexicon.group_names, basis=()) for address in addresses]
    labels = [next(iter((*one.ips, *one.macs)), one.rows[0].name if one.rows else "") for one in seen.clusters]
    parties = Parties(
        of_end=np.array(of_end or [-1], dtype=np.int64),
        ids=(*ids, *(group.id for group in groups)),
        labels=(*labels, *addresses),
        assets=len(ids),
    )
    folded = derive_flows(
        seen.traffic,
        seen.conversations,
        chosen=choose_views(seen.traffic),
        parties=parties,
        vocabulary=Vocabulary(given.lexicon.rooms, given.lexicon.services),
    )
    basis: dict[Id, list[Id]] = defaultdict(list)
    for flow in folded.flows:
        basis[flow.destination].extend(flow.basis)
    return folded, tuple(replace(g, basis=tuple(sorted(basis[g.id]))) for g in groups if basis[g.id])


def _portray(
    seen: _Seen,
    ids: tuple[Id, ...],
    *,
    folded: Folded,
    shown: Mapping[tuple[Id, str, str], Observation],
    vendors: Mapping[int, str],
) -> tuple[tuple[Portrait, ...], list[Observation]]:
    place = {text: at for at, one in enumerate(seen.clusters) for text in (*one.macs, *one.ips)}
    mine: dict[int, list[Sighting]] = defaultdict(list)
    for one in seen.sightings:
        node = node_of(one)
        if node is not None and node[1] in place:
            mine[place[node[1]]].append(one)
    vouched: dict[int, set[Id]] = defaultdict(set)
    for one, nodes in iter_vouched(seen.sightings):
        for _, text in nodes:
            vouched[place[text]].add(shown[one.input, one.kind, one.subject].id)
    pairs, sent = _pairs(seen, place)
    flow_of: dict[Id, Id] = {}
    for flow in folded.flows:
        for party in (flow.source, flow.destination):
            flow_of[party] = min(flow_of.get(party, flow.basis[0]), flow.basis[0])
    portraits, extra = [], []
    for at, (name, cluster) in enumerate(zip(ids, seen.clusters, strict=True)):
        basis = {shown[one.input, one.kind, one.subject].id for one in mine[at]} | vouched[at]
        basis |= {flow_of[name]} if name in flow_of else set()
        if not basis and at in sent:
            first = sent[at]
            extra.append(make_observation(first.input, "sender", subject=_words(first), span=first.span))
            basis.add(extra[-1].id)
        basis |= {row.declared_by for row in cluster.rows}
        plate: Plate = derive_plate(mine[at])
        addresses = sort_addresses(pairs[at])
        vendor = derive_vendor(cluster, plate, vendors=vendors)
        portraits.append(Portrait(name, cluster, plate, addresses, vendor, tuple(sorted(basis))))
    return tuple(portraits), extra


def _words(sender: Sender) -> str:
    return " ".join(word for word in (mac_text(sender.mac) if sender.mac else "", sender.ip or "") if word)


def _pairs(seen: _Seen, place: Mapping[str, int]) -> tuple[dict[int, set[Address]], dict[int, Sender]]:
    """Give the address pairs of every cluster, and its first sender."""
    pairs: dict[int, set[Address]] = defaultdict(set)
    sent: dict[int, Sender] = {}
    vlans: dict[str, int | None] = {}
    for one in sorted(seen.senders, key=lambda s: (s.input, s.span.first_packet)):
        mac = mac_text(one.mac) if one.mac is not None else None
        if mac is not None:
            vlans[mac] = min(filter(None, (vlans.get(mac), one.vlan)), default=None)
        is_own = one.ip is None or one.mac is None or seen.ownership.mac_of.get(one.ip) == one.mac
        for text in (mac, one.ip) if is_own else (mac,):
            if text is not None and text in place:
                sent.setdefault(place[text], one)
        if one.ip is not None and one.ip in place:
            sent.setdefault(place[one.ip], one)
    for shown in seen.sightings:
        if shown.kind == "switch_port" and shown.mac is not None and shown.vlan is not None:
            vlans.setdefault(mac_text(shown.mac), shown.vlan)
    for at, cluster in enumerate(seen.clusters):
        owners = {ip: seen.ownership.mac_of.get(ip) for ip in cluster.ips}
        used = {mac_text(mac) for mac in owners.values() if mac is not None}
        for ip, owner in owners.items():
            text = mac_text(owner) if owner is not None else None
            pairs[at].add(Address(text, ip, vlans.get(text) if text else None))
        pairs[at].update(Address(mac, None, vlans.get(mac)) for mac in cluster.macs if mac not in used)
    return pairs, sent


def bind_configuration(configuration: Configuration, portraits: Sequence[Portrait]) -> Configuration:
    """Find the asset that a packet filter runs on, by the name of the device."""
    device = configuration.device.casefold()
    for one in portraits:
        names = [row.name for row in one.cluster.rows]
        names += [v for field_name in (*NAME_FIELDS, "station") for v in one.plate.values.get(field_name, ())]
        if device in {name.casefold() for name in names}:
            return replace(configuration, asset=one.id)
    return configuration


def _judge(
    given: InventoryInput,
    seen: _Seen,
    *,
    portraits: tuple[Portrait, ...],
    flows: tuple[Flow, ...],
    configurations: tuple[Configuration, ...],
) -> tuple[Asset, ...]:
    forwards = {mac_text(mac): count for mac, count in seen.ownership.forwards.items()}
    carried = frozenset(one.ip for one in seen.senders if one.mac is not None and one.ip is not None)
    filters = {one.asset for one in configurations if one.asset is not None}
    traces = {}
    for one in portraits:
        plate = one.plate.values
        names = [row.name for row in one.cluster.rows]
        names += [v for key in ("station_name", "host_name", "station") for v in plate.get(key, ())]
        models = [row.model for row in one.cluster.rows if row.model]
        models += [v for key in ("model", "order_number", "description", "device_type") for v in plate.get(key, ())]
        traces[one.id] = Traces(
            names=tuple(names),
            models=tuple(models),
            vendor=one.vendor,
            capabilities=" ".join(plate.get("capabilities", ())),
            forwards=max((forwards.get(mac, 0) for mac in one.cluster.macs), default=0),
            filters=one.id in filters,
            is_outside=is_outside_only(one, carried),
            says=derive_signs(plate),
        )
    gather(traces, flows)
    roles = derive_roles(traces, RoleWords(given.lexicon.role_words, given.lexicon.kinds, given.lexicon.remote_signs))
    return tuple(derive_asset(one, roles.get(one.id), levels=given.lexicon.role_levels) for one in portraits)
