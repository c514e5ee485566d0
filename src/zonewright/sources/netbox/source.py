"""A NetBox export as declared assets, every row accounted for."""

import re
from pathlib import PurePath

from zonewright.contracts.source import Reading, SourceKit
from zonewright.errors import InputError
from zonewright.sources.lists.delimited import read_delimited
from zonewright.sources.lists.vocabulary import Vocabulary
from zonewright.sources.netbox.record import find_kind, iter_json, iter_sheet
from zonewright.sources.netbox.register import KIND, Register
from zonewright.sources.opened import derive_failure, read_file
from zonewright.sources.text import find_head_text, find_text

MARKS = re.compile(
    r'"url"\s*:\s*"[^"]*/api/(?:dcim|ipam|virtualization)/'
    r'|"device_type"\s*:\s*\{[^}]{0,400}"(?:manufacturer|slug|model)"'
    r'|"address"\s*:\s*"[0-9a-fA-F.:]+/[0-9]{1,3}"[^]]{0,2000}"assigned_object'
    r'|"device"\s*:\s*\{[^}]{0,400}\}[^]]{0,2000}"(?:primary_)?mac_address"'
)
LARGEST_BYTES = 256 * 1024 * 1024


class NetBoxSource:
    """Reads what NetBox exports: answers of its API as JSON, and CSV of its tables."""

    name = "netbox"
    priority = 47

    def __init__(self, kit: SourceKit) -> None:
        self._vocabulary = Vocabulary.of(kit.header_synonyms)

    def detect(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - what stands in it tells
        """Tell an export by the words that NetBox alone puts over its values."""
        text = find_head_text(head)
        if text is None:
            return False
        if text.lstrip("\ufeff \t\r\n").startswith(("[", "{")):
            return MARKS.search(text) is not None
        first, _, _ = text.partition("\n")
        return find_kind(first.replace('"', "").replace("\ufeff", "").rstrip("\r").split(",")) is not None

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the whole export."""
        opened = read_file(path, shown=shown)
        text = find_text(opened.content) if len(opened.content) <= LARGEST_BYTES else None
        if text is None or not text.strip():
            what = "this is no text, or more than 256 MiB; export it again, in parts"
            return derive_failure(opened, kind=KIND, where="the whole file", what=what)
        register = Register(opened, self._vocabulary)
        try:
            if text.lstrip().startswith(("[", "{")):
                records = list(iter_json(text))
            else:
                sheet = read_delimited(text, self._vocabulary)
                records = list(iter_sheet(sheet)) if sheet.rows else []
                blank = sum(row.is_blank for row in sheet.rows[1:])
                register.ignored.update({"header": 1} | ({"blank": blank} if blank else {}))
        except InputError as error:
            return derive_failure(opened, kind=KIND, where="the whole file", what=str(error))
        return register.derive_reading(records)
