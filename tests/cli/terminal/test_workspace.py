"""Where the workspace is, who asks, what time is meant, and how a person is asked."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.desk import Terminal
from tests.workspace import make_site
from zonewright.cli.app import run
from zonewright.cli.terminal.workspace import (
    MOST_LINES,
    ask_secret,
    ask_yes,
    get_why,
    get_workspace,
    make_claim,
    make_confirm,
    now,
    opened,
    parse_moment,
    print_outlook,
)
from zonewright.errors import DeniedError, InputError, SettingsError
from zonewright.wiring import Claim


@pytest.fixture(autouse=True)
def _nobody_signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ZONEWRIGHT_TOKEN", "ZONEWRIGHT_PASSWORD", "ZONEWRIGHT_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-01", datetime(2026, 3, 1, 23, 59, 59, 999_999, UTC)),
        ("2026-03-01T12:00:00Z", datetime(2026, 3, 1, 12, tzinfo=UTC)),
        ("2026-03-01T12:00:00+02:00", datetime(2026, 3, 1, 10, tzinfo=UTC)),
        ("2026-03-01T12:00", datetime(2026, 3, 1, 12, tzinfo=UTC)),
        (None, None),
    ],
)
def test_a_moment_is_utc_and_a_day_is_meant_to_its_end(text: str | None, moment: datetime | None) -> None:
    assert parse_moment(text) == moment


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "2026-03-01T25:00", "01.03.2026"])
def test_what_is_no_time_is_said_with_its_option(text: str) -> None:
    with pytest.raises(SettingsError, match="--until"):
        parse_moment(text, option="--until")


def test_now_is_utc() -> None:
    assert now().tzinfo is UTC


def test_who_says_nothing_is_who_the_machine_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert make_claim(None) == Claim(None, None)
    monkeypatch.setenv("ZONEWRIGHT_TOKEN", "a token")
    assert make_claim(None) == Claim(None, "a token")
    monkeypatch.setenv("ZONEWRIGHT_PASSWORD", "a password")
    assert make_claim("bo") == Claim("bo", "a password")


def test_a_secret_needs_somebody_at_a_terminal() -> None:
    with pytest.raises(InputError, match="nobody is there") as said:
        ask_secret("Password of bo")
    assert "ZONEWRIGHT_PASSWORD" in (said.value.hint or "")
    with pytest.raises(InputError):
        make_claim("bo")


@pytest.mark.parametrize(("typed", "answer"), [("y\n", True), ("n\n", False), ("\n", False), ("what\ny\n", True)])
def test_yes_is_a_yes(typed: str, answer: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert ask_yes("Record this change?") is answer


def test_without_a_terminal_there_is_no_yes() -> None:
    with pytest.raises(InputError) as said:
        ask_yes("Record this change?")
    assert "--yes" in (said.value.hint or "")


def test_a_reason_is_asked_for_and_trimmed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert get_why("  a soft PLC ") == "a soft PLC"
    for nothing in (None, "", "  "):
        with pytest.raises(InputError, match="needs a reason"):
            get_why(nothing)
    monkeypatch.setattr("sys.stdin", Terminal("typed\n"))
    assert get_why(None) == "typed"


def test_a_workspace_is_found_from_below_and_its_absence_is_said(tmp_path: Path) -> None:
    (tmp_path / "zonewright.toml").write_text('store = "sqlite"\n', "utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert get_workspace(tmp_path / "a" / "b") == tmp_path.resolve()
    (tmp_path / "zonewright.toml").write_text("jobs = 2\n", "utf-8")
    with pytest.raises(SettingsError, match="is no workspace") as said:
        get_workspace(tmp_path / "a")
    assert "zonewright init" in (said.value.hint or "")


def test_it_is_opened_for_who_asks_and_closed_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(["init", str(tmp_path)])
    with opened(tmp_path, None) as workspace:
        assert workspace.asker.proven_by.startswith("operating system account")
    monkeypatch.setenv("ZONEWRIGHT_PASSWORD", "a password that is none")
    with pytest.raises(DeniedError), opened(tmp_path, "bo"):
        pass


def test_a_long_change_is_shown_in_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = make_site(tmp_path)
    pumps = "".join(f"  - name: pump-{number}\n    zone: packer\n" for number in range(40))
    site.apply(site.export() + pumps)
    print_outlook(site.said[-1])
    said = capsys.readouterr().out
    lines = len(site.said[-1].text.splitlines())
    assert lines > MOST_LINES
    assert f"... and {lines - MOST_LINES} lines more" in said
    assert make_confirm(yes=True)(site.said[-1])
