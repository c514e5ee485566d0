"""An item of the model as changes see it: its fields, their order, and which lists are sets."""

import dataclasses
import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from zonewright.model.plant import Carried
from zonewright.model.section import SECTIONS, WEEKDAYS, write_item
from zonewright.model.workspace.change import Edit

Value = Any
"""A plain value of an item: text, number, boolean, list or mapping."""

VECTORS = frozenset({"sl_target", "zones", "severities", "likelihoods", "risks", "cells"})
"""Fields whose lists are one statement: their elements cannot be taken one by one."""

ORDERS = {name: number for number, name in enumerate(SECTIONS)}
DAYS = {f'"{day}"': number for number, day in enumerate(WEEKDAYS)}


def order_of(edit: Edit) -> tuple[int, str]:
    """Give the place of an edit in the canonical order: the order of the sections, then the key."""
    return ORDERS[edit.section], edit.key


def name_item(edit: Edit) -> str:
    """Name the item of an edit `<section>: <key>`; of a section that is one item, by the section."""
    return f"{edit.section}: {edit.key}" if edit.key else edit.section


def parse_side(body: str | None) -> Mapping[str, Value]:
    """Read one side of an edit; a side that is not there has no fields."""
    return {} if body is None else json.loads(body)


def order_fields(section: str, fields: Collection[str]) -> tuple[str, ...]:
    """Put names of fields into the canonical order of their section."""
    order = _order_of(section)
    return tuple(sorted(fields, key=lambda name: (order.get(name, len(order)), name)))


def list_differing(section: str, before: Mapping[str, Value], *, after: Mapping[str, Value]) -> tuple[str, ...]:
    """Name the fields in which two items differ, in canonical order."""
    names = [name for name, value in after.items() if name not in before or before[name] != value]
    return order_fields(section, names + [name for name in before if name not in after])


def is_set(field: str, value: Value) -> bool:
    """Tell whether a value is a list whose elements stand each for itself, such as the assets of a zone."""
    return field not in VECTORS and (value is None or isinstance(value, list))


def write_element(element: Value) -> str:
    """Write an element of a list so that equal elements are equal texts."""
    return write_item(element)


def sort_elements(elements: Collection[str]) -> list[str]:
    """Sort written elements: days as the week runs, others by their text."""
    return sorted(elements, key=lambda text: (DAYS.get(text, -1), text))


def compare_lists(before: Sequence[Value], after: Sequence[Value]) -> tuple[list[Value], list[Value]]:
    """Give the elements that a list gained and those that it lost, each in the order in which they stand."""
    old, new = {write_element(one) for one in before}, {write_element(one) for one in after}
    gained = [one for one in after if write_element(one) not in old]
    return gained, [one for one in before if write_element(one) not in new]


@cache
def _order_of(section: str) -> Mapping[str, int]:
    found = SECTIONS[section]
    known = () if found.noun is Carried else tuple(one.name for one in dataclasses.fields(found.noun))
    return {name: number for number, name in enumerate(dict.fromkeys((*found.first, *known)))}
