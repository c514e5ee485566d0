import pytest
from hypothesis import given, settings

from tests.protocols.cclink.test_count import CYCLIC, FAILED, FOUND, MOVE, REFUSED, SEARCH, SENT
from tests.protocols.pdu import mutated
from zonewright.protocols.cclink.read import read_basic, read_frame
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (
            CYCLIC,
            "cclink_basic",
            {"device_id": "0x12345678", "firmware": "2", "ip": "192.168.3.2", "vendor_id": "0x1234"},
        ),
        (
            FOUND,
            "cclink_basic",
            {
                "device_id": "0x12345678",
                "firmware": "2",
                "host_name": "io-02",
                "ip": "192.168.3.2",
                "mac": "02:00:00:00:00:02",
                "vendor_id": "0x1234",
            },
        ),
        (
            MOVE,
            "cclink_basic_set",
            {
                "behind": "gives 02:00:00:00:00:02 the address 192.168.3.9",
                "ip": "192.168.3.9",
                "mac": "02:00:00:00:00:02",
            },
        ),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read_basic(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [SEARCH, REFUSED, CYCLIC[:54]])
def test_says_nothing(pdu: bytes) -> None:
    assert read_basic(pdu) == ()


def test_frames_of_the_own_ethertype_say_nothing() -> None:
    assert read_frame(CYCLIC) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(SENT, CYCLIC, FAILED, SEARCH, FOUND, MOVE, REFUSED))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read_basic(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
