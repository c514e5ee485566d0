"""The sections of a collection, and what becomes of each of its lines."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from zonewright.model.host import Gap
from zonewright.model.identifier import Id
from zonewright.model.observation import Problem
from zonewright.sources.opened import Account

MAGIC = "zonewright collection "
HEADING = re.compile(r"== ([a-z]{1,40}) ==")
PAIR = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,40}) ?=(.*)")
ABSENT = re.compile(r"(not available|needs administrator): (.*)")
FORM = re.compile(r"-- ([a-z ]{1,40})")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufffd]")
SECRET = re.compile(r"defaultpassword|default_password|secret|passphrase|private_?key|hash", re.IGNORECASE)
LONGEST = 2048
NOT_SET = "not set"

BLANK = "blank line"
TOOL = "words of a tool beside its values"
UNKEPT = "value that is not kept"
FOREIGN = "section that is not read"


class Entry(NamedTuple):
    """One line of a section: a value (`key`), a row of a table (`row`), or a line of a tool of this `form`."""

    line: int
    text: str
    form: str = ""
    key: str = ""
    value: str = ""
    row: Mapping[str, str] | None = None


@dataclass(slots=True)
class Section:
    """A section with its lines in order; a name that stands twice is one section."""

    name: str
    line: int
    entries: list[Entry] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)


class Ledger:
    """What becomes of every line: a use stands above everything, then a problem, then a reason to leave it aside."""

    def __init__(self) -> None:
        self._used: set[int] = set()
        self._refused: dict[int, str] = {}
        self._ignored: dict[int, str] = {}

    def use(self, line: int) -> None:
        """Note that a line entered a record."""
        self._used.add(line)

    def ignore(self, line: int, why: str) -> None:
        """Note why a line is left aside; what was said first stands."""
        self._ignored.setdefault(line, why)

    def refuse(self, line: int, what: str) -> None:
        """Note what is wrong with a line."""
        self._refused.setdefault(line, what)

    def cut(self, line: int) -> None:
        """Note that everything after this line is missing."""
        self._used.discard(line)
        self._refused[line] = (
            "the end of the collection is missing; run the script again, until it says that it is done"
        )

    def count_used(self, lines: range) -> int:
        """Count the lines of a part that entered a record."""
        return sum(line in self._used for line in lines)

    def derive_account(self, input_id: Id, total: int) -> Account:
        """Give the account of all lines."""
        problems, ignored, used = [], Counter[str](), 0
        for line in range(1, total + 1):
            if line in self._used:
                used += 1
            elif line in self._refused:
                problems.append(Problem.of(input_id, f"line {line}", what=self._refused[line]))
            else:
                ignored[self._ignored.get(line, UNKEPT)] += 1
        return Account(used, dict(ignored), tuple(problems))


@dataclass(slots=True)
class Page:
    """A collection divided: section -> its lines, and the account of all of them."""

    sections: dict[str, Section]
    ledger: Ledger
    total: int

    def find(self, name: str) -> Section:
        """Give a section; an empty one where the collection has none of this name."""
        return self.sections.get(name) or Section(name, 0)

    def iter_entries(self, name: str) -> Iterator[Entry]:
        """Give the lines of a section."""
        yield from self.find(name).entries

    def iter_pairs(self, name: str) -> Iterator[Entry]:
        """Give the values of a section."""
        return (one for one in self.iter_entries(name) if one.key)

    def iter_raw(self, name: str, form: str | None = None) -> Iterator[Entry]:
        """Give the lines that a tool wrote, of one form or of any."""
        kept = (one for one in self.iter_entries(name) if not one.key and one.row is None)
        return (one for one in kept if form is None or one.form == form)

    def iter_records(self, name: str, key: str) -> Iterator[dict[str, str]]:
        """Give what belongs together as one mapping: rows of a table, and values from one repeated key to the next.

        Args:
            name: of the section.
            key: what each of them has; its line is used.
        """
        found: dict[str, str] = {}
        for one in self.iter_entries(name):
            if one.row is not None:
                self.ledger.use(one.line)
                yield dict(one.row)
            elif one.key:
                if one.key in found:
                    yield from [found] if found.get(key) else []
                    found = {}
                found[one.key] = one.value
        if found.get(key):
            yield found

    def use_keys(self, name: str, keys: frozenset[str]) -> None:
        """Note that the values of these keys entered a record."""
        for one in self.iter_pairs(name):
            if one.key in keys:
                self.ledger.use(one.line)

    def find_value(self, name: str, *keys: str) -> str | None:
        """Give the first value that one of the keys has, the earlier key before the later; `None` where none is set."""
        said: dict[str, tuple[int, str]] = {}
        for one in self.iter_pairs(name):
            if one.key in keys and one.value and one.value != NOT_SET:
                said.setdefault(one.key, (one.line, one.value))
            elif one.key in keys:
                self.ledger.use(one.line)
        found = [said[key] for key in keys if key in said]
        for line, _ in found:
            self.ledger.use(line)
        return found[0][1] if found else None


def parse_page(text: str) -> Page:
    """Divide a collection into its sections; every line gets its place or a problem."""
    lines = [line.rstrip("\r") for line in text.split("\n")]
    if lines and not lines[-1]:
        lines.pop()
    page = Page({}, Ledger(), len(lines))
    reader = _Reader(page)
    for number, line in enumerate(lines, 1):
        reader.take(number, line.rstrip())
    if "end" not in page.sections and page.total > 1:
        page.ledger.cut(page.total)
    return page


class _Reader:
    """Goes down the lines and knows where it is: section, form of a tool, columns of a table."""

    def __init__(self, page: Page) -> None:
        self._page, self._ledger = page, page.ledger
        self._section: Section | None = None
        self._form = ""
        self._columns: tuple[str, ...] = ()

    def take(self, number: int, line: str) -> None:
        """Put one line into its place."""
        heading = HEADING.fullmatch(line)
        if not line.strip():
            self._ledger.ignore(number, BLANK)
        elif len(line) > LONGEST:
            self._ledger.refuse(number, f"the line is longer than {LONGEST} letters; it is not read")
        elif heading is not None:
            self._section = self._page.sections.setdefault(heading[1], Section(heading[1], number))
            self._form, self._columns = "", ()
            self._ledger.use(number)
        elif number == 1 and line.startswith(MAGIC):
            self._ledger.use(number)
        elif CONTROL.search(line.replace("\t", " ")):
            self._ledger.refuse(number, "the line holds letters that no text has; run the script again")
        elif self._section is None:
            self._ledger.refuse(number, "the line stands before every section; leave the file as the script wrote it")
        else:
            self._take_inside(self._section, number, line=line)

    def _take_inside(self, section: Section, number: int, *, line: str) -> None:
        absent, form, pair = ABSENT.fullmatch(line), FORM.fullmatch(line), PAIR.fullmatch(line)
        if absent is not None:
            section.gaps.append(Gap(section.name, absent[1], absent[2].strip()))
            self._ledger.use(number)
        elif form is not None:
            self._form, self._columns = form[1], ()
            self._ledger.use(number)
            section.entries.append(Entry(number, line, self._form))
        elif line.startswith("columns: "):
            self._columns = tuple(word.strip() for word in line.removeprefix("columns: ").split("|"))
            self._ledger.use(number)
        elif self._columns and "|" in line:
            self._take_row(section, number, line=line)
        elif pair is not None:
            self._take_pair(section, number, pair=(pair[1].lower(), pair[2].strip()))
        else:
            self._ledger.ignore(number, TOOL)
            section.entries.append(Entry(number, line, self._form))

    def _take_row(self, section: Section, number: int, *, line: str) -> None:
        cells = tuple(cell.strip() for cell in line.split("|"))
        if len(cells) != len(self._columns):
            what = f"the row has {len(cells)} cells and its table {len(self._columns)} columns"
            self._ledger.refuse(number, f"{what}; leave the file as the script wrote it")
            return
        section.entries.append(Entry(number, line, row=dict(zip(self._columns, cells, strict=True))))

    def _take_pair(self, section: Section, number: int, *, pair: tuple[str, str]) -> None:
        key, value = pair
        if SECRET.search(key):
            self._ledger.refuse(number, "the line looks like a password or a key; strike it, it is not kept")
            return
        section.entries.append(Entry(number, "", self._form, key, value))
