from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest
from argon2 import Parameters, PasswordHasher, Type, extract_parameters
from argon2.exceptions import VerifyMismatchError

from zonewright.contracts.identity import Claim
from zonewright.errors import DeniedError, InputError
from zonewright.identities.password import PasswordIdentity
from zonewright.model.identifier import Id
from zonewright.model.workspace.principal import Asker, Credential, Duty, Grant

NOW = datetime(2027, 1, 6, 8, 0, tzinfo=UTC)
CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
IDENTITY = PasswordIdentity(CHEAP)
WORDS = "bottle crate pallet"
NAMES: dict[Id, str] = {Id("principal-a"): "Ada", Id("principal-b"): "Bert"}


def keep(password: str = WORDS, *, number: int = 1, expires: datetime | None = None) -> Credential:
    """Ada's password, made at this hour of the day."""
    proof = IDENTITY.make_secret(password).proof
    created_at = NOW + timedelta(hours=number)
    return Credential(
        Id(f"credential-{number}"),
        Id("principal-a"),
        "password",
        proof=proof,
        label="",
        created_at=created_at,
        expires=expires,
    )


def prove(name: str | None, password: str | None, *kept: Credential) -> Asker:
    return IDENTITY.prove(Claim(name, password), names=NAMES, credentials=kept, at=NOW)


def refuse(name: str | None, password: str | None, *kept: Credential) -> tuple[str, str | None]:
    with pytest.raises(DeniedError) as denied:
        prove(name, password, *kept)
    return str(denied.value), denied.value.hint


def test_the_right_password_proves_its_principal() -> None:
    assert prove("ada", WORDS, keep()) == Asker("Ada", "password")


def test_the_proof_is_argon2id_with_the_parameters_of_the_library() -> None:
    identity = PasswordIdentity()
    proof = identity.make_secret(WORDS).proof
    assert extract_parameters(proof) == extract_parameters(PasswordHasher().hash(WORDS))
    assert extract_parameters(proof).type is Type.ID
    assert not identity.is_outdated(proof)


def test_a_password_is_salted_and_not_shown_again() -> None:
    first, second = IDENTITY.make_secret(WORDS), IDENTITY.make_secret(WORDS)
    assert first.proof != second.proof
    assert (first.secret, WORDS in first.proof) == (None, False)


def test_every_refusal_has_the_same_words() -> None:
    ada = keep()
    refusals = {
        refuse("Ada", "wrong words altogether", ada),
        refuse("Bert", WORDS, ada),
        refuse("nobody", WORDS, ada),
        refuse(None, WORDS, ada),
        refuse("", WORDS, ada),
        refuse("Ada", None, ada),
        refuse("Ada", "", ada),
        refuse("Ada", WORDS),
        refuse("Ada", WORDS, keep(expires=NOW)),
        refuse("Ada", "x" * 5000, ada),
    }
    assert refusals == {
        ("the name or the password is wrong, or the password has expired", "an administrator can set a new password")
    }


class Watched(PasswordHasher):
    """Compares as ever, and remembers with which parameters."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=64, parallelism=1)
        self.work: list[Parameters] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002  argon2's own name
        self.work.append(extract_parameters(hash if isinstance(hash, str) else hash.decode()))
        return super().verify(hash, password)


def test_an_unknown_name_takes_as_much_work_as_a_wrong_password() -> None:
    done = []
    for name, kept in (("Ada", (keep(),)), ("Ada", ()), ("nobody", (keep(),)), ("Ada", (keep(expires=NOW),))):
        hasher = Watched()
        with pytest.raises(DeniedError):
            PasswordIdentity(hasher).prove(Claim(name, "wrong words"), names=NAMES, credentials=kept, at=NOW)
        done.append(hasher.work)
    assert done == [[extract_parameters(keep().proof)]] * 4


@pytest.mark.parametrize("hash_len", [16, 32, 64])
def test_the_hash_that_nothing_matches_is_sound_at_every_length(hash_len: int) -> None:
    hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1, hash_len=hash_len)
    with pytest.raises(VerifyMismatchError):
        hasher.verify(PasswordIdentity(hasher)._unmatched(), WORDS)


def test_an_expired_password_proves_nothing_and_one_that_will_does() -> None:
    assert prove("Ada", WORDS, keep(expires=NOW + timedelta(seconds=1))).name == "Ada"
    refuse("Ada", WORDS, keep(expires=NOW))


def test_the_newest_password_counts() -> None:
    old, new = keep(), keep("label cap shrink film", number=2)
    assert prove("Ada", "label cap shrink film", new, old).name == "Ada"
    refuse("Ada", WORDS, new, old)
    refuse("Ada", WORDS, keep("label cap shrink film", number=2, expires=NOW), old)


def test_the_scope_of_the_credential_goes_with_the_asker() -> None:
    scope = (Grant(Duty.VIEW),)
    kept = keep()
    limited = Credential(kept.id, kept.principal, kept.kind, kept.proof, "", kept.created_at, scope=scope)
    assert prove("Ada", WORDS, limited).scope == scope


@pytest.mark.parametrize("password", ["", "elevenchars", "\u0065\u0301" * 11, "x" * 1025])
def test_too_short_and_too_long_passwords_are_refused_and_not_quoted(password: str) -> None:
    with pytest.raises(InputError, match="a password has 12 to 1024 characters") as refused:
        IDENTITY.make_secret(password)
    assert not password or password not in f"{refused.value} {refused.value.hint}"
    assert refused.value.hint is not None


def test_two_keyboards_may_spell_one_letter_differently() -> None:
    assert prove("Ada", "cre\u0300me bru\u0302le\u0301e", keep("crème brûlée")).name == "Ada"


def test_any_text_may_be_a_password() -> None:
    for password in ("\udcff\udcfe" * 6, "\0" * 12, "zwölf Zeichen 鍵"):
        assert prove("Ada", password, keep(password)).name == "Ada"
        refuse("Ada", password + "!", keep(password))


def test_a_damaged_proof_proves_nothing() -> None:
    kept = keep()
    for proof in ("", "x", kept.proof[:-4], "$argon2id$v=19$m=1,t=0,p=0$AAAA$AAAA"):
        broken = Credential(kept.id, kept.principal, kept.kind, proof, "", kept.created_at)
        refuse("Ada", WORDS, broken)


def test_a_token_is_no_password() -> None:
    kept = keep()
    token = Credential(kept.id, kept.principal, "token", kept.proof, "", kept.created_at)
    refuse("Ada", WORDS, token)


def test_a_hash_with_other_parameters_still_proves_and_is_outdated() -> None:
    stronger = PasswordIdentity(PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    assert stronger.is_outdated(keep().proof)
    assert stronger.prove(Claim("Ada", WORDS), names=NAMES, credentials=(keep(),), at=NOW).name == "Ada"
