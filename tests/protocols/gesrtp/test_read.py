from hypothesis import given
from hypothesis import strategies as st

from zonewright.protocols.gesrtp.read import read


@given(st.binary(max_size=120))
def test_nothing_is_said(pdu: bytes) -> None:
    assert read(pdu) == ()
