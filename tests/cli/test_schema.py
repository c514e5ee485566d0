"""The published schemas."""

import json

import jsonschema
import pytest

from zonewright.cli.app import run


@pytest.mark.parametrize("name", ["survey", "plant"])
def test_a_schema_is_printed_and_is_one(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", name]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)


def test_an_unknown_schema_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "zebra"]) == 2
    assert "zebra" in capsys.readouterr().err
