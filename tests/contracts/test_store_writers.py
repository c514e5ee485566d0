"""The laws of `zonewright.contracts.store` on several who write at once, on every store that an entry point names."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contracts.conftest import STORES, Opener
from tests.stores.kept import KINDS, Note, compact, keep, make_entry, make_kit, read
from tests.stores.writer import add
from zonewright.contracts.store import Store, StoreKit
from zonewright.errors import ConflictError, StoreError

LASTING = ("sqlite", "postgresql")
ONE_PLACE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


# two at once


def test_two_units_that_change_one_record_conflict_and_both_are_named(store: Store) -> None:
    keep(store, Note("zone-a", name="Filling"))
    with store.unit_of_work() as late:
        late.put("notes", [Note("zone-a", "bert's", name="Filling"), Note("b")])
        keep(store, Note("zone-a", "anna's", name="Filling"), entry=make_entry("moved PLC 12", who="anna", minute=5))
        with pytest.raises(ConflictError) as caught:
            late.commit(make_entry("renamed it", who="bert", minute=6))
    for word in ("Filling", "zone-a", "notes", "anna", "bert", "2027-01-04 06:05:00", "moved PLC 12"):
        assert word in str(caught.value)
    assert caught.value.hint
    assert read(store) == [Note("zone-a", "anna's", name="Filling")]
    with store.unit_of_work() as unit:
        assert unit.revision == 2


@pytest.mark.parametrize("first", ["put", "remove", "erase"])
@pytest.mark.parametrize("second", ["put", "remove", "erase"])
def test_whatever_two_units_do_to_one_record_the_second_is_told(store: Store, first: str, second: str) -> None:
    keep(store, Note("a"))
    with store.unit_of_work() as one, store.unit_of_work() as other:
        for unit, verb in ((one, first), (other, second)):
            unit.put("notes", [Note("a", unit.__class__.__name__ + str(id(unit)))])
            if verb != "put":
                getattr(unit, verb)("notes", ["a"])
        one.commit(make_entry(minute=1))
        if first == second == "remove":
            other.commit(make_entry(minute=2))
        else:
            with pytest.raises(ConflictError):
                other.commit(make_entry(minute=2))


def test_two_units_that_make_the_same_record_differently_conflict(store: Store) -> None:
    with store.unit_of_work() as late:
        late.put("notes", [Note("a", "mine"), Note("b"), Note("c")])
        keep(store, Note("a", "theirs"), Note("c", "theirs"))
        with pytest.raises(ConflictError, match="and 1 more"):
            late.commit(make_entry())


def test_two_units_that_agree_do_not_conflict(store: Store) -> None:
    with store.unit_of_work() as late:
        late.put("notes", [Note("a", "same")])
        keep(store, Note("a", "same"))
        assert late.commit(make_entry(minute=1)) == 2
    assert read(store, minute=0) == read(store) == [Note("a", "same")]


def test_units_that_change_different_records_both_pass(store: Store) -> None:
    keep(store, Note("a"), Note("b"))
    with store.unit_of_work() as one, store.unit_of_work() as other:
        one.put("notes", [Note("a", "one")])
        other.put("notes", [Note("b", "other")])
        one.commit(make_entry(minute=1))
        other.commit(make_entry(minute=2))
    assert read(store) == [Note("a", "one"), Note("b", "other")]


def test_alone_is_refused_when_anything_was_committed_meanwhile(store: Store) -> None:
    with store.unit_of_work() as derived:
        derived.put("notes", [Note("sum")])
        keep(store, Note("a"), entry=make_entry("added a pump", who="anna"))
        with pytest.raises(ConflictError, match=r"anna.*added a pump"):
            derived.commit(make_entry(who="bert"), alone=True)
    with store.unit_of_work() as unit:
        unit.put("notes", [Note("sum")])
        assert unit.commit(make_entry(minute=1), alone=True) == 2


def test_threads_lose_no_commit(store: Store) -> None:
    threads = [threading.Thread(target=add, args=(store,), kwargs={"who": who, "times": 25}) for who in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [note.text for note in read(store)] == ["100"]
    assert len(read(store, "remarks")) == 100


@pytest.mark.parametrize("store_name", LASTING)
def test_two_threads_and_two_processes_lose_none_of_200_commits(
    opener: Opener, store_place: str, store_name: str, tmp_path: Path
) -> None:
    where = store_place if store_name == "postgresql" else str(tmp_path)
    store = opener(make_kit(store_place, wait_s=60))
    command = [sys.executable, "-m", "tests.stores.writer", "add", store_name, where]
    processes = [subprocess.Popen([*command, who, "50"]) for who in ("process-1", "process-2")]
    threads = [threading.Thread(target=add, args=(store,), kwargs={"who": who, "times": 50}) for who in ("t-1", "t-2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [process.wait() for process in processes] == [0, 0]
    assert [note.text for note in read(store)] == ["200"]
    assert len(read(store, "remarks")) == 200
    with store.unit_of_work() as unit:
        assert [number for number, _ in unit.iter_entries()] == list(range(1, 201))


# one store beside the other

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "put", "remove", "erase", "commit", "commit", "alone", "leave", "compact"]),
        st.integers(0, 1),
        st.sampled_from("ab"),
        st.sampled_from("xyz"),
    ),
    max_size=25,
)


@pytest.mark.parametrize("store_name", LASTING)
@ONE_PLACE
@given(steps=STEPS)
def test_every_store_does_what_the_memory_store_does(
    store: Store, request: pytest.FixtureRequest, steps: list[tuple[str, int, str, str]]
) -> None:
    twin = request.node.stash.setdefault(TWIN, STORES["memory"](StoreKit(KINDS)))
    assert follow(store, steps) == follow(twin, steps)


TWIN: "pytest.StashKey[Store]" = pytest.StashKey()


def follow(store: Store, steps: list[tuple[str, int, str, str]]) -> list[object]:
    """What two units see and are told while they take these steps in turn."""
    seen: list[object] = []
    units = [store.unit_of_work(), store.unit_of_work()]
    for verb, which, identifier, text in steps:
        try:
            if verb == "leave":
                units[which] = store.unit_of_work()
            elif verb == "compact":
                seen.append(compact(store, minute=units[which].revision))
            elif verb in ("commit", "alone"):
                entry = make_entry(text, minute=units[which].revision)
                seen.append(units[which].commit(entry, alone=verb == "alone"))
            elif verb == "put":
                units[which].put("notes", [Note(identifier, text)])
            else:
                getattr(units[which], verb)("notes", [identifier])
            seen.append([list(unit.iter_records("notes")) for unit in units])
        except (ConflictError, StoreError) as error:
            seen.append(str(error))
    return seen
