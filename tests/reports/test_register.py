from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.plant import (
    CAPTURE,
    CELL_CONDUIT,
    CYCLIC,
    CYCLIC_GROUP,
    DESKTOP,
    FILLING,
    IO,
    OFFICE_CONDUIT,
    OFFICE_ZONE,
    PANEL,
    PANEL_WRITES,
    PLC,
    SCADA_READS,
    SPARE,
    make_empty_survey,
    make_survey,
)
from tests.reports.words import even, row_of, rows_of
from tests.sources.collections.machines import ENGLISH, host_of
from zonewright.model.survey import Survey
from zonewright.reports.grid import Block
from zonewright.reports.register import (
    iter_account_facts,
    iter_remote_facts,
    iter_stance,
    make_assets,
    make_bridges,
    make_flows,
    make_hosts,
    make_namer,
    make_writers,
    make_zones,
)
from zonewright.reports.zone_map import make_labels

SURVEY = make_survey()
NAME = make_namer(SURVEY)
BLOCKS: list[Callable[[Survey], Block]] = [
    lambda survey: make_bridges(survey, make_namer(survey), labels=make_labels(survey)),
    lambda survey: make_zones(survey, make_namer(survey), labels=make_labels(survey)),
    lambda survey: make_assets(survey, make_namer(survey)),
    lambda survey: make_writers(survey, make_namer(survey)),
    lambda survey: make_flows(survey, make_namer(survey)),
    lambda survey: make_hosts(survey, make_namer(survey)),
]


@pytest.mark.parametrize("block", BLOCKS)
def test_every_row_has_a_cell_for_every_column(block: Callable[[Survey], Block]) -> None:
    assert even(block(SURVEY))


@pytest.mark.parametrize("block", BLOCKS)
def test_an_empty_register_says_so(block: Callable[[Survey], Block]) -> None:
    empty = block(make_empty_survey())
    assert not any(table.rows for table in empty.tables)
    assert all(table.empty or table.folded for table in empty.tables)


def test_a_part_of_a_zone_names_the_zone_around_it() -> None:
    zones = tuple(replace(one, within=OFFICE_ZONE) if one.id == FILLING else one for one in SURVEY.zones)
    block = make_zones(make_survey(zones=zones), NAME, labels=make_labels(SURVEY))
    assert "part of Office" in row_of(block, FILLING)[0]
    assert "part of" not in row_of(block, OFFICE_ZONE)[0]


def test_ids_become_the_names_people_use() -> None:
    assert NAME(PLC) == "PLC 12"
    assert NAME(CAPTURE) == "mirror.pcapng"
    assert NAME(CYCLIC_GROUP) == "PROFINET cyclic data"
    assert NAME("asset-nobody") == "asset-nobody"


def test_every_bridge_says_who_where_why_and_what_settles_it() -> None:
    block = make_bridges(SURVEY, NAME, labels=make_labels(SURVEY))
    assert [row[0] for row in rows_of(block)] == ["B1", "B2", "B3"]
    assert len(rows_of(block)) == len(SURVEY.bridges)
    for bridge in SURVEY.bridges:
        row = " ".join(row_of(block, bridge.id))
        assert all(NAME(asset) in row for asset in bridge.assets)
        assert bridge.settle_by in row
        assert bridge.why[0] in row
        assert bridge.id in row


def test_an_assumed_target_is_marked_and_an_unknown_one_is_a_dash() -> None:
    block = make_zones(SURVEY, NAME, labels=make_labels(SURVEY))
    assert "2 2 2 2 2 2 2 assumed" in row_of(block, FILLING)
    assert "0…2 0…2 0…2 0…1 0…2 0…1 0…2" in row_of(block, FILLING)
    assert row_of(block, OFFICE_ZONE)[4] not in ("", "0")
    assert "assumed" not in row_of(block, OFFICE_ZONE)[4]


def test_a_conduit_names_its_filter_or_says_that_none_is_known() -> None:
    block = make_zones(SURVEY, NAME, labels=make_labels(SURVEY))
    assert "fw-cell" in row_of(block, CELL_CONDUIT)
    assert "no filter known" in row_of(block, OFFICE_CONDUIT)


def test_an_asset_shows_what_a_plant_must_know_of_it() -> None:
    block = make_assets(SURVEY, NAME)
    assert "cannot be patched" in row_of(block, PLC)[0]
    assert "shared" in row_of(block, PANEL)[0]
    assert "not seen" in row_of(block, SPARE)[0]
    assert "unknown" in row_of(block, IO)[1]
    assert "10.0.1.21" in row_of(block, PANEL)[4]
    assert "10.0.2.21" in row_of(block, PANEL)[4]


def test_groups_stand_apart_from_assets() -> None:
    block = make_assets(SURVEY, NAME)
    assert "01:0e:cf:00:00:01" in row_of(block, CYCLIC_GROUP)
    assert len(rows_of(block)) == len(SURVEY.assets)


def test_only_who_changes_something_is_a_writer() -> None:
    (row,) = rows_of(make_writers(SURVEY, NAME))
    assert row[:4] == ["Panel", "PLC 12", "modbus", "12"]
    assert row[6:] == ["Filling and Supervision", "Filling", PANEL_WRITES.id]


def test_every_flow_is_listed_and_a_protocol_by_port_is_marked() -> None:
    block = make_flows(SURVEY, NAME)
    assert len(rows_of(block)) == len(SURVEY.flows)
    assert "assumed" in " ".join(row_of(block, DESKTOP.id))
    assert "assumed" not in " ".join(row_of(block, SCADA_READS.id))
    assert "ethernet" in row_of(block, CYCLIC.id)
    assert "inside" in row_of(block, CYCLIC.id)


def test_errors_of_a_function_code_are_shown_apart() -> None:
    assert "16: 12/11/1 errors" in " ".join(row_of(make_flows(SURVEY, NAME), PANEL_WRITES.id))


def test_an_asset_says_where_it_is_wired() -> None:
    assert "wired to sw-1 Gi1/3" in " ".join(row_of(make_assets(SURVEY, NAME), PLC))


def test_a_machine_is_told_in_facts_and_without_verdicts(tmp_path: Path) -> None:
    told = replace(host_of(ENGLISH, tmp_path), asset=PANEL)
    survey = make_survey(hosts=(told,))
    block = make_hosts(survey, make_namer(survey))
    assert even(block)
    (row,) = rows_of(block)
    assert row[0].startswith("Panel")
    assert list(iter_stance(told)) == [
        "logs operator on without asking",
        "does not lock by itself",
        "USB storage can be used",
        "its own packet filter is off",
        "passes no packets between networks",
        "2 network cards in use: Local Area Connection, Office",
    ]
    assert list(iter_account_facts(told)) == [
        "can be logged in to: operator",
        "administrators (Administrators): Administrator, operator",
        "no password required: operator",
    ]
    assert list(iter_remote_facts(told)) == [
        "remote desktop is on, shows a screen before it asks",
        "TeamViewer: runs",
        "shares: Recipes",
    ]
    assert "tcp 3389" in row[5]


def test_of_what_was_not_read_nothing_is_said(tmp_path: Path) -> None:
    bare = host_of("zonewright collection 1\n== system ==\nhost_name = x\n== end ==\n", tmp_path)
    assert [*iter_stance(bare), *iter_account_facts(bare), *iter_remote_facts(bare)] == []
    survey = make_survey(hosts=(bare,))
    assert rows_of(make_hosts(survey, make_namer(survey)))[0][1:] == ["-"] * 6
