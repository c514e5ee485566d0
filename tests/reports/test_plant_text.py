from dataclasses import replace
from pathlib import Path

import pytest

from tests.plant import make_survey
from zonewright.catalogs.package import get_schema
from zonewright.contracts.source import SourceKit
from zonewright.model.identifier import Id
from zonewright.model.plant import CalendarEntry, Plant
from zonewright.reports.plant_text import render_plant_yaml
from zonewright.reports.proposal import derive_proposal
from zonewright.sources.plants import PlantSource

X = Id("x")
DECLARED = Plant(
    name="Line: 2 # not a comment",
    boundary="up to the\noffice",
    calendar=(
        CalendarEntry(X, "late", "shift", weekdays=(0, 6), begins="14:00", ends="22:00", utc_offset_minutes=-60),
    ),
    carried=(
        ("answers", '[{"answer":"yes","requirement":"SR 1.1"}]'),
        ("decisions", '[{"about":"no","decision":"2.10"}]'),
    ),
)


def without_ids(plant: Plant) -> Plant:
    return replace(
        plant,
        functions=tuple(replace(one, declared_by=X) for one in plant.functions),
        zones=tuple(replace(one, declared_by=X) for one in plant.zones),
        conduits=tuple(replace(one, declared_by=X) for one in plant.conduits),
        assets=tuple(replace(one, declared_by=X) for one in plant.assets),
        calendar=tuple(replace(one, declared_by=X) for one in plant.calendar),
    )


@pytest.mark.parametrize("plant", [DECLARED, Plant()], ids=["declared", "nothing declared"])
def test_read_back_it_gives_the_same_nouns(tmp_path: Path, plant: Plant) -> None:
    survey = make_survey()
    file = tmp_path / "plant.yaml"
    file.write_text(render_plant_yaml(survey, plant), encoding="utf-8")
    reading = PlantSource(SourceKit(plant_schema=get_schema("plant-1"))).read(file, shown="plant.yaml")
    assert reading.problems == ()
    assert reading.plant is not None
    assert without_ids(reading.plant) == without_ids(derive_proposal(survey, plant))


def test_sections_stand_in_their_order() -> None:
    text = render_plant_yaml(make_survey(), DECLARED)
    places = [text.index(f"\n{name}:") for name in ("plant", "zones", "assets", "calendar", "answers", "decisions")]
    assert places == sorted(places)
    assert text == render_plant_yaml(make_survey(), DECLARED)
