"""From a cluster of addresses to an asset: names, makers, models, and where declared and seen disagree."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zonewright.inventory.address import LOCAL_BIT, find_mac, ip_order, is_loop, is_outside
from zonewright.inventory.declared import declared_addresses, declared_value
from zonewright.inventory.identity import NAME_FIELDS, Cluster
from zonewright.inventory.role import Guess
from zonewright.inventory.wire.sighting import Sighting
from zonewright.model.asset import Address, Asset, Conflict, Role
from zonewright.model.identifier import Id, Origin, make_id

NAMING_KINDS = ("lldp", "s7comm_identity")
"""Kinds of sightings whose plain `name` names the station and not the product."""
PRODUCT_FIELDS = ("model", "order_number", "hardware", "device_type", "description")
SHORTEST_PART = 4
ROLES = frozenset(Role)


COMPANY_WORDS = frozenset(
    [
        "ag",
        "bv",
        "co",
        "company",
        "corp",
        "corporation",
        "gmbh",
        "inc",
        "incorporated",
        "kg",
        "limited",
        "llc",
        "ltd",
        "nv",
        "sa",
        "se",
        "spa",
        "srl",
    ]
)


@dataclass(frozen=True, slots=True)
class Plate:
    """What the identity messages of one asset say: per field its values, the most frequent first."""

    values: Mapping[str, tuple[str, ...]]

    def first(self, field: str) -> str | None:
        """Give the value that was said most often."""
        found = self.values.get(field, ())
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Portrait:
    """Everything that makes one asset, before its role is known.

    Attributes:
        told: what the machine itself says, in sentences.
        wired: whether the wire shows it, and not only what it says of itself.
    """

    id: Id
    cluster: Cluster
    plate: Plate
    pairs: tuple[Address, ...]
    vendor: str | None
    basis: tuple[Id, ...]
    told: tuple[str, ...] = ()
    wired: bool = True


def make_asset_id(cluster: Cluster) -> Id:
    """Name an asset by its lowest own MAC, else its lowest IP, else its declared name."""
    declared = [address for row in cluster.rows for address in row.addresses]
    macs = cluster.macs or tuple(a.mac for a in declared if a.mac)
    if macs:
        return make_id("asset", min(macs))
    ips = cluster.ips or tuple(a.ip for a in declared if a.ip)
    if ips:
        return make_id("asset", min(ips, key=ip_order))
    return make_id("asset", cluster.rows[0].name)


def derive_plate(sightings: Iterable[Sighting], *, told: Iterable[Mapping[str, str]] = ()) -> Plate:
    """Read the identity messages of one asset together; what the machine itself tells (`told`) comes first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in sightings:
        for field, value in one.fields.items():
            if not value:
                continue
            key = field
            if field == "name":
                key = "station" if one.kind in NAMING_KINDS else "model"
            counts[key][value] += one.count
    said: dict[str, list[str]] = defaultdict(list)
    for words in told:
        for field, value in words.items():
            said[field].append(value)
    seen = {f: sorted(c, key=lambda v: (-c[v], v)) for f, c in counts.items()}
    return Plate({f: tuple(dict.fromkeys((*said.get(f, ()), *seen.get(f, ())))) for f in sorted({*said, *seen})})


def derive_vendor(cluster: Cluster, plate: Plate, *, vendors: Mapping[int, str]) -> str | None:
    """Say who made it: what it says itself, else whose prefix its address has; self-assigned addresses tell nothing."""
    said = plate.first("vendor")
    return said or derive_card_vendor(cluster, vendors)


def derive_card_vendor(cluster: Cluster, vendors: Mapping[int, str]) -> str | None:
    """Say who made its network card."""
    for text in cluster.macs:
        mac = find_mac(text)
        if mac is not None and not mac & LOCAL_BIT and mac >> 24 in vendors:
            return vendors[mac >> 24]
    return None


