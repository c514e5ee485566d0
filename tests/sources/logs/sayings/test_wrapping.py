from typing import Any

import numpy as np

from zonewright.sources.logs.sayings.wrapping import WrapperTrail
from zonewright.sources.logs.sheet import ObjectSheet


def sheet(*rows: dict[str, Any]) -> ObjectSheet:
    told = {"uid": "C1", "ts": 1, "is_orig": "T", "direction": "request", "cip_sequence_count": 7}
    return ObjectSheet("cip", [{**told, **row} for row in rows], np.arange(len(rows)))


WRAPPER, PART = {"cip_service_code": "0x0a"}, {"cip_service_code": "0x03"}


def test_what_follows_a_wrapper_with_its_signs_is_inside() -> None:
    rows = (PART, WRAPPER, PART, PART, {**PART, "cip_sequence_count": 8}, {**PART, "is_orig": "F"})
    assert WrapperTrail().derive_inside(sheet(*rows)).to_pylist() == [None, None, "10", "10", None, None]


def test_the_inside_may_go_on_in_the_next_sheet() -> None:
    trail = WrapperTrail()
    trail.derive_inside(sheet(WRAPPER))
    assert trail.derive_inside(sheet(PART)).to_pylist() == ["10"]
