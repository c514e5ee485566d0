"""Items, fields and values of the model in the words of a plant."""

from collections.abc import Mapping, Sequence
from typing import Any

from zonewright.lifecycle.item import Value, compare_lists, is_set, list_differing, parse_side
from zonewright.model.section import SECTIONS

NAMES_SHOWN = 6
LETTERS_SHOWN = 80

_NOUNS = {
    "plant": "the plant",
    "functions": "function",
    "zones": "zone",
    "conduits": "conduit",
    "assets": "asset",
    "calendar": "calendar entry",
    "consequences": "consequence",
    "risk_matrix": "the risk matrix",
    "authorised_flows": "authorised flow",
    "compensations": "compensation",
    "ways_in": "way in",
    "work_orders": "work order",
    "restorables": "restorable",
    "drills": "drill",
    "decisions": "decision about",
    "answers": "answer to",
}
_PLURALS = {
    "plant": "the plant",
    "calendar": "calendar entries",
    "risk_matrix": "the risk matrix",
    "ways_in": "ways in",
    "decisions": "decisions",
    "answers": "answers",
}
_FIELDS = {
    "purdue_level": "level",
    "sl_target": "SL-T",
    "enforced_by": "filtered by",
    "kept_at": "kept at",
    "sha256": "hash",
    "backup_sha256": "hash of the backup",
    "by": "by",
    "at": "at",
}
_ELEMENTS = {
    "assets": ("asset", "assets"),
    "addresses": ("address", "addresses"),
    "functions": ("function", "functions"),
    "subnets": ("subnet", "subnets"),
    "enforced_by": ("filter", "filters"),
    "who": ("person", "persons"),
    "by": ("person", "persons"),
    "reaches": ("place to reach", "places to reach"),
    "tool_chain": ("tool", "tools"),
    "kept_at": ("copy", "copies"),
    "weekdays": ("day", "days"),
    "dates": ("date", "dates"),
    "operations": ("operation", "operations"),
    "function_codes": ("function code", "function codes"),
    "evidence": ("piece of evidence", "pieces of evidence"),
}
_PEOPLE = frozenset({"owner", "approved_by", "signed_off_by", "by", "who", "person", "provider"})
_VOCABULARY = frozenset({"role", "kind", "authentication", "result", "drill_result", "transport", "decision"})


def say_count(number: int, nouns: tuple[str, str]) -> str:
    """Write a number with its noun, singular or plural."""
    return f"{number:,} {nouns[0] if number == 1 else nouns[1]}"


def say_noun(section: str, number: int) -> str:
    """Write how many items of a section there are."""
    noun = _NOUNS[section].removesuffix(" about").removesuffix(" to")
    return noun if SECTIONS[section].is_single else say_count(number, (noun, _PLURALS.get(section, f"{noun}s")))


def say_place(section: str, key: str) -> str:
    """Call an item by its noun and its name."""
    return f"{_NOUNS[section]} {say_text(key)}".rstrip()


def say_field(field: str) -> str:
    """Call a field in plant words."""
    return _FIELDS.get(field, field.replace("_", " "))


def say_text(text: str) -> str:
    """Write a text on one line, shortened when long; what a terminal would obey is shown, not sent."""
    plain = "".join(
        letter if letter.isprintable() else " " if letter in "\n\t\r" else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )
    return plain if len(plain) <= LETTERS_SHOWN else plain[: LETTERS_SHOWN - 1].rstrip() + "…"


def say_value(field: str, value: Value) -> str:
    """Write the value of a field as people say it."""
    if value is None or value == []:
        return "nobody" if field in _PEOPLE else "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field == "sl_target":
        return " ".join(map(str, value))
    if isinstance(value, list):
        return say_names([say_value(field, one) for one in value])
    if isinstance(value, Mapping):
        return _say_address(value) if field == "addresses" else _say_mapping(value)
    return say_text(str(value).replace("_", " ") if field in _VOCABULARY else str(value))


def say_names(names: Sequence[str]) -> str:
    """Write the first names of a list and how many more there are."""
    more = len(names) - NAMES_SHOWN
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:NAMES_SHOWN])} and {more:,} more"


def say_change(field: str, before: Value, *, after: Value) -> str:
    """Say what became of a field: `role plc → drive`, or what a list gained and lost."""
    if field in _ELEMENTS and is_set(field, before) and is_set(field, after):
        return _say_list_change(field, before or [], after=after or [])
    return f"{say_field(field)} {say_value(field, before)} → {say_value(field, after)}"


def say_changes(section: str, before: str | None, *, after: str | None) -> str:
    """Say all that differs between two states of an item."""
    old, new = parse_side(before), parse_side(after)
    fields = list_differing(section, old, after=new)
    return "; ".join(say_change(field, old.get(field), after=new.get(field)) for field in fields)


def say_item(section: str, body: str | None, *, unlike: str | None) -> str:
    """Say one side of a question: gone, or what it states unlike the state that both started from."""
    if body is None:
        return "removed" if unlike is not None else "not there"
    if unlike is not None:
        return say_changes(section, unlike, after=body) or "as it was"
    key = SECTIONS[section].key
    stated = [
        f"{say_field(name)} {say_value(name, value)}"
        for name, value in _in_order(section, parse_side(body))
        if name not in key
    ]
    return "; ".join(stated) or "added with its name alone"


def _in_order(section: str, item: Mapping[str, Value]) -> list[tuple[str, Value]]:
    return [(name, item[name]) for name in list_differing(section, {}, after=item)]


def _say_list_change(field: str, before: list[Value], *, after: list[Value]) -> str:
    gained, lost = compare_lists(before, after)
    nouns = _ELEMENTS[field]
    if len(gained) == len(lost) == 1 and len(before) == 1:
        return f"{nouns[0]} {say_value(field, lost[0])} → {say_value(field, gained[0])}"
    if not gained and not lost:
        return f"{nouns[1]} in another order"
    parts = (
        f"{say_count(len(names), nouns)} {word}: {say_value(field, names)}"
        for names, word in ((gained, "more"), (lost, "fewer"))
        if names
    )
    return "; ".join(parts)


def _say_address(address: Mapping[str, Any]) -> str:
    network = f"VLAN {address['vlan']}" if "vlan" in address else ""
    words = [word for word in (address.get("ip"), address.get("mac"), network) if word]
    return " ".join(words)


def _say_mapping(value: Mapping[str, Any]) -> str:
    rest = ", ".join(f"{say_field(name)} {say_value(name, one)}" for name, one in value.items() if name != "name")
    return say_text(f"{value['name']} ({rest})" if "name" in value else rest)
