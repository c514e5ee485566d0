from typing import Any

from tests.stores.kept import KINDS, Note, keep, make_kit, make_store
from zonewright.stores.codec import Codec
from zonewright.stores.draft import Draft, derive_writing
from zonewright.stores.ledger import Writing
from zonewright.stores.memory import MemoryStore

CODEC = Codec(KINDS)


def derive(draft: Draft, *, revision: int) -> tuple[Writing, list[tuple[str, int]]]:
    """Against a store with a, changed in revision 2, and b."""
    store = make_store("memory", make_kit())
    assert isinstance(store, MemoryStore)
    keep(store, Note("a", "1", name="Filling"), Note("b"))
    keep(store, Note("a", "2", name="Filling"))
    with store._ledger.take_pen() as pen:
        return derive_writing(draft, pen, codec=CODEC, revision=revision, entry=(0, "{}"))


def wants(*notes: Note, gone: tuple[str, ...] = (), erased: tuple[str, ...] = ()) -> Draft:
    wanted: dict[str, tuple[str | None, Any]] = {note.id: (CODEC.encode("notes", note), note) for note in notes}
    draft = Draft()
    draft.changes["notes"] = {**wanted, **dict.fromkeys((*gone, *erased), (None, None))}
    draft.erased["notes"] = set(erased)
    return draft


def test_a_change_ends_one_state_and_begins_another() -> None:
    writing, clashes = derive(wants(Note("b", "new"), Note("c"), gone=("a",)), revision=2)
    assert (writing.number, clashes) == (3, [])
    assert writing.ends == {"notes": ["a", "b"]}
    assert [identifier for identifier, _ in writing.begins["notes"]] == ["b", "c"]


def test_what_is_there_already_and_what_is_not_there_to_remove_is_not_written() -> None:
    writing, clashes = derive(wants(Note("a", "2", name="Filling"), Note("b"), gone=("c",)), revision=1)
    assert (writing.ends, writing.begins, clashes) == ({"notes": []}, {"notes": []}, [])


def test_a_record_that_others_changed_since_is_a_clash_in_words() -> None:
    _, clashes = derive(wants(Note("a", "mine", name="Filling"), gone=("b",)), revision=1)
    assert clashes == [('"Filling" (a of notes)', 2)]


def test_what_is_erased_needs_no_end() -> None:
    writing, _ = derive(wants(erased=("a", "never")), revision=2)
    assert (writing.ends, writing.begins, writing.erased) == ({"notes": []}, {"notes": []}, {"notes": ["a", "never"]})
