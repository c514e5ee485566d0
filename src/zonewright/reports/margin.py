"""What people wrote beside a model, laid at the lines where it is written again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zonewright.model.plant import Comment

Words = Mapping[tuple[str, str], list[str]]
"""Field and place -> lines of comment."""
NOTHING: Words = {}


@dataclass(slots=True)
class Margin:
    """Comments by section and key, and within those by field and place."""

    by_item: dict[tuple[str, str], dict[tuple[str, str], list[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, comments: Iterable[Comment]) -> "Margin":
        """Sort comments; of two behind one value, or of several lines behind it, all stand above it."""
        margin = cls()
        for one in comments:
            words = margin.by_item.setdefault((one.section, one.key), {})
            lines = [line if not line or line.startswith("#") else f"# {line}" for line in one.text.split("\n")]
            place = one.place
            if place == "beside" and ((one.field, place) in words or len(lines) > 1):
                place = "above"
            words.setdefault((one.field, place), []).extend(lines)
        return margin

    def get_words(self, section: str, key: str) -> Words:
        """Give what stands at an item."""
        return self.by_item.get((section, key), NOTHING)


def write_above(words: Words, name: str, *, indent: str) -> list[str]:
    """Write the lines above a field, or with an empty name above the item."""
    return indented(words.get((name, "above"), ()), indent)


def write_beside(words: Words, name: str) -> str:
    """Write what stands behind a value."""
    found = words.get((name, "beside"))
    return f"  {found[0]}" if found else ""


def indented(lines: Iterable[str], indent: str) -> list[str]:
    """Indent lines; an empty one stays empty."""
    return [indent + line if line else "" for line in lines]
