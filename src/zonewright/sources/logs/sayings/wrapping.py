"""Which lines of cip.log stand for what a line before them carries inside."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from zonewright.sources.logs.sheet import Sheet

SEVERAL = ("0x0a", "0x8a")
INSIDE = "10"
SIGNS = ("uid", "ts", "is_orig", "direction", "cip_sequence_count")
"""What a wrapper and the lines of its inside have in common; they follow it at once."""


class WrapperTrail:
    """Follows the lines of one log, over the borders of its sheets."""

    def __init__(self) -> None:
        self._last = ""

    def derive_inside(self, sheet: Sheet) -> pa.StringArray:
        """Give `10` for what a Multiple Service Packet carries, null for all others."""
        parts = [pc.fill_null(sheet.words(name), "-") for name in SIGNS]
        signs = pc.binary_join_element_wise(*parts, "|").to_numpy(zero_copy_only=False)
        service = pc.utf8_lower(pc.fill_null(sheet.words("cip_service_code"), ""))
        wraps = np.asarray(pc.is_in(service, value_set=pa.array(SEVERAL)).to_numpy(zero_copy_only=False), dtype=bool)
        before = np.maximum.accumulate(np.where(wraps, np.arange(len(wraps)), -1))
        opened = np.where(before >= 0, signs[before], self._last)
        if wraps.any():
            self._last = str(signs[before[-1]])
        inside = ~wraps & (signs == opened)
        return pa.array(np.where(inside, INSIDE, ""), pa.string(), mask=~inside)
