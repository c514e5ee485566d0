"""A change in the words of a shift leader: what becomes of which asset, zone or way in."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from zonewright.lifecycle.item import ORDERS, list_differing, name_item, order_of, parse_side
from zonewright.lifecycle.rename import derive_renames
from zonewright.lifecycle.wording import (
    say_changes,
    say_count,
    say_field,
    say_noun,
    say_place,
    say_text,
    say_value,
)
from zonewright.model.section import SECTIONS, Item
from zonewright.model.workspace.change import Action, Edit

LINES_SHOWN, FACTS_SHOWN = 40, 4
TOUCHED_SHOWN = 100
FLOWS, ASSETS = ("flow", "flows"), ("asset", "assets")


def describe(edits: Iterable[Edit], *, flows: Mapping[str, int] = MappingProxyType({})) -> tuple[str, ...]:
    """Say what a change does, line by line; a large one as totals with the first of each kind.

    Args:
        edits: of one change, in any order.
        flows: name of a conduit -> how many flows it carries today, to say what loses its conduit.
    """
    found = sorted(edits, key=order_of)
    renames = derive_renames(found)
    if len(found) <= LINES_SHOWN:
        return tuple(_describe_one(edit, flows, renames=renames) for edit in found)
    groups: dict[tuple[str, Action], list[Edit]] = {}
    for edit in found:
        groups.setdefault((edit.section, edit.action), []).append(edit)
    lines = []
    for (section, action), group in sorted(groups.items(), key=lambda one: (ORDERS[one[0][0]], one[0][1])):
        first = _describe_one(group[0], flows, renames=renames)
        lines.append(f"{say_noun(section, len(group))} {action}, first: {first}" if len(group) > 1 else first)
    return tuple(lines)


def describe_touched(edits: Iterable[Edit]) -> tuple[str, ...]:
    """Name the first hundred items that a change touches, `section: key` each, in canonical order."""
    return tuple(name_item(one) for one in sorted(edits, key=order_of)[:TOUCHED_SHOWN])


def _describe_one(edit: Edit, flows: Mapping[str, int], *, renames: Mapping[tuple[str, str], tuple[str, str]]) -> str:
    place = say_place(edit.section, edit.key)
    if edit.action is Action.CHANGED:
        return f"{place}: {say_changes(edit.section, edit.before, after=edit.after)}"
    item = parse_side(edit.after if edit.action is Action.ADDED else edit.before)
    words = _WORDS[edit.section](item, edit.action) if edit.section in _WORDS else _say_rest(edit.section, item)
    line = f"{place} {edit.action}{words}{_say_loose_flows(edit, flows)}"
    hint = renames.get((edit.section, edit.key))
    return line if hint is None else f"{line}; {_say_rename(hint, edit.action)}"


def _say_rename(hint: tuple[str, str], action: Action) -> str:
    other, shared = hint
    word = "renamed from" if action is Action.ADDED else "renamed to"
    return f"{word} {say_text(other)}, it seems (same {shared})"


def _say_loose_flows(edit: Edit, flows: Mapping[str, int]) -> str:
    is_gone = edit.section == "conduits" and edit.action is Action.REMOVED
    count = flows.get(edit.key, 0) if is_gone else 0
    return f"; its {say_count(count, FLOWS)} will have no conduit" if count else ""


def _say_asset(item: Item, action: Action) -> str:
    way = "to" if action is Action.ADDED else "from"
    zone = f" {way} zone {say_text(item['zone'])}" if "zone" in item else ""
    known = [say_value(name, item[name]) for name in ("role", "addresses") if name in item]
    return f"{zone} ({', '.join(known)})" if known else zone


def _say_zone(item: Item, action: Action) -> str:
    parts = [say_value("kind", item["kind"])] if "kind" in item else []
    named = [name for name in ("purdue_level", "within", "sl_target", "subnets") if name in item]
    parts += [f"{say_field(name)} {say_value(name, item[name])}" for name in named]
    assets = item.get("assets", [])
    verb = "" if action is Action.ADDED else "it held "
    parts += [f"{verb}{say_count(len(assets), ASSETS)}: {say_value('assets', assets)}"] if assets else []
    return f" ({'; '.join(parts)})" if parts else ""


def _say_conduit(item: Item, action: Action) -> str:
    verb = "joins" if action is Action.ADDED else "joined"
    filters = f", filtered by {say_value('enforced_by', item['enforced_by'])}" if "enforced_by" in item else ""
    return f": it {verb} {' and '.join(say_text(zone) for zone in item['zones'])}{filters}"


def _say_way_in(item: Item, action: Action) -> str:
    verbs = ("enters", "reaches") if action is Action.ADDED else ("entered", "reached")
    parts = [say_value("kind", item.get("kind"))]
    named = [(verb, name) for verb, name in zip(verbs, ("enters", "reaches"), strict=True) if name in item]
    parts += [f"{verb} {say_value(name, item[name])}" for verb, name in named]
    return f" ({'; '.join(parts)}; owner {say_value('owner', item.get('owner'))})"


def _say_rest(section: str, item: Item) -> str:
    names = [name for name in list_differing(section, {}, after=item) if name not in SECTIONS[section].key]
    parts = [f"{say_field(name)} {say_value(name, item[name])}" for name in names[:FACTS_SHOWN]]
    parts += ["..."] if len(names) > FACTS_SHOWN else []
    return f" ({'; '.join(parts)})" if parts else ""


_WORDS: Mapping[str, Callable[[Item, Action], str]] = {
    "assets": _say_asset,
    "zones": _say_zone,
    "conduits": _say_conduit,
    "ways_in": _say_way_in,
}
