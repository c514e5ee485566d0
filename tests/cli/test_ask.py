"""`zonewright ask` as a person types it."""

import csv
import io

import pytest

from tests.cli.desk import Desk
from zonewright.workflows.ask import TOPICS


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_in_every_form(topic: str, desk: Desk) -> None:
    lines = desk.read("ask", topic)
    rows = list(csv.DictReader(io.StringIO(desk("ask", topic, "--format", "csv"))))
    assert len(rows) == len(lines)
    assert desk("ask", topic)
    if lines:
        assert list(rows[0]) == list(lines[0])


def test_what_cannot_be_asked(desk: Desk) -> None:
    assert "ask for: ways-in" in desk.fail("ask", "weather", code=3)
    desk.fail("ask", code=2)
    assert "no time" in desk.fail("ask", "findings", "--as-of", "soon", code=2)
