import pytest
from hypothesis import given, settings

from tests.protocols.ftp.test_count import (
    DENIED,
    FETCH,
    FOLDER,
    GREETING,
    LONG,
    OTHER,
    RENAME,
    SECRET,
    STORE,
    SYSTEM,
    USER,
)
from tests.protocols.pdu import mutated
from zonewright.protocols.ftp.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (GREETING, "ftp_server", {"description": "FTP: FTP of the line (v1.2)"}),
        (USER, "ftp_client", {"user": "plc"}),
        (STORE, "ftp_transfer", {"description": "stores a file by FTP", "program": "/cfg/plc.bin"}),
        (FETCH, "ftp_transfer", {"description": "fetches a file by FTP", "program": "log.txt"}),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [SECRET, FOLDER, DENIED, b""])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(GREETING, SYSTEM, DENIED, LONG, USER, SECRET, STORE, FETCH, FOLDER, OTHER, RENAME))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
