"""What people write over the columns of an inventory and in its cells."""

from collections.abc import Mapping

from zonewright.catalogs.package import get_document

PREFIXES: Mapping[str, str] = {
    "columns": "",
    "roles": "role=",
    "answers": "answer=",
    "sheets": "sheet=",
    "sheet_columns": "",
}
"""Section of the file -> what stands before its keys in the one mapping that a source is given."""


def get_header_synonyms() -> Mapping[str, tuple[str, ...]]:
    """Give the words for columns (`ip`), roles (`role=plc`) and answers (`answer=yes`, `answer=no`, `answer=none`).

    Also for sheets of a workbook (`sheet=zones`) and their columns (`zones=name`).
    """
    document = get_document("", "headers")
    return {
        f"{prefix}{key}": tuple(words)
        for section, prefix in PREFIXES.items()
        for key, words in document[section].items()
    }
