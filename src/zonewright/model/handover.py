"""What is known of a package that one party of the life cycle hands to another."""

from dataclasses import dataclass

from zonewright.model.workspace.principal import LifeCycleRole

SCHEMA = "handover/1"


@dataclass(frozen=True, slots=True)
class Handover:
    """Who hands over what.

    Attributes:
        organisation: who hands over.
        role: its role in the life cycle.
        by: the person.
        at: when it was made, RFC 3339.
        scope: names of the zones that it is about; empty means everything in it.
        files: name and SHA-256 of every file of the package, as its manifest states them.
    """

    organisation: str
    role: LifeCycleRole
    by: str
    at: str
    scope: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    remarks: str | None = None
