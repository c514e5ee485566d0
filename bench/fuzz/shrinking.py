"""Makes a finding small: takes pieces out for as long as it still is the same finding."""

from collections.abc import Callable, Sequence

Tells = Callable[[bytes], bool]


def shrink_parts(parts: Sequence[bytes], still: Tells) -> list[bytes]:
    """Take out parts, larger stretches first, while `still` holds of what is left together."""
    left, size = list(parts), max(1, len(parts) // 2)
    while True:
        at, taken = 0, False
        while at < len(left):
            tried = left[:at] + left[at + size :]
            if len(tried) < len(left) and still(b"".join(tried)):
                left, taken = tried, True
            else:
                at += size
        if size == 1 and not taken:
            return left
        size = max(1, size // 2)


def shrink_octets(octets: bytes, still: Tells) -> bytes:
    """Take out stretches of octets, then turn what is left to zero where that changes nothing."""
    size = max(1, len(octets) // 4)
    while size:
        octets = _take_out(octets, size, still)
        size //= 4
    for size in (16, 1):
        for at in range(0, len(octets), size):
            tried = octets[:at] + b"\0" * len(octets[at : at + size]) + octets[at + size :]
            if tried != octets and still(tried):
                octets = tried
    return octets


def _take_out(octets: bytes, size: int, still: Tells) -> bytes:
    at = 0
    while at < len(octets):
        tried = octets[:at] + octets[at + size :]
        if still(tried):
            octets = tried
        else:
            at += size
    return octets


class Bounded:
    """A question that is put so many times, or until a moment; beyond that the answer is no."""

    def __init__(self, still: Tells, *, most: int, is_over: Callable[[], bool]) -> None:
        self._still, self._left, self._is_over = still, most, is_over

    def __call__(self, octets: bytes) -> bool:
        """Tell whether it still is the same finding."""
        self._left -= 1
        return self._left >= 0 and not self._is_over() and self._still(octets)
