import threading

import pytest

from tests.plant import PLC, make_assets
from tests.stores.kept import Note, keep, make_entry, make_kit, read
from zonewright.contracts.store import StoreKit
from zonewright.model.asset import Asset
from zonewright.stores.ledger import Writing
from zonewright.stores.memory import MemoryLedger, MemoryStore

# The laws of the family stand in tests/contracts/test_stores.py.


def test_the_nouns_themselves_come_back() -> None:
    store = MemoryStore(StoreKit({"assets": Asset}))
    with store.unit_of_work() as unit:
        unit.put("assets", make_assets())
        unit.commit(make_entry())
    with store.unit_of_work() as unit:
        assert tuple(unit.iter_records("assets")) == make_assets()
        assert unit.get_record(PLC).name == "PLC 12"


def test_an_interrupt_while_it_writes_leaves_the_old_state() -> None:
    class Interrupting(dict[str, list[str]]):
        def items(self) -> None:  # type: ignore[override]
            raise KeyboardInterrupt

        def get(self, *arguments: object) -> None:  # type: ignore[override]
            raise KeyboardInterrupt

    store = MemoryStore(make_kit())
    keep(store, Note("a", "old"))
    ends, begins = Interrupting(notes=["a"]), {"notes": [("b", "{}")]}
    with store._ledger.take_pen() as pen, pytest.raises(KeyboardInterrupt):
        pen.write(Writing(2, ends=ends, begins=begins, erased={}, entry=(0, "")))
    assert read(store) == [Note("a", "old")]
    assert keep(store, Note("a", "new")) == 2


def test_who_holds_the_pen_keeps_others_waiting() -> None:
    ledger = MemoryLedger()
    heads: list[int] = []
    reader = threading.Thread(target=lambda: heads.append(ledger.get_head()))
    with ledger.take_pen():
        reader.start()
        reader.join(timeout=0.05)
        assert heads == []
    reader.join()
    assert heads == [0]
