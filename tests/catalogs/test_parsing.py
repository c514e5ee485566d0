from zonewright.catalogs.parsing import parse_links, parse_rows
from zonewright.catalogs.row import Mitigation, Requirement
from zonewright.catalogs.table import RemoteTool, ToolPort

HEAD = {"part": "62443-3-3", "edition": "2013"}


def test_the_keys_of_the_file_are_the_fields_of_the_row() -> None:
    entry = {
        "id": "SR 9.9",
        "kind": "SR",
        "fr": "FR 1",
        "clause": "1",
        "title": "A row",
        "min_sl": 2,
        "assessed_by": "manual",
        "agreement": "conflict",
        "tables": 2,
        "explains": "Asks something.",
        "weak_dissent": [{"min_sl": 1, "tables": 3}],
        "dispute": {"why": "So.", "sources_say": [{"min_sl": 2, "said_by": "two"}, {"min_sl": 1, "said_by": "one"}]},
    }
    (row,) = parse_rows({**HEAD, "requirements": [entry]}, {"requirements": Requirement})
    assert isinstance(row, Requirement)
    assert row.dispute is not None
    assert [claim.said_by for claim in row.dispute.sources_say] == ["two", "one"]
    assert row.weak_dissent[0].tables == 3
    assert row.parent is None


def test_lists_become_tuples() -> None:
    labels = {"iec_62443_3_3": ["SR 1.1"], "iec_62443_4_2": [], "nist_800_53_r5": []}
    (row,) = parse_rows({**HEAD, "mitigations": [{"id": "M1", "title": "T", **labels}]}, {"mitigations": Mitigation})
    assert isinstance(row, Mitigation)
    assert row.iec_62443_3_3 == ("SR 1.1",)
    tool = {"id": "tool/x", "title": "X", "kind": "vpn", "sure": True, "ports": [{"transport": "udp", "port": 9}]}
    (found,) = parse_rows({**HEAD, "remote_tools": [tool]}, {"remote_tools": RemoteTool})
    assert isinstance(found, RemoteTool)
    assert found.ports == (ToolPort(transport="udp", port=9),)


def test_the_two_layers_of_a_crosswalk_stay_apart() -> None:
    document = {
        "part": "iso27001",
        "edition": "2022",
        "controls": [{"id": "A.1", "title": "First"}],
        "suggested": [{"part": "62443-2-1", "row": "NET 1", "controls": ["A.1"]}],
        "derived": [{"row": "SR 1.1", "control": "A.1", "via": ["PR.AC-1"], "strength": "weak"}],
    }
    suggested, derived = parse_links(document)
    assert (suggested.id, suggested.layer, suggested.strength) == ("suggested/NET 1/A.1", "suggested", None)
    assert (derived.id, derived.layer, derived.via) == ("derived/SR 1.1/A.1", "derived", ("PR.AC-1",))
