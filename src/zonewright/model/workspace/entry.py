"""One line of the log of a workspace: who did what, when, and whether it was let."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from zonewright.model.identifier import Id


class Outcome(StrEnum):
    """What became of what somebody asked for."""

    DONE = "done"
    PROPOSED = "proposed"
    REFUSED = "refused"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done, as the log keeps it; entries are appended and never changed.

    Attributes:
        at: when, by the clock of the door, UTC.
        principal: who asked; `proven_by` says how that was proven.
        verb: the command.
        what: one sentence in plant words.
        subjects: ids of the records it is about.
    """

    at: datetime
    principal: str
    proven_by: str
    verb: str
    outcome: Outcome
    what: str
    subjects: tuple[Id, ...] = ()
