"""Component inventory [62443-3-3:2013 SR 7.8]."""

from zonewright.assessment.fact import Facts, Judgement, Subject
from zonewright.assessment.index import gather_facts, iter_keys
from zonewright.model.asset import Asset
from zonewright.model.plant import DeclaredAsset
from zonewright.model.verdict import VerdictValue
from zonewright.model.zone import Conduit, ZoneKind

MOST_NAMES = 5
DECLARED_UNKNOWN = frozenset({"unknown", "?", "n/a", "none"})
"""A firmware field that says that nobody knows is an answer; an empty one is not."""


def check_inventory(subject: Subject, facts: Facts) -> Judgement:
    """Judge whether the given inventory names what is in the zone, with its properties [62443-3-3:2013 SR 7.8].

    Met when every asset seen in the zone is declared with vendor, model and firmware and nothing contradicts it.
    """
    if isinstance(subject, Conduit):
        reason = f"{subject.name} is judged by the inventories of its two zones; to settle: list what stands in it."
        return Judgement(VerdictValue.NOT_ASSESSED, reason, (subject.id,))
    assets = gather_facts(facts.index.assets, (subject.id,))
    if not facts.declared:
        reason = f"No inventory was given; to settle: give the list of what stands in {subject.name}."
        return Judgement(VerdictValue.NOT_ASSESSED, reason, (subject.id,))
    if not assets or subject.kind is ZoneKind.EXTERNAL:
        reason = f"{subject.name} has nothing that the plant's inventory would list; to settle: say whether it has."
        return Judgement(VerdictValue.NOT_ASSESSED, reason, (subject.id,))
    return _check_zone(subject.name, assets, facts=facts)


def _check_zone(name: str, assets: tuple[Asset, ...], *, facts: Facts) -> Judgement:
    declared = {asset.id: _find_declaration(asset, facts) for asset in assets}
    missing = tuple(asset for asset in assets if asset.observed and declared[asset.id] is None)
    if missing:
        reason = f"Seen on the wire in {name} and not in the inventory: {_names(missing)}."
        return Judgement(VerdictValue.NOT_MET, reason, tuple(asset.id for asset in missing))
    inside = {asset.id for asset in assets}
    conflicts = tuple(
        conflict for conflict in facts.conflicts if conflict.asset in inside and conflict.decision is None
    )
    if conflicts:
        first = conflicts[0]
        reason = f"The inventory says {first.field} {first.declared} for {facts.names((first.asset,))}, the wire says "
        reason += f"{first.observed}; {len(conflicts)} such conflict(s) are open in {name}."
        return Judgement(VerdictValue.NOT_MET, reason, tuple(conflict.id for conflict in conflicts))
    bare = tuple(asset for asset in assets if _lacks(asset, declared[asset.id]))
    if bare:
        reason = f"Vendor, model or firmware is not given for {_names(bare)}; to settle: fill in, or write unknown."
        return Judgement(VerdictValue.NOT_ASSESSED, reason, tuple(asset.id for asset in bare))
    lines = tuple(one.declared_by for one in declared.values() if one is not None)
    reason = f"All {len(assets)} assets of {name} are in the inventory, with vendor, model and firmware."
    return Judgement(VerdictValue.MET, reason, tuple(dict.fromkeys(lines)))


def _find_declaration(asset: Asset, facts: Facts) -> DeclaredAsset | None:
    """Find the line that states an asset: by what inventory says it rests on or an address, else by its name."""
    known = facts.index.declarations
    places = [known.lines[one] for one in asset.basis if one in known.lines]
    places += [known.addresses[key] for key in iter_keys(asset.addresses) if key in known.addresses]
    if not places:
        names = (name.casefold() for name in (asset.name, *asset.hosts))
        places = [known.names[name] for name in names if name in known.names]
    return facts.declared[min(places)] if places else None


def _lacks(asset: Asset, declared: DeclaredAsset | None) -> bool:
    if declared is None:
        return True
    firmware = asset.firmware or declared.firmware or _said_unknown(declared)
    vendor, model = asset.vendor or declared.vendor, asset.model or declared.model
    return not (vendor and model and firmware)


def _said_unknown(declared: DeclaredAsset) -> str | None:
    words = (declared.remarks or "").casefold().strip()
    return words if words in DECLARED_UNKNOWN or "firmware unknown" in words else None


def _names(assets: tuple[Asset, ...]) -> str:
    words = [asset.name for asset in assets[:MOST_NAMES]]
    more = f" and {len(assets) - MOST_NAMES} more" if len(assets) > MOST_NAMES else ""
    return ", ".join(words) + more
