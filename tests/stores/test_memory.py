from tests.plant import PLC, make_assets
from zonewright.stores.memory import MemoryStore

# The laws of the family stand in tests/contracts/test_stores.py.


def test_two_stores_share_nothing() -> None:
    one, other = MemoryStore(), MemoryStore()
    with one.unit_of_work() as unit:
        unit.put("asset", make_assets())
        unit.commit()
    with other.unit_of_work() as unit:
        assert unit.find_record(PLC) is None


def test_the_nouns_themselves_come_back() -> None:
    store = MemoryStore()
    with store.unit_of_work() as unit:
        unit.put("asset", make_assets())
        unit.commit()
    with store.unit_of_work() as unit:
        assert tuple(unit.iter_records("asset")) == make_assets()
        assert unit.get_record(PLC).name == "PLC 12"
