"""Renames: an item that went and one that came and are most likely the same thing under another name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from zonewright.lifecycle.item import Value, order_of, parse_side
from zonewright.model.plant import Carried
from zonewright.model.section import SECTIONS, write_item
from zonewright.model.workspace.change import Action, Edit

Sign = tuple[str, str]
"""A kind of likeness in words, and what is alike."""


def derive_renames(edits: Sequence[Edit]) -> Mapping[tuple[str, str], tuple[str, str]]:
    """Pair items removed with items added that carry the same marks; a hint for people, never a fact.

    Returns:
        Section and key of either item -> key of the other, and what both share. Only pairs that leave no choice.
    """
    if not {Action.REMOVED, Action.ADDED} <= {edit.action for edit in edits}:
        return {}
    gone, come = _index(edits, Action.REMOVED), _index(edits, Action.ADDED)
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for section, sign in sorted(gone.keys() & come.keys(), key=lambda found: (found[0], _rank(found[1]), found[1])):
        before, after = gone[section, sign], come[section, sign]
        taken = any((section, key) in pairs for key in (*before, *after))
        if len(before) == len(after) == 1 and not taken:
            pairs[section, before[0]] = (after[0], sign[0])
            pairs[section, after[0]] = (before[0], sign[0])
    return pairs


def _index(edits: Sequence[Edit], action: Action) -> dict[tuple[str, Sign], list[str]]:
    found: defaultdict[tuple[str, Sign], list[str]] = defaultdict(list)
    for edit in sorted((one for one in edits if one.action == action and _has_name(one.section)), key=order_of):
        item = parse_side(edit.after if action is Action.ADDED else edit.before)
        for sign in dict.fromkeys(_iter_signs(edit.section, item)):
            found[edit.section, sign].append(edit.key)
    return found


def _iter_signs(section: str, item: Mapping[str, Value]) -> Iterator[Sign]:
    rest = {name: value for name, value in item.items() if name != "name"}
    if rest:
        yield "facts under another name", write_item(rest)
    if section != "assets":
        return
    if "serial" in item:
        yield "serial number", str(item["serial"])
    for address in item.get("addresses", ()):
        if "mac" in address:
            yield "network card", address["mac"]
        if "ip" in address:
            yield "address", f"{address['ip']} {address.get('vlan', '')}"


def _rank(sign: Sign) -> int:
    return ("facts under another name", "serial number", "network card", "address").index(sign[0])


def _has_name(section: str) -> bool:
    found = SECTIONS[section]
    return found.key == ("name",) and found.noun is not Carried
