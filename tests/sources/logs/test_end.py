from typing import Any

import numpy as np

from tests.sources.logs.writing import HMI, PLC, make_book
from zonewright.model.identifier import Id
from zonewright.sources.logs.end import Ends, derive_addressing, read_ends, turn
from zonewright.sources.logs.ledger import Ledger
from zonewright.sources.logs.sheet import ObjectSheet


def ends_of(*rows: dict[str, Any], transport: str = "tcp") -> tuple[Ends, Ledger]:
    told = {"ts": 1.5, "id.orig_h": HMI, "id.orig_p": 4000, "id.resp_h": PLC, "id.resp_p": 502}
    sheet = ObjectSheet("conn", [{**told, **row} for row in rows], np.arange(1, len(rows) + 1))
    book, ledger = make_book(), Ledger()
    columns = book.recipes["conn"].ends
    return read_ends(sheet, columns, transports=book.transports, transport=transport, ledger=ledger), ledger


def test_ends_with_ports() -> None:
    ends, ledger = ends_of({"proto": "tcp"}, {})
    assert ends.transport.tolist() == [6, 6]
    assert (ends.orig_port.tolist(), ends.resp_port.tolist()) == ([4000, 4000], [502, 502])
    assert ends.ethertype.tolist() == [0x0800, 0x0800]
    assert not ledger.lines


def test_type_and_code_of_icmp_are_no_ports() -> None:
    ends, _ = ends_of(
        {"proto": "icmp", "id.orig_p": 8, "id.resp_p": 0},
        {"proto": "icmp", "id.orig_h": "fe80::1", "id.resp_h": "fe80::2"},
    )
    assert ends.transport.tolist() == [1, 58]
    assert ends.orig_port.tolist() == ends.resp_port.tolist() == [-1, -1]
    assert ends.ethertype.tolist() == [0x0800, 0x86DD]


def test_an_unknown_transport_stays_unknown() -> None:
    assert ends_of({"proto": "unknown_transport"})[0].transport.tolist() == [-1]


def test_rows_that_make_no_sense_are_problems() -> None:
    ends, ledger = ends_of({"ts": "soon"}, {"id.resp_h": "plc"}, {"id.resp_h": None}, {"id.resp_p": 70000}, {})
    assert ends.good.tolist() == [False, False, False, False, True]
    assert [one.where for one in ledger.derive_problems(Id("a"))] == ["line 1", "line 2", "line 3", "line 4"]


def test_the_other_side_sends_with_changed_places() -> None:
    columns = derive_addressing(ends_of({})[0], lines=np.array([3]))
    assert columns["first_packet"].to_pylist() == [3]
    turned = turn(columns)
    assert turned["src_ip"] == columns["dst_ip"]
    assert turned["dst_port"] == columns["src_port"]
    assert turned["ethertype"] == columns["ethertype"]
