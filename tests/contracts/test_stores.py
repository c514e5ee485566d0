"""The laws of `zonewright.contracts.store`, on every store that an entry point names."""

from datetime import timedelta
from importlib.metadata import entry_points
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contracts.conftest import STORES, Opener
from tests.stores.kept import AT, Note, Remark, compact, erase, keep, let_go, make_entry, make_kit, read, refusal
from zonewright.contracts.store import Removed, Store
from zonewright.errors import ConflictError, StoreError

IDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=4)
ONE_PLACE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


# who belongs to the family


def test_three_stores_are_members_of_the_family() -> None:
    assert {"memory", "sqlite", "postgresql"} <= set(STORES)
    assert {entry.name for entry in entry_points(group="zonewright.stores")} <= set(STORES)


def test_a_store_carries_the_name_of_its_entry_point() -> None:
    assert all(store.name == name for name, store in STORES.items())


# one unit


def test_a_unit_reads_its_own_writes_and_others_do_not(store: Store) -> None:
    with store.unit_of_work() as mine, store.unit_of_work() as theirs:
        mine.put("notes", [Note("a")])
        assert mine.get_record("a") == Note("a")
        assert list(mine.iter_records("notes")) == [Note("a")]
        assert theirs.find_record("a") is None
        assert list(theirs.iter_records("notes")) == []


def test_own_writes_lie_on_top_of_what_was_there(store: Store) -> None:
    keep(store, Note("a"), Note("b"), Note("d"))
    with store.unit_of_work() as unit:
        unit.put("notes", [Note("b", "mine"), Note("c")])
        unit.remove("notes", ["a"])
        assert list(unit.iter_records("notes")) == [Note("b", "mine"), Note("c"), Note("d")]
        assert unit.find_record("a") is None
        unit.put("notes", [Note("a", "again")])
        assert unit.get_record("a") == Note("a", "again")


def test_a_unit_reads_one_state_whatever_others_commit_meanwhile(store: Store) -> None:
    keep(store, Note("a", "old"), Note("b"))
    with store.unit_of_work() as reader:
        keep(store, Note("a", "new"), Note("c"))
        let_go(store, "b")
        assert list(reader.iter_records("notes")) == [Note("a", "old"), Note("b")]
        assert (reader.get_record("a"), reader.find_record("c")) == (Note("a", "old"), None)
        assert [number for number, _ in reader.iter_entries()] == [1]
    assert read(store) == [Note("a", "new"), Note("c")]


def test_leaving_without_commit_keeps_nothing(store: Store) -> None:
    with store.unit_of_work() as unit:
        unit.put("notes", [Note("a")])
    assert read(store) == []


def test_an_error_on_the_way_keeps_nothing_of_the_unit(store: Store) -> None:
    def fail() -> None:
        with store.unit_of_work() as unit:
            unit.put("notes", [Note("a")])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert read(store) == []


def test_a_unit_goes_on_after_its_commit(store: Store) -> None:
    with store.unit_of_work() as unit:
        unit.put("notes", [Note("a")])
        assert unit.commit(make_entry()) == unit.revision == 1
        unit.put("notes", [Note("a", "new"), Note("b")])
        assert unit.commit(make_entry(minute=1)) == unit.revision == 2
        unit.put("notes", [Note("c")])
    assert read(store) == [Note("a", "new"), Note("b")]


# records


def test_putting_an_id_again_replaces_the_record(store: Store) -> None:
    keep(store, Note("a", "old"))
    keep(store, Note("a", "new"))
    assert read(store) == [Note("a", "new")]


def test_putting_an_equal_record_changes_nothing(store: Store) -> None:
    keep(store, Note("a", weight=1.0, words=frozenset({"x", "y", "z"})))
    assert keep(store, Note("a", weight=1, words=frozenset({"z", "y", "x"}))) == 2
    assert compact(store, minute=9) == ()


