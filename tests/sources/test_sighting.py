from zonewright.inventory.wire.sighting import derive_sightings
from zonewright.model.tables import SIGHTINGS
from zonewright.sources.sighting import Seen, SightingRows


def test_equal_words_of_several_lines_are_one_row() -> None:
    rows = SightingRows()
    for line in (9, 3):
        rows.add(Seen("arp", {"behind": "sw", "port": ""}, mac="00:1b:1b:00:00:01", ip="10.0.0.1"), line=line)
    table = rows.derive_table("input-a")
    assert (len(rows), table.schema) == (1, SIGHTINGS)
    (row,) = table.to_pylist()
    assert (row["first_packet"], row["last_packet"], row["count"]) == (3, 9, 2)
    assert (row["mac"], dict(row["fields"])) == (0x001B1B000001, {"behind": "sw"})


def test_what_nothing_dates_has_no_time_and_what_is_dated_keeps_first_and_last() -> None:
    rows = SightingRows()
    rows.add(Seen("nmap", {}, ip="fe80::1"), line=1)
    rows.add(Seen("nmap", {}, ip="fe80::1"), line=2, times=(5, 7))
    (one,) = derive_sightings(rows.derive_table("input-a"))
    assert (one.ip, one.first_ns, one.last_ns) == ("fe80::1", 5, 7)
