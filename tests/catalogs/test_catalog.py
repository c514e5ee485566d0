from collections import Counter

import pytest

from zonewright.catalogs.catalog import (
    find_catalog_row,
    find_row,
    get_catalog,
    get_row,
    get_rows,
    iter_parts,
    iter_rows,
)
from zonewright.catalogs.row import (
    ComponentRequirement,
    Control,
    CrosswalkLink,
    FoundationalRequirement,
    Group,
    Mitigation,
    ProcessRequirement,
    ProgramRequirement,
    ProviderRequirement,
    Requirement,
    Tactic,
    Technique,
)
from zonewright.catalogs.table import Countermeasure, PlanSetting, PurdueLevel, RemoteTool, StartingZone, Weight
from zonewright.errors import InputError
from zonewright.model.zone import ZoneKind


def test_3_3_has_51_requirements_and_49_enhancements() -> None:
    assert Counter(row.kind for row in get_rows("62443-3-3", Requirement)) == {"SR": 51, "RE": 49}


@pytest.mark.parametrize(("level", "required"), [(1, 37), (2, 60), (3, 90), (4, 100)])
def test_3_3_asks_for_so_many_rows_at_each_level(level: int, required: int) -> None:
    assert sum(row.min_sl <= level for row in get_rows("62443-3-3", Requirement)) == required


def test_3_3_counts_per_foundational_requirement() -> None:
    rows = get_rows("62443-3-3", Requirement)
    counts = {
        entry.code: tuple(sum(row.fr == entry.id and row.min_sl <= level for row in rows) for level in (1, 2, 3, 4))
        for entry in get_rows("62443-3-3", FoundationalRequirement)
    }
    assert counts == {
        "IAC": (10, 16, 22, 24),
        "UC": (8, 12, 21, 24),
        "SI": (5, 10, 16, 19),
        "DC": (2, 4, 5, 6),
        "RDF": (4, 6, 10, 11),
        "TRE": (1, 2, 3, 3),
        "RA": (7, 10, 13, 13),
    }


def test_10_rows_are_computed_and_the_rest_is_asked_of_a_person() -> None:
    computed = [row.id for row in get_rows("62443-3-3", Requirement) if row.assessed_by == "check"]
    register_rows = {"SR 1.13", "SR 1.13 RE 1", "SR 7.3", "SR 7.3 RE 1", "SR 7.4"}
    assert [row for row in computed if row not in register_rows] == [
        "SR 5.1",
        "SR 5.1 RE 1",
        "SR 5.2",
        "SR 5.2 RE 1",
        "SR 7.8",
    ]
    assert register_rows <= set(computed)
    assert len(computed) == 10


def test_every_row_of_3_3_is_explained_in_one_sentence_of_its_own() -> None:
    rows = get_rows("62443-3-3", Requirement)
    assert len({row.explains for row in rows}) == 100
    assert [row.id for row in rows if row.title.casefold() in row.explains.casefold()] == []


def test_4_2_counts_per_family_and_level() -> None:
    rows = get_rows("62443-4-2", ComponentRequirement)
    assert len(rows) == 122
    counts = {
        family: tuple(sum(row.family == family and row.min_sl <= level for row in rows) for level in (1, 2, 3, 4))
        for family in ("CR", "SAR", "EDR", "HDR", "NDR")
    }
    assert counts == {
        "CR": (32, 50, 64, 70),
        "SAR": (2, 3, 3, 3),
        "EDR": (4, 11, 13, 13),
        "HDR": (4, 12, 14, 14),
        "NDR": (8, 17, 22, 22),
    }


def test_3_2_has_32_steps_in_7_groups_three_of_them_confirmed_as_shall() -> None:
    steps = get_rows("62443-3-2", ProcessRequirement)
    assert len(steps) == 32
    assert len(get_rows("62443-3-2", Group)) == 7
    assert [step.id for step in steps if step.strength_confirmed] == ["ZCR 3.1", "ZCR 3.2", "ZCR 3.3"]
    assert [step.id for step in steps if step.strength == "should"] == ["ZCR 3.4", "ZCR 3.5", "ZCR 3.6"]


def test_2_1_has_87_requirements_in_16_groups_of_8_elements() -> None:
    counts = Counter(row.group.split()[0] for row in get_rows("62443-2-1", ProgramRequirement))
    assert counts == {
        "ORG": 11,
        "CM": 4,
        "NET": 15,
        "COMP": 10,
        "DATA": 7,
        "USER": 23,
        "EVENT": 9,
        "AVAIL": 8,
    }
    assert counts.total() == 87
    assert Counter(group.element is None for group in get_rows("62443-2-1", Group)) == {True: 8, False: 16}


