"""Who sends: every (input, MAC, VLAN, IP) that stood as the sender of a packet, and which MAC an IP really has."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from zonewright.inventory.address import INITIAL_TTLS, find_ip, find_mac, is_group_mac, is_outside, mac_text
from zonewright.inventory.wire.aggregate import derive_totals
from zonewright.inventory.wire.column import NO_MAC, Columns
from zonewright.inventory.wire.sighting import Sighting, Span
from zonewright.model.identifier import Id
from zonewright.model.observation import Problem

FEW_ALIASES = 3
FEW_IPV6 = 8


@dataclass(frozen=True, slots=True)
class Sender:
    """One sender address pair in one input; `ip` is `None` on layer 2, `mac` where the link has none."""

    input: Id
    mac: int | None
    vlan: int | None
    ip: str | None
    ttl: int
    packets: int
    span: Span


@dataclass(frozen=True, slots=True)
class Ownership:
    """Which MAC each IP has, and which MACs forward for others.

    Attributes:
        mac_of: IP -> its own MAC.
        why: IP -> the reason for it.
        forwards: MAC -> number of other addresses whose packets it carries.
    """

    mac_of: dict[str, int]
    why: dict[str, str]
    forwards: dict[int, int]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    count: int
    first_ns: int
    last_ns: int
    place: tuple[Id, int]
    where: str


def derive_senders(columns: Columns) -> tuple[Sender, ...]:
    """Give every sender of the records, in order."""
    if not len(columns):
        return ()
    ends = columns.ends
    totals = derive_totals(
        {"input": columns.input, "mac": columns.src_mac, "vlan": columns.vlan, "end": columns.src},
        sums={"packets": columns.packets},
        lowest={"first_packet": columns.first_packet, "first_ns": columns.first_ns},
        highest={"ttl": columns.ttl, "last_packet": columns.last_packet},
    )
    names = list(totals)
    rows = zip(*(totals[name].tolist() for name in names), strict=True)
    senders = []
    for values in rows:
        row = dict(zip(names, values, strict=True))
        is_group = bool(ends.is_group[row["end"]])
        mac = row["mac"] if row["mac"] > 0 and not is_group_mac(row["mac"]) else None
        ip = ends.texts[row["end"]] if ends.is_ip[row["end"]] and not is_group else None
        if mac is None and ip is None:
            continue
        span = Span(row["first_packet"], row["last_packet"], row["first_ns"], row["packets"])
        senders.append(
            Sender(Id(columns.inputs[row["input"]]), mac, row["vlan"] or None, ip, row["ttl"], row["packets"], span)
        )
    return tuple(senders)


def derive_ownership(senders: tuple[Sender, ...], sightings: tuple[Sighting, ...]) -> Ownership:
    """Decide for every IP which MAC is its own, and which MACs only forward.

    A claim by ARP (or a device that names its own IP) decides. Without one: a MAC that sends as a single IP has it,
    unless the time to live shows that a router stood between; a MAC with several IPs has those whose time to live is
    still whole while that of the others is not.
    """
    claims = _claims(sightings)
    claimed_by: dict[int, set[str]] = defaultdict(set)
    for ip, macs in claims.items():
        for mac in macs:
            claimed_by[mac].add(ip)
    mac_of: dict[str, int] = {}
    why: dict[str, str] = {}
    problems: list[Problem] = []
    for ip in sorted(claims):
        owner = min(claims[ip], key=lambda mac: (len(claimed_by[mac]), -claims[ip][mac].count, mac))
        mac_of[ip] = owner
        why[ip] = f"{mac_text(owner)} claims {ip} itself"
        problems.extend(_clashes(ip, owner, claims=claims[ip], claimed_by=claimed_by))
    _own_without_claim(senders, mac_of=mac_of, why=why)
    forwards: dict[int, set[str]] = defaultdict(set)
    for one in senders:
        if one.mac is not None and one.ip is not None and mac_of.get(one.ip) != one.mac:
            forwards[one.mac].add(one.ip)
    return Ownership(mac_of, why, {mac: len(ips) for mac, ips in sorted(forwards.items())}, tuple(problems))


def _claims(sightings: Iterable[Sighting]) -> dict[str, dict[int, _Claim]]:
    claims: dict[str, dict[int, _Claim]] = defaultdict(dict)
    for one in sightings:
        mac, ip = _claim(one)
        if mac is None or ip is None or ip in ("0.0.0.0", "::"):  # noqa: S104 - an address that nobody has
            continue
        old = claims[ip].get(mac)
        count, first, last = one.count, one.first_ns, one.last_ns
        if old is not None:
            count, first, last = count + old.count, min(first, old.first_ns), max(last, old.last_ns)
        place = old.place if old is not None else (one.input, one.vlan or 0)
        claims[ip][mac] = _Claim(count, first, last, place, f"packet {one.first_packet}")
    return claims


def _claim(one: Sighting) -> tuple[int | None, str | None]:
    """Give the card and the address that a sighting says belong together; a lease is given to another one."""
    if one.kind in LEASING:
        return find_mac(one.fields.get("mac", "")), find_ip(one.fields.get("ip", ""))
    return one.mac, _claimed_ip(one)


def _claimed_ip(one: Sighting) -> str | None:
    """Give the address a sighting claims for its sender's card; LLDP names that of the chassis, not of each card."""
    if one.kind in PAIRING:
        return one.ip
    if one.kind not in CLAIMING or one.mac is None:
        return None
    if one.kind == "lldp" and one.fields.get("chassis", mac_text(one.mac)) != mac_text(one.mac):
        return None
    return find_ip(one.fields.get("ip", ""))


