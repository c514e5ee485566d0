import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.lldp.count import count

SWITCH = wire(
    """0207 04 020000000001                      ; chassis: a MAC
       0405 05 67693031                          ; port: gi01
       0602 0078                                 ; 120 seconds
       0A04 73773031                             ; system name: sw01
       0C08 4C32 2053 7769 7463                  ; description
       0E04 0014 0004                            ; can bridge and route, does bridge
       100C 05 01 0A010203 02 00000001 00        ; management address 10.1.2.3
       0000 000000000000                         ; end, padding"""
)
CONTROLLER = wire(
    """0209 07 706C632D63656C31                  ; chassis: plc-cel1
       0412 07 706F72742D3030312E706C632D63656C31; port: port-001.plc-cel1
       0602 0014
       FE0A 000ECF 05 0200000000 0A              ; PROFINET: chassis MAC
       FE08 0012BB 08 41423132                   ; inventory: serial number AB12
       0000"""
)


@pytest.mark.parametrize("pdu", [SWITCH, CONTROLLER])
def test_every_announcement_is_published_and_read(pdu: bytes) -> None:
    assert counted(count, pdu) == (len(pdu), ["0 publish keep"])


def test_foreign_and_cut() -> None:
    assert counted(count, wire("0405 05 67693031 ; begins with the port")) == (FOREIGN, [])
    assert counted(count, b"\x02") == (MORE, [])


@settings(max_examples=200, deadline=None)
@given(mutated(SWITCH, CONTROLLER), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
