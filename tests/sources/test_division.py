from dataclasses import replace

from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.observation import Observation
from zonewright.model.plant import DeclaredAsset, DeclaredConduit, DeclaredZone
from zonewright.model.section import Declared, key_of
from zonewright.sources.contradiction import Stated
from zonewright.sources.division import iter_contradictions

X = Id("x")
CELL = DeclaredZone(X, "cell", subnets=("10.0.0.0/24",))
HALL = DeclaredZone(X, "hall", subnets=("10.0.1.0/24",))


def judge(*nouns: tuple[str, Declared]) -> list[str]:
    stated = []
    for at, (section, noun) in enumerate(nouns):
        seen = Observation.of_row(X, "declaration", subject=key_of(section, noun), line=at + 1)
        stated.append(Stated(section, at, f"line {at + 1}", noun, seen))
    return [one.what for one in iter_contradictions(stated)]


def asset(name: str, *ips: str, zone: str | None = "cell") -> tuple[str, Declared]:
    return "assets", DeclaredAsset(X, name, addresses=tuple(Address(ip=ip) for ip in ips), zone=zone)


def test_a_ring_of_zones_is_named() -> None:
    rings = judge(*(("zones", DeclaredZone(X, name, within=outer)) for name, outer in ("ab", "bc", "ca", "da")))
    ring = '"a" (line 1) within "b" (line 2) within "c" (line 3) within "a" (line 1)'
    assert rings == [f"a zone cannot be within itself: {ring}; leave one `within` out"]
    assert len(judge(("zones", DeclaredZone(X, "a", within="a")))) == 1
    assert judge(("zones", CELL), ("zones", DeclaredZone(X, "b", within="cell"))) == []


def test_a_zone_within_nowhere_and_conduits_to_nowhere_or_back() -> None:
    found = judge(
        ("zones", CELL),
        ("zones", DeclaredZone(X, "b", within="roof")),
        ("conduits", DeclaredConduit(X, "c", ("cell", "roof"))),
        ("conduits", DeclaredConduit(X, "d", ("cell", "cell"))),
    )
    assert [what.split(";")[0] for what in found] == [
        'zone "b" (line 2) is within "roof", which is no zone here',
        'conduit "c" (line 3) leads to "roof", which is no zone here',
        'conduit "d" (line 4) leads from "cell" (line 1) to itself',
    ]


def test_a_subnet_has_one_zone_unless_one_is_within_the_other() -> None:
    inner = DeclaredZone(X, "safety", subnets=("10.0.0.128/25",))
    (what,) = judge(("zones", CELL), ("zones", inner))
    assert what.startswith("10.0.0.128/25, which lies in 10.0.0.0/24, is given to the zones")
    assert '"cell" (line 1) and "safety" (line 2)' in what
    assert judge(("zones", CELL), ("zones", replace(inner, within="cell"))) == []
    assert len(judge(("zones", CELL), ("zones", replace(HALL, subnets=CELL.subnets)))) == 1


def test_an_address_lies_in_the_subnets_of_its_own_zone() -> None:
    (what,) = judge(("zones", CELL), ("zones", HALL), asset("plc", "10.0.1.5"))
    assert what.startswith('10.0.1.5 of asset "plc" (line 3), declared in zone "cell" (line 1), lies in')
    assert what.endswith('the subnets of zone "hall" (line 2)')
    member = replace(CELL, assets=("plc",))
    assert len(judge(("zones", member), ("zones", HALL), asset("plc", "10.0.1.5", zone=None))) == 1
    assert judge(("zones", CELL), ("zones", HALL), asset("plc", "10.0.0.5", "10.0.1.5")) == [], "a bridge is none"
    assert judge(("zones", CELL), ("zones", HALL), asset("plc", "10.0.9.5")) == []


def test_the_longest_subnet_wins_and_a_part_is_of_its_whole() -> None:
    inner = DeclaredZone(X, "safety", subnets=("10.0.0.128/25",), within="cell")
    zones = ("zones", CELL), ("zones", inner), ("zones", HALL)
    assert judge(*zones, asset("f-cpu", "10.0.0.130", zone="safety"), asset("plc", "10.0.0.131")) == []
    assert len(judge(*zones, asset("pc", "10.0.0.130", zone="hall"))) == 1
