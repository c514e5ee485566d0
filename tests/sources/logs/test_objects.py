from zonewright.model.identifier import Id
from zonewright.sources.logs.ledger import Ledger
from zonewright.sources.logs.objects import DEEPEST, MOST_NAMES, ObjectRows, flatten
from zonewright.sources.logs.unpacking import Block


def sheets(*lines: str | None, torn: str | None = None) -> tuple[list[tuple[str, list[int]]], Ledger]:
    ledger = Ledger()
    found = ObjectRows(ledger, path="conn").iter_sheets(Block(1, lines, torn))
    return [(one.path, one.lines.tolist()) for one in found], ledger


def test_every_object_is_of_its_own_log() -> None:
    found, _ = sheets('{"ts":1}', '{"_path":"dns"}', '{"event_type":"flow"}', '{"ts":2}')
    assert found == [("conn", [1, 4]), ("dns", [2]), ("eve/flow", [3])]


def test_what_is_no_object_is_a_problem_at_its_line() -> None:
    found, ledger = sheets('{"ts":1}', '{"ts":', "[1]", "", None, "[" * 5000, '{"ts":2}', torn="copy the file again")
    assert found == [("conn", [1])]
    assert [one.where for one in ledger.derive_problems(Id("i"))] == [f"line {at}" for at in (2, 3, 5, 6, 7)]
    assert ledger.ignored == {"blank": 1}


def test_objects_inside_are_written_under_joined_names() -> None:
    assert flatten({"a": 1, "b": {"c": [1], "d": {"e": None}}}) == {"a": 1, "b.c": [1], "b.d.e": None}


def test_depth_and_width_are_bounded() -> None:
    deep: dict[str, object] = {"x": 1}
    for _ in range(DEEPEST + 5):
        deep = {"x": deep}
    assert flatten(deep) == {}
    wide = {str(at): {str(one): 1 for one in range(10)} for at in range(MOST_NAMES)}
    assert len(flatten(wide)) < 2 * MOST_NAMES
