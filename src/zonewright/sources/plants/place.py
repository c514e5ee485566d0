"""On which line something stands: the part of the text around it is read again, with all its lines."""

from dataclasses import dataclass, field

from zonewright.sources.plants.outline import Outline
from zonewright.sources.plants.tree import Node, iter_nodes, parse_tree
from zonewright.sources.violation import Place


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text as a tree.

    Attributes:
        before: how many lines stand before it.
        spans: line of the piece -> columns that its scalars take there, once somebody asked.
    """

    root: Node
    before: int
    spans: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


@dataclass(slots=True)
class Lines:
    """The lines of a model and what stands on them."""

    lines: list[str]
    outline: Outline
    parts: dict[Place, Part] = field(default_factory=dict)

    def get_part(self, place: Place) -> tuple[Part, Place]:
        """Give the smallest part that holds a place, and the way to the place inside it."""
        spot = self.outline.spots.get(str(place[0])) if place else None
        if spot is None or not self.outline.is_block:
            return self._whole(), place
        if len(place) > 1 and isinstance(place[1], int) and spot.is_block and place[1] < len(spot.starts):
            at = place[1]
            part = self._part(place[:2], first=spot.starts[at], last=spot.ends[at])
            if part is not None:
                return part, (0, *place[2:]) if part.root.kind == "list" else place[2:]
        part = self._part(place[:1], first=spot.line, last=spot.end)
        return (part, place) if part is not None else (self._whole(), place)

    def get_line(self, place: Place) -> int:
        """Give the line on which a place begins: of its key, where it has one."""
        outline = self.outline
        if len(place) == 1:
            return next((line for key, line in reversed(outline.keys) if key == place[0]), 1)
        if len(place) == 2 and isinstance(place[1], int) and place[0] in outline.spots:
            starts = outline.spots[str(place[0])].starts
            return starts[place[1]] if place[1] < len(starts) else outline.spots[str(place[0])].line
        part, rest = self.get_part(place)
        return part.before + get_line(part.root, rest)

    def get_first(self, place: Place, key: str, *, line: int) -> int:
        """Give the line on which a key stands that stands again on a later line."""
        if not place:
            return next((found for name, found in self.outline.keys if name == key), line)
        part, _ = self.get_part(place)
        for node in iter_nodes(part.root):
            found = [one.line + part.before for one in node.keys if one.text == key]
            if line in found:
                return found[0]
        return line

    def _part(self, place: Place, *, first: int, last: int) -> Part | None:
        if place not in self.parts:
            root = parse_tree("\n".join(self.lines[first - 1 : last]))
            if not isinstance(root, Node):
                return None
            self.parts[place] = Part(root, first - 1)
        return self.parts[place]

    def _whole(self) -> Part:
        if () not in self.parts:
            root = parse_tree("\n".join(self.lines))
            self.parts[()] = Part(root if isinstance(root, Node) else Node("scalar", 1, 1), 0)
        return self.parts[()]


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
    """Give the line on which a place of a tree begins: of its key, where it has one."""
    node = get_node(root, place[:-1])
    if place and node.kind == "mapping":
        lines = [key.line for key in node.keys if key.text == place[-1]]
        return lines[-1] if lines else node.line
    return get_node(root, place).line


def _find_child(node: Node, step: str | int) -> Node | None:
    if node.kind == "mapping":
        found = [child for key, child in zip(node.keys, node.children, strict=True) if key.text == step]
        return found[0] if found else None
    if node.kind == "list" and isinstance(step, int) and step < len(node.children):
        return node.children[step]
    return None
