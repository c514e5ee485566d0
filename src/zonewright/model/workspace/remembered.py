"""What a workspace remembers of one input besides its bulk tables."""

from dataclasses import dataclass

from zonewright.model.filtering import Configuration
from zonewright.model.host import Host
from zonewright.model.identifier import Id, make_id
from zonewright.model.observation import Input, Observation, Problem
from zonewright.model.plant import Plant


@dataclass(frozen=True, slots=True)
class RememberedInput:
    """An input that was observed: all that a survey needs to read it no second time.

    Attributes:
        observations: those that `plant`, `configurations` and `hosts` rest on.
        plant: what the input declares, or `None`.
        tables: kinds of bulk tables that have to lie beside it; what `compact` let go is none of them any more.
    """

    id: Id
    input: Input
    problems: tuple[Problem, ...]
    observations: tuple[Observation, ...]
    plant: Plant | None
    configurations: tuple[Configuration, ...]
    tables: tuple[str, ...] = ()
    hosts: tuple[Host, ...] = ()


def make_remembered_id(input_id: Id) -> Id:
    """Name what is remembered of an input."""
    return make_id("remembered", input_id)
