"""The declared model as plant.yaml in its canonical order, with the comments that people wrote beside it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zonewright.model.plant import Plant, make_place
from zonewright.model.section import SECTIONS, to_item
from zonewright.model.survey import Survey
from zonewright.reports.canonical import Entry, derive_entries
from zonewright.reports.margin import NOTHING, Margin, Words, indented, write_above, write_beside
from zonewright.reports.proposal import derive_proposal
from zonewright.reports.scalar import write_scalar

HEAD = """\
#: The plant as this survey proposes it. Edit what is wrong and give the file back with --plant:
#: from then on everything in here counts as declared by you.
"""
"""Lines that begin with `#:` at the head of a text are ours; nobody's comment begins so."""
EXPORT_HEAD = """\
#: The declared model of a workspace. Edit it and give it back with `zonewright apply`; comments are kept.
"""
SCHEMA_LINE, FIELD, ITEM = "schema: plant/1", "    ", "  "


def render_plant_yaml(survey: Survey, plant: Plant) -> str:
    """Write the model that a survey proposes, with what was declared, in the order of the sections."""
    return render_plant(derive_proposal(survey, plant), head=HEAD)


def render_plant(plant: Plant, *, change: int | None = None, head: str = "") -> str:
    """Write a declared model in its canonical text; reading it back gives the same nouns and comments.

    Sections stand in the order of `zonewright.model.section`, items in the order of their names without case, numbers
    in a name counted as numbers, fields in the order of the schema.

    Args:
        plant: what is declared, with the comments of its people.
        change: number of the change of the workspace that this is the text of.
        head: lines that begin with `#:`, which reading leaves aside.
    """
    margin = Margin.of(plant.comments)
    file = margin.get_words("", "")
    lines = [*head.splitlines(), *write_above(file, "", indent=""), *write_above(file, "schema", indent="")]
    lines.append(SCHEMA_LINE + write_beside(file, "schema"))
    lines.extend(write_above(file, "change", indent=""))
    if change is not None:
        lines.append(f"change: {change}{write_beside(file, 'change')}")
    else:
        lines.extend(file.get(("change", "beside"), ()))
    entries = derive_entries(plant)
    for section in SECTIONS:
        if section in entries or margin.get_words(section, "") is not NOTHING:
            lines.append("")
            lines.extend(_iter_section(section, entries.get(section, ()), margin=margin))
    if ("", "below") in file:
        lines.extend(("", *file["", "below"]))
    lines.append("")
    return "\n".join(lines)


def _iter_section(section: str, entries: Sequence[Entry], *, margin: Margin) -> Iterator[str]:
    words = margin.get_words(section, "")
    is_single = SECTIONS[section].is_single
    empty = "" if entries else " {}" if is_single else " []"
    yield from write_above(words, "", indent="")
    yield f"{section}:{empty}{write_beside(words, '')}"
    for key, noun in entries:
        if is_single:
            yield from _write_fields(to_item(noun), words, indent=ITEM)
            continue
        own = margin.get_words(section, key)
        if own is words:
            own = NOTHING
        yield from write_above(own, "", indent=ITEM)
        found = _write_fields(to_item(noun), own, indent=FIELD)
        first = next(at for at, line in enumerate(found) if line and not line.lstrip().startswith("#"))
        yield from indented((line.strip() for line in found[:first]), ITEM)
        yield f"  - {found[first][4:]}{write_beside(own, '')}"
        yield from found[first + 1 :]
        yield from indented(own.get(("", "below"), ()), FIELD)
    yield from indented(words.get(("", "below"), ()), ITEM)


def _write_fields(item: Mapping[str, Any], words: Words, *, indent: str) -> list[str]:
    lines: list[str] = []
    if not words:
        for name, value in item.items():
            if type(value) is str:
                lines.append(f"{indent}{name}: {write_scalar(value)}")
            else:
                _write_value(lines, value, start=f"{indent}{name}:", indent=indent)
        return lines
    written = {""}
    for name, value in item.items():
        lines.extend(write_above(words, name, indent=indent))
        at = len(lines)
        _write_value(lines, value, start=f"{indent}{name}:", indent=indent)
        lines[at] += write_beside(words, name)
        written.add(name)
        if isinstance(value, list):
            written.update(_lay_elements(lines, at, name=name, value=value, words=words))
    for (name, _), found in words.items():
        if name not in written:
            lines.extend(indented(found, indent))
    return lines


def _lay_elements(lines: list[str], at: int, *, name: str, value: list[Any], words: Words) -> Iterator[str]:
    """Lay words at the elements of a list that begins at a line; gives the places that were written."""
    places = [make_place(name, one) for one in value if isinstance(one, str)]
    said = {place for place, _ in words}
    if len(places) < len(value) or len(set(places)) < len(places) or said.isdisjoint(places):
        return
    elements = lines[at + 1 :]
    del lines[at + 1 :]
    for place, line in zip(places, elements, strict=True):
        lines.extend(write_above(words, place, indent=line[: len(line) - len(line.lstrip())]))
        lines.append(line + write_beside(words, place))
        yield place


def _write_value(lines: list[str], value: Any, *, start: str, indent: str) -> None:
    """Write a value behind `key:` or `-`, what is deeper on lines of its own."""
    if isinstance(value, dict) and value:
        lines.append(start)
        for name, inner in value.items():
            _write_value(lines, inner, start=f"{indent}  {name}:", indent=f"{indent}  ")
    elif isinstance(value, list) and value and not all(isinstance(one, int | float) for one in value):
        lines.append(start)
        for one in value:
            _write_element(lines, one, indent=f"{indent}  ")
    elif isinstance(value, dict | list):
        marks = "{}" if isinstance(value, dict) else f"[{', '.join(write_scalar(one) for one in value)}]"
        lines.append(f"{start} {marks}")
    else:
        lines.append(f"{start} {write_scalar(value)}")


def _write_element(lines: list[str], value: Any, *, indent: str) -> None:
    """Write an element of a list; a mapping begins behind its dash."""
    if not isinstance(value, dict) or not value:
        _write_value(lines, value, start=f"{indent}-", indent=indent)
        return
    at = len(lines)
    for name, inner in value.items():
        _write_value(lines, inner, start=f"{indent}  {name}:", indent=f"{indent}  ")
    lines[at] = f"{indent}- {lines[at][len(indent) + 2 :]}"
