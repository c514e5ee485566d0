"""Does the tree have the shape of plant/1? What does not is said with its line."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from zonewright.sources.plants.tree import Complaint, Node

Place = tuple[str | int, ...]
INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
NUMBER = re.compile(r"[-+]?[0-9]{1,18}(?:\.[0-9]{0,18})?(?:[eE][-+]?[0-9]{1,2})?")
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TRUTHS = {
    "true": True,
    "True": True,
    "yes": True,
    "Yes": True,
    "false": False,
    "False": False,
    "no": False,
    "No": False,
}
WORDS = {"string": "a text", "number": "a number", "integer": "a whole number", "boolean": "true or false"} | {
    "array": "a list",
    "object": "a set of `key: value` lines",
}


def derive_value(root: Node, schema: Mapping[str, Any]) -> tuple[Any, tuple[Complaint, ...]]:
    """Turn the tree into plain values, guided by the schema so that `2.10` stays a version where a text is wanted.

    A key without a value counts as left out. Complaints stand in the order of their lines.
    """
    complaints: list[Complaint] = []
    value = _value(root, schema, around=((), schema, complaints))
    for error in Draft202012Validator(schema).iter_errors(value):
        complaints.extend(_iter_complaints(error, root))
    return value, tuple(sorted(set(complaints), key=lambda one: (one.line, one.what)))


def get_node(root: Node, place: Place) -> Node:
    """Give the node at a place, or the nearest one above it."""
    node = root
    for step in place:
        child = _find_child(node, step)
        if child is None:
            break
        node = child
    return node


def get_line(root: Node, place: Place) -> int:
    """Give the line on which a place begins: of its key, where it has one."""
    node = get_node(root, place[:-1])
    if place and node.kind == "mapping":
        lines = [key.line for key in node.keys if key.text == place[-1]]
        return lines[-1] if lines else node.line
    return get_node(root, place).line


def _value(node: Node, schema: Mapping[str, Any], *, around: tuple[Place, Mapping[str, Any], list[Complaint]]) -> Any:
    place, whole, complaints = around
    schema = _resolve(schema, whole)
    if node.kind == "list":
        inner = schema.get("items", {})
        return [
            _value(child, inner, around=((*place, at), whole, complaints)) for at, child in enumerate(node.children)
        ]
    if node.kind == "scalar":
        return _scalar(node, schema)
    values: dict[str, Any] = {}
    first: dict[str, int] = {}
    for key, child in zip(node.keys, node.children, strict=True):
        where = (*place, key.text)
        if key.text in first:
            what = f"`{key.text}` stands on lines {first[key.text]} and {key.line}; keep one of them"
            complaints.append(Complaint(key.line, what, where))
            continue
        first[key.text] = key.line
        value = _value(child, _property(schema, key.text), around=(where, whole, complaints))
        if value is not None:
            values[key.text] = value
    return values


def _resolve(schema: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref", "")
    name = reference.removeprefix("#/$defs/")
    found: Mapping[str, Any] = whole.get("$defs", {}).get(name, schema) if reference else schema
    return found


def _property(schema: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = schema.get("properties", {}).get(key, {})
    return found


def _scalar(node: Node, schema: Mapping[str, Any]) -> Any:
    if not node.plain:
        return node.text
    if node.text in NULLS:
        return None
    if schema.get("type") == "string":
        return node.text
    if INTEGER.fullmatch(node.text):
        return int(node.text)
    if NUMBER.fullmatch(node.text):
        return float(node.text)
    return TRUTHS.get(node.text, node.text)


def _find_child(node: Node, step: str | int) -> Node | None:
    if node.kind == "mapping":
        found = [child for key, child in zip(node.keys, node.children, strict=True) if key.text == step]
        return found[0] if found else None
    if node.kind == "list" and isinstance(step, int) and step < len(node.children):
        return node.children[step]
    return None


def _iter_complaints(error: ValidationError, root: Node) -> Iterator[Complaint]:
    place: Place = tuple(error.absolute_path)
    asked: Any = error.schema
    if error.validator == "additionalProperties":
        known = asked.get("properties", {})
        for key in sorted(set(_keys(error)) - set(known)):
            where = (*place, key)
            yield Complaint(get_line(root, where), f"unknown key `{key}`; known are: {', '.join(sorted(known))}", where)
        return
    yield Complaint(get_line(root, place), _write(error, place), place)


def _keys(error: ValidationError) -> list[str]:
    found: Any = error.instance
    return list(found)


def _write(error: ValidationError, place: Place) -> str:
    named = next((f"`{step}`" for step in reversed(place) if isinstance(step, str)), "the model")
    wanted: Any = error.validator_value
    asked: Any = error.schema
    if error.validator == "required":
        missing = [key for key in wanted if key not in _keys(error)]
        return f"{', '.join(f'`{key}`' for key in missing)} is missing here"
    if error.validator == "type":
        kinds = wanted if isinstance(wanted, list) else [wanted]
        return f"{named} must be {' or '.join(WORDS.get(str(one), str(one)) for one in kinds)}"
    if error.validator == "enum":
        return f"{named} must be one of: {', '.join(str(one) for one in wanted)}"
    return f"{named} does not fit: {asked.get('description') or error.validator}"
