"""The source of captures: from a file's name to its reading."""

from datetime import UTC, datetime, timedelta
from pathlib import PurePath
from typing import Any

from zonewright.contracts.source import Reading, SourceKit
from zonewright.model.identifier import Id
from zonewright.model.observation import IgnoreReason, Input, Problem, Status, make_input_id
from zonewright.sources.captures.kernel_cache import load_walker, needs_compiling
from zonewright.sources.captures.signature import is_capture

_REASONS = (
    (1, IgnoreReason.LINK_LAYER),
    (2, IgnoreReason.CUT_LINK),
    (3, IgnoreReason.CUT_NETWORK),
    (4, IgnoreReason.CORRUPT),
    (5, IgnoreReason.NO_SENDER),
)
_ON_THE_WIRE = "capture again on the physical interface of the mirror port"
_READ = "only Ethernet, Linux cooked, raw IP, loopback and PPP"
_GATEWAY = "capture on the Ethernet side of its gateway"
_LINKS = {
    10: ("FDDI", _ON_THE_WIRE),
    105: ("IEEE 802.11", "capture on the wired side of the access point"),
    107: ("Frame Relay", _ON_THE_WIRE),
    127: ("IEEE 802.11 with radiotap", "capture on the wired side of the access point"),
    129: ("ARCNET", f"a field bus is not read yet; {_GATEWAY}"),
    165: ("BACnet MS/TP", "a serial bus is not read yet; capture on the Ethernet side of its router"),
    195: ("IEEE 802.15.4", f"a radio network is not read yet; {_GATEWAY}"),
    227: ("CAN", f"a field bus is not read yet; {_GATEWAY}"),
    230: ("IEEE 802.15.4 without check sum", f"a radio network is not read yet; {_GATEWAY}"),
    239: ("Linux netfilter log", "capture on the physical interface instead"),
    283: ("IEEE 802.15.4 with more about the radio", f"a radio network is not read yet; {_GATEWAY}"),
}
_BLOCKS = (
    "name resolution",
    "interface statistics",
    "systemd journal",
    "decryption secrets",
    "custom block",
    "block of an unknown kind",
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class CaptureSource:
    """Reads packet captures."""

    name = "captures"
    priority = 10

    def __init__(self, kit: SourceKit) -> None:
        self._cache = kit.kernel_cache
        self._say = kit.say

    def detect(self, head: bytes, name: str) -> bool:
        """Tell a capture by its content, whatever its name says."""
        del name
        return is_capture(head)

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Walk over the capture."""
        if needs_compiling(self._cache):
            self._say("compiling the capture walker, once for this version: this takes about a minute")
        walker = load_walker(self._cache)
        from zonewright.sources.captures.arrow import derive_flow_records
        from zonewright.sources.captures.export import append_exported
        from zonewright.sources.captures.passage import walk_file
        from zonewright.sources.captures.sighting import derive_sightings

        passage = walk_file(path, walker)
        input_id = make_input_id(passage.sha256)
        records, told = append_exported(
            derive_flow_records(passage.tables, input_id), passage.tables, input_id=input_id
        )
        passage.faults.extend(told)
        problems = _problems(passage, input_id)
        return Reading(
            input=_input(passage, problems, shown=shown),
            problems=problems,
            flow_records=records,
            sightings=derive_sightings(passage.tables, input_id),
        )


def _problems(passage: Any, input_id: Id) -> tuple[Problem, ...]:
    said = [*passage.faults, *passage.notes]
    faults = [Problem.of(input_id, fault.where, what=fault.what, packets=fault.packets) for fault in said]
    for link, packets in sorted(passage.links.items()):
        faults.append(Problem.of(input_id, "file", what=f"{_packets(packets)} of {_link(link)}"))
    return tuple(faults)


def _link(link: int) -> str:
    from zonewright.sources.captures import column

    if link == column.NO_LINK:
        return "an interface whose description is too short to name its link layer: export the capture again"
    name, advice = _LINKS.get(link, ("", f"{_READ} are read: {_ON_THE_WIRE}"))
    return f"link type {link} ({name}): {advice}" if name else f"link type {link}: {advice}"


def _packets(number: int) -> str:
    return "1 packet" if number == 1 else f"{number} packets"


def _input(passage: Any, problems: tuple[Problem, ...], *, shown: str) -> Input:
    from zonewright.sources.captures import column
    from zonewright.sources.captures.payload import derive_payloads

    counters = passage.tables.counters
    ignored = {str(reason): int(counters[column.IGNORED + number]) for number, reason in _REASONS}
    return Input(
        id=make_input_id(passage.sha256),
        path=shown,
        sha256=passage.sha256,
        kind="capture",
        status=_status(passage),
        bytes=passage.size_bytes,
        packets=int(counters[column.TOTAL]),
        decoded=int(counters[column.DECODED]),
        payloads=derive_payloads(passage.tables),
        ignored={reason: count for reason, count in sorted(ignored.items()) if count},
        first_seen=_time(int(counters[column.FIRST_TIME]), absent=column.NO_TIME),
        last_seen=_time(int(counters[column.LAST_TIME]), absent=column.NO_TIME),
        problems=tuple(problem.id for problem in problems),
        skipped=_skipped(counters),
    )


def _skipped(counters: Any) -> dict[str, int]:
    from zonewright.sources.captures import column

    counted = counters[column.SKIPPED : column.SKIPPED + column.BLOCK_KINDS]
    return dict(sorted((kind, int(count)) for kind, count in zip(_BLOCKS, counted, strict=True) if count))


def _status(passage: Any) -> Status:
    from zonewright.sources.captures import column

    counters = passage.tables.counters
    total = int(counters[column.TOTAL])
    if passage.is_foreign:
        return Status.UNSUPPORTED
    if passage.broken and total == 0:
        return Status.FAILED
    if passage.links and sum(passage.links.values()) + passage.cut == total:
        return Status.UNSUPPORTED
    if passage.faults or passage.links:
        return Status.PARTIAL
    return Status.COMPLETE


def _time(ns: int, *, absent: int) -> datetime | None:
    return None if ns == absent else _EPOCH + timedelta(microseconds=ns // 1000)
