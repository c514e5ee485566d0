"""What zones weigh, and how weight fades with distance; all of it assumed until the plant declares its own."""

from dataclasses import dataclass

from zonewright.model.identifier import Id
from zonewright.model.zone import ZoneKind


@dataclass(frozen=True, slots=True)
class Weight:
    """Starting points of the zones of one kind.

    Attributes:
        basis: the row of the catalog that gives it.
    """

    kind: ZoneKind
    points: float
    basis: Id


@dataclass(frozen=True, slots=True)
class Weighting:
    """How risk is counted in points.

    Attributes:
        weights: a kind that is not here weighs nothing.
        decay: what is left of a weight with each step from the nearest entry beyond the first.
        open_steps: what a way without a known filter, or a bridge, counts (our choice, assumed).
        filtered_steps: what a way through a known filter counts: it must be crossed and then used (assumed).
        basis: rows of the catalog that give `decay`.
    """

    weights: tuple[Weight, ...]
    decay: float = 0.5
    open_steps: int = 1
    filtered_steps: int = 2
    basis: tuple[Id, ...] = ()

    def points_of(self, kind: ZoneKind) -> float:
        """Give the starting points of a kind of zone."""
        return next((weight.points for weight in self.weights if weight.kind is kind), 0.0)

    def left_at(self, steps: int) -> float:
        """Give the part of a weight that counts so many steps from the nearest entry: decay ** (steps - 1).

        The first step and the entry itself count in full.
        """
        return self.decay ** max(steps - 1, 0)

    def all_basis(self) -> tuple[Id, ...]:
        """Give every row of a catalog that the weighting rests on, sorted."""
        return tuple(sorted({*self.basis, *(weight.basis for weight in self.weights)}))
