import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from zonewright.contracts.identity import Claim
from zonewright.errors import DeniedError
from zonewright.identities.token import TokenIdentity, make_token_id
from zonewright.model.identifier import Id
from zonewright.model.workspace.principal import Asker, Credential, Duty, Grant, make_principal_id

NOW = datetime(2027, 1, 6, 8, 0, tzinfo=UTC)
ROBOT = make_principal_id("robot")
NAMES: dict[Id, str] = {ROBOT: "robot", make_principal_id("Ada"): "Ada"}
SCOPE = (Grant(Duty.VIEW, zones=("Filling",)),)
IDENTITY = TokenIdentity()


def make_token(label: str = "build") -> tuple[str, Credential]:
    made = IDENTITY.make_secret()
    assert made.secret is not None
    return made.secret, Credential(make_token_id(made.proof), ROBOT, "token", made.proof, label, NOW, scope=SCOPE)


TOKEN, KEPT = make_token()


def prove(token: str | None, *kept: Credential, name: str | None = None) -> Asker:
    return IDENTITY.prove(Claim(name, token), names=NAMES, credentials=kept, at=NOW)


def refuse(token: str | None, *kept: Credential, name: str | None = None) -> tuple[str, str | None]:
    with pytest.raises(DeniedError) as denied:
        prove(token, *kept, name=name)
    return str(denied.value), denied.value.hint


def test_a_token_proves_its_principal_within_its_scope() -> None:
    assert prove(TOKEN, KEPT) == Asker("robot", "token build", scope=SCOPE)


def test_a_token_names_its_credential_and_is_kept_as_a_hash() -> None:
    assert re.fullmatch(rf"zw_{KEPT.id.removeprefix('credential-')}_[a-z2-7]{{52}}", TOKEN)
    assert KEPT.proof == hashlib.sha256(TOKEN.rsplit("_", 1)[1].encode()).hexdigest()


def test_no_token_is_made_twice() -> None:
    assert len({make_token()[0] for _ in range(20)}) == 20


def test_among_many_tokens_each_proves_its_own() -> None:
    other, kept = make_token("night shift")
    assert prove(other, KEPT, kept).proven_by == "token night shift"
    assert prove(TOKEN, kept, KEPT).proven_by == "token build"


def test_a_token_proves_whatever_its_credential_is_called() -> None:
    assert prove(TOKEN, replace(KEPT, id=Id("credential-1"))).name == "robot"


def test_a_name_beside_the_token_has_to_be_its_own() -> None:
    assert prove(TOKEN, KEPT, name="ROBOT").name == "robot"
    refuse(TOKEN, KEPT, name="Ada")


def test_a_copied_token_may_have_space_around_it() -> None:
    assert prove(f" {TOKEN}\n", KEPT).name == "robot"


def test_every_refusal_has_the_same_words() -> None:
    other, _ = make_token("other")
    refusals = {
        refuse(None, KEPT),
        refuse("", KEPT),
        refuse("zw_", KEPT),
        refuse("\udcff", KEPT),
        refuse(TOKEN[:-1], KEPT),
        refuse(TOKEN.upper(), KEPT),
        refuse(f"zw_{'a' * 12}_{TOKEN.rsplit('_', 1)[1]}", KEPT),
        refuse(other, KEPT),
        refuse(make_token()[0], KEPT),
        refuse(TOKEN, KEPT, name="Ada"),
        refuse(TOKEN),
        refuse(TOKEN, KEPT, KEPT),
        refuse(TOKEN, replace(KEPT, expires=NOW)),
        refuse(TOKEN, replace(KEPT, kind="password")),
        refuse(TOKEN, replace(KEPT, principal=make_principal_id("gone"))),
        refuse(TOKEN, replace(KEPT, proof="")),
        refuse(KEPT.proof, KEPT),
    }
    assert refusals == {
        ("the token is wrong, is not that of the name, or has expired", "an administrator can make a new token")
    }


def test_a_token_is_good_until_it_expires() -> None:
    assert prove(TOKEN, replace(KEPT, expires=NOW + timedelta(microseconds=1))).name == "robot"
