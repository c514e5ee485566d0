"""In which declared zone an asset is."""

from tests.lifecycle.stating import state
from zonewright.lifecycle.membership import align_membership, derive_membership, iter_subnets

MODEL = """
zones:
  - {name: line, subnets: [10.0.0.0/16, "fd00::/64"]}
  - {name: cell, within: line, subnets: [10.0.1.0/24], assets: [listed, seen-only]}
assets:
  - {name: own-word, zone: yard, addresses: [{ip: 10.0.1.1}]}
  - {name: listed, addresses: [{ip: 10.0.2.2}]}
  - {name: in-cell, addresses: [{mac: "00:1b:1b:00:00:01"}, {ip: 10.0.1.3}]}
  - {name: in-line, addresses: [{ip: 10.0.2.3}]}
  - {name: in-six, addresses: [{ip: "fd00::7"}]}
  - {name: nowhere, addresses: [{ip: 10.7.7.7}]}
"""


def test_own_word_then_list_then_the_smallest_subnet() -> None:
    assert derive_membership(state(MODEL)) == {
        "own-word": "yard",
        "listed": "cell",
        "seen-only": "cell",
        "in-cell": "cell",
        "in-line": "line",
        "in-six": "line",
    }


def test_subnets_are_numbers_with_their_zone() -> None:
    assert dict(iter_subnets(state(MODEL).zones))[4, 24, 0x0A0001] == "cell"


def test_a_workbook_says_membership_where_the_model_says_it() -> None:
    model = state(
        """
zones:
  - {name: a, assets: [p1]}
  - {name: b}
  - {name: c, assets: [ghost]}
assets:
  - {name: p1}
  - {name: p2, zone: b}
"""
    )
    workbook = state(
        """
zones:
  - {name: a, assets: [p1, new]}
  - {name: b, assets: [p2]}
  - {name: c, assets: [ghost]}
assets:
  - {name: p1}
  - {name: p2, zone: b}
  - {name: new, zone: a}
"""
    )
    assert [zone.assets for zone in align_membership(workbook, model).zones] == [("p1",), (), ("ghost",)]
