from zonewright.protocols.netflow.field import Origin, make_row

ORIGIN = Origin("10.0.0.1", domain=1, version=10, datagram=1, uptime_ms=None, sent_ns=100_000_000_000)
ENDS = {(0, 8): bytes([10, 0, 0, 7]), (0, 12): bytes([10, 0, 0, 9])}


def test_whole_times_in_all_their_forms() -> None:
    second = (2_208_988_800 + 50).to_bytes(4, "big") + b"\x80\0\0\0"
    for number, value in ((150, b"\0\0\0\x32"), (152, (50_000).to_bytes(8, "big")), (156, second)):
        row = make_row({**ENDS, (0, number): value}, ORIGIN)
        assert row is not None
        assert row.first_ns == 50_000_000_000 + (500_000_000 if number == 156 else 0)


def test_times_before_the_datagram() -> None:
    row = make_row({**ENDS, (0, 158): (7_000_000).to_bytes(4, "big")}, ORIGIN)
    assert row is not None
    assert row.first_ns == 93_000_000_000


def test_a_record_without_ends_makes_no_row() -> None:
    assert make_row({(0, 1): b"\1"}, ORIGIN) is None
    assert make_row({(0, 8): bytes(4)}, ORIGIN) is None
