"""The laws of `zonewright.contracts.identity`, on every way of proving that an entry point names."""

import os
import pwd
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib.metadata import entry_points

import pytest

from tests.contracts.members import load_members
from zonewright.contracts.identity import Claim, Identity, NewSecret
from zonewright.errors import DeniedError, InputError
from zonewright.identities.password import PasswordIdentity
from zonewright.identities.token import TokenIdentity
from zonewright.model.identifier import Id, make_id
from zonewright.model.workspace.principal import Asker, Credential, Duty, Grant, make_principal_id

IDENTITIES = dict(load_members("zonewright.identities", entry_points(group="zonewright.identities")))
NOW = datetime(2027, 1, 6, 8, 0, tzinfo=UTC)
SOON = NOW + timedelta(hours=1)
SCOPE = (Grant(Duty.VIEW, zones=("Filling",)),)
WORDS = "bottle crate pallet"
ME = pwd.getpwuid(os.getuid()).pw_name


@dataclass(frozen=True, slots=True)
class Proven:
    """Somebody who can prove who they are: what they say, and what is kept of it."""

    identity: Identity
    name: str
    secret: str | None
    kept: Credential | None

    def prove(self, claim: Claim, *, at: datetime = NOW, kept: Credential | None = None) -> Asker:
        known = kept or self.kept
        names: dict[Id, str] = {make_principal_id(name): name for name in (self.name, "Somebody else")}
        return self.identity.prove(claim, names=names, credentials=(known,) if known else (), at=at)

    def claim(self) -> Claim:
        return Claim(self.name, self.secret)


def keep(kind: str, made: NewSecret, *, name: str) -> Credential:
    return Credential(credential_id(kind), make_principal_id(name), kind, made.proof, "build", NOW, SCOPE, SOON)


def credential_id(kind: str) -> Id:
    return make_id("credential", make_principal_id("Ada"), kind, "build")


def prove_by_system() -> Proven:
    return Proven(IDENTITIES["system"](), ME, None, None)


def prove_by_password() -> Proven:
    identity: PasswordIdentity = IDENTITIES["password"]()
    return Proven(identity, "Ada", WORDS, keep("password", identity.make_secret(WORDS), name="Ada"))


def prove_by_token() -> Proven:
    identity: TokenIdentity = IDENTITIES["token"]()
    made = identity.make_secret()
    return Proven(identity, "Ada", made.secret, keep("token", made, name="Ada"))


WAYS: dict[str, Callable[[], Proven]] = {
    "system": prove_by_system,
    "password": prove_by_password,
    "token": prove_by_token,
}
SECRET_WAYS = sorted(set(WAYS) - {"system"})


@pytest.fixture(scope="module", params=sorted(IDENTITIES))
def proven(request: pytest.FixtureRequest) -> Proven:
    return WAYS[request.param]()


@pytest.fixture(scope="module", params=SECRET_WAYS)
def secretive(request: pytest.FixtureRequest) -> Proven:
    return WAYS[request.param]()


def refuse(proven: Proven, claim: Claim, *, at: datetime = NOW) -> DeniedError:
    with pytest.raises(DeniedError) as denied:
        proven.prove(claim, at=at)
    return denied.value


def test_every_way_of_proving_has_its_case_here() -> None:
    assert set(IDENTITIES) == set(WAYS)


def test_a_way_of_proving_carries_the_name_of_its_entry_point() -> None:
    assert all(member.name == name for name, member in IDENTITIES.items())


def test_what_proves_gives_the_principal_by_its_own_spelling(proven: Proven) -> None:
    asker = proven.prove(Claim(proven.name.upper(), proven.secret))
    assert asker.name == proven.name
    assert asker.proven_by


def test_what_proves_has_the_scope_of_its_credential(proven: Proven) -> None:
    assert proven.prove(proven.claim()).scope == (proven.kept.scope if proven.kept else ())


def test_another_name_is_not_proven(proven: Proven) -> None:
    known, unknown = (refuse(proven, Claim(name, proven.secret)) for name in ("Somebody else", "Nobody at all"))
    assert known.hint == unknown.hint
    assert str(known).replace("Somebody else", "") == str(unknown).replace("Nobody at all", "")


def test_a_wrong_name_and_a_wrong_secret_are_refused_in_the_same_words(secretive: Proven) -> None:
    wrong_secret = refuse(secretive, Claim(secretive.name, f"{secretive.secret}!"))
    wrong_name = refuse(secretive, Claim("Nobody at all", secretive.secret))
    assert (str(wrong_secret), wrong_secret.hint) == (str(wrong_name), wrong_name.hint)


def test_no_secret_proves_nothing(secretive: Proven) -> None:
    for secret in (None, "", " "):
        refuse(secretive, Claim(secretive.name, secret))


def test_an_expired_credential_proves_nothing(secretive: Proven) -> None:
    assert secretive.prove(secretive.claim(), at=SOON - timedelta(microseconds=1)).name == secretive.name
    for at in (SOON, SOON + timedelta(days=1)):
        refuse(secretive, secretive.claim(), at=at)


def test_what_is_kept_does_not_prove_by_itself(secretive: Proven) -> None:
    assert secretive.kept is not None
    refuse(secretive, Claim(secretive.name, secretive.kept.proof))


def test_a_credential_of_another_kind_proves_nothing(secretive: Proven) -> None:
    assert secretive.kept is not None
    with pytest.raises(DeniedError):
        secretive.prove(secretive.claim(), kept=replace(secretive.kept, kind="badge"))


def test_nothing_that_is_given_kept_or_raised_holds_the_secret(secretive: Proven) -> None:
    assert secretive.secret is not None
    wrong = f"{secretive.secret}?"
    said = [
        repr(secretive.identity),
        repr(secretive.kept),
        repr(secretive.prove(secretive.claim())),
        *words_of(refuse(secretive, Claim(secretive.name, wrong))),
        *words_of(refuse(secretive, Claim("Nobody at all", secretive.secret))),
        *words_of(refuse(secretive, secretive.claim(), at=SOON)),
    ]
    assert [text for text in said if secretive.secret in text] == []


def words_of(error: BaseException) -> list[str]:
    """All that an error could show: itself, its hint, and what it came from."""
    return [str(error), repr(error), repr(vars(error)), *traceback.format_exception(error)]


def test_a_refused_new_password_is_not_quoted() -> None:
    short = WORDS[:11]
    with pytest.raises(InputError) as refused:
        IDENTITIES["password"]().make_secret(short)
    assert [words for words in words_of(refused.value) if short in words] == []


@pytest.mark.parametrize("noun", [Claim(secret=WORDS), NewSecret(proof="", secret=WORDS)], ids=["claim", "new_secret"])
def test_what_carries_a_secret_does_not_show_it(noun: object) -> None:
    assert WORDS not in f"{noun!r} {noun!s}"
