"""The engine of this machine: threads, since the compiled kernels let go of the interpreter's lock."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")


class LocalEngine:
    """Runs parts side by side on this machine.

    Args:
        jobs: parts that run at the same time, at least 1.
    """

    name = "local"

    def __init__(self, jobs: int = 1) -> None:
        self._jobs = max(1, jobs)

    def map(self, step: Callable[[Part], Result], parts: Iterable[Part]) -> tuple[Result, ...]:
        """Apply a step to every part; results stand in the order of the parts."""
        work = tuple(parts)
        if self._jobs == 1 or len(work) < 2:
            return tuple(step(part) for part in work)
        pool = ThreadPoolExecutor(self._jobs)
        try:
            return tuple(pool.map(step, work))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
