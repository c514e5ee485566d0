"""Which zones a change touches."""

import pytest

from tests.lifecycle.stating import edits_between, state
from zonewright.lifecycle.touch import touched_zones

MODEL = """
functions: [{name: filling, assets: [plc-1]}]
zones:
  - {name: filling, assets: [plc-1], subnets: [10.1.0.0/24]}
  - {name: packer, assets: [plc-2]}
  - {name: dmz}
conduits: [{name: c, zones: [filling, packer]}]
assets:
  - {name: plc-1}
  - {name: plc-2}
  - {name: jump, zone: dmz}
  - {name: loose}
  - {name: by-subnet, addresses: [{ip: 10.1.0.9}]}
  - {name: late, addresses: [{ip: 10.2.0.1}]}
ways_in: [{name: VPN, kind: vpn, enters: jump, reaches: [plc-1]}]
restorables: [{name: program, asset: plc-2}]
"""
TAKEN = "}\n  - {name: dmz, assets: [plc-2]"


@pytest.mark.parametrize(
    ("what", "said", "instead", "zones"),
    [
        ("a field of an asset", "{name: plc-1}", "{name: plc-1, role: plc}", ("filling",)),
        ("an asset that leaves its zone for another", "zone: dmz", "zone: packer", ("dmz", "packer")),
        ("an asset that a zone takes from another", ", assets: [plc-2]}\n  - {name: dmz", TAKEN, ("dmz", "packer")),
        ("an asset that a list takes from a subnet", "[plc-2]}", "[plc-2, by-subnet]}", ("filling", "packer")),
        ("an asset that comes in by its address", "10.2.0.1", "10.1.0.1", ("filling",)),
        ("a subnet that takes an asset in", "10.1.0.0/24", "10.2.0.0/24", ("filling",)),
        ("an asset in no zone", "{name: loose}", "{name: loose, role: plc}", None),
        ("a new zone", "- {name: dmz}", "- {name: dmz}\n  - {name: yard}", ("yard",)),
        ("a zone put within another", "- {name: dmz}", "- {name: dmz, within: packer}", ("dmz", "packer")),
        ("a conduit led elsewhere", "zones: [filling, packer]", "zones: [filling, dmz]", ("dmz", "filling", "packer")),
        ("a way in, with all that it reaches", "kind: vpn", "kind: cellular", ("dmz", "filling")),
        ("a way in that reaches something unknown", "reaches: [plc-1]", "reaches: [the office]", None),
        ("a restorable of an asset", "{name: program,", "{name: program, offline_copy: true,", ("packer",)),
        (
            "a production function, by its assets",
            "assets: [plc-1]}]",
            "assets: [plc-1, plc-2]}]",
            ("filling", "packer"),
        ),
        ("the frame of the plant", "functions:", "plant: {name: Line 2}\nfunctions:", None),
        ("the calendar", "functions:", "calendar: [{name: early, kind: shift}]\nfunctions:", None),
        ("the risk matrix", "functions:", "risk_matrix: {cells: []}\nfunctions:", None),
        ("what a stop costs", "functions:", "consequences: [{function: filling}]\nfunctions:", None),
    ],
)
def test_touched_zones(what: str, said: str, instead: str, zones: tuple[str, ...] | None) -> None:
    after = MODEL.replace(said, instead, 1)
    assert after != MODEL
    assert touched_zones(edits_between(MODEL, after), state(MODEL), after=state(after)) == zones


@pytest.mark.parametrize(
    ("items", "zones"),
    [
        ("work_orders: [{name: '7', assets: [plc-1], way_in: VPN}]", ("dmz", "filling")),
        ("work_orders: [{name: '7'}]", None),
        ("drills: [{restorable: program, at: '2027-01-06'}]", ("packer",)),
        ("decisions: [{about: plc-1, decision: accept}]", ("filling",)),
        ("decisions: [{about: 'conduits: c', decision: accept, field: handover}]", ("filling", "packer")),
        ("decisions: [{about: 'functions: filling', decision: accept}]", None),
        ("answers: [{requirement: SR 1.1, subject: dmz, answer: 'yes'}]", ("dmz",)),
        ("answers: [{requirement: SR 1.1, answer: 'yes'}]", None),
        ("compensations: [{requirement: SR 1.1, subject: c, countermeasure: guard}]", ("filling", "packer")),
        ("authorised_flows: [{source: plc-1, destination: plc-2}]", ("filling", "packer")),
        ("authorised_flows: [{source: plc-1, destination: 239.0.0.1}]", None),
    ],
)
def test_items_that_name_others(items: str, zones: tuple[str, ...] | None) -> None:
    after = f"{MODEL}{items}\n"
    assert touched_zones(edits_between(MODEL, after), state(MODEL), after=state(after)) == zones


def test_no_edits_touch_nothing() -> None:
    assert touched_zones((), state(MODEL), after=state(MODEL)) == ()
