"""The verbs as the command line knows them before any of their files is open."""

import pytest

from zonewright.cli.app import run
from zonewright.cli.verb_group import open_verb, unopened


def test_a_verb_that_is_asked_for_shows_its_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--help"]) == 0
    assert "schema [OPTIONS] {name}" in capsys.readouterr().out


def test_the_file_of_a_verb_gives_its_command() -> None:
    command = open_verb("schema")
    assert command.name == "schema"
    assert command.callback is not unopened


def test_a_word_that_is_nearly_a_verb_is_pointed_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["shema"]) == 2
    assert "schema" in capsys.readouterr().err
