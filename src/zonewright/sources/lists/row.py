"""One row of an inventory as a declared asset."""

from collections.abc import Mapping, Sequence

from zonewright.errors import InputError
from zonewright.model.identifier import Id
from zonewright.model.moment import begin_of
from zonewright.model.plant import DeclaredAsset
from zonewright.sources.lists.cell import find_answer, find_level, is_nothing, parse_addresses, split_names
from zonewright.sources.lists.vocabulary import Header, Vocabulary, fold

TEXTS = ("vendor", "model", "firmware", "serial", "zone", "owner")
KEPT_AS_REMARKS = ("order_number", "site")
"""Columns without a field of their own: they are kept in the remarks with their name."""


def parse_row(cells: Sequence[str], header: Header, *, vocabulary: Vocabulary, declared_by: Id) -> DeclaredAsset:
    """Read the cells of one row; a word that is not understood is kept in the remarks as written.

    Raises:
        InputError: the row has no name and no address, an address is none, or its cells do not fit the header.
    """
    values = split_row(cells, header)
    addresses = parse_addresses(
        values.get("ip", ""), values.get("mac", ""), vlan=values.get("vlan", ""), vocabulary=vocabulary
    )
    lowest = sorted(filter(None, (value for one in addresses for value in (one.ip, one.mac))))
    name = _clean(values.get("name", ""), vocabulary) or (lowest[0] if lowest else None)
    if name is None:
        raise InputError("has no name and no address; give it at least one of them")
    remarks = [" ".join(values.get("remarks", "").split())]
    role = vocabulary.roles.get(fold(values.get("role", ""))) if values.get("role") else None
    level = find_level(values.get("purdue_level", ""))
    until = _find_moment(values.get("believed_until", ""))
    answers = {column: find_answer(values.get(column, ""), vocabulary) for column in ("patchable", "shared")}
    known: Mapping[str, object] = {"role": role, "purdue_level": level, "believed_until": until, **answers}
    for column in (*known, *KEPT_AS_REMARKS):
        written = _clean(values.get(column, ""), vocabulary)
        if written is not None and known.get(column) is None:
            remarks.append(f"{column.replace('_', ' ')}: {written}")
    return DeclaredAsset(
        declared_by=declared_by,
        name=name,
        addresses=addresses,
        role=role,
        purdue_level=level,
        functions=() if is_nothing(values.get("function", ""), vocabulary) else split_names(values["function"]),
        patchable=answers["patchable"],
        shared=answers["shared"],
        believed_until=until,
        remarks="; ".join(remark for remark in remarks if remark) or None,
        **{column: _clean(values.get(column, ""), vocabulary) for column in TEXTS},
    )


def split_row(cells: Sequence[str], header: Header) -> dict[str, str]:
    """Give what stands in each column that is read.

    Raises:
        InputError: the row has more cells than the header.
    """
    width = header.width
    if any(cell.strip() for cell in cells[width:]):
        raise InputError("has more cells than the header; put a cell that holds the separator into quotes")
    padded = (*cells, *[""] * width)
    return {
        column: "\n".join(padded[index].strip() for index in places if padded[index].strip())
        for column, places in header.columns.items()
    }


def get_name(cells: Sequence[str], header: Header) -> str:
    """What a row is called, for its observation: its name, else its first address, else nothing."""
    values = split_row(cells[: header.width], header)
    words = (" ".join(values.get(column, "").split()) for column in ("name", "ip", "mac"))
    return next((word for word in words if word), "")


def _find_moment(text: str) -> str | None:
    """Read a day or a moment; a spreadsheet's midnight is a day."""
    found = text.strip().removesuffix("T00:00:00")
    try:
        begin_of(found)
    except ValueError:
        return None
    return found


def _clean(text: str, vocabulary: Vocabulary) -> str | None:
    return None if is_nothing(text, vocabulary) else " ".join(text.split())
