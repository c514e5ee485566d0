"""Platform: knows the text of a firewall, router or switch; reads it and renders rules for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from zonewright.model.filtering import Configuration
from zonewright.model.identifier import Id
from zonewright.model.observation import Observation, Problem
from zonewright.model.rule import Rule


@dataclass(frozen=True, slots=True)
class ConfigurationReading:
    """What one configuration's text gave.

    Attributes:
        lines: number of lines of the text.
        used: lines that entered a chain, a rule, a set or a policy.
        ignored: reason -> lines (`blank`, `comment`, `closing brace`, `not packet filtering`, ...).
        observations: one per used line, kind `configuration_line`.
    """

    configurations: tuple[Configuration, ...]
    observations: tuple[Observation, ...]
    problems: tuple[Problem, ...]
    lines: int
    used: int
    ignored: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """Rules in a platform's own words.

    Attributes:
        text: the whole file, ending in a newline.
        rules: ids of the rules that stand in it, in order.
    """

    platform: str
    text: str
    rules: tuple[Id, ...]


class Platform(Protocol):
    """A firewall, router or switch dialect.

    Laws:
        accounting: lines = used + ignored + problems.
        round trip: `read(render(rules))` permits the same packets as `rules`.
        refusal: what cannot be expressed raises `UnsupportedError`; nothing is dropped.
        determinism: same text, same reading; same rules, same text.
    """

    name: str

    def detect(self, text: str) -> bool:
        """Tell whether the text is of this dialect."""
        ...

    def read(self, text: str, *, input_id: Id, device: str) -> ConfigurationReading:
        """Read the packet filters of a text; `device` names the box when the text does not."""
        ...

    def render(self, rules: Sequence[Rule], *, title: str) -> Rendering:
        """Write rules in the dialect, default deny, each with its id."""
        ...