CLAIMING = frozenset({"pn_dcp", "profinet_dcp", "dcp", "profinet_identity", "lldp", "ndp"})
"""Kinds of sightings whose sender names its own IP on its own segment, besides ARP."""
PAIRING = frozenset({"arp", "nmap", "terminal"})
"""Kinds of sightings whose MAC and IP are one card: claimed by ARP, told by a scan, printed by the device itself."""
LEASING = frozenset({"dhcp_lease"})
"""Kinds of sightings that give an address to the card in their fields."""


def _clashes(ip: str, owner: int, *, claims: dict[int, _Claim], claimed_by: dict[int, set[str]]) -> Iterable[Problem]:
    mine = claims[owner]
    for mac in sorted(set(claims) - {owner}):
        other = claims[mac]
        apart = other.place != mine.place or other.first_ns > mine.last_ns or other.last_ns < mine.first_ns
        if apart or len(claimed_by[mac]) > len(claimed_by[owner]):
            continue  # another segment, a replaced device, or a router that answers for others
        what = f"{mac_text(owner)} and {mac_text(mac)} both claim {ip} on one segment at the same time"
        yield Problem.of(other.place[0], other.where, what=f"{what}: find out which of the two is right")


def _own_without_claim(senders: tuple[Sender, ...], *, mac_of: dict[str, int], why: dict[str, str]) -> None:
    ips_of: dict[int, dict[str, int]] = defaultdict(dict)
    packets: dict[tuple[str, int], int] = defaultdict(int)
    for one in senders:
        if one.mac is not None and one.ip is not None:
            ips_of[one.mac][one.ip] = max(one.ttl, ips_of[one.mac].get(one.ip, NO_MAC))
            packets[one.ip, one.mac] += one.packets
    settled = dict(mac_of)
    claimers = {mac for ip, mac in settled.items() if ":" not in ip}
    best: dict[str, tuple[int, int]] = {}
    for mac in sorted(ips_of):
        for ip in _plausible(mac, ips_of[mac], settled=settled, taken=mac in claimers):
            rank = (-packets[ip, mac], mac)
            if ip not in settled and rank < best.get(ip, (1, 0)):
                best[ip] = rank
    for ip in sorted(best):
        mac_of[ip] = best[ip][1]
        why[ip] = f"{mac_text(best[ip][1])} sends as {ip} and nothing shows a router between"


def _plausible(mac: int, ttls: dict[str, int], *, settled: dict[str, int], taken: bool) -> list[str]:
    """Give the IPs that may be the MAC's own, of those it sends as."""
    old = [ip for ip in ttls if ":" not in ip]
    new = [ip for ip in ttls if ":" in ip]
    local = [ip for ip in new if ip.startswith("fe80:")]
    wide = [ip for ip in new if not ip.startswith("fe80:") and ttls[ip] in INITIAL_TTLS]
    carries = any(settled.get(ip, mac) != mac for ip in old)
    fine = [] if carries else _plausible_ipv4(old, ttls, taken=taken)
    return sorted([*local, *(wide if len(wide) <= FEW_IPV6 and not carries else []), *fine])


def _plausible_ipv4(ips: list[str], ttls: dict[str, int], *, taken: bool) -> list[str]:
    whole = [ip for ip in ips if ttls[ip] in INITIAL_TTLS or ttls[ip] < 0]
    if taken:
        return []
    if len(ips) == 1:
        forwarded = ttls[ips[0]] + 1 in INITIAL_TTLS or (is_outside(ips[0]) and not whole)
        return [] if forwarded else ips
    if len(whole) < len(ips):
        return whole if len(whole) <= FEW_ALIASES else []
    one_net = len({ip.rpartition(".")[0] for ip in ips}) == 1
    return ips if one_net and len(ips) <= FEW_ALIASES else []
