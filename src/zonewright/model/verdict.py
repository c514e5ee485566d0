"""The result of judging one requirement for one zone or conduit."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from zonewright.model.identifier import Id, Origin


class VerdictValue(StrEnum):
    """Silence never counts as met."""

    MET = "met"
    NOT_MET = "not_met"
    COMPENSATED = "compensated"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One requirement, one subject, one value, and why.

    Attributes:
        subject: id of a zone or conduit.
        requirement: row id of 62443-3-3, such as `SR 5.1 RE 1`.
        reason: one sentence in plant words.
        valid_until: when it must be judged again; `None` while nothing sets it.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    subject: Id
    requirement: str
    verdict: VerdictValue
    reason: str
    valid_until: datetime | None = None
