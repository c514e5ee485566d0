"""One meaning per exit code."""

import pytest

from zonewright import errors
from zonewright.cli.terminal.exit_codes import ExitCode, exit_code_of


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.InputError("a"), 3),
        (errors.UnsupportedError("a"), 3),
        (errors.ConflictError("a"), 3),
        (errors.SettingsError("a"), 2),
        (errors.StoreError("a"), 2),
        (errors.DeniedError("a"), 4),
        (errors.VerificationError("a"), 5),
    ],
)
def test_every_error_has_its_code(error: errors.ZonewrightError, code: int) -> None:
    assert exit_code_of(error) == code


def test_done_is_zero() -> None:
    assert int(ExitCode.DONE) == 0
