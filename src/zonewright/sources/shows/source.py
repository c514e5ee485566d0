"""A saved terminal session as sightings, every line accounted for."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePath

from zonewright.contracts.source import Reading, SourceKit
from zonewright.model.observation import Problem
from zonewright.sources.opened import Account, OpenedFile, derive_failure, derive_input, read_file
from zonewright.sources.shows.answer import Answer
from zonewright.sources.shows.command import find_command, find_device, find_reader, is_naming
from zonewright.sources.shows.plate import find_name
from zonewright.sources.shows.terminal import Block, find_prompts, find_session, read_blocks
from zonewright.sources.sighting import SightingRows

KIND = "listing"
LARGEST_BYTES = 256 * 1024 * 1024
UNNAMED = "unnamed device of "
MOST_REASONS = 40
NAMED_LINES = 8
HEADS = tuple(
    (re.compile(form, re.IGNORECASE | re.MULTILINE), command)
    for form, command in (
        (r"^protocol\s+address\s+age|^\s*internet ?ad\S*\s+phys\S*\s+\S+|^address\s+hwtype\s+hwaddress", "arp"),
        (r"^\S+ dev \S+ (?:lladdr \S+ )?(?-i:[A-Z]{4,})\s*$|^\S+ \([0-9.]+\) at \S+", "arp"),
        (r"^\s*\*?\s*vlan\s+mac address\s+\S+", "show mac address-table"),
        (r"^(?:[0-9a-f]{2}:){5}[0-9a-f]{2} dev \S+ ", "bridge fdb"),
        (r"^device id\s+local intrfce", "show cdp neighbors"),
        (r"^device id\s+local intf|^local intf: |^local interface\s+parent", "show lldp neighbors"),
        (r"\A\s*cisco (?:ios|nexus)[^\n]*(?:version|software)", "show version"),
    )
)
"""What the first lines of an answer look like that somebody saved without its command."""


class ShowSource:
    """Reads what switches, routers and computers print: addresses, neighbours, ports, and who they are."""

    name = "shows"
    priority = 42

    def __init__(self, kit: SourceKit) -> None:
        """Nothing of the kit is needed."""
        del kit

    def detect(self, head: bytes, name: str) -> bool:
        """Tell a session by a command that is read, an answer by its heading or by the name of the file."""
        text = _find_head(head)
        if text is None or text.lstrip()[:1] in ("<", "{", "["):
            return False
        if any(find_reader(command) is not None for _, command in find_prompts(text)):
            return True
        if _find_command(text, name) is not None:
            return True
        return any(one.command and find_reader(one.command) is not None for one in read_blocks(text, Counter()))

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the whole session; a device without a name is called as the file is, without its ending."""
        opened = read_file(path, shown=shown)
        text = find_session(opened.content) if len(opened.content) <= LARGEST_BYTES else None
        if text is None:
            what = "this is no text, or more than 256 MiB; save the session again as plain text"
            return derive_failure(opened, kind=KIND, where="the whole file", what=what)
        tally = _Tally(opened)
        blocks = read_blocks(text, tally.ignored)
        if blocks and blocks[0].command is None:
            blocks[0].command = _find_command(text, PurePath(shown).name)
        names = {block.device: None for block in blocks if block.device is not None}
        said = (find_name(block) for block in blocks if block.command is not None and is_naming(block.command))
        stem = PurePath(shown).stem
        default = next(iter(names), None) or next((one for one in said if one), None) or find_device(stem)
        for block in blocks:
            name = block.device or default
            tally.take(block, Answer(name or f"{UNNAMED}{stem}", is_named=name is not None))
        return tally.derive_reading()


@dataclass(slots=True)
class _Tally:
    """What became of every line."""

    opened: OpenedFile
    rows: SightingRows = field(default_factory=SightingRows)
    ignored: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    used: int = 0

    def take(self, block: Block, answer: Answer) -> None:
        """Read the answer of one command."""
        command = " ".join((block.command or "").split())
        reader = find_reader(command) if command else None
        if reader is None:
            words = " ".join(command.split()[:3])[:60]
            reason = f"answer of a command that is not read: {words}" if command else "before the first command"
            if reason not in self.ignored and len(self.ignored) >= MOST_REASONS:
                reason = "answer of another command that is not read"
            self.ignored[reason] += len(block.lines)
            return
        reader(block, answer)
        for line, seen in answer.used:
            self.rows.add(seen, line=line)
        self.used += answer.spent
        self.ignored.update(answer.ignored)
        self._complain(command, answer)

    def _complain(self, command: str, answer: Answer) -> None:
        """Say which lines of an answer were not understood: one problem, which stands for the first of them."""
        unread = sorted(answer.unread)
        if not unread:
            return
        named = ", ".join(str(line) for line in unread[:NAMED_LINES])
        more = f" and {len(unread) - NAMED_LINES} more" if len(unread) > NAMED_LINES else ""
        what = f"not understood in the answer of `{command[:80]}`: lines {named}{more}; send them in for a reader"
        self.problems.append(Problem.of(self.opened.id, f"line {unread[0]}", what=what))
        self.ignored["not understood, told under problems"] += len(unread) - 1

    def derive_reading(self) -> Reading:
        """Give what was read."""
        problems = tuple({one.id: one for one in self.problems}.values())
        ignored = {reason: count for reason, count in self.ignored.items() if count}
        account = Account(self.used, ignored, problems)
        sightings = self.rows.derive_table(self.opened.id) if len(self.rows) else None
        return Reading(derive_input(self.opened, account, kind=KIND), problems, sightings=sightings)


def _find_head(head: bytes) -> str | None:
    for cut in range(4):
        text = find_session(head[: len(head) - cut])
        if text is not None:
            return text
    return None


def _find_command(text: str, name: str) -> str | None:
    """Find the command of an answer that was saved without one."""
    begin = text.lstrip("\ufeff\r\n\t ")[:4000]
    for form, command in HEADS:
        if form.search(begin):
            return command
    return find_command(name)
