"""A process that writes into a store, for tests of several processes and of kills: `python -m tests.stores.writer`.

add NAME PLACE WHO COUNT    raises one counter COUNT times, again after each conflict
fork NAME PLACE             for each line on its input forks a child that commits without end, and waits for it
"""

import os
import sys
from itertools import count
from pathlib import Path

from tests.stores.kept import Note, Remark, make_entry, make_kit, opened
from zonewright.contracts.store import Store, StoreKit
from zonewright.errors import ConflictError

RECORDS = 20
"""Notes that every commit of `commit_for_ever` changes together."""


def kit_of(place: str) -> StoreKit:
    return make_kit(place if "://" in place else Path(place), wait_s=60.0)


def add(store: Store, *, who: str, times: int) -> None:
    """Raise the counter, signed since equal changes agree, and leave a remark of one's own with each raise."""
    for turn in range(times):
        while not _add_once(store, who=who, turn=turn):
            pass


def _add_once(store: Store, *, who: str, turn: int) -> bool:
    with store.unit_of_work() as unit:
        before = unit.find_record("counter")
        unit.put("notes", [Note("counter", str(int(before.text) + 1 if before else 1), name=f"{who} {turn}")])
        unit.put("remarks", [Remark(f"{who}-{turn:03d}")])
        try:
            unit.commit(make_entry(f"turn {turn}", who=who, minute=unit.revision))
        except ConflictError:
            return False
    return True


def commit_for_ever(store: Store) -> None:
    """Change all notes together, and say each revision only after its commit."""
    with store.unit_of_work() as unit:
        begin = unit.revision + 1
    for number in count(begin):
        with store.unit_of_work() as unit:
            unit.put("notes", [Note(f"note-{place:02d}", f"{number} {'x' * 500}") for place in range(RECORDS)])
            _say(f"kept {unit.commit(make_entry(str(number), minute=number))}")


def _fork_on_each_line(name: str, place: str) -> None:
    with opened(name, kit_of(place)):
        _say("ready")
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            _say(f"pid {os.getpid()}")
            with opened(name, kit_of(place)) as store:
                commit_for_ever(store)
        os.waitpid(child, 0)
        _say("gone")


def _say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


if __name__ == "__main__":
    if sys.argv[1] == "add":
        with opened(sys.argv[2], kit_of(sys.argv[3])) as counted:
            add(counted, who=sys.argv[4], times=int(sys.argv[5]))
    else:
        _fork_on_each_line(sys.argv[2], sys.argv[3])
