"""What the schema says of every place of a model: which words are texts, and whether an item is fine."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import fastjsonschema

from zonewright.sources.violation import Schema, get_resolved

DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Guide:
    """What may stand at one place.

    Attributes:
        is_text: a word without quotes stays a text here, so that `2.10` stays a version.
        properties: key -> guide of its value.
        items: guide of the elements of a list.
    """

    is_text: bool = False
    properties: Mapping[str, "Guide"] = field(default_factory=dict)
    items: "Guide | None" = None

    @classmethod
    def of(cls, schema: Schema, *, whole: Schema, depth: int = 0) -> "Guide":
        """Make the guide of a schema."""
        schema = get_resolved(schema, whole)
        if depth > DEEPEST:
            return ANY
        properties = {
            key: cls.of(one, whole=whole, depth=depth + 1) for key, one in schema.get("properties", {}).items()
        }
        items = cls.of(schema["items"], whole=whole, depth=depth + 1) if "items" in schema else None
        return cls(schema.get("type") == "string", properties, items)


ANY = Guide()
"""What the schema says nothing of."""


class Shape:
    """The schema of a model, read once; the check of a section is compiled when it is first needed."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.guide = Guide.of(schema, whole=schema)
        self._checks: dict[str, Callable[[Any], Any]] = {}

    def is_fine(self, section: str, value: object) -> bool:
        """Tell quickly whether items of a section, or a section that is one item, have their shape."""
        if section not in self._checks:
            asked = _expand(self.schema["properties"][section], self.schema)
            self._checks[section] = fastjsonschema.compile(asked, use_default=False, detailed_exceptions=False)
        try:
            self._checks[section](value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True


def _expand(schema: Any, whole: Schema) -> Any:
    """Write every reference out, and leave words for people aside."""
    if isinstance(schema, list):
        return [_expand(one, whole) for one in schema]
    if not isinstance(schema, Mapping):
        return schema
    found = dict(get_resolved(schema, whole))
    if "const" in found:
        found["enum"] = [found.pop("const")]  # the compiler of checks fails on a constant without detailed words
    return {key: _expand(one, whole) for key, one in found.items() if key not in ("$id", "$ref") and one is not None}
