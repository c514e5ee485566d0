from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.lists.books import read_book, say_problems
from zonewright.catalogs.headers import get_header_synonyms
from zonewright.catalogs.package import get_schema
from zonewright.model.observation import Status
from zonewright.sources.lists.noun import derive_nouns
from zonewright.sources.lists.vocabulary import Vocabulary

ASSETS: list[list[Any]] = [["Name", "IP address", "Zone"], ["plc", "10.0.1.1", "cell"], ["panel", "10.0.2.1", "hall"]]
WHOLE: dict[str, list[list[Any]]] = {
    "Plant": [["Plant name", "Owner", "Boundary"], ["Line 2", "Maintenance", "up to the office"]],
    "Assets": ASSETS,
    "Zones": [
        ["Zone", "Kind", "Purdue level", "Subnets", "SL-T"],
        ["cell", "Cell", "Level 1", "10.0.1.0/24; 10.0.3.7/24", "2 2 2 1 2 1 2"],
        ["hall", "", None, "", "-"],
    ],
    "Conduits": [["Conduit", "Zones", "Enforced by"], ["way", "cell; hall", "fw-cell"]],
    "Functions": [["Function", "Assets"], ["filling", "plc; panel"]],
    "Calendar": [
        ["Entry", "Kind", "Weekdays", "Begins", "Ends", "UTC offset minutes", "Dates", "Window minutes"],
        ["early", "shift", "monday; 1", "6:00", "14:00:00", 60, "", ""],
        ["wash", "cleaning", "", "", "", "", "2027-01-06; 2027-02-03", 30],
    ],
}


def test_every_sheet_becomes_nouns_with_one_observation_a_row(tmp_path: Path) -> None:
    reading = read_book(tmp_path, WHOLE)
    plant = reading.plant
    assert reading.problems == ()
    assert plant is not None
    assert plant.frame is not None
    assert (plant.name, plant.frame.owner, plant.frame.boundary) == ("Line 2", "Maintenance", "up to the office")
    cell, hall = plant.zones
    assert (cell.kind, cell.purdue_level, cell.subnets) == ("cell", 1.0, ("10.0.1.0/24", "10.0.3.0/24"))
    assert (cell.sl_target, hall.sl_target) == ((2, 2, 2, 1, 2, 1, 2), None)
    assert plant.conduits[0].zones == ("cell", "hall")
    assert plant.functions[0].assets == ("plc", "panel")
    early, wash = plant.calendar
    assert (early.weekdays, early.begins, early.ends, early.utc_offset_minutes) == ((0, 1), "06:00", "14:00", 60)
    assert (wash.dates, wash.window_minutes) == (("2027-01-06", "2027-02-03"), 30)
    assert [(one.kind, one.subject, one.line) for one in reading.observations] == [
        ("row", "plant: Line 2", 2),
        ("row", "plc", 2),
        ("row", "panel", 3),
        ("row", "zones: cell", 2),
        ("row", "zones: hall", 3),
        ("row", "conduits: way", 2),
        ("row", "functions: filling", 2),
        ("row", "calendar: early", 2),
        ("row", "calendar: wash", 3),
    ]
    assert len({one.id for one in reading.observations}) == 9
    assert cell.declared_by == reading.observations[3].id
    assert reading.input.ignored == {"header": 6}


def test_an_asset_is_moved_in_its_own_row(tmp_path: Path) -> None:
    moved = [*ASSETS[:2], ["panel", "10.0.2.1", "cell"]]
    reading = read_book(tmp_path, {**WHOLE, "Assets": moved})
    assert reading.problems == ()
    assert reading.plant is not None
    assert [one.assets for one in reading.plant.zones] == [("panel", "plc"), ()]


