"""`survey.json`, schema `survey/1`: every record of a survey, one record a line, equal bytes for equal surveys."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from zonewright.model.identifier import Origin
from zonewright.model.observation import Input, Problem
from zonewright.model.survey import SCHEMA, Survey

_SECTIONS = (
    "inputs",
    "problems",
    "observations",
    "assets",
    "groups",
    "conflicts",
    "functions",
    "flows",
    "zones",
    "conduits",
    "bridges",
    "coverage",
    "verdicts",
    "rules",
    "configurations",
    "ways_in",
    "work_orders",
    "restorables",
    "drills",
    "findings",
    "links",
    "hosts",
)

_AS_IT_STANDS = frozenset({str, int, bool, type(None)})
_write = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "), allow_nan=False).encode


def render_survey_json(survey: Survey) -> bytes:
    """Write the survey as UTF-8 JSON, one record a line, ending in a newline."""
    lines = [
        f'"schema": {_text(SCHEMA)}',
        f'"zonewright": {_text(survey.zonewright)}',
        f'"plant": {_text(survey.plant)}',
        f'"as_of": {_text(plain(survey.as_of))}',
        *(_section(name, getattr(survey, name)) for name in _SECTIONS),
        f'"plan": {_text(plain(survey.plan))}',
    ]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8")


def render_time(moment: datetime | None) -> str | None:
    """Write a time as RFC 3339 in UTC with microseconds."""
    return None if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def plain(value: Any) -> Any:
    """Turn nouns into what JSON knows: objects, lists, text, numbers, true, false, null."""
    kind: Any = type(value)
    if kind in _AS_IT_STANDS:
        return value
    if kind is tuple or kind is list:
        return [item if type(item) is str else plain(item) for item in value]
    if _fields_of(kind):
        return _plain_record(value)
    if isinstance(value, Mapping):
        return {str(key): plain(value[key]) for key in sorted(value, key=_code_order)}
    if isinstance(value, datetime):
        return render_time(value)
    if isinstance(value, float):
        rounded = round(value, 6)
        return int(rounded) if rounded.is_integer() else rounded  # 1 and 1.0 are equal, so their bytes are
    return str(value) if isinstance(value, str) else value


def _plain_record(record: Any) -> dict[str, Any]:
    fields = {name: plain(getattr(record, name)) for name in _fields_of(record.__class__)}
    if isinstance(record, Input):
        return {"id": fields.pop("id"), "origin": Origin.OBSERVED.value, "basis": [], **fields}
    if isinstance(record, Problem):
        return {"id": fields.pop("id"), "origin": Origin.OBSERVED.value, "basis": [record.input], **fields}
    return fields


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    """Name the fields of a kind of noun; none of what is no noun."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def _code_order(key: Any) -> tuple[tuple[int, ...], str]:
    parts = str(key).split("/")
    numbers = tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()
    return numbers, str(key)


def _section(name: str, records: tuple[Any, ...]) -> str:
    if not records:
        return f'"{name}": []'
    return f'"{name}": [\n' + ",\n".join(_text(plain(record)) for record in records) + "\n]"


def _text(value: Any) -> str:
    return _write(value)
