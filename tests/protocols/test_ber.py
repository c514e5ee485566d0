import numpy as np
import pytest

from tests.protocols.pdu import wire
from zonewright.protocols.ber import read_head, read_size


@pytest.mark.parametrize(
    ("octets", "head", "size"),
    [
        ("A0 05", 2, 5),
        ("A0 81 C8", 3, 200),
        ("A0 82 0102", 4, 258),
        ("A0 83 010203", 5, 66051),
        ("A0", 0, None),
        ("A0 82 01", 0, None),
        ("A0 80 ; indefinite", -1, None),
        ("A0 84 00000001 ; longer than anything here", -1, None),
    ],
)
def test_tag_and_length(octets: str, head: int, size: int | None) -> None:
    element = np.frombuffer(wire(octets), np.uint8)
    assert read_head(element, 0, len(element)) == read_head.py_func(element, 0, len(element)) == head
    if size is not None:
        assert read_size(element, 0) == read_size.py_func(element, 0) == size
