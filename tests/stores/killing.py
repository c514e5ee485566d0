"""Kills a writing process at random moments, and looks at what it left."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.stores.kept import make_store, read
from tests.stores.writer import RECORDS, kit_of

LONGEST_S = 0.06


class Victim:
    """A process that forks a child for each kill; the child commits without end."""

    def __init__(self, name: str, place: str) -> None:
        self._name, self._place = name, place
        command = [sys.executable, "-m", "tests.stores.writer", "fork", name, place]
        self._parent = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._asks, self._says = self._parent.stdin, self._parent.stdout
        assert self._says.readline() == "ready\n"

    def kill_at(self, moment: random.Random) -> int:
        """Let it write for a moment, kill it; gives the last revision that it had acknowledged, 0 for none."""
        self._asks.write("\n")
        self._asks.flush()
        child = int(self._says.readline().split()[1])
        first = self._says.readline()
        time.sleep(moment.uniform(0, LONGEST_S))
        os.kill(child, signal.SIGKILL)
        said = [first, *iter(self._says.readline, "gone\n")]
        return max(int(line.split()[1]) for line in said if line.startswith("kept ") and line.endswith("\n"))

    def assert_whole(self, acknowledged: int) -> int:
        """The store opens, holds all that was acknowledged, and no half revision; gives the last one."""
        store = make_store(self._name, kit_of(self._place))
        with store.unit_of_work() as unit:
            head = unit.revision
            numbers = [number for number, _ in unit.iter_entries()]
        assert numbers == list(range(1, head + 1))
        assert head in (acknowledged, acknowledged + 1)
        for minute in (head, acknowledged):
            texts = {note.text.split()[0] for note in read(store, minute=minute)}
            assert texts == {str(minute)}
            assert len(read(store, minute=minute)) == RECORDS
        store.close()
        return head

    def end(self) -> None:
        self._asks.close()
        self._parent.wait(timeout=20)


@contextmanager
def running_victim(name: str, place: str) -> Iterator[Victim]:
    victim = Victim(name, place)
    try:
        yield victim
    finally:
        victim.end()


def assert_survives_kills(name: str, place: str, *, kills: int) -> None:
    moments = random.Random(7)  # noqa: S311  which moments they are does not matter
    with running_victim(name, place) as victim:
        for _ in range(kills):
            victim.assert_whole(victim.kill_at(moments))