def test_a_removed_record_is_gone_and_removing_what_is_not_there_is_no_error(store: Store) -> None:
    keep(store, Note("a"), Note("b"))
    let_go(store, "a", "never")
    assert read(store) == [Note("b")]
    keep(store, Note("a", "back"))
    assert read(store) == [Note("a", "back"), Note("b")]


def test_a_kind_holds_its_own_records_only(store: Store) -> None:
    keep(store, Note("a"))
    keep(store, Remark("b"), kind="remarks")
    assert read(store, "remarks") == [Remark("b")]
    assert read(store, "nothing") == []


def test_of_one_id_in_two_kinds_the_first_kind_by_name_is_found(store: Store) -> None:
    keep(store, Remark("a"), kind="remarks")
    keep(store, Note("a"))
    with store.unit_of_work() as unit:
        assert unit.get_record("a") == Note("a")
        unit.remove("notes", ["a"])
        assert unit.get_record("a") == Remark("a")


def test_an_unknown_id_is_none_to_find_and_an_error_to_get(store: Store) -> None:
    with store.unit_of_work() as unit:
        assert unit.find_record("asset-there-is-none") is None
        assert unit.find_record("with\0nul") is None
        with pytest.raises(StoreError, match="asset-there-is-none") as caught:
            unit.get_record("asset-there-is-none")
    assert caught.value.hint


def test_what_cannot_be_kept_is_refused_and_named(store: Store) -> None:
    assert "no zones" in str(refusal(store, Note("a"), kind="zones"))
    assert "Remark" in str(refusal(store, Note("a"), kind="remarks"))
    assert "NUL" in str(refusal(store, Note("a\0b")))
    assert "has a character" in str(refusal(store, Note("")))
    assert "a of notes" in str(refusal(store, Note("a", "half a character: \ud800")))
    assert read(store) == []
    for verb in ("remove", "erase"):
        with store.unit_of_work() as unit, pytest.raises(StoreError, match="no zones"):
            getattr(unit, verb)("zones", ["a"])


def test_text_comes_back_as_it_was(store: Store) -> None:
    odd = Note("ä ☃ 𝄞", "line\nnul \0 quote \" ' \\ %s :name")
    keep(store, odd, entry=make_entry("odd \0 ☃ %s :name"))
    with store.unit_of_work() as unit:
        assert unit.get_record(odd.id) == odd
        assert [entry.what for _, entry in unit.iter_entries()] == ["odd \0 ☃ %s :name"]


@ONE_PLACE
@given(records=st.lists(st.builds(Note, id=IDS, text=st.text(max_size=3)), max_size=12))
def test_records_come_in_the_order_of_their_ids_whatever_order_they_went_in(store: Store, records: list[Note]) -> None:
    let_go(store, *(record.id for record in read(store)))
    records = [record for record in records if record.text.isprintable()]
    keep(store, *records)
    last = {record.id: record for record in records}
    assert read(store) == [last[identifier] for identifier in sorted(last)]


def test_ids_are_ordered_by_code_points(store: Store) -> None:
    ids = ["Zone", "a-b", "a_b", "ab", "a b", "z", "Ä", "ä", "\U0001d11e", "\uffef", "10", "9"]
    keep(store, *map(Note, ids))
    assert [note.id for note in read(store)] == sorted(ids)


# revisions and the log


def test_each_commit_has_one_entry_numbered_from_one(store: Store) -> None:
    with store.unit_of_work() as unit:
        assert (unit.revision, list(unit.iter_entries())) == (0, [])
    entries = [make_entry("first"), make_entry("nothing put", who="bert", minute=1), make_entry("third", minute=2)]
    assert keep(store, Note("a"), entry=entries[0]) == 1
    assert keep(store, entry=entries[1]) == 2
    assert keep(store, Note("b"), entry=entries[2]) == 3
    with store.unit_of_work() as unit:
        assert unit.revision == 3
        assert list(unit.iter_entries()) == list(enumerate(entries, start=1))


