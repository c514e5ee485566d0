"""The account of the operating system, as the machine itself knows it.

Variables such as LOGNAME and USER are never asked: whoever types can set them.
"""

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime

from zonewright.contracts.identity import Claim
from zonewright.errors import DeniedError
from zonewright.model.identifier import Id
from zonewright.model.workspace.principal import Asker, Credential

ACCOUNT_CHARACTERS = 257


class SystemIdentity:
    """Proves that somebody is signed in to this machine; a secret is not looked at."""

    name = "system"

    def prove(
        self,
        claim: Claim,
        *,
        names: Mapping[Id, str],
        credentials: Sequence[Credential],  # noqa: ARG002  of the contract; the machine needs none
        at: datetime,  # noqa: ARG002  of the contract; whoever is signed in is so now
    ) -> Asker:
        """Prove who asks by the account that this process runs under.

        The account and the principal are one without regard to case. Whether the principal is known is not asked here.

        Raises:
            DeniedError: the claim names somebody else, or the machine knows no account.
        """
        account = read_account()
        if claim.name is not None and claim.name.strip().casefold() != account.casefold():
            raise DeniedError(
                f"the operating system does not prove that you are {claim.name.strip()}",
                hint=f"you are signed in to this machine as {account}; sign in as the other, or use a password",
            )
        spelled = sorted(name for name in names.values() if name.casefold() == account.casefold())
        return Asker(spelled[0] if spelled else account, f"operating system account {account}")


def read_account() -> str:
    """Read the name of the account that this process runs under.

    Raises:
        DeniedError: the machine has no name for it.
    """
    account = _read_name()
    if not account:
        raise DeniedError(
            "the operating system has no name for the account that runs this",
            hint="run it under an account that the machine knows by name",
        )
    return account


if sys.platform == "win32":
    import ctypes

    def _read_name() -> str:
        written = ctypes.create_unicode_buffer(ACCOUNT_CHARACTERS)
        size = ctypes.c_ulong(ACCOUNT_CHARACTERS)
        return written.value if ctypes.windll.advapi32.GetUserNameW(written, ctypes.byref(size)) else ""

else:
    import os
    import pwd

    def _read_name() -> str:
        try:
            return pwd.getpwuid(os.getuid()).pw_name
        except KeyError:
            return ""
