"""Reads exported datagrams as rows: the fixed records of version 5, the templates and sets of version 9 and IPFIX."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from zonewright.protocols.netflow.field import NS, ExportRow, Origin, make_row
from zonewright.protocols.netflow.template import Template, iter_records, iter_templates

_HEADER_5, _RECORD_5 = 24, 48
_HEADERS = {9: 20, 10: 16}
_TEMPLATE_SETS = {9: {0: False, 1: True}, 10: {2: False, 3: True}}
_FIRST_DATA = 256
_PLAIN = 0
_LAYOUT_5 = Template(
    tuple(
        (_PLAIN, number, size)
        for number, size in (
            *((8, 4), (12, 4), (15, 4), (10, 2), (14, 2), (2, 4), (1, 4), (22, 4), (21, 4), (7, 2), (11, 2)),
            *((210, 1), (6, 1), (4, 1), (5, 1), (16, 2), (17, 2), (9, 1), (13, 1), (210, 2)),
        )
    ),
    is_option=False,
)
_MOST_WAITING = 4096
_MOST_TEMPLATES = 4096


@dataclass(frozen=True, slots=True)
class Datagram:
    """One exported datagram: who sent it, its payload, and its number in the capture."""

    exporter: str
    payload: bytes
    number: int


@dataclass(frozen=True, slots=True)
class Exports:
    """What exported datagrams tell.

    Attributes:
        rows: in the order of the datagrams; a set that waited for its template stands where it was sent.
        options: records that tell of the exporter and not of a flow.
        silent: records that name neither addresses nor network cards.
        not_understood: sets without a template, or cut; per reason.
        sampled: exporters that say that they look at some of the packets only.
    """

    rows: tuple[ExportRow, ...]
    options: int
    silent: int
    not_understood: tuple[tuple[str, int], ...]
    sampled: tuple[str, ...]


@dataclass(slots=True)
class _Desk:
    """What is known while reading: layouts per (exporter, domain, number), sets that wait for one, what was told."""

    layouts: dict[tuple[str, int, int, int], Template] = field(default_factory=dict)
    waiting: dict[tuple[str, int, int, int], list[tuple[Origin, bytes, int]]] = field(default_factory=dict)
    rows: list[tuple[int, int, ExportRow]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    sampled: set[str] = field(default_factory=set)
    held: int = 0

    def add(self, reason: str) -> None:
        self.counts[reason] = self.counts.get(reason, 0) + 1


def parse_exports(datagrams: Iterable[Datagram]) -> Exports:
    """Read datagrams in their order; sets that come before their template wait for it, a bounded number of them."""
    desk = _Desk()
    for one in datagrams:
        version = int.from_bytes(one.payload[:2], "big")
        if version == 5:
            _read_fixed(one, desk)
        elif version in _HEADERS and len(one.payload) >= _HEADERS[version]:
            _read_sets(one, version, desk=desk)
        else:
            desk.add("not NetFlow 5, 9 or IPFIX")
    for waiting in desk.waiting.values():
        for _ in waiting:
            desk.add("no template")
    desk.rows.sort(key=lambda row: row[:2])
    options, silent = desk.counts.pop("options", 0), desk.counts.pop("silent", 0)
    rows = tuple(row for _, _, row in desk.rows)
    return Exports(rows, options, silent, tuple(sorted(desk.counts.items())), tuple(sorted(desk.sampled)))


def _read_fixed(one: Datagram, desk: _Desk) -> None:
    head = one.payload
    if len(head) < _HEADER_5:
        desk.add("cut")
        return
    records = int.from_bytes(head[2:4], "big")
    seconds, rest = int.from_bytes(head[8:12], "big"), int.from_bytes(head[12:16], "big")
    sent = seconds * NS + rest
    uptime = int.from_bytes(head[4:8], "big")
    origin = Origin(one.exporter, int.from_bytes(head[20:22], "big"), 5, one.number, uptime, sent)
    if int.from_bytes(head[22:24], "big") & 0x3FFF > 1:
        desk.sampled.add(one.exporter)
    body = head[_HEADER_5 : _HEADER_5 + records * _RECORD_5]
    if len(body) < records * _RECORD_5:
        desk.add("cut")
    _tell(body, _LAYOUT_5, origin=origin, place=0, desk=desk)


def _read_sets(one: Datagram, version: int, *, desk: _Desk) -> None:
    head = one.payload
    origin = _origin_of(one, version)
    stop = len(head)
    if version == 10:
        stop = min(stop, int.from_bytes(head[2:4], "big"))
        if int.from_bytes(head[2:4], "big") > len(head):
            desk.add("cut")
    for place, number, body in _iter_sets(head[:stop], _HEADERS[version]):
        key = (one.exporter, version, origin.domain, number)
        if number in _TEMPLATE_SETS[version]:
            _learn(body, key, options=_TEMPLATE_SETS[version][number], desk=desk)
        elif number < _FIRST_DATA:
            desk.add("set of an unknown kind")
        elif key in desk.layouts:
            _tell(body, desk.layouts[key], origin=origin, place=place, desk=desk)
        elif desk.held < _MOST_WAITING:
            desk.held += 1
            desk.waiting.setdefault(key, []).append((origin, body, place))
        else:
            desk.add("no template")


def _origin_of(one: Datagram, version: int) -> Origin:
    head = one.payload
    if version == 10:
        sent = int.from_bytes(head[4:8], "big") * NS
        return Origin(one.exporter, int.from_bytes(head[12:16], "big"), 10, one.number, None, sent)
    sent = int.from_bytes(head[8:12], "big") * NS
    uptime = int.from_bytes(head[4:8], "big")
    return Origin(one.exporter, int.from_bytes(head[16:20], "big"), 9, one.number, uptime, sent)


def _iter_sets(payload: bytes, at: int) -> Iterator[tuple[int, int, bytes]]:
    """Walk the sets of a datagram: where it stands, number, body; one that is cut is given as far as it goes."""
    while at + 4 <= len(payload):
        number, size = int.from_bytes(payload[at : at + 2], "big"), int.from_bytes(payload[at + 2 : at + 4], "big")
        if size < 4:
            return
        yield at, number, payload[at + 4 : at + size]
        at += size


def _learn(body: bytes, key: tuple[str, int, int, int], *, options: bool, desk: _Desk) -> None:
    """Take in templates, and read what waited for them."""
    exporter, version, domain, _ = key
    for number, template in iter_templates(body, version=version, options=options):
        mine = (exporter, version, domain, number)
        if template is None:
            desk.layouts.pop(mine, None)
            continue
        if len(desk.layouts) >= _MOST_TEMPLATES and mine not in desk.layouts:
            desk.add("too many templates")
            continue
        desk.layouts[mine] = template
        for origin, waiting, place in desk.waiting.pop(mine, ()):
            desk.held -= 1
            _tell(waiting, template, origin=origin, place=place, desk=desk)


def _tell(body: bytes, layout: Template, *, origin: Origin, place: int, desk: _Desk) -> None:
    """Turn the records of a set into rows."""
    for fields in iter_records(body, layout):
        if layout.is_option:
            desk.add("options")
            intervals = [fields.get((_PLAIN, number), b"") for number in (34, 50, 305)]
            if any(int.from_bytes(value, "big") > 1 for value in intervals):
                desk.sampled.add(origin.exporter)
            continue
        row = make_row(fields, origin)
        if row is None:
            desk.add("silent")
        else:
            desk.rows.append((origin.datagram, place, row))
