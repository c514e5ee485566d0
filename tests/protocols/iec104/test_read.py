from hypothesis import given
from hypothesis import strategies as st

from zonewright.protocols.iec104.read import read


@given(st.binary(max_size=80))
def test_no_frame_tells_who_sent_it(pdu: bytes) -> None:
    assert read(pdu) == ()
