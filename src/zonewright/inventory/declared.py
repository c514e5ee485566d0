"""What people declared, merged from every list and model, and found again among what was seen."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from zonewright.inventory.address import ip_order
from zonewright.inventory.identity import Cluster, Joins, Node, derive_clusters
from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.observation import Observation, Problem
from zonewright.model.plant import Comment, DeclaredAsset, DeclaredFrame, DeclaredZone, Plant
from zonewright.model.section import Declared, iter_nouns, make_plant

SEVERAL = frozenset({"functions", "zones", "assets"})
"""Sections of which every statement is kept in its own place, to be read together."""
Named = TypeVar("Named", DeclaredAsset, DeclaredZone)

SINGLE_FIELDS = (
    "role",
    "purdue_level",
    "vendor",
    "model",
    "firmware",
    "serial",
    "zone",
    "owner",
    "patchable",
    "shared",
)


@dataclass(frozen=True, slots=True)
class MergedPlant:
    """Everything declared, as one plant, and where its files contradict each other."""

    plant: Plant
    problems: tuple[Problem, ...]


def merge_plants(
    plants: Sequence[Plant], observations: Mapping[Id, Observation], *, given_back: Collection[Id] = ()
) -> MergedPlant:
    """Put lists and models together; the order of the files does not matter.

    What a person gave back as the model (`given_back`, ids of inputs) stands before everything else, an item of a plant
    model before a row of a list. Rows about one thing are kept apart here (each keeps its own place) and read together
    later: the first that says something counts. Where two say different things, a problem names both places. Of
    the items of every other section the strongest of one key stands.
    """

    def strength(item: Declared) -> tuple[bool, int, Id, int, Id]:
        seen = observations.get(item.declared_by)
        if seen is None:
            return True, 2, Id(""), 0, item.declared_by
        is_row = int(seen.kind != "declaration")
        return seen.input not in given_back, is_row, seen.input, seen.line or 0, item.declared_by

    found: dict[str, dict[Declared, str]] = {}
    for plant in plants:
        for section, key, noun in iter_nouns(plant):
            found.setdefault(section, {})[noun] = key
    merged: dict[str, tuple[Declared, ...]] = {}
    for section, keys in found.items():
        ordered = sorted(keys, key=lambda noun: (*strength(noun), keys[noun]))
        merged[section] = tuple(ordered) if section in SEVERAL else _strongest(ordered, keys)
    frames = sorted((noun for noun in found.get("plant", {}) if isinstance(noun, DeclaredFrame)), key=strength)
    joined = replace(make_plant(merged), frame=_join_frames(frames), comments=_keep_comments(plants, strength))
    problems = [*_asset_contradictions(joined.assets, observations), *_zone_contradictions(joined.zones, observations)]
    return MergedPlant(joined, tuple(sorted(problems, key=lambda problem: problem.id)))


def _strongest(ordered: Sequence[Declared], keys: Mapping[Declared, str]) -> tuple[Declared, ...]:
    """Keep the first item of every key, in the order of the keys."""
    by_key: dict[str, Declared] = {}
    for noun in ordered:
        by_key.setdefault(keys[noun].casefold(), noun)
    return tuple(by_key[key] for key in sorted(by_key))


def _join_frames(ordered: Sequence[DeclaredFrame]) -> DeclaredFrame | None:
    """Let the strongest name the plant; what it leaves open, the next one says."""
    if not ordered:
        return None
    return replace(
        ordered[0],
        name=next((one.name for one in ordered if one.name), None),
        owner=next((one.owner for one in ordered if one.owner), None),
        boundary=next((one.boundary for one in ordered if one.boundary), None),
    )


def _keep_comments(plants: Sequence[Plant], strength: Callable[[Declared], tuple[Any, ...]]) -> tuple[Comment, ...]:
    """Keep what people wrote beside the model that they gave back; the words beside other files stay there."""
    for plant in plants:
        first = next(iter_nouns(plant), None)
        if plant.comments and first is not None and not strength(first[2])[0]:
            return plant.comments
    return ()


def _asset_contradictions(
    assets: tuple[DeclaredAsset, ...], observations: Mapping[Id, Observation]
) -> Iterator[Problem]:
    by_name: dict[str, list[DeclaredAsset]] = defaultdict(list)
    by_address: dict[str, list[DeclaredAsset]] = defaultdict(list)
    for asset in assets:
        by_name[asset.name.casefold()].append(asset)
        for text in {t: None for a in asset.addresses for t in (a.mac, a.ip) if t}:
            by_address[text].append(asset)
    for rows in _iter_several(by_name):
        for field in SINGLE_FIELDS:
            yield from _contradiction(rows, field, observations=observations)
    shared = {address: rows for address, rows in by_address.items() if len(rows) > 1}
    for address, rows in sorted(shared.items(), key=lambda one: one[0]):
        names = [row for row in rows if row.name.casefold() != rows[0].name.casefold()]
        for other in names:
            what = f"{address} is {rows[0].name} in {_place(rows[0].declared_by, observations)} and {other.name} here"
            yield _problem(other.declared_by, f"{what}: one asset has one name", observations=observations)


def _zone_contradictions(zones: tuple[DeclaredZone, ...], observations: Mapping[Id, Observation]) -> Iterator[Problem]:
    by_name: dict[str, list[DeclaredZone]] = defaultdict(list)
    for zone in zones:
        by_name[zone.name.casefold()].append(zone)
    for rows in _iter_several(by_name):
        for field in ("kind", "purdue_level", "sl_target"):
            yield from _contradiction(rows, field, observations=observations)


def _iter_several(by_name: Mapping[str, list[Named]]) -> Iterator[list[Named]]:
    """Give the rows of every name that stands more than once, in the order of the names."""
    yield from (rows for _, rows in sorted(by_name.items(), key=lambda one: one[0]) if len(rows) > 1)


def _contradiction(
    rows: Sequence[DeclaredAsset] | Sequence[DeclaredZone], field: str, *, observations: Mapping[Id, Observation]
) -> Iterator[Problem]:
    said = [(row, getattr(row, field)) for row in rows if getattr(row, field) is not None]
    for row, value in said[1:]:
        first, kept = said[0]
        if value != kept:
            what = f"{row.name}: {field} is {value} here and {kept} in {_place(first.declared_by, observations)}"
            yield _problem(row.declared_by, f"{what}, which stands; correct one of them", observations=observations)


def _place(declared_by: Id, observations: Mapping[Id, Observation]) -> str:
    seen = observations.get(declared_by)
    return f"line {seen.line} of {seen.input}" if seen is not None else str(declared_by)


def _problem(declared_by: Id, what: str, *, observations: Mapping[Id, Observation]) -> Problem:
    seen = observations.get(declared_by)
    where = f"line {seen.line}" if seen is not None else str(declared_by)
    return Problem.of(seen.input if seen is not None else Id("unknown"), where, what=what)


def derive_declared_clusters(joins: Joins, rows: tuple[DeclaredAsset, ...], *, names: dict[Node, str]) -> list[Cluster]:
    """Find every declared asset among the clusters that were seen, by MAC, by IP, or by name; keep the others too.

    Args:
        joins: what was seen, joined; it grows by what the rows join.
        rows: strongest first.
        names: nodes that say a host or station name -> the name.
    """
    seen = frozenset(node for nodes in joins.members().values() for node in nodes)
    before = dict(derive_clusters(joins, seen))
    by_host: dict[str, set[Node]] = defaultdict(set)
    for node, name in names.items():
        by_host[name.casefold()].add(joins.find(node))
    anchors: list[Node] = []
    disputes: dict[int, list[tuple[str, str, str]]] = {}
    for index, row in enumerate(rows):
        nodes, disputes[index] = _nodes_of(row, {n: before[joins.find(n)] for n in _address_nodes(row) if n in seen})
        own = ("name", row.name.casefold())
        hosts = by_host.get(row.name.casefold(), set())
        if not any(node in seen for node in nodes) and len(hosts) == 1:
            nodes.extend(hosts)
        for node in nodes:
            joins.join(own, node, why=f"declared as {row.name}: {node[1]}")
        joins.add(own)
        anchors.append(own)
    return _attach(joins, seen, rows=rows, anchors=anchors, disputes=disputes)


def _attach(
    joins: Joins,
    seen: frozenset[Node],
    *,
    rows: tuple[DeclaredAsset, ...],
    anchors: list[Node],
    disputes: dict[int, list[tuple[str, str, str]]],
) -> list[Cluster]:
    of_root: dict[Node, list[int]] = defaultdict(list)
    for index, anchor in enumerate(anchors):
        of_root[joins.find(anchor)].append(index)
    clusters = []
    for root, cluster in derive_clusters(joins, seen):
        mine = of_root.get(root)
        if mine is None:
            clusters.append(cluster)
            continue
        found = {d: (*d, place) for place, index in reversed(list(enumerate(mine))) for d in disputes[index]}
        several = len(cluster.macs) + len(cluster.ips) > 1
        why = tuple(w for w in cluster.why if several or not w.startswith("declared as "))
        said, disputed = tuple(rows[index] for index in mine), tuple(sorted(found.values()))
        clusters.append(Cluster(cluster.macs, cluster.ips, said, why, disputed))
    return clusters


def _address_nodes(row: DeclaredAsset) -> list[Node]:
    pairs = [(("mac", a.mac), ("ip", a.ip)) for a in row.addresses]
    return [(kind, text) for pair in pairs for kind, text in pair if text]


def _nodes_of(row: DeclaredAsset, known: dict[Node, Cluster]) -> tuple[list[Node], list[tuple[str, str, str]]]:
    """Give the nodes that a row joins, and (field, observed, declared) where an address of it cannot be right."""
    nodes: list[Node] = []
    disputes: list[tuple[str, str, str]] = []
    for address in row.addresses:
        mac: Node | None = ("mac", address.mac) if address.mac else None
        ip: Node | None = ("ip", address.ip) if address.ip else None
        by_mac = known.get(mac) if mac else None
        by_ip = known.get(ip) if ip else None
        if mac and ip and by_mac is not None and by_mac.ips and ip[1] not in by_mac.ips:
            disputes.append(("ip", ", ".join(by_mac.ips), ip[1]))
            ip = None
        elif mac and ip and by_ip is not None and by_ip.macs and mac[1] not in by_ip.macs:
            disputes.append(("mac", ", ".join(by_ip.macs), mac[1]))
            mac = None
        nodes.extend(node for node in (mac, ip) if node is not None)
    return nodes, disputes


def declared_value(rows: tuple[DeclaredAsset, ...], field: str) -> object:
    """Give what the strongest row that says anything says."""
    for row in rows:
        value: object = getattr(row, field)
        if value is not None:
            return value
    return None


def declared_addresses(cluster: Cluster) -> tuple[Address, ...]:
    """Give the addresses of the rows, in order, without repetition."""
    found = {address: None for row in cluster.rows for address in row.addresses if address.mac or address.ip}
    return tuple(sorted(found, key=lambda a: (a.mac or "~", ip_order(a.ip) if a.ip else (9, b""), a.vlan or 0)))
