"""A change as a text difference: the lines of the items, with - and +, only what differs and the line of the key."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from zonewright.lifecycle.item import Value, compare_lists, is_set, list_differing, order_of, parse_side
from zonewright.model.section import SECTIONS
from zonewright.model.workspace.change import Edit

PLAIN = re.compile(r"[^\W\d_][\w ./@+-]*(?<! )")
WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})


def render_difference(edits: Iterable[Edit]) -> str:
    """Write what a change does to the text of the model, section by section; no edits give an empty text."""
    lines: list[str] = []
    section = None
    for edit in sorted(edits, key=order_of):
        if edit.section != section:
            section = edit.section
            lines.append(f"  {section}:")
        lines.extend(_iter_lines(edit))
    return "".join(f"{line}\n" for line in lines)


def _iter_lines(edit: Edit) -> Iterator[str]:
    before, after = parse_side(edit.before), parse_side(edit.after)
    key = [name for name in SECTIONS[edit.section].key if name in before or name in after]
    sign = " " if before and after else "-" if before else "+"
    begin = "" if SECTIONS[edit.section].is_single else "- "
    for name in key:
        yield f"{sign} {begin}{name}: {_render(after.get(name, before.get(name)))}"
        begin = "  "
    indent = "  "
    for name in list_differing(edit.section, before, after=after):
        if name not in key:
            yield from _iter_field(f"{indent}{name}", before.get(name), after=after.get(name))


def _iter_field(name: str, before: Value, *, after: Value) -> Iterator[str]:
    if is_set(name.strip(), before) and is_set(name.strip(), after):
        gained, lost = compare_lists(before or [], after or [])
        if gained or lost:
            yield f"{'-' if not after else ' ' if before else '+'} {name}:"
            yield from (f"-     - {_render(one)}" for one in lost)
            yield from (f"+     - {_render(one)}" for one in gained)
            return
    if before is not None:
        yield f"- {name}: {_render(before)}"
    if after is not None:
        yield f"+ {name}: {_render(after)}"


def _render(value: Value) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_render, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_render(one)}' for name, one in value.items())}}}"
    if isinstance(value, str):
        is_plain = PLAIN.fullmatch(value) and value.casefold() not in WORDS_OF_YAML
        return value if is_plain else _quote(value)
    return json.dumps(value)


def _quote(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in quoted)
