"""The part of a model that is about some zones: what one party of the life cycle hands to another."""

import json
from collections.abc import Collection, Iterator
from dataclasses import replace

from zonewright.errors import InputError
from zonewright.model.identifier import Id
from zonewright.model.plant import Carried, DeclaredConduit, DeclaredZone, Plant

ENDS = ("source", "destination", "subject", "function")
"""Fields by which an item that is not computed with names assets, zones or functions."""


def derive_scope(plant: Plant, zones: Collection[str]) -> Plant:
    """Give what the model says of some zones, of their assets, and of the conduits that lead out of them.

    A zone at the far end of a conduit is named and nothing more is said of it. What is about the whole plant (its
    frame, calendar, risk matrix) is left out.

    Raises:
        InputError: a name is no zone of the model.
    """
    wanted = {zone.casefold() for zone in zones}
    inside = tuple(zone for zone in plant.zones if zone.name.casefold() in wanted)
    unknown = sorted(wanted - {zone.name.casefold() for zone in inside})
    if unknown:
        known = ", ".join(zone.name for zone in plant.zones) or "none"
        raise InputError(
            f"no zone of the model is called {', '.join(unknown)}",
            hint=f"its zones are: {known}; --proposed adds those of the survey",
        )
    names = {zone.name for zone in inside}
    members = {name for zone in inside for name in zone.assets}
    assets = tuple(one for one in plant.assets if one.zone in names or one.name in members)
    own = names | {one.name for one in assets}
    conduits = tuple(one for one in plant.conduits if set(one.zones) & names)
    functions = tuple(replace(one, assets=_kept(one.assets, own)) for one in plant.functions if _kept(one.assets, own))
    restorables = tuple(one for one in plant.restorables if one.asset in own)
    kept = {one.name for one in restorables}
    orders = tuple(replace(one, assets=_kept(one.assets, own)) for one in plant.work_orders if _kept(one.assets, own))
    entered = {one.way_in for one in orders}
    return replace(
        plant,
        frame=None,
        calendar=(),
        zones=(*inside, *_iter_far_ends(conduits, names)),
        conduits=conduits,
        assets=assets,
        functions=functions,
        ways_in=tuple(
            replace(one, enters=one.enters if one.enters in own else None, reaches=_kept(one.reaches, own))
            for one in plant.ways_in
            if one.name in entered or one.enters in own or _kept(one.reaches, own)
        ),
        work_orders=orders,
        restorables=restorables,
        drills=tuple(one for one in plant.drills if one.restorable in kept),
        decisions=tuple(one for one in plant.decisions if one.about in own),
        carried=tuple(one for one in plant.carried if _names(one) & (own | {one.name for one in functions})),
        comments=tuple(one for one in plant.comments if one.key in own),
    )


def _iter_far_ends(conduits: tuple[DeclaredConduit, ...], names: set[str]) -> Iterator[DeclaredZone]:
    for far in sorted({zone for one in conduits for zone in one.zones} - names):
        yield DeclaredZone(Id(""), far)


def _kept(names: tuple[str, ...], own: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in own)


def _names(one: Carried) -> set[str]:
    item = json.loads(one.body)
    return {str(item[field]) for field in ENDS if field in item}
