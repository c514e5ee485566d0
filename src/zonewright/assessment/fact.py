"""What a check may look at, and what it says."""

from dataclasses import dataclass
from typing import Protocol

from zonewright.model.asset import Asset, Conflict
from zonewright.model.boundary import BoundaryFinding
from zonewright.model.filtering import Configuration
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset
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

    def conduits_of(self, subject: Subject) -> tuple[Conduit, ...]:
        """Give the conduits of a zone, or the conduit itself."""
        if isinstance(subject, Conduit):
            return (subject,)
        return tuple(conduit for conduit in self.conduits if subject.id in conduit.zones)

    def names(self, assets: tuple[Id, ...]) -> str:
        """Name assets in plant words."""
        known = {asset.id: asset.name for asset in self.assets}
        return ", ".join(known.get(asset, str(asset)) for asset in assets)


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
