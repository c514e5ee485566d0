"""The verb lists agree: registry, workflow file, command file, command and how-to page."""

from collections.abc import Iterable
from pathlib import Path

import pytest
import typer.main

from tests.house.garden import plant
from tests.house.gates import ROOT
from tests.house.pair_gates import iter_unequal_names, iter_unpaired_verbs
from tests.house.source import PACKAGE, Finding

SURVEY = (("survey", "workflow"),)
FILES = (PACKAGE + "/workflows/{}.py", PACKAGE + "/cli/{}.py", "docs/how-to/{}.md")


def registry() -> tuple[tuple[str, str], ...]:
    """Every verb that exists, with its kind: the one place that the tests read it from."""
    from zonewright.cli.verbs import VERBS

    return tuple((verb.name, verb.kind) for verb in VERBS)


def commands() -> tuple[str, ...]:
    """The commands that the command line really has."""
    from zonewright.cli.app import app

    group = typer.main.get_command(app)
    return tuple(getattr(group, "commands", {}))


def opened() -> tuple[tuple[str, str], ...]:
    """Every verb of the registry with its line of help, as the file of its command says it."""
    from zonewright.cli.verb_group import open_verb

    commands = [open_verb(name) for name, _ in registry()]
    return tuple((command.name, command.help.splitlines()[0]) for command in commands)


def test_every_verb_has_its_files_and_the_reverse() -> None:
    assert _words(iter_unpaired_verbs(ROOT, registry())) == []


def test_registry_names_each_verb_once() -> None:
    names = [name for name, _ in registry()]
    assert len(set(names)) == len(names)


def test_kinds_are_workflow_or_door() -> None:
    assert {kind for _, kind in registry()} <= {"workflow", "door"}


def test_commands_are_the_registry() -> None:
    names = [name for name, _ in registry()]
    assert _words(iter_unequal_names("verb-list", "zonewright.cli", ours=names, theirs=commands())) == []


def test_the_registry_says_of_each_verb_what_its_command_says() -> None:
    from zonewright.cli.verbs import VERBS

    assert tuple((verb.name, verb.help) for verb in VERBS) == opened()


@pytest.mark.parametrize("missing", [path.format("survey") for path in FILES])
def test_a_verb_without_a_file_is_caught(missing: str, tmp_path: Path) -> None:
    root = plant(tmp_path)
    assert _words(iter_unpaired_verbs(root, SURVEY)) == []
    (root / missing).unlink()
    assert missing in " ".join(_words(iter_unpaired_verbs(root, SURVEY)))


@pytest.mark.parametrize("extra", [path.format("assess") for path in FILES])
def test_a_file_without_a_verb_is_caught(extra: str, tmp_path: Path) -> None:
    root = plant(tmp_path, {extra: '"""Planted."""\n\n\ndef assess() -> None:\n    """Assess."""\n    x = 1\n'})
    assert extra in " ".join(_words(iter_unpaired_verbs(root, SURVEY)))


def test_a_door_with_a_workflow_is_caught(tmp_path: Path) -> None:
    words = _words(iter_unpaired_verbs(plant(tmp_path), (("survey", "door"),)))
    assert words == [f"{PACKAGE}/workflows/survey.py: survey is no workflow of the registry"]


def test_a_command_outside_the_registry_is_caught() -> None:
    found = iter_unequal_names("verb-list", "zonewright.cli", ours=["survey"], theirs=["survey", "scan"])
    assert _words(found) == ["zonewright.cli: scan does not exist"]


def _words(found: Iterable[Finding]) -> list[str]:
    return [f"{one.where}: {one.what}" for one in found]
