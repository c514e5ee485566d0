"""What machines say of their own addresses: the strongest evidence of what is one asset."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, ip_address

from zonewright.inventory.address import find_ip, find_mac, ip_order, mac_text
from zonewright.inventory.asset import Plate, Portrait
from zonewright.inventory.identity import NAME_FIELDS, Joins, Node, node_of
from zonewright.inventory.wire.sender import Ownership
from zonewright.inventory.wire.sighting import Sighting
from zonewright.model.host import Host, NetworkCard
from zonewright.model.identifier import Id
from zonewright.model.observation import Problem

WHERE = "section interfaces"


@dataclass(frozen=True, slots=True)
class Told:
    """What the machines tell of addresses.

    Attributes:
        nodes: host -> its own addresses, in order, without those that cannot be its alone.
        mac_of: IP -> the card that has it.
        names: node -> what the machine that has it is called.
        problems: addresses that two machines list, or that the wire shows at another card.
    """

    nodes: Mapping[Id, tuple[Node, ...]]
    mac_of: Mapping[str, str]
    names: Mapping[Node, str]
    problems: tuple[Problem, ...]


def derive_told(hosts: Iterable[Host], ownership: Ownership) -> Told:
    """Take what the machines list, without what cannot be theirs alone."""
    kept = sorted(hosts, key=lambda host: host.id)
    machine = derive_machines(kept)
    listed: dict[Node, set[Id]] = defaultdict(set)
    for host in kept:
        for node in _iter_nodes(host):
            listed[node].add(machine[host.id])
    nodes: dict[Id, tuple[Node, ...]] = {}
    mac_of: dict[str, str] = {}
    problems: list[Problem] = []
    for host in kept:
        macs = {card.mac for card in host.cards if card.mac}
        mine = []
        for node in _iter_nodes(host):
            what = _find_doubt(node, listed[node], owner=ownership.mac_of.get(node[1]), macs=macs)
            if what is None:
                mine.append(node)
            else:
                said = f"{host.name or 'the machine'} lists {node[1]}, {what}"
                problems.append(Problem.of(host.input, WHERE, what=said))
        nodes[host.id] = tuple(sorted(mine))
        mac_of.update(_iter_owned(host, frozenset(mine)))
    names = {node: host.name for host in kept if host.name for node in nodes[host.id][:1]}
    return Told(nodes, mac_of, names, tuple(problems))


def derive_machines(hosts: Sequence[Host]) -> dict[Id, Id]:
    """Tell which collections are of one machine, taken twice: equal names, and a card in common; gives its first."""
    machine: dict[Id, Id] = {}
    for host in hosts:
        same = (
            one.id
            for one in hosts
            if one.id in machine and (one.name or "").casefold() == (host.name or "").casefold() and _share(one, host)
        )
        machine[host.id] = machine[first] if (first := next(same, None)) is not None else host.id
    return machine


def _share(one: Host, other: Host) -> bool:
    return bool(_macs(one) & _macs(other))


def _macs(host: Host) -> frozenset[str]:
    return frozenset(card.mac for card in host.cards if card.mac and not card.internal)


def _find_doubt(node: Node, machines: set[Id], *, owner: int | None, macs: set[str]) -> str | None:
    if len(machines) > 1:
        return "and so does another machine; it tells of neither which of them it is"
    if node[0] == "ip" and owner is not None and mac_text(owner) not in macs:
        return f"and the wire shows that at {mac_text(owner)}, which is no card of it; find out whose it is"
    return None


def _iter_nodes(host: Host) -> Iterator[Node]:
    """Give the cards of a machine, and the addresses of those that are in use."""
    found: set[Node] = set()
    for card in host.cards:
        if card.internal:
            continue
        if card.mac is not None and find_mac(card.mac) is not None:
            found.add(("mac", card.mac))
        found.update(("ip", ip) for ip in _iter_ips(card))
    yield from sorted(found, key=lambda node: (node[0], ip_order(node[1]) if node[0] == "ip" else (0, b""), node[1]))


def _iter_ips(card: NetworkCard) -> Iterator[str]:
    for text in card.addresses if card.connected is not False else ():
        ip = find_ip(text.partition("/")[0])
        address = ip_address(ip) if ip is not None else None
        if ip is None or address is None or address.is_loopback or address.is_unspecified or address.is_multicast:
            continue
        if not (isinstance(address, IPv4Address) and address.is_link_local):
            yield ip


def _iter_owned(host: Host, mine: frozenset[Node]) -> Iterator[tuple[str, str]]:
    for card in host.cards:
        if card.mac is not None and ("mac", card.mac) in mine:
            yield from ((ip, card.mac) for ip in _iter_ips(card) if ("ip", ip) in mine)


def join_told(joins: Joins, told: Told, *, hosts: Iterable[Host]) -> None:
    """Make the cards and addresses that one machine lists one asset."""
    for host in sorted(hosts, key=lambda one: one.id):
        nodes = told.nodes[host.id]
        for node in nodes:
            joins.add(node)
        cards = [text for kind, text in nodes if kind == "mac"]
        words = ", ".join(text for _, text in nodes)
        what = "both its cards" if len(cards) == 2 else "its cards" if len(cards) > 2 else "its addresses"
        for other in nodes[1:]:
            joins.join(nodes[0], other, why=f"{host.name or 'the machine'} itself lists {what}: {words}")


def with_told(ownership: Ownership, told: Told) -> Ownership:
    """Put what the machines tell beside what the wire shows of which card an address has; the wire stands."""
    said = {ip: number for ip, mac in told.mac_of.items() if (number := find_mac(mac)) is not None}
    why = {ip: f"{mac} has {ip}: the machine itself lists it" for ip, mac in told.mac_of.items()}
    return replace(
        ownership,
        mac_of={**said, **ownership.mac_of},
        why={**why, **ownership.why},
        problems=(*ownership.problems, *told.problems),
    )


def derive_words(host: Host) -> dict[str, str]:
    """Give what a machine tells of itself, under the names of the fields of identity messages."""
    system = host.system
    told = {
        "host_name": host.name,
        "vendor": system.maker,
        "model": system.model,
        "serial": system.serial,
        "description": render_system(host),
    }
    return {field: text for field, text in told.items() if text}


def render_system(host: Host) -> str:
    """Say which operating system a machine runs."""
    system = host.system
    words = [system.os, system.service_pack]
    if system.os_version and system.os_version not in (system.os or ""):
        words.append(system.os_version)
    if system.build and system.build not in (system.os_version or ""):
        words.append(f"build {system.build}")
    return " ".join(word for word in words if word)


def bind_hosts(
    hosts: Iterable[Host], portraits: Sequence[Portrait], *, told: Told, sightings: Iterable[Sighting]
) -> tuple[Host, ...]:
    """Give every machine that told of itself with its asset: by its addresses, else by its name where one has it."""
    places = {text: one.id for one in portraits for text in (*one.cluster.macs, *one.cluster.ips)}
    named: dict[str, set[Id]] = defaultdict(set)
    for portrait in portraits:
        for row in portrait.cluster.rows:
            named[row.name.casefold()].add(portrait.id)
    for one in sightings:
        node = node_of(one)
        said = next((one.fields[key] for key in NAME_FIELDS if one.fields.get(key)), None)
        if node is not None and said and node[1] in places:
            named[said.casefold()].add(places[node[1]])
    bound = []
    for host in hosts:
        mine = (places[text] for _, text in told.nodes.get(host.id, ()) if text in places)
        called = named.get((host.name or "").casefold(), set())
        by_name = next(iter(called)) if len(called) == 1 else None
        bound.append(replace(host, asset=next(mine, None) or by_name))
    return tuple(sorted(bound, key=lambda host: host.id))


def hear(portraits: Sequence[Portrait], hosts: Iterable[Host], *, wired: frozenset[str]) -> tuple[Portrait, ...]:
    """Put on the portraits what machines tell of themselves, the latest collection of one first.

    Args:
        portraits: of all assets.
        hosts: each with its asset.
        wired: addresses that something else than a collection shows.
    """
    of_asset: dict[Id, list[Host]] = defaultdict(list)
    for host in sorted(hosts, key=lambda one: (one.collected_at or "", one.id), reverse=True):
        if host.asset is not None:
            of_asset[host.asset].append(host)
    return tuple(_hear_one(one, of_asset[one.id], wired=wired) if one.id in of_asset else one for one in portraits)


def _hear_one(portrait: Portrait, hosts: Sequence[Host], *, wired: frozenset[str]) -> Portrait:
    words, seen = [derive_words(host) for host in hosts], portrait.plate.values
    said = {field: [one[field] for one in words if field in one] for one in words for field in one}
    values = {
        field: tuple(dict.fromkeys((*said.get(field, ()), *seen.get(field, ())))) for field in sorted({*said, *seen})
    }
    return replace(
        portrait,
        plate=Plate(values),
        vendor=next(iter(said.get("vendor", ())), None) or portrait.vendor,
        basis=tuple(sorted({*portrait.basis, *(host.id for host in hosts)})),
        told=tuple(f"it runs {text}: its own collection says so" for text in map(render_system, hosts[:1]) if text),
        wired=not wired.isdisjoint((*portrait.cluster.macs, *portrait.cluster.ips)),
    )
