"""A published survey read back: its records by id, and the chain of what each rests on."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from zonewright.errors import StoreError
from zonewright.model.survey import SCHEMA

DOCUMENT = "survey.json"

Record = Mapping[str, Any]


class PublishedSurvey:
    """The records of one `survey.json`.

    Raises:
        StoreError: the document is no JSON, or has another schema.
    """

    def __init__(self, content: bytes) -> None:
        try:
            document = json.loads(content)
        except (ValueError, RecursionError) as failure:
            raise StoreError(f"{DOCUMENT} cannot be read: {failure}", hint="run the survey again") from failure
        if not isinstance(document, dict) or document.get("schema") != SCHEMA:
            raise StoreError(f"{DOCUMENT} is not of schema {SCHEMA}", hint="run the survey again with this version")
        self._records: dict[str, Record] = {record["id"]: record for record in _iter_records(document)}

    def get_record(self, identifier: str) -> Record:
        """Give one record.

        Raises:
            StoreError: the survey has no such id.
        """
        found = self._records.get(identifier)
        if found is None:
            raise StoreError(f"the survey has no id {identifier}", hint="ids stand in survey.json and in the report")
        return found

    def find_name(self, identifier: str) -> str | None:
        """Give the name people use for an id, where it has one."""
        record = self._records.get(identifier, {})
        name = record.get("name") or record.get("path") or record.get("device")
        return str(name) if name else None

    def iter_chain(self, identifier: str) -> Iterator[tuple[int, str, Record | None]]:
        """Walk down what a record rests on: distance, id and record; each id once, nearest first.

        A catalog row stands outside the survey and comes without a record.
        """
        seen: set[str] = set()
        level = [identifier]
        distance = 0
        while level:
            seen.update(level)
            yield from ((distance, current, self._records.get(current)) for current in level)
            level = sorted({below for current in level for below in self._basis(current)} - seen)
            distance += 1

    def _basis(self, identifier: str) -> tuple[str, ...]:
        return tuple(self._records.get(identifier, {}).get("basis", ()))

    def iter_ids(self) -> Iterator[str]:
        """Give every id of the survey, sorted."""
        yield from sorted(self._records)


def _iter_records(value: Any) -> Iterator[Record]:
    """Find every object that has an id, however deep it stands."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value
        for inner in value.values():
            yield from _iter_records(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _iter_records(inner)
