"""Every document of a survey, each from the same records."""

import json

from tests.plant import make_survey
from tests.workspace import open_edges
from zonewright.model.plant import Plant
from zonewright.workflows.documents import Documents


def test_every_document_is_there_and_the_records_come_last() -> None:
    survey = make_survey()
    documents = Documents(survey, Plant(), open_edges().platforms).render()
    assert list(documents) == ["rules.nft", "plant.yaml", "inventory.xlsx", "report.html", "survey.json"]
    assert all(documents.values())
    found = json.loads(documents["survey.json"])
    assert {one["id"] for one in found["assets"]} == {one.id for one in survey.assets}
    assert documents["plant.yaml"].decode("utf-8").startswith("#:")
    assert documents["report.html"].rstrip().endswith(b"</html>")


def test_equal_surveys_are_equal_bytes() -> None:
    first, second = (Documents(make_survey(), Plant(), open_edges().platforms).render() for _ in range(2))
    assert first == second
