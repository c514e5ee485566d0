import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.cdp.count import count
from zonewright.protocols.counter import FOREIGN, MORE

SWITCH = wire(
    """AAAA03 00000C 2000 02 B4 0000                 ; LLC, SNAP, version 2, 180 seconds
       0001 000B 73772D63656C6C                  ; name: sw-cell
       0002 0011 00000001 01 01 CC 0004 0A010203 ; address 10.1.2.3
       0003 000A 4769302F312F                    ; port: Gi0/1/
       0004 0008 00000029                        ; router, switch
       0005 0019 4F53202856657273696F6E2031352E32284529 2C0A ; OS (Version 15.2(E),
       0006 0013 636973636F2049452D343030302D38  ; platform: cisco IE-4000-8
       000A 0006 0007                            ; native VLAN 7"""
)
NUMBERED = wire(
    """AAAA03 00000C 2000 01 B4 0000
       0001 0013 6E782866 0000                   ; a length that lies"""
)
BY_MAC = wire(
    """AAAA03 00000C 2000 02 B4 0000
       0001 0010 303230303030303030304141        ; name: 0200000000AA"""
)


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (SWITCH, -1, ["0 publish keep"]),
        (BY_MAC, 1, ["0 publish keep"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize(
    "pdu",
    [
        wire("424203 0000 00 00 00 000000000000"),
        wire("AAAA03 00000C 2004 01 00 0000"),
        wire("AAAA03 0000F8 2000 02 B4 0000"),
        wire("AAAA03 00000C 2000 09 B4 0000"),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, SWITCH[:1]) == (MORE, [])


@settings(max_examples=150, deadline=None)
@given(mutated(SWITCH, NUMBERED, BY_MAC), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