def test_a_row_that_cannot_be_read_costs_only_itself(tmp_path: Path) -> None:
    zones = [*WHOLE["Zones"][:3], ["dmz", "demilitarised", 9, "10.0.0", "3"], ["", "cell"]]
    calendar = [WHOLE["Calendar"][0], ["late", "shift", "someday", "25:00"], ["wash"], ["night", "shift"]]
    reading = read_book(tmp_path, {**WHOLE, "Zones": zones, "Calendar": calendar})
    assert reading.input.status is Status.PARTIAL
    kinds = "cell, safety, vendor_cell, supervision, servers, engineering, dmz, remote_access, wireless, enterprise"
    days = "monday, tuesday, wednesday, thursday, friday, saturday, sunday, 0, 1, 2, 3, 4, 5, 6"
    assert say_problems(reading) == [
        'sheet "Zones", row 4: `Kind` must be one of: ' + kinds + ", external; "
        "`Purdue level` must be one of: 0, 1, 2, 3, 3.5, 4, 5; "
        "`SL-T` does not fit: Confirmed SL-T: FR 1 to 7 in this order: IAC UC SI DC RDF TRE RA",
        'sheet "Zones", row 5: `Zone` is missing here',
        (
            'sheet "Calendar", row 2: `Begins` does not fit: Time of day in the plant, such as 06:00; '
            f"`Weekdays` must be one of: {days}"
        ),
        'sheet "Calendar", row 3: `Kind` is missing here',
    ]
    assert reading.plant is not None
    assert [one.name for one in reading.plant.calendar] == ["night"]


def test_what_cannot_hold_together_names_both_rows(tmp_path: Path) -> None:
    sheets: dict[str, list[list[Any]]] = {
        "Plant": [*WHOLE["Plant"], ["Line 3", "", ""]],
        "Assets": [*ASSETS, ["pc", "10.0.1.1", "cell"], ["PLC", "10.0.1.9", ""]],
        "Zones": [["Zone", "Assets"], ["cell", ""], ["hall", "plc"], ["Cell", ""]],
        "Conduits": [["Conduit", "Zones"], ["way", "cell; roof"]],
    }
    reading = read_book(tmp_path, sheets)
    assert [one.where for one in reading.problems] == [
        *('sheet "Plant", row 3', 'sheet "Assets", row 4', 'sheet "Assets", row 5'),
        *('sheet "Zones", row 3', 'sheet "Zones", row 4', 'sheet "Conduits", row 2'),
    ]
    plant, address, name, twice, zone, conduit = (one.what for one in reading.problems)
    assert plant == '`plant` is one row, and stands on sheet "Plant", row 2 and on sheet "Plant", row 3; keep one'
    assert address.startswith('10.0.1.1 is given to "plc" (sheet "Assets", row 2) and "pc" (sheet "Assets", row 4)')
    assert name.startswith('"PLC" stands in `assets` on sheet "Assets", row 2 and again on sheet "Assets", row 5')
    assert '"cell" (sheet "Assets", row 2) and "hall" (sheet "Zones", row 3); it can be in one' in twice
    assert zone.startswith('"Cell" stands in `zones` on sheet "Zones", row 2 and again on sheet "Zones", row 4')
    assert conduit.startswith('conduit "way" (sheet "Conduits", row 2) leads to "roof", which is no zone here')
    assert conduit.endswith('the last zone stands on sheet "Zones", row 4')


def test_registers_and_what_is_only_kept_are_read(tmp_path: Path) -> None:
    ways = [["name", "kind", "always_open"], ["portal", "vpn", "yes"]]
    answers = [["requirement", "answer", "evidence"], ["SR 1.1", "yes", "a, b;"]]
    reading = read_book(tmp_path, {"Assets": ASSETS, "Ways in": ways, "Answers": answers})
    assert reading.problems == ()
    assert reading.plant is not None
    (way,) = reading.plant.ways_in
    assert (way.name, way.kind, way.always_open) == ("portal", "vpn", True)
    (answer,) = reading.plant.carried
    assert answer.body == '{"answer":"yes","evidence":["a, b"],"requirement":"SR 1.1"}'


NOUNS = derive_nouns(get_schema("plant-1"), Vocabulary.of(get_header_synonyms()))
WORDS = ("cell", "plc; panel", "[1, {}]", '["a"]', "{}", "2", "-1", "2.5", "yes", "06:00", "10.0.0.0/8", "#", "monday")
CELL = st.one_of(st.sampled_from(WORDS), st.text(alphabet='a1;,:[]{}"-.\n', max_size=6), st.none(), st.integers())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noun=st.sampled_from(sorted(NOUNS)), cells=st.lists(st.lists(CELL, max_size=14), max_size=4))
def test_no_cells_make_it_raise(tmp_path: Path, noun: str, cells: list[list[Any]]) -> None:
    reading = read_book(tmp_path, {noun: [list(NOUNS[noun].schema["properties"]), *cells]})
    assert len({one.id for one in reading.observations}) == (reading.input.used or 0)
