"""Component inventory [62443-3-3:2013 SR 7.8]."""

from zonewright.assessment.fact import Facts, Judgement, Subject
from zonewright.model.asset import Address, Asset
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
    assets = tuple(asset for asset in facts.assets if asset.zone == subject.id)
    if not facts.declared:
        reason = f"No inventory was given; to settle: give the list of what stands in {subject.name}."
        return Judgement(VerdictValue.NOT_ASSESSED, reason, (subject.id,))
    if not assets or subject.kind is ZoneKind.EXTERNAL:
        reason = f"{subject.name} has nothing that the plant's inventory would list; to settle: say whether it has."
        return Judgement(VerdictValue.NOT_ASSESSED, reason, (subject.id,))
    return _check_zone(subject.name, assets, facts=facts)


def _check_zone(name: str, assets: tuple[Asset, ...], *, facts: Facts) -> Judgement:
    declared = {asset.id: _find_declaration(asset, facts.declared) for asset in assets}
    missing = tuple(asset for asset in assets if asset.observed and declared[asset.id] is None)
    if missing:
        reason = f"Seen on the wire in {name} and not in the inventory: {_names(missing)}."
        return Judgement(VerdictValue.NOT_MET, reason, tuple(asset.id for asset in missing))
    inside = {asset.id for asset in assets}
    conflicts = tuple(conflict for conflict in facts.conflicts if conflict.asset in inside)
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


def _find_declaration(asset: Asset, declared: tuple[DeclaredAsset, ...]) -> DeclaredAsset | None:
    """Find the line that states an asset: by what inventory says it rests on, an address, or its name."""
    own = _keys(asset.addresses)
    for one in declared:
        if one.declared_by in asset.basis or own & _keys(one.addresses):
            return one
    names = {name.casefold() for name in (asset.name, *asset.hosts)}
    return next((one for one in declared if one.name.casefold() in names), None)


def _keys(addresses: tuple[Address, ...]) -> frozenset[str]:
    return frozenset(key for address in addresses for key in (address.mac, address.ip) if key is not None)


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
