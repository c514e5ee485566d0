"""A statement: one item of the declared model with who stated it, when, where, and by which change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from zonewright.model.identifier import Id, make_id
from zonewright.model.observation import Input, Observation
from zonewright.model.plant import Comment, Plant
from zonewright.model.section import Declared, make_plant

Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class Statement(Generic[Noun]):
    """What somebody declared, as a workspace remembers it.

    Attributes:
        noun: of the section, as `zonewright.model.section` lists them.
        observation: the line on which it was stated; the noun's `declared_by`.
        input: the file, or the act, that stated it.
        change: number of the change that brought it in.
    """

    id: Id
    section: str
    key: str
    noun: Noun
    observation: Observation
    input: Input
    by: str
    at: datetime
    change: int


@dataclass(frozen=True, slots=True)
class Remarks:
    """All comments of the model: what people wrote beside it."""

    id: Id
    comments: tuple[Comment, ...]


def make_statement_id(section: str, key: str) -> Id:
    """Name a statement by its place in the model."""
    return make_id("statement", section, key)


def make_model(statements: Iterable[Statement[Any]], comments: tuple[Comment, ...] = ()) -> Plant:
    """Join statements into the declared model."""
    nouns: dict[str, list[Declared]] = {}
    for one in statements:
        nouns.setdefault(one.section, []).append(one.noun)
    return replace(make_plant({section: tuple(found) for section, found in nouns.items()}), comments=comments)
