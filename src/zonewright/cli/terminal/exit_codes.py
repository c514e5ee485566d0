"""What the exit code of a command means; the table is in docs/reference/exit-codes.md."""

from enum import IntEnum

from zonewright import errors


class ExitCode(IntEnum):
    """One meaning per number."""

    DONE = 0
    PLANT_IS_WRONG = 1
    BAD_USAGE = 2
    INPUT_FAILED = 3
    DENIED = 4
    DOES_NOT_VERIFY = 5
    ORIGIN_NOT_VERIFIED = 6
    INTERRUPTED = 130


_CODES: tuple[tuple[type[errors.ZonewrightError], ExitCode], ...] = (
    (errors.SettingsError, ExitCode.BAD_USAGE),
    (errors.StoreError, ExitCode.BAD_USAGE),
    (errors.DeniedError, ExitCode.DENIED),
    (errors.VerificationError, ExitCode.DOES_NOT_VERIFY),
)


def exit_code_of(error: errors.ZonewrightError) -> ExitCode:
    """Give the exit code that an error ends a command with."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), ExitCode.INPUT_FAILED)
