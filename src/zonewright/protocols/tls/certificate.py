"""Reads a certificate as far as its bytes reach: whose it is, who signed it, until when it is good."""

from collections.abc import Iterator

from zonewright.protocols.text import TEXT_LIMIT, clean_text, ipv4_text, ipv6_text, stated

_SEQUENCE, _SET, _OBJECT, _INTEGER = 0x30, 0x31, 0x06, 0x02
_VERSION, _EXTENSIONS = 0xA0, 0xA3
_SHORT_TIME = 0x17
_COMMON_NAME, _ORGANISATION, _UNIT = b"\x55\x04\x03", b"\x55\x04\x0a", b"\x55\x04\x0b"
_ALTERNATIVE_NAMES = b"\x55\x1d\x11"
_DNS_NAME, _ADDRESS = 0x82, 0x87
_WIDE = 0x1E
_MOST_NAMES = 8
_DEEPEST_LENGTH = 4


def read_certificate(octets: bytes) -> dict[str, str]:
    """Read the fields of one certificate in DER; what is cut off is not said."""
    outer = next(_iter_values(octets), (0, b""))[1]
    signed = next(_iter_values(outer), (0, b""))[1]
    parts = [part for part in _iter_values(signed) if part[0] != _VERSION]
    if len(parts) < 3 or parts[0][0] != _INTEGER:
        return {}
    issuer, subject = _read_name(parts[2][1]), _read_name(parts[4][1] if len(parts) > 4 else b"")
    extensions = next((value for tag, value in parts[5:] if tag == _EXTENSIONS), b"")
    return stated(
        certificate_name=subject.get(_COMMON_NAME, ""),
        certificate_names=_read_names(extensions),
        organisation=subject.get(_ORGANISATION, "") or subject.get(_UNIT, ""),
        issuer=issuer.get(_COMMON_NAME, "") or issuer.get(_ORGANISATION, "") or issuer.get(_UNIT, ""),
        not_after=_read_end(parts[3][1] if len(parts) > 3 else b""),
    )


def _iter_values(octets: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk tag, length, value; a value that is cut is given as far as it goes."""
    at = 0
    while at + 2 <= len(octets):
        tag, size, at = octets[at], octets[at + 1], at + 2
        if size >= 0x80:
            more = size - 0x80
            if not 0 < more <= _DEEPEST_LENGTH or at + more > len(octets):
                return
            size, at = int.from_bytes(octets[at : at + more], "big"), at + more
        yield tag, octets[at : at + size]
        at += size


def _read_name(octets: bytes) -> dict[bytes, str]:
    """Read a name: a sequence of sets of pairs of what it is and its words; the first of a kind counts."""
    found: dict[bytes, str] = {}
    for tag, members in _iter_values(octets):
        pair = list(_iter_values(next(_iter_values(members), (0, b""))[1])) if tag == _SET else []
        if len(pair) >= 2 and pair[0][0] == _OBJECT:
            words = pair[1][1]
            if pair[1][0] == _WIDE:
                words = words.decode("utf-16-be", errors="replace").encode("utf-8", errors="replace")
            found.setdefault(pair[0][1], clean_text(words))
    return found


def _read_end(octets: bytes) -> str:
    """Give the last day on which the certificate is good, such as `2031-05-01`."""
    times = list(_iter_values(octets))
    if len(times) < 2:
        return ""
    tag, value = times[1]
    digits = clean_text(value)
    if tag == _SHORT_TIME and len(digits) >= 6:
        digits = ("19" if digits[:2] >= "50" else "20") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if digits[:8].isdigit() and len(digits) > 8 else ""


def _read_names(octets: bytes) -> str:
    """Give the other names of the subject, the first ones, as a list of words."""
    listed = next(_iter_values(octets), (0, b""))[1]
    for _, extension in _iter_values(listed):
        parts = list(_iter_values(extension))
        if len(parts) < 2 or parts[0][1] != _ALTERNATIVE_NAMES:
            continue
        names = [_read_one(tag, value) for tag, value in _iter_values(next(_iter_values(parts[-1][1]), (0, b""))[1])]
        return ", ".join([name for name in names if name][:_MOST_NAMES])[:TEXT_LIMIT]
    return ""


def _read_one(tag: int, value: bytes) -> str:
    if tag == _ADDRESS:
        return ipv4_text(value) or ipv6_text(value)
    return clean_text(value) if tag == _DNS_NAME else ""
