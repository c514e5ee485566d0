import dataclasses
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.plant import (
    FILLING,
    OFFICE_ZONE,
    PANEL,
    SUPERVISION,
    make_assets,
    make_bridge,
    make_bridges,
    make_conduits,
    make_empty_survey,
    make_survey,
    make_zone,
    make_zones,
)
from zonewright.model.asset import Role
from zonewright.model.identifier import Id
from zonewright.model.survey import Survey
from zonewright.model.zone import BridgeKind, ZoneKind
from zonewright.reports.zone_map import BOX_WIDTH, make_labels, render_role, render_zone_map

NASTY = "<script>alert(1)</script> \"quoted\" 'und' & Füllung"


def draw(survey: Survey) -> ET.Element:
    """The picture as a tree; it must be sound XML."""
    return ET.fromstring(render_zone_map(survey, make_labels(survey)))  # noqa: S314  our own text


def words(picture: ET.Element, kind: str) -> list[str]:
    """What is written on everything of a class."""
    found = [part for part in picture.iter() if kind in part.get("class", "").split()]
    return ["".join(text for one in part.iter("text") for text in one.itertext()) for part in found]


def paths(picture: ET.Element, *kinds: str) -> list[str]:
    """The titles of the lines that are of all these classes."""
    lines = [part for part in picture.iter("path") if set(kinds) <= set(part.get("class", "").split())]
    return [line.findtext("title") or "" for line in lines]


def test_every_conduit_and_every_bridge_has_its_mark() -> None:
    picture, labels = draw(make_survey()), make_labels(make_survey())
    assert sorted(words(picture, "mark")) == sorted([*labels.conduits.values(), *labels.bridges.values()])


def test_every_zone_is_a_box_with_its_name_and_its_level() -> None:
    picture = draw(make_survey())
    assert min(words(picture, "zone")).startswith("Filling")
    assert len(words(picture, "zone")) == 3
    written = ["".join(part.itertext()) for part in picture.iter("text") if part.get("class") == "level"]
    assert written == ["level 4", "level 2", "level 1"]


def test_marks_and_zones_link_to_their_rows() -> None:
    survey = make_survey()
    links = {part.get("href", "")[1:] for part in draw(survey).iter("a")}
    records: tuple[Any, ...] = (*survey.zones, *survey.conduits, *survey.bridges)
    assert links == {record.id for record in records}


def test_a_conduit_shows_whether_a_filter_is_known_whether_it_writes_and_whether_a_bridge_runs_on_it() -> None:
    picture = draw(make_survey())
    (filtered,) = paths(picture, "conduit", "filtered")
    (bare,) = paths(picture, "conduit", "bare")
    assert filtered == "C1 Filling and Supervision: 2 flows, 12 writes, programmings or controls"
    assert bare == "C2 Office and Supervision: 1 flow, no filter known"
    assert paths(picture, "changing") == [filtered]
    assert paths(picture, "crossed") == [bare]


def test_a_machine_in_two_zones_is_a_line_of_its_own() -> None:
    titles = paths(draw(make_survey()), "bridge")
    assert titles
    assert all("dual homed" in title for title in titles)


def test_a_machine_in_three_zones_joins_all_of_them() -> None:
    zones = tuple(sorted((FILLING, SUPERVISION, OFFICE_ZONE)))
    survey = make_survey(bridges=(make_bridge(BridgeKind.DUAL_HOMED, (PANEL,), zones=zones),))
    assert words(draw(survey), "bridge").count("B1") == 2


def test_a_bridge_without_a_conduit_is_a_line() -> None:
    survey = make_survey(conduits=())
    assert len(words(draw(survey), "mark")) == len(survey.bridges)


def test_a_bridge_that_names_an_unknown_zone_does_no_harm() -> None:
    lost = make_bridge(BridgeKind.REMOTE_TOOL, (PANEL,), zones=(Id("zone-gone"), FILLING))
    assert words(draw(make_survey(bridges=(lost,))), "mark").count("B1") == 1


@pytest.mark.parametrize("field", ["zones", "assets", "conduits", "bridges"])
def test_names_are_escaped(field: str) -> None:
    nasty = {
        "zones": tuple(dataclasses.replace(zone, name=NASTY) for zone in make_zones()),
        "assets": tuple(dataclasses.replace(asset, name=NASTY) for asset in make_assets()),
        "conduits": tuple(dataclasses.replace(conduit, name=NASTY) for conduit in make_conduits()),
        "bridges": tuple(dataclasses.replace(bridge, why=(NASTY,)) for bridge in make_bridges()),
    }
    survey = make_survey(**{field: nasty[field]})
    text = render_zone_map(survey, make_labels(survey))
    assert "<script" not in text
    assert any(NASTY in (title.text or "") for title in draw(survey).iter("title"))


def test_long_names_stay_inside_their_box() -> None:
    zone = make_zone("Abfüllung und Verpackung der großen Gebinde", ZoneKind.CELL, level=1.0, assets=(PANEL,))
    picture = draw(make_survey(zones=(zone,), conduits=(), bridges=()))
    (name,) = ["".join(part.itertext()) for part in picture.iter("text") if part.get("class") == "name"]
    assert name.endswith("…")
    assert len(name) * 13.5 * 0.55 < BOX_WIDTH


def test_a_big_zone_says_how_many_assets_are_not_shown() -> None:
    assets = tuple(dataclasses.replace(make_assets()[0], id=Id(f"asset-{n}"), name=f"drive {n}") for n in range(30))
    zone = make_zone("Drives", ZoneKind.CELL, level=1.0, assets=tuple(asset.id for asset in assets))
    survey = make_survey(zones=(zone,), assets=assets, conduits=(), bridges=())
    assert "and 22 more" in words(draw(survey), "zone")[0]


def test_an_unknown_level_stands_below_and_outside_above() -> None:
    zones = (
        make_zone("Nobody knows", ZoneKind.CELL, level=None, assets=()),
        make_zone("World", ZoneKind.EXTERNAL, level=None, assets=()),
        make_zone("Cell", ZoneKind.CELL, level=0.0, assets=()),
    )
    picture = draw(make_survey(zones=zones, conduits=(), bridges=()))
    written = ["".join(part.itertext()) for part in picture.iter("text") if part.get("class") == "level"]
    assert written == ["outside", "level 0", "no level"]


def test_a_target_that_nobody_confirmed_is_not_shown_as_a_number() -> None:
    assert "SL-T assumed" in words(draw(make_survey()), "zone")[0] + words(draw(make_survey()), "zone")[1]
    confirmed = dataclasses.replace(make_zones()[0], assumed=(), sl_target=(1, 2, 3, 4, 0, 1, 2))
    picture = draw(make_survey(zones=(confirmed,), conduits=(), bridges=()))
    assert "SL-T 1 2 3 4 0 1 2" in words(picture, "zone")[0].replace("\u202f", " ")


def test_nothing_to_draw_is_still_a_picture() -> None:
    assert draw(make_empty_survey()).tag == "svg"


def test_equal_surveys_give_equal_pictures() -> None:
    survey = make_survey()
    assert render_zone_map(survey, make_labels(survey)) == render_zone_map(make_survey(), make_labels(make_survey()))


@pytest.mark.parametrize("role", Role)
def test_every_role_has_words(role: Role) -> None:
    assert re.fullmatch(r"[A-Za-z/ ]+", render_role(role))
    assert render_role(Role.REMOTE_IO) == "remote I/O"
