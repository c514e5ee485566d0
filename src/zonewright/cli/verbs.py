"""The verbs that exist: one word is the command, the workflow file and the how-to page."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Verb:
    """A word of the product; a `door` verb has no workflow of its own."""

    name: str
    kind: Literal["workflow", "door"]


VERBS: tuple[Verb, ...] = (
    Verb("survey", "workflow"),
    Verb("demo", "door"),
    Verb("why", "door"),
    Verb("catalog", "door"),
    Verb("schema", "door"),
)