def derive_name(portrait: Portrait) -> str:
    """Name an asset: as declared, else as it names itself, else by its maker and address."""
    if portrait.cluster.rows:
        return portrait.cluster.rows[0].name
    for field in (*NAME_FIELDS, "station"):
        said = portrait.plate.first(field)
        if said and field != "name":
            return said
    ips = [a.ip for a in portrait.pairs if a.ip]
    maker = _short_maker(portrait.vendor or "")
    if ips:
        return f"{maker} {ips[0]}".strip()
    macs = [a.mac for a in portrait.pairs if a.mac]
    return f"{maker or 'device'} {macs[0][-8:]}" if macs else str(portrait.id)


def _short_maker(vendor: str) -> str:
    """Shorten a maker to at most two words, without what kind of company it is."""
    words = [word.strip(",.") for word in vendor.replace("/", " ").split()]
    kept = [word for word in words if word.casefold() not in COMPANY_WORDS]
    return " ".join(kept[:2])


def derive_hosts(portrait: Portrait) -> tuple[str, ...]:
    """Give its other names, seen or declared."""
    names = {row.name for row in portrait.cluster.rows[1:]}
    for field in ("station_name", "host_name", "station"):
        names.update(portrait.plate.values.get(field, ()))
    return tuple(sorted(names - {derive_name(portrait)}))


def derive_addresses(portrait: Portrait) -> tuple[Address, ...]:
    """Give its addresses; where a declared one and a seen one disagree, the declared one stands."""
    declared = declared_addresses(portrait.cluster)
    if not declared:
        return portrait.pairs
    pairs = list(portrait.pairs)
    by_ip = {a.ip: a for a in pairs if a.ip}
    by_mac = {a.mac: a for a in pairs if a.mac}
    for one in declared:
        seen = by_ip.get(one.ip) if one.ip else None
        seen = seen or (by_mac.get(one.mac) if one.mac else None)
        vlan = one.vlan or (seen.vlan if seen else None)
        if seen is None:
            pairs.append(Address(one.mac, one.ip, vlan))
        elif (one.mac and one.mac != seen.mac) or (one.ip and one.ip != seen.ip):
            pairs = [pair for pair in pairs if pair != seen]
            pairs.append(Address(one.mac or seen.mac, one.ip or seen.ip, vlan))
    return sort_addresses(pairs)


def sort_addresses(pairs: Iterable[Address]) -> tuple[Address, ...]:
    """Order addresses by IP, then MAC, then VLAN, once each."""
    once = set(pairs)
    if len(once) < 2:
        return tuple(once)
    return tuple(sorted(once, key=lambda a: (ip_order(a.ip) if a.ip else (9, b""), a.mac or "", a.vlan or 0)))


def is_outside_only(portrait: Portrait, carried: frozenset[str]) -> bool:
    """Tell whether it is known by addresses outside the plant only, and by no network card.

    Args:
        portrait: what is known of it.
        carried: IPs that a card sent packets for; 127.0.0.1 without one is a host that talks to itself.
    """
    ips = [a.ip for a in portrait.pairs if a.ip and (a.ip in carried or not is_loop(a.ip))]
    return bool(ips) and not portrait.cluster.macs and not portrait.cluster.rows and all(is_outside(ip) for ip in ips)


def derive_asset(portrait: Portrait, guess: Guess | None, *, levels: Mapping[str, float]) -> Asset:
    """Make the asset; what a person declared stands."""
    rows, plate = portrait.cluster.rows, portrait.plate
    role, confidence, role_why = _role(portrait, guess)
    declared_level = declared_value(rows, "purdue_level")
    level = declared_level if isinstance(declared_level, int | float) else levels.get(role)
    why = [*portrait.cluster.why, *portrait.told, role_why]
    if level is not None:
        why.append(f"level {level:g}: {'declared' if declared_level is not None else f'where a {role} usually stands'}")
    seen = bool(portrait.cluster.macs or portrait.cluster.ips)
    return Asset(
        id=portrait.id,
        origin=Origin.DERIVED if seen else Origin.DECLARED,
        basis=portrait.basis,
        name=derive_name(portrait),
        role=role,
        purdue_level=float(level) if level is not None else None,
        vendor=_text(rows, "vendor") or portrait.vendor,
        model=_text(rows, "model") or plate.first("model") or plate.first("order_number"),
        firmware=_text(rows, "firmware") or plate.first("firmware"),
        serial=_text(rows, "serial") or plate.first("serial"),
        addresses=derive_addresses(portrait),
        confidence=confidence,
        why=tuple(why),
        hosts=derive_hosts(portrait),
        owner=_text(rows, "owner"),
        functions=tuple(sorted({name for row in rows for name in row.functions})),
        patchable=_flag(rows, "patchable"),
        shared=_flag(rows, "shared"),
        observed=seen and portrait.wired,
    )


