"""Engine: runs pure functions over parts of the work somewhere."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")


class Engine(Protocol):
    """Somewhere to compute.

    Laws:
        the results stand in the order of the parts, whatever ran first.
        the first error of a part, in the order of the parts, is raised; no result is lost in silence.
        every engine gives the same results.
    """

    name: str

    def map(self, step: Callable[[Part], Result], parts: Iterable[Part]) -> tuple[Result, ...]:
        """Apply a step to every part."""
        ...
