"""Templates of NetFlow 9 and IPFIX: how the records of a set are laid out, and how one is cut into fields."""

from collections.abc import Iterator
from dataclasses import dataclass

_VARIABLE = 0xFFFF
_LONG = 255
_FIRST_DATA = 256
_MOST_FIELDS = 512


@dataclass(frozen=True, slots=True)
class Template:
    """The layout of records.

    Attributes:
        fields: (enterprise, number, size) each; a size of 65535 stands before every value.
        is_option: whether its records tell of the exporter and not of flows.
    """

    fields: tuple[tuple[int, int, int], ...]
    is_option: bool

    @property
    def shortest(self) -> int:
        """Give the fewest bytes that a record takes."""
        return sum(1 if size == _VARIABLE else size for _, _, size in self.fields)


def iter_templates(body: bytes, *, version: int, options: bool) -> Iterator[tuple[int, Template | None]]:
    """Read the templates of a set; a withdrawn one is none; what is cut or senseless ends the walk."""
    at, head = 0, 6 if options else 4
    while at + 4 <= len(body):
        number, fields = int.from_bytes(body[at : at + 2], "big"), int.from_bytes(body[at + 2 : at + 4], "big")
        if number < _FIRST_DATA:
            return
        if version == 10 and fields == 0:
            yield number, None
            at += 4
            continue
        if at + head > len(body):
            return
        if options and version == 9:
            fields = (fields + int.from_bytes(body[at + 4 : at + 6], "big")) // 4
        found = _read_fields(body, at + head, count=fields, version=version)
        if found is None:
            return
        listed, at = found
        yield number, Template(listed, options)


def _read_fields(
    body: bytes, at: int, *, count: int, version: int
) -> tuple[tuple[tuple[int, int, int], ...], int] | None:
    if not 0 < count <= _MOST_FIELDS:
        return None
    fields = []
    for _ in range(count):
        number, size = int.from_bytes(body[at : at + 2], "big"), int.from_bytes(body[at + 2 : at + 4], "big")
        if at + 4 > len(body):
            return None
        at, enterprise = at + 4, 0
        if version == 10 and number & 0x8000:
            if at + 4 > len(body):
                return None
            enterprise, at, number = int.from_bytes(body[at : at + 4], "big"), at + 4, number & 0x7FFF
        fields.append((enterprise, number, size))
    return tuple(fields), at


def iter_records(body: bytes, template: Template) -> Iterator[dict[tuple[int, int], bytes]]:
    """Cut a set into records; of a field that comes twice the first counts; padding at the end is none."""
    at = 0
    while template.shortest and at + template.shortest <= len(body):
        record: dict[tuple[int, int], bytes] = {}
        for enterprise, number, stated in template.fields:
            size, at = _read_size(body, at) if stated == _VARIABLE else (stated, at)
            if at + size > len(body):
                return
            record.setdefault((enterprise, number), body[at : at + size])
            at += size
        yield record


def _read_size(body: bytes, at: int) -> tuple[int, int]:
    """Give the size that stands before a value, in one byte or three, and where the value begins."""
    size = body[at] if at < len(body) else 0
    if size < _LONG:
        return size, at + 1
    return int.from_bytes(body[at + 1 : at + 3], "big"), at + 3
