"""A person at a desk who types commands in a small workspace, and what the terminal says."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.workspace import HMI, MODEL, PLC, capture
from zonewright.cli.app import run

PASSWORD = "correct horse battery"  # noqa: S105  of a person of the tests


class Terminal(io.StringIO):
    """A keyboard at which somebody has typed these lines."""

    def isatty(self) -> bool:
        """It is one."""
        return True


class Desk:
    """Runs commands in the folder of a workspace."""

    def __init__(self, patch: pytest.MonkeyPatch, printed: pytest.CaptureFixture[str]) -> None:
        self._patch, self._printed = patch, printed
        self.err = ""

    def __call__(self, *words: str, code: int = 0, typed: str | None = None) -> str:
        """Run a command; gives what it printed, and holds its exit code against the one expected."""
        self._patch.setattr("sys.stdin", io.StringIO() if typed is None else Terminal(typed))
        found = run(list(words))
        out, self.err = self._printed.readouterr()
        assert found == code, f"{words}: exit {found}\n{out}{self.err}"
        return out

    def fail(self, *words: str, code: int, typed: str | None = None) -> str:
        """Run a command that ends with another code; gives what it said beside the output."""
        self(*words, code=code, typed=typed)
        return self.err

    def read(self, *words: str) -> Any:
        """Run a command that lists something, and read its JSON."""
        return json.loads(self(*words, "--format", "json"))

    def edit(self, old: str, new: str) -> None:
        """Export the model and replace one piece of it."""
        self("export", "plant.yaml")
        text = Path("plant.yaml").read_text("utf-8")
        assert old in text
        Path("plant.yaml").write_text(text.replace(old, new, 1), "utf-8")

    def change(self, old: str, new: str, *, why: str = "because") -> None:
        """Edit the model and apply it."""
        self.edit(old, new)
        self("apply", "plant.yaml", "--yes", "--why", why)

    def see(self, ip: str = "10.0.1.99") -> None:
        """Observe the PLC of the filler at an address."""
        Path(f"{ip}.pcap").write_bytes(capture((PLC, ip), (HMI, "10.0.1.6"), day=-1000))
        self("observe", f"{ip}.pcap")


def make_desk(folder: Path, patch: pytest.MonkeyPatch, printed: pytest.CaptureFixture[str]) -> Desk:
    """Sit down in a new workspace with the model of the small line."""
    for name in ("ZONEWRIGHT_TOKEN", "ZONEWRIGHT_PASSWORD", "ZONEWRIGHT_SETTINGS", "ZONEWRIGHT_STORE"):
        patch.delenv(name, raising=False)
    patch.setenv("COLUMNS", "200")
    patch.chdir(folder)
    desk = Desk(patch, printed)
    desk("init", "line")
    patch.chdir(folder / "line")
    Path("model.yaml").write_text(MODEL, "utf-8")
    desk("apply", "model.yaml", "--yes", "--why", "as its people know it")
    return desk
