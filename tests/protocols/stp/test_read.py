import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.stp.test_count import CHANGED, MULTIPLE, OF_VLAN, RAPID, ROOT
from zonewright.protocols.stp.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (
            ROOT,
            "stp",
            {
                "capabilities": "bridge",
                "chassis": "02:00:00:00:00:01",
                "description": "bridge priority 32768, is the root",
                "mac": "02:00:00:00:00:01",
                "port": "5",
            },
        ),
        (
            RAPID,
            "stp",
            {
                "capabilities": "bridge",
                "chassis": "02:00:00:00:00:02",
                "description": "bridge priority 32768, root 02:00:00:00:00:09 with priority 4096",
                "mac": "02:00:00:00:00:02",
                "port": "18",
            },
        ),
        (
            MULTIPLE,
            "stp",
            {
                "capabilities": "bridge",
                "chassis": "02:00:00:00:00:02",
                "description": "bridge priority 32768, root 02:00:00:00:00:09 with priority 4096, MST region cell",
                "mac": "02:00:00:00:00:02",
                "port": "3",
            },
        ),
        (
            OF_VLAN,
            "stp",
            {
                "capabilities": "bridge",
                "chassis": "02:00:00:00:00:02",
                "description": "bridge priority 32778, root 02:00:00:00:00:09 with priority 4096",
                "mac": "02:00:00:00:00:02",
                "port": "3",
                "vlan": "10",
            },
        ),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [CHANGED, ROOT[:20], b"abc"])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(ROOT, RAPID, MULTIPLE, OF_VLAN, CHANGED))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