def _role(portrait: Portrait, guess: Guess | None) -> tuple[Role, float, str]:
    declared = _text(portrait.cluster.rows, "role")
    if declared in ROLES:
        return Role(declared), 1.0, f"{declared}: declared"
    if guess is None:
        return Role.UNKNOWN, 0.0, "role unknown: nothing that it does or shows tells it"
    return guess.role, guess.confidence, f"{guess.role}: {guess.why}"


def _text(rows: tuple[object, ...], field: str) -> str | None:
    value = declared_value(rows, field)  # type: ignore[arg-type]
    return value if isinstance(value, str) and value else None


def _flag(rows: tuple[object, ...], field: str) -> bool | None:
    value = declared_value(rows, field)  # type: ignore[arg-type]
    return value if isinstance(value, bool) else None


def derive_conflicts(
    portrait: Portrait, aliases: Mapping[str, str], *, card_vendor: str | None
) -> tuple[Conflict, ...]:
    """Compare what was declared with what was seen, leniently: only what cannot both hold is a conflict."""
    cluster, plate = portrait.cluster, portrait.plate
    if not (plate.values or card_vendor or cluster.disputes):
        return ()
    found: dict[str, tuple[str, str]] = {}
    for field, observed, declared, _ in cluster.disputes:
        found.setdefault(field, (observed, declared))
    makers = [text for text in (*plate.values.get("vendor", ()), card_vendor) if text]
    vendor = _text(cluster.rows, "vendor")
    if vendor and makers and not any(_is_same_maker(vendor, maker, aliases=aliases) for maker in makers):
        found["vendor"] = (makers[0], vendor)
    said = {
        "model": [value for field in PRODUCT_FIELDS for value in plate.values.get(field, ())],
        "firmware": list(plate.values.get("firmware", ())),
        "serial": list(plate.values.get("serial", ())),
        "name": [v for field in ("station_name", "host_name", "station") for v in plate.values.get(field, ())],
    }
    for field, values in said.items():
        names = [row.name for row in cluster.rows] if field == "name" else [_text(cluster.rows, field)]
        declared_texts = [text for text in names if text]
        told = plate.values.get("model", ()) or plate.values.get("order_number", ()) if field == "model" else values
        if declared_texts and told and not any(_is_same(d, v) for d in declared_texts for v in values):
            found[field] = (values[0], declared_texts[0])
    return tuple(
        Conflict(make_id("conflict", portrait.id, f), Origin.DERIVED, portrait.basis, portrait.id, f, *found[f])
        for f in sorted(found)
    )


def _is_same(declared: str, observed: str) -> bool:
    first, second = (("".join(c for c in text.casefold() if c.isalnum())) for text in (declared, observed))
    shorter, longer = sorted((first, second), key=len)
    return (
        first == second
        or (len(shorter) >= SHORTEST_PART and shorter in longer)
        or first.lstrip("v") == second.lstrip("v")
    )


def _is_same_maker(declared: str, observed: str, *, aliases: Mapping[str, str]) -> bool:
    first, second = _maker(declared, aliases), _maker(observed, aliases)
    initials = "".join(word[0] for word in observed.casefold().split() if word)
    return first == second or declared.casefold() in observed.casefold() or initials.startswith(declared.casefold())


def _maker(text: str, aliases: Mapping[str, str]) -> str:
    words = text.casefold().replace(",", " ").split()
    first = words[1] if len(words) > 1 and words[0] == "original" else words[0] if words else ""
    return aliases.get(first, first)
