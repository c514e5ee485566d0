"""Turns the fields of one record of NetFlow or IPFIX into a row; field numbers are those of IANA's registry."""

from collections.abc import Mapping
from dataclasses import dataclass

NS = 1_000_000_000
_MS = 1_000_000
_HALF = 1 << 31
_NTP_EPOCH = 2_208_988_800
_MICROSECOND_BITS = 0xFFFFF800
_PLAIN = 0
_REVERSE = 29305
"""The enterprise number under which IPFIX tells the way back of a flow in the same record."""

OCTETS, PACKETS, PROTOCOL, FLAGS = (1, 85, 231, 23), (2, 86, 298, 24), 4, 6
SOURCE_PORT, DESTINATION_PORT = (7, 180, 182, 205), (11, 181, 183, 206)
SOURCE, DESTINATION = (8, 27), (12, 28)
IN, OUT, DIRECTION = 10, 14, 61
VLAN, VLAN_OUT = (58, 243, 245), (59, 254)
SOURCE_MAC, DESTINATION_MAC = (56, 81), (80, 57)
ICMP = (32, 139)
UPTIME_FIRST, UPTIME_LAST, STARTED = 22, 21, 160
FIRST_TIMES, LAST_TIMES = (150, 152, 154, 156), (151, 153, 155, 157)
DELTA_FIRST, DELTA_LAST = 158, 159
OBSERVED = (323, 324, 325, 322)

Fields = Mapping[tuple[int, int], bytes]
"""(enterprise, number) -> value."""


@dataclass(frozen=True, slots=True)
class ExportRow:
    """What one record tells of a flow; null where it does not.

    Attributes:
        exporter: who told it, as the caller names it.
        domain: number of the engine, the source or the observation domain.
        source: IP address, 4 or 16 bytes.
        destination: IP address, 4 or 16 bytes.
        icmp: type and code of ICMP as one number, type first.
        first_ns: nanoseconds since 1970.
        last_ns: nanoseconds since 1970.
        direction: 0 as it entered the exporter's interface, 1 as it left.
        reverse_packets: of the way back, where the record tells both.
        reverse_octets: of the way back.
    """

    exporter: str
    domain: int
    version: int
    datagram: int
    source: bytes | None = None
    destination: bytes | None = None
    source_port: int | None = None
    destination_port: int | None = None
    protocol: int | None = None
    packets: int | None = None
    octets: int | None = None
    first_ns: int | None = None
    last_ns: int | None = None
    tcp_flags: int | None = None
    icmp: int | None = None
    vlan: int | None = None
    vlan_out: int | None = None
    source_mac: int | None = None
    destination_mac: int | None = None
    direction: int | None = None
    interface_in: int | None = None
    interface_out: int | None = None
    reverse_packets: int | None = None
    reverse_octets: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose record it is, and what its header says of time.

    Attributes:
        uptime_ms: how long the exporter had run by the header, 32 bits that overflow; null in IPFIX.
        sent_ns: when the datagram was sent.
    """

    exporter: str
    domain: int
    version: int
    datagram: int
    uptime_ms: int | None
    sent_ns: int


def make_row(fields: Fields, origin: Origin) -> ExportRow | None:
    """Make the row of one record; nothing where it names neither addresses nor network cards."""
    source, destination = _address(fields, SOURCE), _address(fields, DESTINATION)
    macs = _number(fields, SOURCE_MAC, sizes=(6,)), _number(fields, DESTINATION_MAC, sizes=(6,))
    if not (source or destination or any(macs)):
        return None
    return ExportRow(
        exporter=origin.exporter,
        domain=origin.domain,
        version=origin.version,
        datagram=origin.datagram,
        source=source,
        destination=destination,
        source_port=_number(fields, SOURCE_PORT),
        destination_port=_number(fields, DESTINATION_PORT),
        protocol=_number(fields, (PROTOCOL,)),
        packets=_number(fields, PACKETS),
        octets=_number(fields, OCTETS),
        first_ns=_time(fields, origin, last=False),
        last_ns=_time(fields, origin, last=True),
        tcp_flags=_number(fields, (FLAGS,)),
        icmp=_number(fields, ICMP),
        vlan=_number(fields, VLAN),
        vlan_out=_number(fields, VLAN_OUT),
        source_mac=macs[0],
        destination_mac=macs[1],
        direction=_number(fields, (DIRECTION,)),
        interface_in=_number(fields, (IN,)),
        interface_out=_number(fields, (OUT,)),
        reverse_packets=_number(fields, PACKETS, of=_REVERSE),
        reverse_octets=_number(fields, OCTETS, of=_REVERSE),
    )


def _number(
    fields: Fields, numbers: tuple[int, ...], *, of: int = _PLAIN, sizes: tuple[int, ...] = tuple(range(1, 9))
) -> int | None:
    """Give the first of these fields that is there, as a number; zero counts only when no other says more."""
    found = [fields[of, number] for number in numbers if len(fields.get((of, number), b"")) in sizes]
    values = [int.from_bytes(value, "big") for value in found]
    return next((value for value in values if value), values[0] if values else None)


def _address(fields: Fields, numbers: tuple[int, ...]) -> bytes | None:
    """Give the address that is not all zeros, else the one that is there."""
    found = [fields[_PLAIN, number] for number in numbers if len(fields.get((_PLAIN, number), b"")) in {4, 16}]
    return next((value for value in found if any(value)), None)


def _time(fields: Fields, origin: Origin, *, last: bool) -> int | None:
    """Give the first or last time: whole times first, then what counts from the start of the exporter."""
    for place, number in enumerate(LAST_TIMES if last else FIRST_TIMES):
        value = fields.get((_PLAIN, number), b"")
        if len(value) in {4, 8} and any(value):
            return _whole_time(value, form=place)
    uptime = _number(fields, (UPTIME_LAST if last else UPTIME_FIRST,))
    started = _number(fields, (STARTED,))
    if uptime is not None and started:
        return (started + uptime) * _MS
    if uptime is not None and origin.uptime_ms is not None:
        # the clock of the exporter overflows after 49 days: the nearest of the times that it may mean
        ago = (origin.uptime_ms - uptime + _HALF) % (2 * _HALF) - _HALF
        return origin.sent_ns - ago * _MS
    delta = _number(fields, (DELTA_LAST if last else DELTA_FIRST,))
    if delta is not None:
        return origin.sent_ns - delta * 1000
    observed = _number(fields, OBSERVED[:1])
    return observed * _MS if observed else None


def _whole_time(value: bytes, *, form: int) -> int:
    """Read seconds, milliseconds, or the two NTP forms, whose fraction of microseconds ends earlier."""
    if form == 0 or len(value) == 4:
        return int.from_bytes(value, "big") * NS
    if form == 1:
        return int.from_bytes(value, "big") * _MS
    seconds, fraction = int.from_bytes(value[:4], "big"), int.from_bytes(value[4:], "big")
    fraction &= _MICROSECOND_BITS if form == 2 else 0xFFFFFFFF
    return (seconds - _NTP_EPOCH) * NS + (fraction * NS >> 32)
