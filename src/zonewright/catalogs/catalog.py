"""One part of a standard in one edition, loaded when first asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from zonewright.catalogs.package import get_document, iter_editions
from zonewright.catalogs.parsing import HEADINGS, ROWS, parse_links, parse_rows
from zonewright.catalogs.row import CrosswalkLink, Row
from zonewright.errors import InputError

T = TypeVar("T", bound=Row)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A part of a standard as rows.

    Attributes:
        standard: the full name with edition and corrigenda.
        notice: what the publisher wants to be said with it.
        rows: what a listing shows, in the order of the standard.
        headings: what the rows stand under.
        links: joins to rows of other parts.
    """

    part: str
    edition: str
    title: str
    standard: str
    rows: tuple[Row, ...]
    headings: tuple[Row, ...] = ()
    links: tuple[CrosswalkLink, ...] = ()
    notice: str | None = None


def iter_parts() -> Iterator[str]:
    """Name every part in the package, in order."""
    yield from dict(iter_editions())


def get_catalog(part: str, edition: str | None = None) -> Catalog:
    """Load one part, in its newest edition unless one is named; loaded once, kept.

    Raises:
        InputError: the part or the edition is not in the package.
    """
    editions = [there for name, there in iter_editions() if name == part]
    if not editions:
        raise InputError(f"there is no catalog {part!r}", hint=f"there is: {', '.join(iter_parts())}")
    if edition is not None and edition not in editions:
        raise InputError(f"there is no edition {edition!r} of {part}", hint=f"there is: {', '.join(editions)}")
    return _load(part, edition or editions[-1])


def iter_rows(part: str, edition: str | None = None) -> Iterator[Row]:
    """Give the rows of one part in the order of the standard, without headings and links."""
    yield from get_catalog(part, edition).rows


def get_rows(part: str, kind: type[T], *, edition: str | None = None) -> tuple[T, ...]:
    """Give the rows, headings or links of one kind, such as `get_rows("zonewright", RemoteTool)`.

    Raises:
        InputError: the part or the edition is not in the package.
    """
    catalog = get_catalog(part, edition)
    found: tuple[Row, ...] = (*catalog.rows, *catalog.headings, *catalog.links)
    return tuple(row for row in found if isinstance(row, kind))


def find_row(part: str, row: str, *, edition: str | None = None) -> Row | None:
    """Find a row, heading or link by its id; case, blanks and brackets do not matter (`sr5.1re1`)."""
    catalog = get_catalog(part, edition)
    return _index(catalog.part, catalog.edition).get(_key(row))


def get_row(part: str, row: str, *, edition: str | None = None) -> Row:
    """Give a row, heading or link by its id.

    Raises:
        InputError: there is none; the hint names rows that begin alike.
    """
    found = find_row(part, row, edition=edition)
    if found is None:
        catalog = get_catalog(part, edition)
        raise InputError(f"{part} has no row {row!r}", hint=f"there is, for instance: {_examples(catalog, row)}")
    return found


def find_catalog_row(catalog_id: str) -> Row | None:
    """Find the row that a name such as `catalog:62443-3-3/2013#SR 5.1 RE 1` stands for."""
    match = re.fullmatch(r"catalog:([^/#]+)/([^/#]+)#(.+)", catalog_id)
    if match is None or (match[1], match[2]) not in set(iter_editions()):
        return None
    row = find_row(match[1], match[3], edition=match[2])
    return row if row is not None and row.id == match[3] else None


@cache
def _load(part: str, edition: str) -> Catalog:
    document = get_document(part, edition)
    return Catalog(
        part=part,
        edition=edition,
        title=document["title"],
        standard=document["standard"],
        rows=parse_rows(document, ROWS[part]),
        headings=parse_rows(document, HEADINGS.get(part, {})),
        links=parse_links(document),
        notice=document.get("notice"),
    )


@cache
def _index(part: str, edition: str) -> dict[str, Row]:
    catalog = _load(part, edition)
    return {_key(row.id): row for row in (*catalog.links, *catalog.headings, *catalog.rows)}


def _key(row: str) -> str:
    return re.sub(r"[\s()]", "", row).casefold()


def _examples(catalog: Catalog, row: str) -> str:
    wanted = _key(row)
    ids = [known.id for known in catalog.rows]
    for length in range(len(wanted), 0, -1):
        alike = [known for known in ids if _key(known).startswith(wanted[:length])]
        if alike:
            return ", ".join(alike[:6])
    return ", ".join(ids[:6])
