"""Production functions: what the plant does with its assets, as declared, and which flow serves which."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from zonewright.model.asset import Asset, ProductionFunction
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.plant import Plant


def derive_functions(plant: Plant, assets: Sequence[Asset]) -> tuple[ProductionFunction, ...]:
    """Give every declared production function with its assets."""
    by_name = {name.casefold(): asset for asset in assets for name in (*asset.hosts, asset.name)}
    rows = {row.declared_by: row for row in plant.assets}
    members: dict[str, set[Id]] = defaultdict(set)
    basis: dict[str, set[Id]] = defaultdict(set)
    for function in plant.functions:
        basis[function.name].add(function.declared_by)
        members[function.name] |= {by_name[n.casefold()].id for n in function.assets if n.casefold() in by_name}
    for asset in assets:
        for name in asset.functions:
            members[name].add(asset.id)
            basis[name] |= {one for one in asset.basis if one in rows and name in rows[one].functions}
    return tuple(
        sorted(
            (
                ProductionFunction(
                    make_id("function", name), Origin.DECLARED, tuple(sorted(basis[name])), name, tuple(sorted(found))
                )
                for name, found in members.items()
            ),
            key=lambda function: function.id,
        )
    )


def assign_functions(
    functions: Sequence[ProductionFunction], assets: Sequence[Asset], *, flows: Sequence[Flow]
) -> tuple[tuple[Asset, ...], tuple[Flow, ...]]:
    """Put the names of functions on assets and flows; a flow serves the one of its destination, else of its source."""
    names: dict[Id, set[str]] = defaultdict(set)
    for function in functions:
        for member in function.assets:
            names[member].add(function.name)
    kept = tuple(replace(a, functions=tuple(sorted(names[a.id]))) if names.get(a.id) else a for a in assets)
    return kept, tuple(_with_function(flow, names) for flow in flows)


def _with_function(flow: Flow, names: dict[Id, set[str]]) -> Flow:
    function = _function_of(flow, names)
    return flow if flow.function == function else replace(flow, function=function)


def _function_of(flow: Flow, names: dict[Id, set[str]]) -> str | None:
    there, here = names.get(flow.destination, set()), names.get(flow.source, set())
    for found in (there & here, there, here):
        if len(found) == 1:
            return next(iter(found))
    return None
