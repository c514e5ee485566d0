"""Who acts: people, services and organisations, with their role in the life cycle and their duties per zone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from zonewright.model.identifier import Id, make_id


class PrincipalKind(StrEnum):
    """What acts."""

    PERSON = "person"
    SERVICE = "service"
    ORGANISATION = "organisation"


class LifeCycleRole(StrEnum):
    """The three roles of the life cycle [62443-3-3:2013]."""

    SUPPLIER = "supplier"
    INTEGRATOR = "integrator"
    OPERATOR = "operator"


class Duty(StrEnum):
    """What a principal may be trusted with."""

    VIEW = "view"
    MODEL = "model"
    APPROVE = "approve"
    MAINTAIN = "maintain"
    AUDIT = "audit"
    ADMINISTER = "administer"


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """One duty, for some zones or the whole plant.

    Attributes:
        zones: names of zones; empty means the whole plant.
        until: when it ends; `None` when nobody set an end.
    """

    duty: Duty
    zones: tuple[str, ...] = ()
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Principal:
    """A person, service or organisation that may ask for something.

    Attributes:
        name: the name it signs in with; unique without regard to case.
        organisation: name of the organisation that a person or a service belongs to.
        grants: sorted; none means that it may do nothing.
        granted_by: who gave it what it has, last.
    """

    id: Id
    name: str
    kind: PrincipalKind
    role: LifeCycleRole
    organisation: str | None = None
    grants: tuple[Grant, ...] = ()
    granted_by: str | None = None
    granted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    """What a principal proves itself with; never the secret itself.

    Attributes:
        kind: `password` or `token`.
        proof: what the secret is compared with (an argon2 hash of a password, SHA-256 of a random token).
        scope: duties that it can use at most; empty means all that the principal has.
        expires: from when it is refused.
    """

    id: Id
    principal: Id
    kind: str
    proof: str
    label: str
    created_at: datetime
    scope: tuple[Grant, ...] = ()
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for something now, and how that was proven.

    Attributes:
        name: of the principal, as proven; it may be nobody's.
        proven_by: in words for the log: `operating system`, `password`, `token <label>`.
        scope: duties that this proof can use at most; empty means all that the principal has.
    """

    name: str
    proven_by: str
    scope: tuple[Grant, ...] = ()


def make_principal_id(name: str) -> Id:
    """Name a principal without regard to case."""
    return make_id("principal", name.casefold())
