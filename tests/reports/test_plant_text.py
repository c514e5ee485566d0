from dataclasses import replace
from pathlib import Path

import pytest

from tests.plant import make_survey
from zonewright.catalogs.package import get_schema
from zonewright.contracts.source import SourceKit
from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.plant import CalendarEntry, Carried, Comment, DeclaredAsset, DeclaredFrame, DeclaredZone, Plant
from zonewright.model.register import Decision
from zonewright.model.section import SECTIONS, iter_nouns, make_plant
from zonewright.reports.canonical import derive_canonical
from zonewright.reports.plant_text import EXPORT_HEAD, render_plant, render_plant_yaml
from zonewright.reports.proposal import derive_proposal
from zonewright.sources.plants import PlantSource

X = Id("x")
DECLARED = Plant(
    frame=DeclaredFrame(X, "Line: 2 # not a comment", boundary="up to the\noffice"),
    calendar=(
        CalendarEntry(X, "late", "shift", weekdays=(0, 6), begins="14:00", ends="22:00", utc_offset_minutes=-60),
    ),
    decisions=(Decision(X, "no", "2.10"),),
    carried=(Carried(X, "answers", "SR 1.1", '{"answer":"yes","requirement":"SR 1.1"}'),),
)


def without_ids(plant: Plant) -> Plant:
    return make_plant(
        {
            section: tuple(replace(noun, declared_by=X) for name, _, noun in iter_nouns(plant) if name == section)
            for section in SECTIONS
        }
    )


@pytest.mark.parametrize("plant", [DECLARED, Plant()], ids=["declared", "nothing declared"])
def test_read_back_it_gives_the_same_nouns(tmp_path: Path, plant: Plant) -> None:
    survey = make_survey()
    file = tmp_path / "plant.yaml"
    file.write_text(render_plant_yaml(survey, plant), encoding="utf-8")
    reading = PlantSource(SourceKit(plant_schema=get_schema("plant-1"))).read(file, shown="plant.yaml")
    assert reading.problems == ()
    assert reading.plant is not None
    assert without_ids(reading.plant) == without_ids(derive_canonical(derive_proposal(survey, plant)))


def test_sections_stand_in_their_order() -> None:
    text = render_plant_yaml(make_survey(), DECLARED)
    places = [text.index(f"\n{name}:") for name in ("plant", "zones", "assets", "calendar", "decisions", "answers")]
    assert places == sorted(places)
    assert text == render_plant_yaml(make_survey(), DECLARED)


def test_the_canonical_text() -> None:
    plant = Plant(
        frame=DeclaredFrame(X, "Line 2"),
        zones=(DeclaredZone(X, "cell", sl_target=(2, 2, 2, 1, 2, 1, 2), subnets=("10.0.0.0/24",)),),
        assets=(
            DeclaredAsset(X, "plc 10", firmware="2.10", addresses=(Address(mac="00:1b:1b:00:00:01", ip="10.0.0.1"),)),
            DeclaredAsset(X, "PLC 9", patchable=False),
        ),
        comments=(
            Comment("", "", "", "above", "# of the whole\n\n# file"),
            Comment("assets", "", "", "above", "# what stands there"),
            Comment("assets", "plc 10", "", "above", "# the new one"),
            Comment("assets", "plc 10", "firmware", "beside", "# read off the label"),
            Comment("assets", "plc 10", "serial", "above", "# of a field that is gone"),
            Comment("assets", "plc 11", "", "above", "# of an asset that is gone"),
            Comment("drills", "", "", "above", "# none yet"),
            Comment("", "", "", "below", "# the end"),
        ),
    )
    assert render_plant(plant, change=7, head=EXPORT_HEAD) == CANONICAL


CANONICAL = """\
#: The declared model of a workspace. Edit it and give it back with `zonewright apply`; comments are kept.
# of the whole

# file
schema: plant/1
change: 7

plant:
  name: Line 2

zones:
  - name: cell
    subnets:
      - 10.0.0.0/24
    sl_target: [2, 2, 2, 1, 2, 1, 2]

# what stands there
assets:
  - name: PLC 9
    patchable: false
  # the new one
  - name: plc 10
    firmware: '2.10'  # read off the label
    addresses:
      - mac: 00:1b:1b:00:00:01
        ip: 10.0.0.1
    # of a field that is gone

# none yet
drills: []

# the end
"""