def test_2_4_has_123_rows_72_of_them_base_and_89_about_maintenance() -> None:
    rows = get_rows("62443-2-4", ProviderRequirement)
    assert Counter(row.kind for row in rows) == {"BR": 72, "RE": 51}
    assert sum(row.maintenance_relevant for row in rows) == 89
    assert len(get_rows("62443-2-4", Group)) == 12
    assert [row.id for row in rows if "backup_restore" in row.uses] == [
        f"SP.12.0{number} BR" for number in range(1, 10)
    ]


def test_attack_has_12_tactics_83_techniques_52_mitigations() -> None:
    assert len(get_rows("attack-ics", Tactic)) == 12
    assert len(get_rows("attack-ics", Technique)) == 83
    mitigations = get_rows("attack-ics", Mitigation)
    assert len(mitigations) == 52
    assert sum(bool(row.iec_62443_3_3) for row in mitigations) == 36
    assert sum(bool(row.iec_62443_4_2) for row in mitigations) == 39
    assert sum(len(row.mitigations) for row in get_rows("attack-ics", Technique)) == 331
    assert "permission of The MITRE Corporation" in str(get_catalog("attack-ics").notice)


def test_the_crosswalk_keeps_judgement_and_join_apart() -> None:
    links = get_rows("iso27001", CrosswalkLink)
    assert Counter(link.layer for link in links) == {"suggested": 83 + 58, "derived": 241}
    assert all((link.strength is None) == (link.layer == "suggested") for link in links)
    assert len({link.row for link in links if link.layer == "derived"}) == 47
    assert len(get_rows("iso27001", Control)) == 93


def test_every_kind_of_zone_has_a_start() -> None:
    starts = {row.kind: row for row in get_rows("zonewright", StartingZone)}
    assert set(starts) == {kind.value for kind in ZoneKind}
    assert starts["safety"].sl_target == (3, 3, 3, 1, 3, 2, 3)
    assert starts["enterprise"].sl_target == (1, 1, 1, 1, 1, 1, 1)
    assert starts["external"].sl_target is None


def test_the_starting_values_of_the_plan() -> None:
    weights = {row.kind: row.points for row in get_rows("zonewright", Weight)}
    assert weights == {"safety": 100, "control": 30, "supervision": 10, "servers": 5, "dmz": 2}
    settings = {row.id: row.value for row in get_rows("zonewright", PlanSetting)}
    assert settings == {"plan/decay": 0.5, "plan/most_measures": 5}
    measures = {row.name: row.subject for row in get_rows("zonewright", Countermeasure)}
    assert measures == {"isolate": "bridge", "filter": "conduit", "close": "flow"}
    assert [row.level for row in get_rows("zonewright", PurdueLevel)] == [0, 1, 2, 3, 3.5, 4, 5]


def test_remote_tools_are_known_by_their_ports() -> None:
    tools = {
        row.title: [(port.transport, port.port) for port in row.ports] for row in get_rows("zonewright", RemoteTool)
    }
    assert ("tcp", 5938) in tools["TeamViewer"]
    assert ("tcp", 7070) in tools["AnyDesk"]
    assert tools["WireGuard"] == [("udp", 51820)]
    assert tools["IPsec"] == [("udp", 500), ("udp", 4500)]


@pytest.mark.parametrize("typed", ["SR 5.1 RE 1", "sr5.1re1", "SR 5.1 RE(1)"])
def test_a_row_is_found_however_it_is_typed(typed: str) -> None:
    row = find_row("62443-3-3", typed)
    assert row is not None
    assert row.id == "SR 5.1 RE 1"


def test_a_catalog_id_leads_back_to_its_row_and_only_when_exact() -> None:
    for part in iter_parts():
        for row in iter_rows(part):
            assert find_catalog_row(row.catalog_id) is row
    assert find_catalog_row("catalog:62443-3-3/2013#sr 5.1") is None
    assert find_catalog_row("catalog:62443-3-3/1999#SR 5.1") is None
    assert find_catalog_row("asset-abc") is None


def test_what_does_not_exist_is_said_with_what_does() -> None:
    with pytest.raises(InputError, match="no catalog '62443-9-9'") as unknown_part:
        get_catalog("62443-9-9")
    assert "62443-3-3" in str(unknown_part.value.hint)
    with pytest.raises(InputError, match="no edition '1999'"):
        get_catalog("62443-3-3", "1999")
    with pytest.raises(InputError, match=r"no row 'SR 5\.9'") as unknown_row:
        get_row("62443-3-3", "SR 5.9")
    assert "SR 5.1" in str(unknown_row.value.hint)


def test_a_part_is_loaded_once() -> None:
    assert get_catalog("62443-3-3") is get_catalog("62443-3-3", "2013")
