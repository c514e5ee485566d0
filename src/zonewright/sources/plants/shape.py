"""Does the tree have the shape of plant/1? What does not is said with its line."""

from collections.abc import Mapping
from typing import Any

from zonewright.sources.number import find_number
from zonewright.sources.plants.tree import Complaint, Node
from zonewright.sources.violation import Place, get_resolved, iter_violations

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


def derive_value(root: Node, schema: Mapping[str, Any]) -> tuple[Any, tuple[Complaint, ...]]:
    """Turn the tree into plain values, guided by the schema so that `2.10` stays a version where a text is wanted.

    A key without a value counts as left out. Complaints stand in the order of their lines.
    """
    complaints: list[Complaint] = []
    value = _value(root, schema, around=((), schema, complaints))
    complaints.extend(
        Complaint(get_line(root, one.place), one.what, one.place) for one in iter_violations(value, schema)
    )
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
    schema = get_resolved(schema, whole)
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
    number = find_number(node.text)
    return number if number is not None else TRUTHS.get(node.text, node.text)


def _find_child(node: Node, step: str | int) -> Node | None:
    if node.kind == "mapping":
        found = [child for key, child in zip(node.keys, node.children, strict=True) if key.text == step]
        return found[0] if found else None
    if node.kind == "list" and isinstance(step, int) and step < len(node.children):
        return node.children[step]
    return None
