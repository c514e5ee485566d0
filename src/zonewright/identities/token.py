"""Random tokens for scripts and other programs, kept as SHA-256.

A token is `zw_<credential>_<secret>`: 256 random bits in base 32, and before them the id that its credential gets,
without `credential-`, so that a token found where it should not be can be taken back. That id is made from what is
kept of the secret. A slow hash would add nothing to a secret that nobody can guess.
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from zonewright.contracts.identity import Claim, NewSecret
from zonewright.errors import DeniedError
from zonewright.model.identifier import Id, make_id
from zonewright.model.workspace.principal import Asker, Credential

KIND = "token"
SECRET_BYTES = 32
TOKEN = re.compile(r"zw_([a-z2-7]{12})_([a-z2-7]{52})")


class TokenIdentity:
    """Proves a principal by a token, within the token's scope and time."""

    name = "token"

    def make_secret(self) -> NewSecret:
        """Make a token; `secret` is shown once and kept nowhere, and `make_token_id(proof)` names its credential."""
        drawn = base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode("ascii").rstrip("=").lower()
        proof = _hash(drawn)
        return NewSecret(proof=proof, secret=f"zw_{_bare(make_token_id(proof))}_{drawn}")

    def prove(self, claim: Claim, *, names: Mapping[Id, str], credentials: Sequence[Credential], at: datetime) -> Asker:
        """Prove who asks by the token alone; a name that is claimed as well has to be that of the token's principal.

        Raises:
            DeniedError: it is not proven; the words do not say what of it was wrong.
        """
        written = TOKEN.fullmatch((claim.secret or "").strip())
        proof = _hash(written[2] if written else "")
        is_whole = written is not None and written[1] == _bare(make_token_id(proof))
        tokens = (one for one in credentials if one.kind == KIND)
        found = [one for one in tokens if hmac.compare_digest(one.proof.encode(), proof.encode())]
        credential = found[0] if len(found) == 1 else None
        name = names.get(credential.principal) if credential else None
        is_live = credential is not None and (credential.expires is None or credential.expires > at)
        claims_it = claim.name is None or (name is not None and claim.name.strip().casefold() == name.casefold())
        if credential is None or name is None or not (is_whole and is_live and claims_it):
            raise DeniedError(
                "the token is wrong, is not that of the name, or has expired",
                hint="an administrator can make a new token",
            )
        return Asker(name, f"{KIND} {credential.label}", scope=credential.scope)


def make_token_id(proof: str) -> Id:
    """Name the credential of a token by what is kept of its secret."""
    return make_id("credential", proof)


def _bare(identifier: Id) -> str:
    return identifier.removeprefix("credential-")


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("ascii")).hexdigest()
