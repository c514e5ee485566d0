"""What a check may look at, and what it says."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Protocol

from zonewright.assessment.index import Index, derive_declarations, gather_facts, place_facts
from zonewright.assessment.registered import RegisterIndex, derive_register_index
from zonewright.model.asset import Asset, Conflict
from zonewright.model.boundary import BoundaryFinding
from zonewright.model.filtering import Configuration
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset
from zonewright.model.register import Registers
from zonewright.model.verdict import VerdictValue
from zonewright.model.zone import Bridge, Conduit, Zone

Subject = Zone | Conduit


class RequirementRow(Protocol):
    """What is needed of a row of 62443-3-3; a catalog's row has it."""

    @property
    def id(self) -> str:
        """Such as `SR 5.1 RE 1`."""

    @property
    def title(self) -> str:
        """The short title."""

    @property
    def fr(self) -> str:
        """Such as `FR 5`."""

    @property
    def min_sl(self) -> int:
        """Lowest security level at which it is asked for."""

    @property
    def disputed(self) -> bool:
        """Whether sources differ on the gate."""

    @property
    def applies_if(self) -> str | None:
        """What must be present for it to matter."""

    @property
    def catalog_id(self) -> Id:
        """Its name in a `basis`."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known of a plant that a verdict may rest on.

    Attributes:
        declared: assets as lists and models state them; empty when no inventory was given.
        registers: ways in, work orders, restorables and drills, with what was found in them.
        registered: the same registers, by zone.
        index: the same facts, found by what they belong to.
    """

    zones: tuple[Zone, ...] = ()
    conduits: tuple[Conduit, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    assets: tuple[Asset, ...] = ()
    flows: tuple[Flow, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    configurations: tuple[Configuration, ...] = ()
    findings: tuple[BoundaryFinding, ...] = ()
    declared: tuple[DeclaredAsset, ...] = ()
    registers: Registers = field(default_factory=Registers)
    registered: RegisterIndex = field(init=False, repr=False, compare=False)
    index: Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look at every fact once, so that no check has to look at all of them."""
        names = {asset.id: asset.name for asset in self.assets}
        index = Index(
            names=names,
            assets=place_facts(self.assets, lambda one: (one.zone,) if one.zone is not None else ()),
            conduits=place_facts(self.conduits, lambda one: one.zones),
            bridges=place_facts(self.bridges, lambda one: one.zones),
            frames=place_facts(self.flows, lambda one: _conduit_of_frame(one, names)),
            findings=place_facts(self.findings, lambda one: (one.conduit,)),
            flows={flow.id: flow for flow in reversed(self.flows)},
            declarations=derive_declarations(self.declared),
        )
        object.__setattr__(self, "index", index)
        registered = derive_register_index(self.registers, assets=self.assets, flows=self.flows)
        object.__setattr__(self, "registered", registered)

    def conduits_of(self, subject: Subject) -> tuple[Conduit, ...]:
        """Give the conduits of a zone, or the conduit itself."""
        if isinstance(subject, Conduit):
            return (subject,)
        return gather_facts(self.index.conduits, (subject.id,))

    def names(self, assets: tuple[Id, ...]) -> str:
        """Name assets in plant words."""
        return ", ".join(self.index.names.get(asset, str(asset)) for asset in assets)


def _conduit_of_frame(flow: Flow, assets: Container[Id]) -> tuple[Id, ...]:
    """Give the conduit of a flow whose frames pass no router: on layer 2, from one asset to another."""
    is_frame = flow.transport == "ethernet" and flow.destination in assets
    return (flow.conduit,) if is_frame and flow.conduit is not None else ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one check found for one subject.

    Attributes:
        reason: one sentence in plant words; for `not_assessed` it says what would settle it.
        basis: what it rests on besides the row of the catalog.
    """

    value: VerdictValue
    reason: str
    basis: tuple[Id, ...]