def test_a_look_back_at_every_revision_gives_what_was_then(store: Store) -> None:
    states = [
        [Note("a", "1")],
        [Note("a", "2"), Note("b")],
        [Note("b")],
        [Note("a", "back"), Note("b", "4")],
        [Note("a", "back"), Note("b", "4")],
    ]
    for number, state in enumerate(states):
        with store.unit_of_work() as unit:
            unit.remove("notes", ["a", "b"])
            unit.put("notes", state)
            unit.commit(make_entry(str(number), minute=number))
    for number, state in enumerate(states):
        for moment in (number, number + 0.5):
            assert read(store, minute=moment) == state
    with store.unit_of_work(AT + timedelta(minutes=2, seconds=1)) as unit:
        assert unit.revision == 3
        assert [entry.what for _, entry in unit.iter_entries()] == ["0", "1", "2"]
        assert (unit.find_record("a"), unit.get_record("b")) == (None, Note("b"))


def test_before_the_first_entry_there_is_nothing(store: Store) -> None:
    keep(store, Note("a"))
    with store.unit_of_work(AT - timedelta(microseconds=1)) as unit:
        assert unit.revision == 0
        assert (list(unit.iter_records("notes")), list(unit.iter_entries()), unit.find_record("a")) == ([], [], None)


def test_a_look_back_cannot_commit(store: Store) -> None:
    keep(store, Note("a"))
    with store.unit_of_work(AT) as unit:
        unit.put("notes", [Note("b")])
        with pytest.raises(StoreError, match="look back"):
            unit.commit(make_entry())
    assert read(store) == [Note("a")]


def test_a_moment_without_its_offset_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="offset"):
        store.unit_of_work(AT.replace(tzinfo=None))


def test_clocks_that_go_back_do_not_lose_a_revision(store: Store) -> None:
    keep(store, Note("a", "1"), entry=make_entry(minute=0))
    keep(store, Note("a", "2"), entry=make_entry(minute=30))
    keep(store, Note("a", "3"), entry=make_entry(minute=10))
    assert read(store, minute=10) == read(store, minute=40) == [Note("a", "3")]
    assert read(store, minute=5) == [Note("a", "1")]


# what is let go


def test_what_was_erased_is_in_no_revision_and_others_are(store: Store) -> None:
    keep(store, Note("secret", "1"), Note("a"))
    keep(store, Note("secret", "2"))
    with store.unit_of_work() as before:
        assert erase(store, "secret", "never there") == 3
        assert before.find_record("secret") is None
    for minute in (0, 1, 2):
        assert read(store, minute=minute) == [Note("a")]
    assert compact(store, minute=99) == ()


def test_an_erased_id_may_be_put_anew_in_the_same_unit(store: Store) -> None:
    keep(store, Note("a", "secret"))
    with store.unit_of_work() as unit:
        unit.erase("notes", ["a"])
        assert unit.find_record("a") is None
        unit.put("notes", [Note("a", "clean")])
        unit.commit(make_entry(minute=1))
    assert (read(store, minute=0), read(store, minute=1)) == ([], [Note("a", "clean")])


def test_what_was_derived_before_an_erasure_is_not_kept_after_it(store: Store) -> None:
    keep(store, Note("secret"))
    with store.unit_of_work() as derived:
        derived.put("notes", [Note("copy", "of the secret")])
        erase(store, "secret")
        with pytest.raises(ConflictError, match=r"erased.*dora"):
            derived.commit(make_entry(minute=5))


def test_compaction_lets_superseded_records_go_and_says_how_many(store: Store) -> None:
    for turn in range(4):
        keep(store, Note("a", f"turn {turn} ä"), Note("b"))
        keep(store, Remark("c", str(turn)), kind="remarks")
    let_go(store, "b")
    removed = compact(store, minute=60)
    assert [(one.kind, one.count) for one in removed] == [("notes", 4)]
    assert removed[0].size_bytes is not None
    assert removed[0].size_bytes > 4 * len("turn 0")
    assert (read(store), read(store, "remarks")) == ([Note("a", "turn 3 ä")], [Remark("c", "3")])
    with store.unit_of_work() as unit:
        assert [number for number, _ in unit.iter_entries()] == list(range(1, 10))
    assert keep(store, Note("a", "on")) == 10


