"""Identity messages seen on the wire, as the steps read them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from zonewright.inventory.address import ip_text, is_group_ip, is_group_mac, is_nobody, mac_text
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.observation import Input, Observation

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NEVER_BEFORE, NEVER_AFTER = 2**63 - 1, -(2**63)
"""First and last time of what no input dates: any known time stands before them."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One identity message by one sender; `ip` is the sender's, or the one it claims by ARP."""

    input: Id
    kind: str
    mac: int | None
    ip: str | None
    vlan: int | None
    fields: Mapping[str, str]
    first_packet: int
    last_packet: int
    first_ns: int
    last_ns: int
    count: int

    @property
    def subject(self) -> str:
        """Name the sender as people write it."""
        words = [mac_text(self.mac) if self.mac is not None else "", self.ip or ""]
        named = (self.fields.get(name, "") for name in ("host_name", "chassis", "behind"))
        return " ".join(word for word in words if word) or next(filter(None, named), "unknown sender")


@dataclass(frozen=True, slots=True)
class Span:
    """Where and when something was seen, and how often."""

    first_packet: int
    last_packet: int
    first_ns: int
    count: int


def time_of(nanoseconds: int) -> datetime | None:
    """Turn a table's nanoseconds into a time, cut to microseconds; nothing where nobody told it."""
    return None if nanoseconds == NEVER_BEFORE else EPOCH + timedelta(microseconds=nanoseconds // 1000)


def place_in_lines(observations: Iterable[Observation], inputs: Iterable[Input]) -> Iterator[Observation]:
    """Give what a log, a scan or a table showed the number of its line, which stands where captures have packets."""
    lines = {one.id for one in inputs if one.packets is None}
    for one in observations:
        in_lines = one.input in lines and one.line is None
        yield replace(one, line=one.first_packet, first_packet=None, last_packet=None) if in_lines else one


def make_observation(input_id: Id, kind: str, *, subject: str, span: Span, key: tuple[str, ...] = ()) -> Observation:
    """Make the observation of one subject in one input.

    Args:
        input_id: the input that showed it.
        kind: `flow`, `sender` or a kind of sighting.
        subject: what was seen, in words.
        span: where, when and how often.
        key: what names the subject, when its words do not: for a flow its id and the direction.
    """
    return Observation(
        id=make_id("observation", input_id, kind, *(key or (subject,))),
        origin=Origin.OBSERVED,
        basis=(input_id,),
        input=input_id,
        kind=kind,
        subject=subject,
        first_packet=span.first_packet,
        last_packet=span.last_packet,
        count=span.count,
        line=None,
        time=time_of(span.first_ns),
    )


def derive_sightings(table: pa.Table) -> tuple[Sighting, ...]:
    """Give every distinct sighting of a table of `SIGHTINGS`, in an order of its own."""
    found = {}
    for row in table.to_pylist():
        one = _sighting(row)
        key = (one.input, one.kind, one.mac or -1, one.ip or "", one.vlan or 0, tuple(sorted(one.fields.items())))
        found[(*key, one.first_packet)] = one
    return tuple(found[key] for key in sorted(found))


def _sighting(row: Mapping[str, object]) -> Sighting:
    mac, raw, vlan = row["mac"], row["ip"], row["vlan"]
    fields = row["fields"]
    pairs = fields.items() if isinstance(fields, Mapping) else fields or ()
    has_ip = isinstance(raw, bytes) and not is_nobody(raw) and not is_group_ip(raw)
    return Sighting(
        input=Id(str(row["input"])),
        kind=str(row["kind"]),
        mac=mac if isinstance(mac, int) and mac and not is_group_mac(mac) else None,
        ip=ip_text(raw) if has_ip and isinstance(raw, bytes) else None,
        vlan=vlan if isinstance(vlan, int) and vlan else None,
        fields={str(name): str(value).strip("\x00 ") for name, value in pairs},  # type: ignore[attr-defined]
        first_ns=_time(row["first_ns"], absent=NEVER_BEFORE),
        last_ns=_time(row["last_ns"], absent=NEVER_AFTER),
        **{name: int(str(row[name])) for name in ("first_packet", "last_packet", "count")},
    )


def _time(value: object, *, absent: int) -> int:
    return value if isinstance(value, int) else absent


def derive_sighting_observations(sightings: tuple[Sighting, ...]) -> dict[tuple[Id, str, str], Observation]:
    """Make one observation per (input, kind, subject)."""
    spans: dict[tuple[Id, str, str], Span] = {}
    for one in sightings:
        key = (one.input, one.kind, one.subject)
        seen = spans.get(key, Span(one.first_packet, one.last_packet, one.first_ns, 0))
        spans[key] = Span(
            min(seen.first_packet, one.first_packet),
            max(seen.last_packet, one.last_packet),
            min(seen.first_ns, one.first_ns),
            seen.count + one.count,
        )
    return {key: make_observation(key[0], key[1], subject=key[2], span=span) for key, span in spans.items()}
