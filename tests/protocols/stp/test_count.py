import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.stp.count import count

ROOT = wire(
    """424203 0000 00 00 00                          ; LLC, configuration, flags
       8000 020000000001 00000000                ; root
       8000 020000000001 8005                    ; bridge, port 5
       0000 1400 0200 0F00 0000000000000000"""
)
RAPID = wire(
    """424203 0000 02 02 3C
       1000 020000000009 00004E20
       8000 020000000002 8012
       0100 1400 0200 0F00 00"""
)
MULTIPLE = wire(
    """424203 0000 03 02 7C
       1000 020000000009 00004E20
       8000 020000000002 8003
       0100 1400 0200 0F00 00 0050 00            ; no version 1 part, length of version 3
       63656C6C 00000000000000000000000000000000000000000000000000000000 ; region: cell
       0000 AC36177F50283CD4B83821D8AB26DE62 00000000 8000 020000000002 14"""
)
OF_VLAN = wire(
    """AAAA03 00000C 010B 0000 02 02 3C
       1000 020000000009 00004E20
       800A 020000000002 8003
       0100 1400 0200 0F00 00 00 0000 0002 000A  ; VLAN 10"""
)
CHANGED = wire("""424203 0000 00 80 00000000""")


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (ROOT, -1, ["0/0 publish keep"]),
        (RAPID, -1, ["2/2 publish keep"]),
        (MULTIPLE, -1, ["3/2 publish keep"]),
        (OF_VLAN, -1, ["2/2/1 publish keep"]),
        (CHANGED, -1, ["0/128 publish"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize(
    "pdu",
    [
        wire("424203 0000 07 07"),
        wire("FEFE03 83 00 00 00"),
        wire("AAAA03 00000C 2000 0000 02 02"),
        wire("424203 0001 00 00"),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, ROOT[:1]) == (MORE, [])


@settings(max_examples=150, deadline=None)
@given(mutated(ROOT, RAPID, MULTIPLE, OF_VLAN, CHANGED), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
