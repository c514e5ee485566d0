"""The parts of the world that a survey needs."""

from collections.abc import Callable
from dataclasses import dataclass

from zonewright.contracts.engine import Engine
from zonewright.contracts.platform import Platform
from zonewright.contracts.source import Intake


@dataclass(frozen=True, slots=True)
class Edges:
    """Who opens inputs, knows dialects, and computes.

    Attributes:
        say: told what is being done, in words for a person.
    """

    intake: Intake
    platforms: tuple[Platform, ...]
    engine: Engine
    say: Callable[[str], None]
