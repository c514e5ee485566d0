import dataclasses
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import jsonschema
import pytest

from tests.plant import make_empty_survey, make_survey
from zonewright.catalogs.package import get_schema
from zonewright.model.survey import Survey
from zonewright.reports.survey_json import plain, render_survey_json, render_time

SINGLE = ("schema", "zonewright", "plant", "as_of", "plan")


def read(survey: Survey) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render_survey_json(survey))
    return document


def iter_records(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with an id, however deep."""
    if isinstance(value, dict):
        if "id" in value:
            yield value
        for inner in value.values():
            yield from iter_records(inner)
    if isinstance(value, list):
        for inner in value:
            yield from iter_records(inner)


@pytest.mark.parametrize("survey", [make_survey(), make_empty_survey()], ids=["whole", "empty"])
def test_it_is_of_the_published_schema(survey: Survey) -> None:
    jsonschema.Draft202012Validator(get_schema("survey-1")).validate(read(survey))


def test_the_schema_refuses_a_record_without_a_basis() -> None:
    document = read(make_survey())
    del document["assets"][0]["basis"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(get_schema("survey-1")).validate(document)


def test_every_record_carries_id_origin_and_basis() -> None:
    document = read(make_survey())
    sections = [name for name in document if name not in SINGLE]
    assert all(document[name] for name in sections)
    records = [*(record for name in sections for record in document[name]), document["plan"]]
    assert all({"id", "origin", "basis"} <= set(record) for record in records)


def test_walking_down_the_basis_ends_in_inputs_or_catalog_rows() -> None:
    records = {record["id"]: record for record in iter_records(read(make_survey()))}
    inputs = {identifier for identifier in records if identifier.startswith("input-")}
    for record in records.values():
        assert record["basis"] or record["id"] in inputs
        for below in record["basis"]:
            assert below in records or below.startswith("catalog:"), f"{record['id']} hangs on {below}"


def test_equal_surveys_give_equal_bytes() -> None:
    assert render_survey_json(make_survey()) == render_survey_json(make_survey())


def test_what_is_unknown_is_null() -> None:
    document = read(make_survey())
    office = next(zone for zone in document["zones"] if zone["name"] == "Office")
    cyclic = next(flow for flow in document["flows"] if flow["transport"] == "ethernet")
    assert office["sl_target"] is office["sl_capability"] is None
    assert cyclic["destination_port"] is cyclic["protocol"] is cyclic["authorised"] is None
    assert read(make_empty_survey())["as_of"] is None


def test_one_record_stands_on_one_line() -> None:
    lines = render_survey_json(make_survey()).decode("utf-8").splitlines()
    assert all(json.loads(line.rstrip(",")) for line in lines if line.startswith('{"id"'))
    assert sum(line.startswith('{"id"') for line in lines) > 30


def test_words_of_the_plant_stay_as_they_are() -> None:
    text = render_survey_json(make_survey(plant='Abfüllung "2" \u2028 <b>')).decode("utf-8")
    assert "Abfüllung" in text
    assert json.loads(text)["plant"] == 'Abfüllung "2" \u2028 <b>'


def test_function_codes_stand_in_the_order_of_their_numbers() -> None:
    flow = next(flow for flow in read(make_survey())["flows"] if flow["function_codes"])
    assert list(flow["function_codes"]) == ["3", "16"]
    assert flow["function_codes"]["16"] == {"requests": 12, "responses": 11, "errors": 1}


def test_times_are_utc_with_microseconds() -> None:
    berlin = timezone(timedelta(hours=1))
    assert render_time(datetime(2026, 1, 5, 7, 0, 0, 250_000, tzinfo=berlin)) == "2026-01-05T06:00:00.250000Z"
    assert render_time(datetime(2026, 1, 5, tzinfo=UTC)) == "2026-01-05T00:00:00.000000Z"
    assert render_time(None) is None


def test_a_number_that_json_does_not_know_is_refused() -> None:
    plan = dataclasses.replace(make_survey().plan, risk_before=float("nan"))
    with pytest.raises(ValueError, match="JSON compliant"):
        render_survey_json(make_survey(plan=plan))


def test_mappings_are_sorted_so_that_their_history_does_not_show() -> None:
    assert list(plain({"10": 1, "9": 2, "1/2": 3})) == list(plain({"1/2": 3, "9": 2, "10": 1})) == ["1/2", "9", "10"]
