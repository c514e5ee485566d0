"""What the registers are measured by, from the starting values of this project."""

from zonewright.catalogs.catalog import get_rows
from zonewright.catalogs.table import FindingText, RegisterInterval, RestorableRole
from zonewright.model.asset import Role
from zonewright.model.register import FindingKind, Interval, RegisterTerms, Wording

PART = "zonewright"


def get_register_terms() -> RegisterTerms:
    """Give how findings are worded, how often things are to be done, and which assets must be restorable."""
    every = {row.name: Interval(row.days, row.catalog_id) for row in get_rows(PART, RegisterInterval)}
    wordings = (
        Wording(FindingKind(row.kind), row.settle_by, row.answers, row.catalog_id)
        for row in get_rows(PART, FindingText)
    )
    return RegisterTerms(
        wordings={wording.kind: wording for wording in wordings},
        review=every["review"],
        backup=every["backup"],
        drill=every["drill"],
        restorable_roles={Role(row.role): row.catalog_id for row in get_rows(PART, RestorableRole)},
    )
