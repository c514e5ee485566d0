"""A scan's report as sightings of the hosts that answered and of their open ports."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePath

from zonewright.contracts.source import Reading, SourceKit
from zonewright.errors import InputError
from zonewright.model.identifier import Id
from zonewright.model.observation import Input, Problem, make_input_id
from zonewright.sources.opened import Account
from zonewright.sources.scans.document import Document, Element
from zonewright.sources.scans.host import BILLION, derive_found, find_refusal, iter_ports, read_time
from zonewright.sources.sighting import SightingRows

KIND = "scan"
ROOT = "nmaprun"
MARK = b"<nmaprun"
LAST_SECOND = 253_402_300_799


class ScanSource:
    """Reads the XML that nmap writes with `-oX`."""

    name = "scans"
    priority = 22

    def __init__(self, kit: SourceKit) -> None:
        """Nothing of the kit is needed."""
        del kit

    def detect(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - the root element tells
        """Tell the report by its root element."""
        return MARK in head or MARK.decode().encode("utf-16-le") in head

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the whole report, as far as its XML goes."""
        tally = _Tally()
        document = Document(tally.take)
        tally.document = document
        broken = document.read(path)
        return tally.derive_reading(shown, broken=broken)


@dataclass(slots=True)
class _Tally:
    """What became of every host and port, and the rows they gave."""

    rows: SightingRows = field(default_factory=SightingRows)
    ignored: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[int, str]] = field(default_factory=list)
    used: int = 0
    first_ns: int | None = None
    last_ns: int | None = None
    document: Document | None = None

    def take(self, element: Element) -> None:
        """Account for an element under the root."""
        if element.name != "host":
            hint = element.name == "hosthint"
            self.ignored["hint of a host that follows" if hint else "about the scan itself"] += 1
            return
        reason = find_refusal(element)
        if reason is not None:
            self._leave(element, reason)
            return
        root = self.document.root if self.document is not None else None
        began = read_time(root.attributes.get("start", "")) if root is not None else None
        try:
            found = derive_found(element, began=began)
        except InputError as error:
            self.wrong.append((element.line, str(error)))
            self._leave_ports(element)
            return
        for line, seen in found.rows:
            self.rows.add(seen, line=line, times=found.times)
        self.used += 1 + found.open_ports
        self.ignored.update(found.closed)
        self._note(found.times)

    def _leave(self, host: Element, reason: str) -> None:
        self.ignored[reason] += 1
        self._leave_ports(host)

    def _leave_ports(self, host: Element) -> None:
        self.ignored["port of a host that is left aside"] += sum(1 for _ in iter_ports(host))

    def _note(self, times: tuple[int | None, int | None]) -> None:
        first, last = (_bounded(time) for time in times)
        self.first_ns = min((time for time in (self.first_ns, first) if time is not None), default=None)
        self.last_ns = max((time for time in (self.last_ns, last) if time is not None), default=None)

    def derive_reading(self, shown: str, *, broken: tuple[int, str] | None) -> Reading:
        """Give what was read, and what ended it early."""
        assert self.document is not None  # noqa: S101 - set by the only one who makes it
        name = make_input_id(self.document.sha256)
        problems = [Problem.of(name, f"line {line}", what=what) for line, what in self.wrong]
        root = self.document.root
        if root is None or root.name != ROOT:
            what = "this is no report of nmap; write it again with -oX"
            broken = (broken[0], f"{what} ({broken[1]})") if broken is not None else (1, what)
        elif broken is not None:
            what = f"the report ends here ({broken[1]}): the scan was stopped, or the file is cut; what stands before"
            broken = (broken[0], f"{what} is read")
        if broken is not None:
            problems.append(Problem.of(name, f"line {broken[0]}", what=broken[1]))
        if self.document.mended and root is not None:
            what = "letters that no XML can hold stand in it, such as a host's raw answer; they are read as \ufffd"
            problems.append(Problem.of(name, "the whole file", what=what))
        problems = list({one.id: one for one in problems}.values())
        account = Account(self.used, {k: v for k, v in self.ignored.items() if v}, tuple(problems))
        sightings = self.rows.derive_table(name) if len(self.rows) else None
        return Reading(self._derive_input(name, shown, account=account), tuple(problems), sightings=sightings)

    def _derive_input(self, name: Id, shown: str, *, account: Account) -> Input:
        assert self.document is not None  # noqa: S101 - as above
        return Input(
            id=name,
            path=shown,
            sha256=self.document.sha256,
            kind=KIND,
            status=account.status,
            bytes=self.document.size_bytes,
            lines=account.lines,
            used=account.used,
            ignored=dict(sorted(account.ignored.items())),
            first_seen=_moment(self.first_ns),
            last_seen=_moment(self.last_ns),
            problems=tuple(problem.id for problem in account.problems),
        )


def _bounded(nanoseconds: int | None) -> int | None:
    return nanoseconds if nanoseconds is not None and nanoseconds // BILLION <= LAST_SECOND else None


def _moment(nanoseconds: int | None) -> datetime | None:
    return None if nanoseconds is None else datetime.fromtimestamp(nanoseconds // BILLION, UTC)
