"""What the tests of the commands share."""

from pathlib import Path

import pytest

from tests.cli.desk import Desk, make_desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A person at a desk in a new workspace."""
    return make_desk(tmp_path, monkeypatch, capsys)
