"""What people decided about conflicts, and what they declared only for a time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from zonewright.model.asset import Asset, Conflict
from zonewright.model.identifier import Id
from zonewright.model.moment import is_over
from zonewright.model.plant import Plant
from zonewright.model.register import About, Decision, Finding, FindingKind, RegisterTerms

KEEP_DECLARED = "keep_declared"


def settle(
    conflicts: Sequence[Conflict], decisions: Sequence[Decision], *, assets: Sequence[Asset], as_of: datetime | None
) -> tuple[Conflict, ...]:
    """Put on every conflict the decision that holds for it.

    A decision holds for what was seen when it was made: another value opens the question again, and so does its end.
    Of several the first counts.
    """
    words = {asset.id: {name.casefold() for name in (asset.id, asset.name, *asset.hosts)} for asset in assets}
    holding = [one for one in decisions if one.decision == KEEP_DECLARED and not is_over(one.expires, as_of)]
    return tuple(_settle(conflict, holding, words=words) for conflict in conflicts)


def _settle(conflict: Conflict, decisions: Sequence[Decision], *, words: Mapping[Id, set[str]]) -> Conflict:
    for one in decisions:
        about = one.about.casefold()
        is_mine = about == conflict.id or (about in words.get(conflict.asset, ()) and one.field == conflict.field)
        if is_mine and one.field in (None, conflict.field) and one.observed == conflict.observed:
            return replace(conflict, decision=one.declared_by, basis=(*conflict.basis, one.declared_by))
    return conflict


def derive_stale(plant: Plant, *, terms: RegisterTerms, as_of: datetime | None) -> tuple[Finding, ...]:
    """Find what was declared for a time that is over: it stands as declared until somebody confirms or corrects it."""
    wording = terms.wordings[FindingKind.BELIEF_OVER]
    sections = (
        ("asset", plant.assets),
        ("production function", plant.functions),
        ("zone", plant.zones),
        ("conduit", plant.conduits),
    )
    found = [
        Finding.of(
            wording,
            About(one.declared_by, one.name),
            what=f"What is declared of the {noun} {one.name} was to be believed until {one.believed_until}.",
            basis=(one.declared_by,),
        )
        for noun, declared in sections
        for one in declared
        if is_over(one.believed_until, as_of)
    ]
    return tuple(sorted(found, key=lambda finding: finding.id))
