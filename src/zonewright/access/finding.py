"""What is wrong with ways in: each finding in plant words, with what would settle it."""

from collections.abc import Iterator
from datetime import timedelta

from zonewright.access.ground import AccessGround
from zonewright.model.identifier import Id
from zonewright.model.moment import end_of, is_over, render_moment
from zonewright.model.register import About, DeclaredWayIn, Finding, FindingKind, WayIn

OPEN_TO_ALL = frozenset({"none", "shared_password"})
AUTHENTICATION = {"none": "asks for no password", "shared_password": "is opened by a password that several people know"}


def iter_way_findings(ground: AccessGround, ways: tuple[WayIn, ...]) -> Iterator[Finding]:
    """Give what is wrong with registered ways, and every side door."""
    stated = {one.declared_by: one for one in ground.plant.ways_in}
    for way in ways:
        about = About(way.id, way.name, way.zones)
        found = _iter_registered(ground, stated[way.basis[0]]) if way.registered else _iter_side_door(ground, way)
        for kind, what, basis in found:
            yield Finding.of(ground.terms.wordings[kind], about, what=what, basis=(way.id, *basis))


Said = tuple[FindingKind, str, tuple[Id, ...]]
"""Kind, words, and what it rests on besides the way itself."""


def _iter_side_door(ground: AccessGround, way: WayIn) -> Iterator[Said]:
    words = ground.naming.words
    zones = " and ".join(words.get(zone, zone) for zone in way.zones) or "the plant"
    seen = "was seen" if way.seen else "stands there"
    yield (
        FindingKind.SIDE_DOOR,
        f"A remote way in through {way.name} into {zones} {seen}, and nobody registered it.",
        (),
    )


def _iter_registered(ground: AccessGround, one: DeclaredWayIn) -> Iterator[Said]:
    if one.owner is None:
        yield FindingKind.WAY_IN_WITHOUT_OWNER, f"Nobody answers for {one.name}.", ()
    if one.approved_by is None:
        yield FindingKind.WAY_IN_NOT_APPROVED, f"Nobody approved {one.name}.", ()
    if one.expires is not None and is_over(one.expires, ground.as_of):
        yield FindingKind.WAY_IN_EXPIRED, f"The approval of {one.name} ended {render_moment(one.expires)}.", ()
    if one.authentication in OPEN_TO_ALL:
        how = AUTHENTICATION[one.authentication or ""] + (", and is always open" if one.always_open else "")
        yield FindingKind.WAY_IN_SHARED_PASSWORD, f"{one.name} {how}.", ()
    yield from _iter_review(ground, one)
    unknown = ground.naming.derive_unknown((one.enters, *one.reaches))
    if unknown:
        what = f"{one.name} names {', '.join(unknown)}, which is neither an asset nor a zone of this plant."
        yield FindingKind.REGISTER_NAMES_UNKNOWN, what, ()


def _iter_review(ground: AccessGround, one: DeclaredWayIn) -> Iterator[Said]:
    """Count from the last review, or from the approval while there was none."""
    start = one.last_review or one.approved_at
    assumed = one.review_days is None
    days = ground.terms.review.days if one.review_days is None else one.review_days
    basis = (ground.terms.review.catalog_id,) if assumed else ()
    if start is None:
        what = f"No review of {one.name} is recorded, and no day of its approval."
        yield FindingKind.WAY_IN_REVIEW_OVERDUE, what, ()
    elif ground.as_of is not None and end_of(start) + timedelta(days=days) <= ground.as_of:
        day = render_moment(start)
        last = f"was last reviewed {day}" if one.last_review else f"was approved {day} and never reviewed"
        due = f"a review every {days:g} days is {'assumed' if assumed else 'agreed'}"
        yield FindingKind.WAY_IN_REVIEW_OVERDUE, f"{one.name} {last}; {due}.", basis
