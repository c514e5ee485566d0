"""Where a value does not have the shape that a schema asks for, in plant words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Place = tuple[str | int, ...]
Schema = Mapping[str, Any]
WORDS = {"string": "a text", "number": "a number", "integer": "a whole number", "boolean": "true or false"} | {
    "array": "a list",
    "object": "a set of `key: value` lines",
}


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong; `place` is the way to it, such as `("assets", 3, "role")`."""

    place: Place
    what: str


def iter_violations(value: object, schema: Schema, *, titles: Mapping[str, str] | None = None) -> Iterator[Violation]:
    """Compare a value with a schema.

    Args:
        value: plain values.
        schema: whole, with its `$defs`.
        titles: property -> what the person sees it called, where that is another word.
    """
    from jsonschema import Draft202012Validator  # what is right is told without it

    for error in Draft202012Validator(schema).iter_errors(value):
        place: Place = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            asked: Any = error.schema
            known = asked.get("properties", {})
            for key in sorted(set(_keys(error)) - set(known)):
                yield Violation((*place, key), f"unknown key `{key}`; known are: {', '.join(sorted(known))}")
        else:
            yield Violation(place, _write(error, place, titles=titles or {}))


def get_resolved(schema: Schema, whole: Schema) -> Schema:
    """Give the schema that a reference stands for, or the schema itself."""
    reference = schema.get("$ref", "")
    name = reference.removeprefix("#/$defs/")
    found: Schema = whole.get("$defs", {}).get(name, schema) if reference else schema
    return found


def _keys(error: "ValidationError") -> list[str]:
    found: Any = error.instance
    return list(found)


def _write(error: "ValidationError", place: Place, *, titles: Mapping[str, str]) -> str:
    named = next((f"`{titles.get(step, step)}`" for step in reversed(place) if isinstance(step, str)), "the model")
    wanted: Any = error.validator_value
    asked: Any = error.schema
    if error.validator == "required":
        missing = [key for key in wanted if key not in _keys(error)]
        return f"{', '.join(f'`{titles.get(key, key)}`' for key in missing)} is missing here"
    if error.validator == "type":
        kinds = wanted if isinstance(wanted, list) else [wanted]
        return f"{named} must be {' or '.join(WORDS.get(str(one), str(one)) for one in kinds)}"
    if error.validator == "enum":
        return f"{named} must be one of: {', '.join(str(one) for one in wanted)}"
    return f"{named} does not fit: {str(asked.get('description') or error.validator).rstrip('.')}"
