"""Take what was seen into the model, in the place of what was declared."""

from dataclasses import replace

from zonewright.errors import UnsupportedError
from zonewright.model.asset import Address, Asset, Conflict
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset, Plant

TEXTS = frozenset({"role", "vendor", "model", "firmware", "serial"})
ADDRESSES = frozenset({"ip", "mac"})


def derive_settled(plant: Plant, conflict: Conflict, *, asset: Asset) -> Plant:
    """Give the model with the seen value in the field of a conflict; an asset that it does not state yet joins it.

    Raises:
        UnsupportedError: what was seen cannot be written into that field; a person has to.
    """
    stated = _find(plant, asset)
    changed = _write(stated or DeclaredAsset(Id(""), asset.name, addresses=asset.addresses), conflict)
    if stated is None:
        return replace(plant, assets=(*plant.assets, changed))
    return replace(plant, assets=tuple(changed if one is stated else one for one in plant.assets))


def _find(plant: Plant, asset: Asset) -> DeclaredAsset | None:
    own, texts = asset.name.casefold(), _texts(asset.addresses)
    others = {name.casefold() for name in asset.hosts}
    by_name = (one for one in plant.assets if one.name.casefold() == own)
    by_other_name = (one for one in plant.assets if one.name.casefold() in others)
    by_address = (one for one in plant.assets if texts & _texts(one.addresses))
    return next(by_name, None) or next(by_other_name, None) or next(by_address, None)


def _write(stated: DeclaredAsset, conflict: Conflict) -> DeclaredAsset:
    if conflict.field in TEXTS:
        return replace(stated, **{conflict.field: conflict.observed})  # type: ignore[arg-type]
    if conflict.field == "purdue_level":
        return replace(stated, purdue_level=float(conflict.observed))
    if conflict.field in ADDRESSES and "," not in conflict.observed:
        kept = tuple(_changed(one, conflict) for one in stated.addresses)
        return replace(stated, addresses=tuple(sorted(set(kept), key=_order)))
    raise UnsupportedError(
        f"{conflict.field} of {stated.name} cannot take {conflict.observed!r} by itself",
        hint="write it into the exported model and apply that",
    )


def _changed(address: Address, conflict: Conflict) -> Address:
    if getattr(address, conflict.field) != conflict.declared:
        return address
    return replace(address, **{conflict.field: conflict.observed})  # type: ignore[arg-type]


def _texts(addresses: tuple[Address, ...]) -> frozenset[str]:
    return frozenset(text for one in addresses for text in (one.mac, one.ip) if text is not None)


def _order(address: Address) -> tuple[str, str, int]:
    return address.mac or "", address.ip or "", address.vlan or 0
