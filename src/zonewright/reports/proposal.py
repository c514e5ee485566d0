"""The proposed model of a survey as what a person would declare, to edit and give back.

What was declared stays as it was declared; what nobody said is filled in from the survey. An SL-T that nobody confirmed
is left out, because written down it would count as confirmed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from zonewright.model.asset import Address, Asset, Role
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset, DeclaredConduit, DeclaredFrame, DeclaredFunction, DeclaredZone, Plant
from zonewright.model.survey import Survey

Declared = DeclaredFunction | DeclaredZone | DeclaredConduit


def derive_proposal(survey: Survey, plant: Plant) -> Plant:
    """Give the model that a survey proposes, in the order of names; every name stands for one thing."""
    names = _name_assets(survey.assets)
    zones = {zone.id: zone.name for zone in survey.zones}
    functions = [
        DeclaredFunction(one.id, one.name, _names(one.assets, names), _believed(plant.functions, one.name))
        for one in sorted(survey.functions, key=lambda one: one.name)
    ]
    return replace(
        plant,
        frame=_propose_frame(survey, plant),
        functions=tuple(functions),
        zones=_propose_zones(survey, plant, names=names),
        conduits=_propose_conduits(survey, plant, zones=zones),
        assets=_propose_assets(survey, plant, names=names, zones=zones),
    )


def _propose_frame(survey: Survey, plant: Plant) -> DeclaredFrame | None:
    """The frame as it was declared; a plant that nobody named is called as the survey is."""
    name = plant.name or survey.plant
    if plant.frame is not None:
        return replace(plant.frame, name=name)
    return DeclaredFrame(Id("proposal"), name) if name else None


def _name_assets(assets: Iterable[Asset]) -> Mapping[Id, str]:
    ordered = sorted(assets, key=lambda one: (one.name, one.id))
    count = Counter(one.name.casefold() for one in ordered)
    return {one.id: one.name if count[one.name.casefold()] == 1 else f"{one.name} ({one.id})" for one in ordered}


def _names(ids: Iterable[Id], names: Mapping[Id, str]) -> tuple[str, ...]:
    return tuple(sorted(names[one] for one in ids if one in names))


def _believed(declared: Iterable[Declared], name: str) -> str | None:
    """Until when what was declared under a name is believed."""
    return next((one.believed_until for one in declared if one.name == name), None)


def _propose_zones(survey: Survey, plant: Plant, *, names: Mapping[Id, str]) -> tuple[DeclaredZone, ...]:
    within = {zone.name: zone.within for zone in reversed(plant.zones)}
    return tuple(
        DeclaredZone(
            zone.id,
            zone.name,
            kind=zone.kind.value,
            purdue_level=zone.purdue_level,
            assets=_names(zone.assets, names),
            subnets=tuple(sorted(zone.subnets)),
            sl_target=None if "sl_target" in zone.assumed else zone.sl_target,
            within=within.get(zone.name),
            believed_until=_believed(plant.zones, zone.name),
        )
        for zone in sorted(survey.zones, key=lambda zone: zone.name)
    )


def _propose_conduits(survey: Survey, plant: Plant, *, zones: Mapping[Id, str]) -> tuple[DeclaredConduit, ...]:
    devices = {one.id: one.device for one in survey.configurations}
    found = []
    for conduit in sorted(survey.conduits, key=lambda one: (one.name, one.id)):
        first, second = (zones.get(zone) for zone in conduit.zones)
        if first is not None and second is not None:
            filters = tuple(sorted({devices[one] for one in conduit.enforced_by if one in devices}))
            until = _believed(plant.conduits, conduit.name)
            found.append(DeclaredConduit(conduit.id, conduit.name, (first, second), filters, until))
    return tuple(found)


def _propose_assets(
    survey: Survey, plant: Plant, *, names: Mapping[Id, str], zones: Mapping[Id, str]
) -> tuple[DeclaredAsset, ...]:
    declared = {one.name: one for one in plant.assets}
    taken: dict[tuple[str, int | None], str] = {}
    found = []
    for asset in sorted(survey.assets, key=lambda one: names[one.id]):
        before = declared.get(asset.name)
        name = names[asset.id]
        addresses, notes = _free_addresses(asset, name, taken=taken)
        remarks = "; ".join(filter(None, (before.remarks if before else None, *notes))) or None
        role = asset.role.value if asset.role is not Role.UNKNOWN else None
        found.append(
            DeclaredAsset(
                asset.id,
                name,
                addresses=addresses,
                role=role,
                purdue_level=asset.purdue_level,
                vendor=asset.vendor,
                model=asset.model,
                firmware=asset.firmware,
                serial=asset.serial,
                zone=zones.get(asset.zone) if asset.zone is not None else None,
                functions=tuple(sorted(asset.functions)),
                owner=asset.owner,
                patchable=asset.patchable,
                shared=asset.shared,
                remarks=remarks,
                believed_until=before.believed_until if before else None,
            )
        )
    return tuple(found)


def _free_addresses(
    asset: Asset, name: str, *, taken: dict[tuple[str, int | None], str]
) -> tuple[tuple[Address, ...], list[str]]:
    """A model gives an address to one asset; where two use it, the second is told so in its remarks."""
    found: set[Address] = set()
    notes = []
    for one in sorted(asset.addresses, key=lambda one: (one.mac or "", one.ip or "", one.vlan or 0)):
        mac, ip = one.mac, one.ip
        if ip is not None and taken.setdefault((ip, one.vlan), name) != name:
            notes.append(f"also uses {ip}, which is given to {taken[(ip, one.vlan)]}")
            ip = None
        if mac is not None and taken.setdefault((mac, None), name) != name:
            notes.append(f"also uses {mac}, which is given to {taken[(mac, None)]}")
            mac = None
        if mac is not None or ip is not None:
            found.add(replace(one, mac=mac, ip=ip))
    return tuple(sorted(found, key=lambda one: (one.mac or "", one.ip or "", one.vlan or 0))), notes
