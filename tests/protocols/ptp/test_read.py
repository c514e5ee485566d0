import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.ptp.test_count import ANNOUNCE, ANSWERED, ASKED, DESCRIBED, MASTER, OLD_SYNC, SET, SYNC
from zonewright.protocols.ptp.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (
            ANNOUNCE,
            "ptp",
            {
                "description": "PTP clock 02:00:00:00:00:01 in domain 3, grandmaster 02:00:00:00:00:09, "
                "class 6, time from a satellite"
            },
        ),
        (
            MASTER,
            "ptp",
            {
                "description": "PTP clock 0011223344556677 in domain 0, is the grandmaster, "
                "class 248, time from an own oscillator"
            },
        ),
        (
            DESCRIBED,
            "ptp_description",
            {"vendor": "Meyer", "model": "Box 1", "serial": "42", "firmware": "1.0;2.0", "description": "hall3"},
        ),
        (
            OLD_SYNC,
            "ptp",
            {
                "description": "PTP version 1 clock in domain _DFLT, grandmaster 02:00:00:00:00:09, stratum 3",
                "mac": "02:00:00:00:00:01",
            },
        ),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [SYNC, SET, ANNOUNCE[:63]])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(ANNOUNCE, MASTER, SYNC, ASKED, ANSWERED, SET, DESCRIBED, OLD_SYNC))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT


def test_version_1_that_is_cut_before_its_stratum_says_nothing() -> None:
    assert read(b"\0\x01\0\x01" + bytes(60)) == ()
