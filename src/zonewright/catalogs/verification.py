"""Whether the catalogs in the package are whole: schemas, ids, references. For tests, not for each start."""

from collections.abc import Iterator

from jsonschema import Draft202012Validator

from zonewright.catalogs.catalog import Catalog, find_row, get_catalog, get_rows
from zonewright.catalogs.package import get_document, get_schema, iter_editions
from zonewright.catalogs.row import ComponentRequirement, CrosswalkLink, Mitigation, Row, Technique
from zonewright.catalogs.table import Countermeasure, FindingText, StartingZone
from zonewright.errors import VerificationError

REFERENCES = ("fr", "parent", "group", "area", "element")
"""Fields that name a row of the same part; `fr` always one of 62443-3-3."""


def verify_catalogs() -> None:
    """Check every catalog file against its schema, and that every id is unique and every reference leads somewhere.

    A label of MITRE that names no component row is listed in the file as `labels_without_row` and nowhere else.

    Raises:
        VerificationError: names the file and the place, all of them at once.
    """
    faults = [
        f"{part}/{edition}: {fault}"
        for part, edition in iter_editions()
        for fault in (*_iter_schema_faults(part, edition), *_iter_row_faults(get_catalog(part, edition)))
    ]
    if faults:
        raise VerificationError("; ".join(faults), hint="the package is damaged or was edited: install it again")


def _iter_schema_faults(part: str, edition: str) -> Iterator[str]:
    validator = Draft202012Validator(get_schema(f"catalog-{part}"))
    document = get_document(part, edition)
    for fault in sorted(validator.iter_errors(document), key=lambda error: error.json_path):
        yield f"{fault.json_path}: {fault.message}"
    if (document.get("part"), document.get("edition")) != (part, edition):
        yield "names another part or edition than its place says"


def _iter_row_faults(catalog: Catalog) -> Iterator[str]:
    seen: set[str] = set()
    for row in (*catalog.rows, *catalog.headings, *catalog.links):
        if row.id in seen:
            yield f"{row.id} stands twice"
        seen.add(row.id)
        for part, wanted in _iter_references(row):
            if find_row(part, wanted) is None:
                yield f"{row.id} refers to {part} {wanted}, which does not exist"


def _iter_references(row: Row) -> Iterator[tuple[str, str]]:
    for field in REFERENCES:
        wanted = getattr(row, field, None)
        if wanted is not None:
            yield "62443-3-3" if field == "fr" else row.part, wanted
    match row:
        case ComponentRequirement(system_requirement=str(wanted)):
            yield "62443-3-3", wanted
        case Technique():
            yield from ((row.part, wanted) for wanted in (*row.tactics, *row.mitigations))
        case Mitigation():
            yield from _iter_labels(row)
        case CrosswalkLink():
            yield from ((row.row_part, row.row), (row.part, row.control))
        case StartingZone(weight=str(wanted)):
            yield row.part, wanted
        case Countermeasure() | FindingText():
            yield from (("62443-3-3", wanted) for wanted in row.answers)
        case _:
            return


def _iter_labels(row: Mitigation) -> Iterator[tuple[str, str]]:
    without_row = set(get_document(row.part, row.edition)["labels_without_row"].get(row.id, ()))
    yield from (("62443-3-3", wanted) for wanted in row.iec_62443_3_3)
    yield from (("62443-4-2", wanted) for wanted in row.iec_62443_4_2 if wanted not in without_row)
    for added in row.we_add:
        part, wanted = added.split(" ", 1)
        yield part, wanted


def iter_unresolved_labels() -> Iterator[tuple[str, str]]:
    """Give (mitigation, label) of MITRE's component labels that name no row of 62443-4-2."""
    for row in get_rows("attack-ics", Mitigation):
        for label in row.iec_62443_4_2:
            if find_row("62443-4-2", label) is None:
                yield row.id, label
