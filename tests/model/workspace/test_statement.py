"""Statements are the model in pieces, each with who stated it."""

from datetime import UTC, datetime

from tests.lifecycle.stating import BASE, items_of, state
from zonewright.model.observation import Input, Observation, Status, make_input_id
from zonewright.model.plant import Comment
from zonewright.model.section import iter_nouns
from zonewright.model.workspace.statement import Statement, make_model, make_statement_id

FILE = Input(make_input_id("ab" * 32), "plant.yaml", "ab" * 32, "plant", Status.COMPLETE, 12)
AT = datetime(2027, 1, 4, tzinfo=UTC)


def test_statements_join_into_the_model_they_were_taken_from() -> None:
    plant = state(BASE)
    line = Observation.of_row(FILE.id, "declaration", subject="x", line=1)
    statements = [
        Statement(make_statement_id(section, key), section, key, noun, line, FILE, "ada", AT, 1)
        for section, key, noun in iter_nouns(plant)
    ]
    assert len({one.id for one in statements}) == len(statements)
    assert items_of(make_model(statements)) == items_of(plant)
    remark = Comment("assets", "drive-9", "role", "beside", "# since May")
    assert make_model(reversed(statements), (remark,)).comments == (remark,)


def test_no_statements_are_an_empty_model() -> None:
    assert items_of(make_model(())) == ()


def test_a_statement_is_named_by_its_place() -> None:
    assert make_statement_id("assets", "a") == make_statement_id("assets", "a")
    assert make_statement_id("assets", "a") != make_statement_id("zones", "a")
    assert make_statement_id("assets", "a") != make_statement_id("assets", "A")