def test_removed_bytes_are_alike_on_every_store(store: Store) -> None:
    keep(store, Note("a", "ä☃"))
    keep(store, Note("a", "x"))
    written = '{"id":"a","text":"ä☃","name":"","weight":0.0,"words":[]}'
    assert compact(store, minute=9) == (Removed("notes", 1, len(written.encode())),)


def test_compaction_counts_days_from_when_a_record_was_superseded(store: Store) -> None:
    day = 24 * 60
    for turn in range(5):
        keep(store, Note("a", str(turn)), entry=make_entry(minute=turn * day))
    assert [one.count for one in compact(store, minute=4 * day, days=2.5)] == [1]
    assert read(store, minute=1 * day) == [Note("a", "1")]
    with pytest.raises(StoreError):
        read(store, minute=0.5 * day)


def test_a_look_back_beyond_what_was_kept_says_when_it_was_let_go(
    opener: Opener, store: Store, store_name: str
) -> None:
    for turn in range(4):
        keep(store, Note("a", str(turn)))
    compact(store, minute=60)
    again = store if store_name == "memory" else opener()
    for minute in (0, 1, 2):
        with pytest.raises(StoreError, match="let go on 2027-01-04 07:00:00") as caught:
            read(again, minute=minute)
        assert caught.value.hint
    assert read(again, minute=3) == [Note("a", "3")]
    assert read(again, minute=-1) == []


def test_a_unit_that_reads_what_is_let_go_meanwhile_is_told(store: Store) -> None:
    keep(store, Note("a", "1"), Note("b"))
    with store.unit_of_work() as slow:
        keep(store, Note("a", "2"))
        compact(store, minute=60)
        with pytest.raises(StoreError, match="let go"):
            list(slow.iter_records("notes"))
        with pytest.raises(StoreError, match="let go"):
            slow.find_record("a")
        slow.put("notes", [Note("b", "new")])
        with pytest.raises(StoreError, match="let go"):
            slow.commit(make_entry(minute=61))


def test_two_stores_share_nothing(
    store_name: str, store: Store, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    keep(store, Note("a"))
    place = request.getfixturevalue("cluster").make_database() if store_name == "postgresql" else tmp_path / "other"
    other: Store = STORES[store_name](make_kit(place))
    assert read(other) == []
    other.close()


# bulk tables


def test_bulk_tables_come_back_equal_and_go_with_a_compaction(store: Store) -> None:
    table = pa.table({"packets": pa.array([1, None], pa.uint32())}).replace_schema_metadata({"input": "input-a"})
    for name in ("sightings/input-a", "flow_records/input-a", "flow_records/input-b"):
        store.tables.put_table(name, table)
    found = store.tables.find_table("flow_records/input-a")
    assert found is not None
    assert found.equals(table, check_metadata=True)
    keep(store, Note("a", "1"))
    keep(store, Note("a", "2"))
    removed = compact(store, minute=9, drop=("flow_records/input-a", "flow_records/input-b", "flow_records/never"))
    assert [(one.kind, one.count) for one in removed] == [("flow_records", 2), ("notes", 1)]
    assert list(store.tables.iter_names()) == ["sightings/input-a"]
    assert store.tables.find_table("flow_records/input-a") is None


@pytest.mark.parametrize("store_name", sorted(STORES))
def test_bulk_tables_in_a_folder_are_there_when_it_is_opened_again(
    opener: Opener, store_place: str, store_name: str, tmp_path: Path
) -> None:
    table = pa.table({"a": [1]})
    opener(make_kit(store_place, folder=tmp_path)).tables.put_table("flow_records/a", table)
    assert opener(make_kit(store_place, folder=tmp_path)).tables.find_table("flow_records/a") == table
    assert (tmp_path / "tables" / "flow_records" / "a.parquet").is_file()
