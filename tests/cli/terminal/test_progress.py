"""What a person sees while something takes long."""

import io

import pytest

from zonewright.cli.terminal.printing import make_console
from zonewright.cli.terminal.progress import show_progress


class Screen(io.StringIO):
    """A terminal that can be read."""

    def isatty(self) -> bool:
        return True


def look_at(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Put a terminal in the place of what a test writes beside its output."""
    found = Screen()
    monkeypatch.setattr("sys.stderr", found)
    monkeypatch.setenv("TERM", "xterm")
    return found


def test_into_a_pipe_only_what_matters_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress() as say:
        say("reading one.pcap")
        say("compiling the reader, once")
    out, err = capsys.readouterr()
    assert (out, err) == ("", "compiling the reader, once\n")


def test_on_a_terminal_the_word_of_now_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = look_at(monkeypatch)
    assert make_console(stderr=True).is_terminal
    with show_progress("surveying") as say:
        say("reading one.pcap")
    assert "reading one.pcap" in screen.getvalue()


def test_where_a_question_may_come_the_terminal_is_left_free(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = look_at(monkeypatch)
    with show_progress("working", asks=True) as say:
        say("reading one.pcap")
    assert "reading one.pcap" in screen.getvalue()
    assert "working" not in screen.getvalue()


def test_an_error_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    look_at(monkeypatch)
    with pytest.raises(ValueError, match="x"), show_progress():
        raise ValueError("x")
