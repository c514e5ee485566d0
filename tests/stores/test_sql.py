from pathlib import Path

from sqlalchemy import select

from tests.stores.kept import Note, erase, keep, make_kit, read
from zonewright.stores.schema import erasures, records
from zonewright.stores.sql import CHUNK, FEW
from zonewright.stores.sqlite import SqliteStore

# The laws of the family stand in tests/contracts/test_stores.py.


def test_many_records_at_once_are_kept_changed_and_erased(tmp_path: Path) -> None:
    many = max(CHUNK, FEW) + 500
    store = SqliteStore(make_kit(tmp_path))
    keep(store, *(Note(f"n{number:05d}") for number in range(many)), Note("other"))
    keep(store, *(Note(f"n{number:05d}", "new" if number % 2 else "") for number in range(many)))
    assert [note.text for note in read(store)][:4] == ["", "new", "", "new"]
    assert all(note.text == "" for note in read(store, minute=0))
    erase(store, *(f"n{number:05d}" for number in range(many)))
    assert read(store) == read(store, minute=0) == [Note("other")]
    with store._place.reading() as connection:
        assert connection.execute(select(erasures)).all() == [(3, "notes", many)]
    store.close()


def test_an_equal_record_makes_no_row(tmp_path: Path) -> None:
    store = SqliteStore(make_kit(tmp_path))
    for text in ("x", "x", "y"):
        keep(store, Note("a", text))
    with store._place.reading() as connection:
        rows = connection.execute(select(records.c.since, records.c.until).order_by(records.c.since)).all()
    assert rows == [(1, 3), (3, None)]
    store.close()
