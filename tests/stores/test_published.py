import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.plant import CAPTURE, CELL_CONDUIT, PANEL_WRITES, PLC, make_plan, make_rule, make_survey
from zonewright.errors import StoreError
from zonewright.reports.survey_json import render_survey_json
from zonewright.stores.folder import DiskFolder
from zonewright.stores.published import DOCUMENT, PublishedSurvey


def publish(folder: Path, content: bytes | None = None) -> PublishedSurvey:
    place = DiskFolder(folder)
    place.publish({DOCUMENT: render_survey_json(make_survey()) if content is None else content})
    return PublishedSurvey(place.read_document("survey.json"))


def test_a_record_comes_back_by_its_id(tmp_path: Path) -> None:
    survey = publish(tmp_path)
    assert survey.get_record(PLC)["name"] == "PLC 12"
    assert survey.get_record(make_plan().chosen[0].id)["rank"] == 1


def test_every_id_is_listed_in_order(tmp_path: Path) -> None:
    found = list(publish(tmp_path).iter_ids())
    assert found == sorted(found)
    assert {PLC, CAPTURE, CELL_CONDUIT, make_plan().id, make_plan().chosen[0].id} <= set(found)


def test_an_unknown_id_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="asset-nobody") as caught:
        publish(tmp_path).get_record("asset-nobody")
    assert caught.value.hint


def test_a_name_is_what_people_use(tmp_path: Path) -> None:
    survey = publish(tmp_path)
    assert survey.find_name(PLC) == "PLC 12"
    assert survey.find_name(CAPTURE) == "mirror.pcapng"
    assert survey.find_name("asset-nobody") is None


def test_the_chain_of_a_rule_leads_down_to_the_capture(tmp_path: Path) -> None:
    rule = make_rule(PANEL_WRITES).id
    chain = list(publish(tmp_path).iter_chain(rule))
    assert [identifier for _, identifier, _ in chain][:2] == [rule, PANEL_WRITES.id]
    assert [distance for distance, _, _ in chain] == [0, 1, 2, 3]
    assert chain[-1][1] == CAPTURE


def test_each_id_of_a_chain_stands_once_and_catalog_rows_have_no_record(tmp_path: Path) -> None:
    chain = list(publish(tmp_path).iter_chain(make_plan().id))
    ids = [identifier for _, identifier, _ in chain]
    assert len(ids) == len(set(ids))
    assert {identifier for _, identifier, record in chain if record is None} == {
        identifier for identifier in ids if identifier.startswith("catalog:")
    }


def test_a_chain_that_turns_in_a_circle_ends(tmp_path: Path) -> None:
    records = [{"id": "a", "basis": ["b"]}, {"id": "b", "basis": ["a"]}]
    survey = publish(tmp_path, json.dumps({"schema": "survey/1", "assets": records}).encode())
    assert [identifier for _, identifier, _ in survey.iter_chain("a")] == ["a", "b"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"schema": "survey/2"}', b"[" * 100_000],
    ids=["empty", "cut", "no text", "a list", "nothing", "another schema", "too deep"],
)
def test_what_is_no_survey_is_refused_with_a_hint(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=DOCUMENT) as caught:
        publish(tmp_path, content)
    assert caught.value.hint


def test_a_folder_without_a_survey_is_said_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        PublishedSurvey(DiskFolder(tmp_path / "nowhere").read_document("survey.json"))


def test_records_keep_every_field(tmp_path: Path) -> None:
    record: Mapping[str, object] = publish(tmp_path).get_record(PANEL_WRITES.id)
    assert record["function_codes"] == {
        "3": {"requests": 40, "responses": 40, "errors": 0},
        "16": {"requests": 12, "responses": 11, "errors": 1},
    }
