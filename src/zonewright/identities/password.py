"""Passwords of local accounts, kept as argon2id hashes.

Nobody learns from a refusal whether the name or the password was wrong: the words are equal, and so is the work, since
a name without a password is compared with a hash that nothing matches.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError, VerifyMismatchError

from zonewright.contracts.identity import Claim, NewSecret
from zonewright.errors import DeniedError, InputError
from zonewright.model.identifier import Id
from zonewright.model.workspace.principal import Asker, Credential

KIND = "password"
SHORTEST, LONGEST = 12, 1024
SALT_CHARACTERS = 22


class PasswordIdentity:
    """Proves a principal by its name and its password; the newest password counts."""

    name = "password"

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()

    def make_secret(self, password: str) -> NewSecret:
        """Make what a chosen password is compared with; the password itself is not in it.

        A password has 12 to 1024 characters, any of them; it need not mix letters, digits and signs.

        Raises:
            InputError: it is too short or too long.
        """
        if len(password) > LONGEST or not SHORTEST <= len(_spell(password)) <= LONGEST:
            raise InputError(
                f"a password has {SHORTEST} to {LONGEST} characters",
                hint="take several words that nobody would put together, or let a password manager make it",
            )
        return NewSecret(proof=self._hasher.hash(_encode(password)))

    def is_outdated(self, proof: str) -> bool:
        """Tell whether a password should be hashed anew when it is next at hand, since the parameters have changed."""
        return self._hasher.check_needs_rehash(proof)

    def prove(self, claim: Claim, *, names: Mapping[Id, str], credentials: Sequence[Credential], at: datetime) -> Asker:
        """Prove who asks by name and password.

        Raises:
            DeniedError: it is not proven; the words do not say whether the name or the password was wrong.
        """
        name = (claim.name or "").strip().casefold()
        called = {principal: written for principal, written in names.items() if written.casefold() == name}
        own = [one for one in credentials if one.kind == KIND and one.principal in called]
        newest = max(own, key=lambda one: (one.created_at, one.id), default=None)
        matches = self._matches(newest.proof if newest else self._unmatched(), password=claim.secret or "")
        if newest is None or not matches or (newest.expires is not None and newest.expires <= at):
            raise DeniedError(
                "the name or the password is wrong, or the password has expired",
                hint="an administrator can set a new password",
            )
        return Asker(called[newest.principal], KIND, scope=newest.scope)

    def _matches(self, proof: str, *, password: str) -> bool:
        secret = _encode(password) if len(password) <= LONGEST else b""
        try:
            return self._hasher.verify(proof, secret)
        except (VerifyMismatchError, InvalidHashError):
            return False
        except Argon2Error as failure:
            raise DeniedError(
                f"this machine could not compare the password: {failure}",
                hint=f"it takes {self._hasher.memory_cost // 1024} MiB of memory for a moment",
            ) from failure

    def _unmatched(self) -> str:
        """A hash with our parameters that no password is known to have."""
        cost = f"m={self._hasher.memory_cost},t={self._hasher.time_cost},p={self._hasher.parallelism}"
        hash_characters = -(-self._hasher.hash_len * 8 // 6)
        return f"$argon2id$v=19${cost}${'A' * SALT_CHARACTERS}${'A' * hash_characters}"


def _spell(password: str) -> str:
    """One spelling for what keyboards compose in different ways."""
    return unicodedata.normalize("NFKC", password)


def _encode(password: str) -> bytes:
    """Bytes of any text; a lone surrogate must not end in an error that quotes the password."""
    return _spell(password).encode("utf-8", "surrogatepass")
