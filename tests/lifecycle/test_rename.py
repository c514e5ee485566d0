"""Renames are hints: an item that went and one that came with the same marks."""

import pytest

from tests.lifecycle.stating import edits_between
from zonewright.lifecycle.rename import derive_renames


@pytest.mark.parametrize(
    ("before", "after", "shared"),
    [
        ("{name: a, role: plc, vendor: ABB}", "{name: b, role: plc, vendor: ABB}", "facts under another name"),
        ('{name: a, serial: "7", role: plc}', '{name: b, serial: "7"}', "serial number"),
        (
            '{name: a, addresses: [{mac: "00:1b:1b:00:00:01", ip: 10.0.0.1}]}',
            '{name: b, addresses: [{mac: "00:1b:1b:00:00:01", ip: 10.0.0.2}]}',
            "network card",
        ),
        ("{name: a, role: plc, addresses: [{ip: 10.0.0.1}]}", "{name: b, addresses: [{ip: 10.0.0.1}]}", "address"),
    ],
)
def test_the_same_asset_under_another_name(before: str, after: str, shared: str) -> None:
    renames = derive_renames(edits_between(f"assets: [{before}]", f"assets: [{after}]"))
    assert renames == {("assets", "a"): ("b", shared), ("assets", "b"): ("a", shared)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("zones: [{name: a}]", "zones: [{name: b}]"),
        ("zones: [{name: a, kind: cell}, {name: b, kind: cell}]", "zones: [{name: c, kind: cell}]"),
        (
            "assets: [{name: a, addresses: [{ip: 10.0.0.1, vlan: 1}]}]",
            "assets: [{name: b, addresses: [{ip: 10.0.0.1, vlan: 2}]}]",
        ),
        ('drills: [{restorable: a, at: "2027-01-06"}]', 'drills: [{restorable: b, at: "2027-01-06"}]'),
    ],
)
def test_nothing_shared_or_a_choice_is_no_rename(before: str, after: str) -> None:
    assert derive_renames(edits_between(before, after)) == {}


def test_a_mark_that_says_more_wins() -> None:
    before = 'assets: [{name: a, serial: "7"}, {name: b, addresses: [{ip: 10.0.0.1}], role: plc}]'
    after = 'assets: [{name: c, serial: "7", addresses: [{ip: 10.0.0.1}]}]'
    assert derive_renames(edits_between(before, after))["assets", "c"] == ("a", "serial number")
