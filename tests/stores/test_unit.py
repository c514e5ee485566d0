from datetime import timedelta

import pytest

from tests.stores.kept import AT, KINDS, Note, make_entry
from zonewright.errors import ConflictError
from zonewright.stores.codec import Codec
from zonewright.stores.memory import MemoryLedger
from zonewright.stores.unit import open_unit

# The laws of every unit of work stand in tests/contracts/test_stores.py.

CODEC = Codec(KINDS)


def test_a_unit_is_opened_at_the_last_revision_or_at_that_of_a_moment() -> None:
    ledger = MemoryLedger()
    for minute in range(3):
        open_unit(ledger, CODEC, as_of=None).commit(make_entry(minute=minute))
    assert open_unit(ledger, CODEC, as_of=None).revision == 3
    assert open_unit(ledger, CODEC, as_of=AT + timedelta(minutes=1)).revision == 2
    assert open_unit(ledger, CODEC, as_of=AT - timedelta(minutes=1)).revision == 0


def test_a_conflict_speaks_as_people_do() -> None:
    ledger = MemoryLedger()
    first, second = open_unit(ledger, CODEC, as_of=None), open_unit(ledger, CODEC, as_of=None)
    first.put("notes", [Note("zone-a", "1", name="Filling"), Note("zone-b", "1")])
    second.put("notes", [Note("zone-a", "2", name="Filling"), Note("zone-b", "2")])
    first.commit(make_entry("moved PLC 12 into Filling", who="anna"))
    with pytest.raises(ConflictError) as caught:
        second.commit(make_entry("renamed Filling", who="bert", minute=1))
    assert str(caught.value) == (
        '"Filling" (zone-a of notes), and 1 more, was changed meanwhile by anna on 2027-01-04 06:00:00 UTC '
        '("moved PLC 12 into Filling"); what bert did began before that and was not kept'
    )
