"""The declared model as text: written and read it is the same, and no line of a person's comment is lost."""

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zonewright.catalogs.package import get_schema
from zonewright.contracts.source import SourceKit
from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.plant import Carried, Comment, DeclaredAsset, DeclaredFrame, DeclaredFunction, DeclaredZone, Plant
from zonewright.model.register import Decision, DeclaredDrill, DeclaredRestorable, DeclaredWayIn
from zonewright.model.section import SECTIONS, Item, from_item, iter_nouns, make_plant
from zonewright.reports.canonical import derive_canonical
from zonewright.reports.plant_text import render_plant
from zonewright.sources.opened import OpenedFile
from zonewright.sources.plants import PlantSource

X = Id("x")
SOURCE = PlantSource(SourceKit(plant_schema=get_schema("plant-1")))
QUIET = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
NAME = st.one_of(st.sampled_from(["plc 2", "PLC 10", "yes", "1.0", "a # b", "a: b", "'", "line\nbreak", "é"]), TEXT)
FLOW: Item = {"source": "a", "destination": "b", "destination_port": 502, "operations": ["read", "write"]}
MATRIX: Item = {
    "severities": ["small", "great # very"],
    "likelihoods": ["rare", "often"],
    "risks": [{"name": "low", "tolerable": True}, {"name": "high", "tolerable": False, "security_level": 3}],
    "cells": [["low", "high"], ["low", "low"]],
}


def carried(section: str, item: Item) -> Carried:
    noun = from_item(section, item, declared_by=X)
    assert isinstance(noun, Carried)
    return noun


SAMPLE = Plant(
    frame=DeclaredFrame(X, "Line # 2", owner="Maintenance"),
    functions=(DeclaredFunction(X, "filling", ("plc 2", "plc 10")),),
    zones=(
        DeclaredZone(X, "cell", sl_target=(1, 2, 3, 4, 0, 1, 2), subnets=("10.0.0.0/24",)),
        DeclaredZone(X, "safety", within="cell", believed_until="2027-01-06"),
    ),
    assets=(
        DeclaredAsset(X, "plc 2", firmware="2.10", addresses=(Address(ip="10.0.0.1"), Address(ip="10.0.0.2", vlan=5))),
        DeclaredAsset(X, "plc 10", remarks="one\ntwo # three", patchable=False, zone="cell"),
    ),
    ways_in=(DeclaredWayIn(X, "portal", "vpn", who=("A. Person",), enters="cell", review_days=30.5),),
    restorables=(DeclaredRestorable(X, "program", asset="plc 2", sha256="0" * 64, tool_chain=("a, b", "c: d")),),
    drills=(DeclaredDrill(X, "program", "2027-01-06"), DeclaredDrill(X, "program", "2027-02-06", result="failed")),
    decisions=(Decision(X, "plc 2", "take_observed", field="firmware", observed="2.11"),),
    carried=(carried("risk_matrix", MATRIX), carried("authorised_flows", FLOW)),
)
CANONICAL = render_plant(SAMPLE, change=3)
LINES = CANONICAL.splitlines()


def read(text: str) -> Plant:
    reading = SOURCE.read_opened(OpenedFile("plant.yaml", text.encode(), "", Id("input-x")))
    assert reading.problems == ()
    assert reading.plant is not None
    return reading.plant


def without_ids(plant: Plant) -> Plant:
    nouns = {
        section: tuple(replace(noun, declared_by=X) for name, _, noun in iter_nouns(plant) if name == section)
        for section in SECTIONS
    }
    return replace(make_plant(nouns), comments=plant.comments)


def homes(comments: tuple[Comment, ...]) -> Counter[tuple[str, str, str]]:
    return Counter((one.section, one.key, line) for one in comments for line in one.text.split("\n") if line)


def test_the_sample_reads_back() -> None:
    assert without_ids(read(CANONICAL)) == derive_canonical(SAMPLE)


@QUIET
@given(
    st.lists(st.tuples(NAME, NAME, st.lists(NAME, max_size=3)), max_size=4, unique_by=lambda one: one[0].casefold()),
    st.one_of(st.none(), NAME),
)
def test_any_plant_reads_back_and_is_written_the_same(rows: list[tuple[str, str, list[str]]], name: str | None) -> None:
    plant = Plant(
        frame=DeclaredFrame(X, name) if name else None,
        assets=tuple(
            DeclaredAsset(X, one, remarks=other, functions=tuple(dict.fromkeys(names))) for one, other, names in rows
        ),
        decisions=tuple(Decision(X, one, other) for one, other, _ in rows),
    )
    text = render_plant(plant)
    found = read(text)
    assert without_ids(found) == derive_canonical(plant)
    assert render_plant(found) == text


@QUIET
@given(
    st.lists(
        st.tuples(st.integers(0, len(LINES)), st.sampled_from([-1, 0, 1, 2, 3, 4, 6, 8]), st.sampled_from(["", "\n"])),
        min_size=1,
        max_size=8,
    )
)
def test_no_comment_is_lost_wherever_it_stands(places: list[tuple[int, int, str]]) -> None:
    lines = list(LINES)
    words = []
    for number, (at, indent, blank) in sorted(enumerate(places), key=lambda one: one[1][0], reverse=True):
        word = f'# note {number}: it\'s "so" - [1] #{number}'
        beside = indent < 0 and at < len(LINES) and LINES[at] and lines[at] == LINES[at]
        if beside:
            lines[at] += f" {word}"
        else:
            lines.insert(at, " " * max(indent, 0) + word + blank)
        words.append(word)
    first = read("\n".join(lines) + "\n")
    assert sorted(line for _, _, line in homes(first.comments).elements()) == sorted(words)
    text = render_plant(first, change=3)
    second = read(text)
    assert homes(second.comments) == homes(first.comments)
    assert without_ids(second) == without_ids(replace(first, comments=second.comments))
    assert render_plant(second, change=3) == text


def test_words_at_an_item_that_is_gone_go_with_it() -> None:
    text = CANONICAL.replace("  - name: plc 10\n", "  # gone\n  - name: plc 10  # gone too\n")
    found = read(text)
    left = replace(found, assets=tuple(one for one in found.assets if one.name != "plc 10"))
    assert render_plant(left, change=3).count("gone") == 0
    assert render_plant(found, change=3).count("gone") == 2
