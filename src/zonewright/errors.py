"""What can go wrong, drawn once.

    ZonewrightError
    |-- InputError          their bytes or words are wrong; says where
    |-- UnsupportedError    understood, cannot be represented or done here
    |-- ConflictError       two facts cannot both hold; a person must say
    |-- DeniedError         the principal may not do this now
    |-- VerificationError   evidence or data does not verify; never caught below a door
    |-- StoreError          a store or a folder could not keep or give what was asked
    `-- SettingsError       a setting is wrong or missing

Every error carries a `hint` for people: what to do next. Bad input that can be read in part is not an error but a
`zonewright.model.observation.Problem`.
"""


class ZonewrightError(Exception):
    """Something a person can act on."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class InputError(ZonewrightError):
    """Their bytes or words are wrong; the message says where."""


class UnsupportedError(ZonewrightError):
    """Understood, but it cannot be represented or done here."""


class ConflictError(ZonewrightError):
    """Two facts cannot both hold; a person must say which."""


class DeniedError(ZonewrightError):
    """The principal may not do this now."""


class VerificationError(ZonewrightError):
    """Something does not verify; never caught below a door."""


class StoreError(ZonewrightError):
    """A store or a folder could not keep or give what was asked."""


class SettingsError(ZonewrightError):
    """A setting is wrong or missing."""
