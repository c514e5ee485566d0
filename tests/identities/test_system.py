import os
import pwd
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from zonewright.contracts.identity import Claim
from zonewright.errors import DeniedError
from zonewright.identities.system import SystemIdentity, read_account
from zonewright.model.identifier import Id
from zonewright.model.workspace.principal import Asker

NOW = datetime(2027, 1, 6, 8, 0, tzinfo=UTC)
ME = pwd.getpwuid(os.getuid()).pw_name
AS_ANOTHER = """
import os
from zonewright.errors import DeniedError
from zonewright.identities.system import read_account
os.setuid(61184)
try:
    read_account()
except DeniedError as denied:
    print(denied)
"""


def prove(claim: Claim, **names: str) -> Asker:
    return SystemIdentity().prove(
        claim, names={Id(name): found for name, found in names.items()}, credentials=(), at=NOW
    )


def test_the_account_is_the_principal_of_that_name() -> None:
    assert prove(Claim(), p1="somebody", p2=ME.upper()) == Asker(ME.upper(), f"operating system account {ME}")
    assert prove(Claim(name=f" {ME} "), p2=ME).name == ME


def test_an_account_that_is_no_principal_is_proven_all_the_same() -> None:
    assert prove(Claim(), p1="somebody").name == ME


def test_variables_that_anybody_can_set_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME", "SUDO_USER"):
        monkeypatch.setenv(variable, "director")
    assert read_account() == ME


def test_another_name_is_refused_whether_it_is_known_or_not() -> None:
    refusals = set()
    for names in ({}, {"p1": "director"}):
        with pytest.raises(DeniedError, match="does not prove that you are director") as refused:
            prove(Claim(name="director"), **names)
        refusals.add((str(refused.value), refused.value.hint))
    assert len(refusals) == 1


def test_a_secret_is_not_looked_at() -> None:
    with pytest.raises(DeniedError):
        prove(Claim("director", "whatever"))
    assert prove(Claim(ME, "whatever")).name == ME


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become an account without a name")
def test_an_account_without_a_name_proves_nobody() -> None:
    done = subprocess.run([sys.executable, "-c", AS_ANOTHER], capture_output=True, text=True, check=True)
    assert done.stdout == "the operating system has no name for the account that runs this\n"
