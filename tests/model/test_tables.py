"""Tables of the schemas, from what is known."""

import pyarrow as pa

from zonewright.model.tables import FLOW_RECORDS, SIGHTINGS, make_table, widen_table


def test_a_column_that_is_not_given_is_null() -> None:
    table = make_table(SIGHTINGS, {"kind": ["arp", "lldp"]}, rows=2)
    assert table.schema == SIGHTINGS
    assert table.column("kind").to_pylist() == ["arp", "lldp"]
    assert table.column("mac").null_count == 2


def test_a_table_kept_with_an_earlier_schema_gets_the_columns_that_came_since() -> None:
    earlier = pa.schema([field for field in FLOW_RECORDS if field.name not in ("tunnel", "ranges")])
    kept = make_table(earlier, {"packets": [3]}, rows=1)
    widened = widen_table(FLOW_RECORDS, kept)
    assert widened.schema == FLOW_RECORDS
    assert widened.column("packets").to_pylist() == [3]
    assert widen_table(FLOW_RECORDS, widened) is widened
