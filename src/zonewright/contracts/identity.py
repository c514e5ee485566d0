"""Identity: proves who a principal is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from zonewright.model.identifier import Id
from zonewright.model.workspace.principal import Asker, Credential


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says to be let in.

    Attributes:
        name: who they say they are; `None` when the secret itself says it, or the machine does.
        secret: a password or a token; `None` where none is needed.
    """

    name: str | None = None
    secret: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A secret for a principal: what it is compared with, and, of a made one, the secret itself to show once."""

    proof: str
    secret: str | None = field(default=None, repr=False)


class Identity(Protocol):
    """One way of proving who somebody is.

    Laws:
        what does not prove is refused with `DeniedError`, in the same words whether the name or the secret was wrong.
        an expired credential proves nothing.
        no proof, log line or error holds the secret.
    """

    name: str

    def prove(self, claim: Claim, *, names: Mapping[Id, str], credentials: Sequence[Credential], at: datetime) -> Asker:
        """Prove who asks.

        Args:
            claim: what they say.
            names: id of every principal -> its name.
            credentials: of all principals.
            at: now.

        Raises:
            DeniedError: it is not proven.
        """
        ...
