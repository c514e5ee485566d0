"""The command itself: help, version, wrong words, failures."""

import pytest

from tests.cli.running import run_command
from zonewright import __version__
from zonewright.cli.app import run


def test_without_words_the_verbs_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    text = capsys.readouterr().out
    for verb in ("survey", "demo", "why", "catalog", "schema"):
        assert verb in text


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"zonewright {__version__}\n"


@pytest.mark.parametrize(
    "words", [["fly"], ["survey"], ["survey", "a.pcap"], ["why", "flow-a"], ["survey", "--no-such"]]
)
def test_bad_usage_is_exit_code_2_and_says_what(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 2
    assert capsys.readouterr().err.strip()


def test_a_failure_is_said_in_two_lines_not_in_a_traceback() -> None:
    done = run_command("why", "flow-a", "--in", "nowhere-at-all")
    assert done.returncode == 2
    assert "nowhere-at-all/survey.json" in done.stderr
    assert "what to do" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_settings_are_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ZONEWRIGHT_JOBS", "many")
    assert run(["survey", "nothing.pcap", "--out", "/nowhere"]) == 2
    assert "jobs" in capsys.readouterr().err
