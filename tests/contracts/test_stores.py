"""The laws of `zonewright.contracts.store`, on every store that an entry point names."""

from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonewright.contracts.store import Store
from zonewright.errors import StoreError

STORES = entry_points(group="zonewright.stores")


@dataclass(frozen=True, slots=True)
class Note:
    """A noun that a store has never heard of: it needs no more than an id."""

    id: str
    text: str = ""


notes = st.lists(st.builds(Note, id=st.text(min_size=1, max_size=4), text=st.text(max_size=3)), max_size=12)


@pytest.fixture(params=STORES, ids=lambda entry: entry.name)
def store(request: pytest.FixtureRequest) -> Store:
    return open_store(request.param)


def open_store(entry: EntryPoint) -> Store:
    opened: Store = entry.load()()
    return opened


def keep(store: Store, *records: Note, kind: str = "note") -> None:
    with store.unit_of_work() as unit:
        unit.put(kind, records)
        unit.commit()


def test_the_memory_store_is_a_member_of_the_family() -> None:
    assert "memory" in STORES.names


def test_a_store_carries_the_name_of_its_entry_point() -> None:
    assert all(entry.load().name == entry.name for entry in STORES)


def test_a_unit_reads_its_own_writes_and_others_do_not(store: Store) -> None:
    with store.unit_of_work() as mine, store.unit_of_work() as theirs:
        mine.put("note", [Note("a")])
        assert mine.get_record("a") == Note("a")
        assert list(mine.iter_records("note")) == [Note("a")]
        assert theirs.find_record("a") is None
        assert list(theirs.iter_records("note")) == []


def test_others_see_everything_after_commit(store: Store) -> None:
    with store.unit_of_work() as mine, store.unit_of_work() as theirs:
        mine.put("note", [Note("a"), Note("b")])
        mine.commit()
        assert list(theirs.iter_records("note")) == [Note("a"), Note("b")]


def test_leaving_without_commit_keeps_nothing(store: Store) -> None:
    with store.unit_of_work() as unit:
        unit.put("note", [Note("a")])
    with store.unit_of_work() as unit:
        assert unit.find_record("a") is None


def test_an_error_on_the_way_keeps_nothing_of_the_unit(store: Store) -> None:
    def fail() -> None:
        with store.unit_of_work() as unit:
            unit.put("note", [Note("a")])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with store.unit_of_work() as unit:
        assert unit.find_record("a") is None


def test_what_was_committed_before_an_error_stays(store: Store) -> None:
    keep(store, Note("a"))
    with store.unit_of_work() as unit:
        unit.put("note", [Note("a", "changed"), Note("b")])
    with store.unit_of_work() as unit:
        assert list(unit.iter_records("note")) == [Note("a")]


def test_putting_an_id_again_replaces_the_record(store: Store) -> None:
    keep(store, Note("a", "old"))
    keep(store, Note("a", "new"))
    with store.unit_of_work() as unit:
        assert list(unit.iter_records("note")) == [Note("a", "new")]


def test_a_kind_holds_its_own_records_only(store: Store) -> None:
    keep(store, Note("a"))
    keep(store, Note("b"), kind="remark")
    with store.unit_of_work() as unit:
        assert list(unit.iter_records("remark")) == [Note("b")]
        assert list(unit.iter_records("nothing")) == []


def test_an_unknown_id_is_none_to_find_and_an_error_to_get(store: Store) -> None:
    with store.unit_of_work() as unit:
        assert unit.find_record("asset-there-is-none") is None
        with pytest.raises(StoreError, match="asset-there-is-none") as caught:
            unit.get_record("asset-there-is-none")
    assert caught.value.hint


@pytest.mark.parametrize("entry", STORES, ids=lambda entry: entry.name)
@given(records=notes)
def test_records_come_in_the_order_of_their_ids_whatever_order_they_went_in(
    entry: EntryPoint, records: list[Note]
) -> None:
    store = open_store(entry)
    for record in records:
        keep(store, record)
    last = {record.id: record for record in records}
    with store.unit_of_work() as unit:
        assert list(unit.iter_records("note")) == [last[identifier] for identifier in sorted(last)]
