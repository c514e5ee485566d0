"""The zone map as a picture: zones as boxes by level, conduits as lines, bridges in a signal colour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from zonewright.model.flow import Flow, Operation
from zonewright.model.identifier import Id
from zonewright.model.survey import Survey
from zonewright.model.zone import Bridge, BridgeKind, Conduit, Zone, ZoneKind
from zonewright.reports.layout import Box, Layout, Line, Place, Point, derive_layout
from zonewright.reports.route import derive_spot, render_path

BOX_WIDTH = 208.0
INNER_WIDTH = BOX_WIDTH - 22
HEAD_HEIGHT = 44.0
ASSET_HEIGHT = 17.0
ASSETS_SHOWN = 8
LETTER = 0.58
"""Mean width of a letter in parts of the font's size, on the wide side."""
NAME_SIZE, ASSET_SIZE, ROLE_SIZE = 13.5 * 1.08, 12.0, 11.0
LEAST_LETTERS = 4
PILL_WIDTH, PILL_HEIGHT = 30.0, 18.0
OUTSIDE, NOWHERE = -9.0, 1.0

_ROLE_WORDS = {
    "hmi": "HMI",
    "it_client": "IT client",
    "it_server": "IT server",
    "opc_server": "OPC server",
    "ot_server": "OT server",
    "plc": "PLC",
    "remote_io": "remote I/O",
    "safety_plc": "safety PLC",
    "scada_server": "SCADA server",
}
_CHANGING = (Operation.WRITE, Operation.PROGRAM, Operation.CONTROL)


@dataclass(frozen=True, slots=True)
class Labels:
    """Short names that the picture and the tables share: `C1` for a conduit, `B1` for a bridge."""

    conduits: Mapping[str, str]
    bridges: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is drawn: conduits between zones that stand, bridges that ride on one, and bridges with lines of their own.

    Attributes:
        riding: conduit id -> bridges whose zones it joins, save machines that stand in both.
        joining: line key -> bridge and the two zones that the line joins.
        single: bridges of one zone.
    """

    conduits: tuple[Conduit, ...]
    riding: Mapping[str, tuple[Bridge, ...]]
    joining: Mapping[str, tuple[Bridge, tuple[Id, Id]]]
    single: tuple[Bridge, ...]


def make_labels(survey: Survey) -> Labels:
    """Number conduits by name and bridges by kind and id, so that picture and tables speak of the same ones."""
    conduits = sorted(survey.conduits, key=lambda conduit: (conduit.name, conduit.id))
    bridges = sorted(survey.bridges, key=lambda bridge: (-bridge.confidence, bridge.kind, bridge.id))
    return Labels(
        {conduit.id: f"C{number}" for number, conduit in enumerate(conduits, 1)},
        {bridge.id: f"B{number}" for number, bridge in enumerate(bridges, 1)},
    )


def render_role(role: str) -> str:
    """Write a role in the words a plant uses."""
    return _ROLE_WORDS.get(role, role.replace("_", " "))


def render_zone_map(survey: Survey, labels: Labels) -> str:
    """Draw the zones as an SVG that takes its colours from the page's style; every mark and zone links to its row."""
    zones = sorted(survey.zones, key=lambda zone: (_height_of(zone), zone.name, zone.id))
    heights = sorted({_height_of(zone) for zone in zones})
    names = {str(asset.id): (asset.name, str(asset.role)) for asset in survey.assets}
    scene = _scene(survey)
    boxes = [Box(zone.id, heights.index(_height_of(zone)), BOX_WIDTH, _box_height(zone)) for zone in zones]
    lines = [Line(conduit.id, conduit.zones) for conduit in scene.conduits]
    lines += [Line(key, ends) for key, (_, ends) in scene.joining.items()]
    layout = derive_layout(boxes, lines)
    parts = [
        _open(layout),
        *_draw_levels(heights, layout),
        *_draw_conduits(scene, layout, survey=survey, labels=labels),
        *(_draw_bridge(bridge, layout.routes[key], labels=labels) for key, (bridge, _) in scene.joining.items()),
        *(_draw_zone(zone, layout, names=names) for zone in zones),
        *_draw_marks(scene, layout, labels=labels),
        "</svg>",
    ]
    return "\n".join(parts)


def _scene(survey: Survey) -> _Scene:
    standing = {zone.id for zone in survey.zones}
    conduits = tuple(conduit for conduit in survey.conduits if set(conduit.zones) <= standing)
    by_zones = {frozenset(conduit.zones): conduit.id for conduit in conduits}
    riding: dict[str, tuple[Bridge, ...]] = {}
    joining: dict[str, tuple[Bridge, tuple[Id, Id]]] = {}
    single: list[Bridge] = []
    for bridge in sorted(survey.bridges, key=lambda bridge: bridge.id):
        zones = tuple(dict.fromkeys(zone for zone in bridge.zones if zone in standing))
        carrier = by_zones.get(frozenset(zones))
        if carrier is not None and bridge.kind is not BridgeKind.DUAL_HOMED:
            riding[carrier] = (*riding.get(carrier, ()), bridge)
        elif len(zones) > 1:
            joining.update({f"{bridge.id}/{number}": (bridge, ends) for number, ends in enumerate(pairwise(zones))})
        elif zones:
            single.append(bridge)
    return _Scene(conduits, riding, joining, tuple(single))


def _open(layout: Layout) -> str:
    width = layout.width
    return (
        f'<svg class="map" viewBox="0 0 {width:.0f} {layout.height:.0f}" role="group" '
        f'style="min-width:{width * 0.84:.0f}px;max-width:{width * 1.1:.0f}px" '
        'aria-label="Zones, conduits and bridges">'
    )


def _height_of(zone: Zone) -> float:
    """From the top of the page: outside first, then the levels from 5 to 0, then zones without one."""
    if zone.kind is ZoneKind.EXTERNAL:
        return OUTSIDE
    return -zone.purdue_level if zone.purdue_level is not None else NOWHERE


def _box_height(zone: Zone) -> float:
    shown = min(len(zone.assets), ASSETS_SHOWN) + (1 if len(zone.assets) > ASSETS_SHOWN else 0)
    return HEAD_HEIGHT + ASSET_HEIGHT * shown + 8


def _draw_levels(heights: Sequence[float], layout: Layout) -> list[str]:
    """Bands across the page, one per level, each with its word at the left."""
    if not heights:
        return []
    edges = [0.0, *(layout.band_tops[band] - 22 for band in sorted(layout.band_tops)[1:]), layout.height]
    parts = []
    for number, (top, bottom) in enumerate(pairwise(edges)):
        height = heights[number]
        word = "outside" if height == OUTSIDE else "no level" if height == NOWHERE else f"level {-height:g}"
        shade = "band odd" if number % 2 else "band"
        parts.append(f'<rect class="{shade}" y="{top:.0f}" width="{layout.width:.0f}" height="{bottom - top:.0f}"/>')
        parts.append(f'<text class="level" x="14" y="{layout.band_tops[number] + 15:.0f}">{word}</text>')
    return parts


def _draw_zone(zone: Zone, layout: Layout, *, names: Mapping[str, tuple[str, str]]) -> str:
    place = layout.places[zone.id]
    rows = sorted(names[asset] for asset in zone.assets if asset in names)
    left, top = place.x + 11, place.y + HEAD_HEIGHT + 10
    lines = [
        f'<tspan x="{left:.1f}" y="{top + ASSET_HEIGHT * number:.1f}">{_draw_asset(name, role)}</tspan>'
        for number, (name, role) in enumerate(rows[:ASSETS_SHOWN])
    ]
    if len(rows) > ASSETS_SHOWN:
        y = top + ASSET_HEIGHT * ASSETS_SHOWN
        lines.append(f'<tspan class="role" x="{left:.1f}" y="{y:.1f}">and {len(rows) - ASSETS_SHOWN} more</tspan>')
    whole = ", ".join(f"{name} ({render_role(role)})" for name, role in rows)
    return (
        f'<a href="#{escape(zone.id)}"><g class="zone {zone.kind}"><title>{escape(f"{zone.name}: {whole}")}</title>'
        f'<rect x="{place.x:.1f}" y="{place.y:.1f}" width="{place.width:.1f}" height="{place.height:.1f}" rx="9"/>'
        f'<text class="name" x="{left:.1f}" y="{place.y + 20:.1f}">{_fit(zone.name, NAME_SIZE)}</text>'
        f'<text class="role" x="{left:.1f}" y="{place.y + 36:.1f}">{escape(_kind_words(zone))}</text>'
        f'<text class="asset">{"".join(lines)}</text></g></a>'
    )


def _kind_words(zone: Zone) -> str:
    kind = "DMZ" if zone.kind is ZoneKind.DMZ else zone.kind.replace("_", " ")
    if zone.sl_target is None:
        return kind
    vector = "\u202f".join(map(str, zone.sl_target))
    return f"{kind} · SL-T {'assumed' if 'sl_target' in zone.assumed else vector}"


def _draw_asset(name: str, role: str) -> str:
    """The name, and as much of the role as there is room for."""
    room = int((INNER_WIDTH - len(name) * LETTER * ASSET_SIZE) / (LETTER * ROLE_SIZE)) - 1
    words = "?" if role == "unknown" else render_role(role)
    shown = words if len(words) <= room else f"{words[: room - 1]}…" if room >= LEAST_LETTERS else ""
    return f"{_fit(name, ASSET_SIZE)}" + (f' <tspan class="role">{escape(shown)}</tspan>' if shown else "")


def _fit(text: str, size: float) -> str:
    letters = int(INNER_WIDTH / (LETTER * size))
    return escape(text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…")


def _draw_conduits(scene: _Scene, layout: Layout, *, survey: Survey, labels: Labels) -> list[str]:
    flows: dict[str, list[Flow]] = {}
    for flow in survey.flows:
        flows.setdefault(flow.conduit or "", []).append(flow)
    return [
        _draw_conduit(
            conduit, layout.routes[conduit.id], flows=flows.get(conduit.id, ()), label=labels.conduits[conduit.id],
            crossed=conduit.id in scene.riding,
        )
        for conduit in scene.conduits
    ]  # fmt: skip


def _draw_conduit(conduit: Conduit, route: Sequence[Point], *, flows: Sequence[Flow], label: str, crossed: bool) -> str:
    changing = sum(flow.operations.get(kind, 0) for flow in flows for kind in _CHANGING)
    words = f"{label} {conduit.name}: {len(flows)} flow{'' if len(flows) == 1 else 's'}"
    words += f", {changing} writes, programmings or controls" if changing else ""
    words += "" if conduit.enforced_by else ", no filter known"
    kinds = ["conduit", "filtered" if conduit.enforced_by else "bare"]
    kinds += (["changing"] if changing else []) + (["crossed"] if crossed else [])
    return _draw_line(route, " ".join(kinds), words=words)


def _draw_bridge(bridge: Bridge, route: Sequence[Point], *, labels: Labels) -> str:
    words = f"{labels.bridges[bridge.id]} {bridge.kind.replace('_', ' ')}: {' '.join(bridge.why)}"
    return _draw_line(route, "bridge", words=words) + _draw_line(route, "bridge core", words=words)


def _draw_line(route: Sequence[Point], kinds: str, *, words: str) -> str:
    return f'<path class="{kinds}" d="{render_path(route)}"><title>{escape(words)}</title></path>'


def _draw_marks(scene: _Scene, layout: Layout, *, labels: Labels) -> list[str]:
    """A pill per conduit and bridge: on its line, beside the conduit it rides on, or on the edge of its one zone."""
    taken = list(layout.places.values())
    parts: list[str] = []
    for conduit in scene.conduits:
        pills = [(conduit.id, labels.conduits[conduit.id], "conduit")]
        pills += [(one.id, labels.bridges[one.id], "bridge") for one in scene.riding.get(conduit.id, ())]
        parts += _draw_pills(pills, layout.routes[conduit.id], taken=taken)
    for key, (bridge, _) in scene.joining.items():
        pills = [(bridge.id, labels.bridges[bridge.id], "bridge")]
        parts += _draw_pills(pills, layout.routes[key], taken=taken)
    corners: dict[str, float] = {}
    for bridge in scene.single:
        place = next(layout.places[zone] for zone in bridge.zones if zone in layout.places)
        right = corners.get(bridge.zones[0], place.x + place.width - 4)
        spot = Place(right - PILL_WIDTH, place.y - PILL_HEIGHT / 2, PILL_WIDTH, PILL_HEIGHT)
        corners[bridge.zones[0]] = spot.x - 2
        parts.append(_draw_pill(spot, (bridge.id, labels.bridges[bridge.id], "bridge")))
    return parts


def _draw_pills(pills: Sequence[tuple[str, str, str]], route: Sequence[Point], *, taken: list[Place]) -> Iterable[str]:
    spot = derive_spot(route, (PILL_WIDTH * len(pills), PILL_HEIGHT), taken=taken)
    taken.append(spot)
    return [
        _draw_pill(Place(spot.x + PILL_WIDTH * number, spot.y, PILL_WIDTH, PILL_HEIGHT), pill)
        for number, pill in enumerate(pills)
    ]


def _draw_pill(place: Place, pill: tuple[str, str, str]) -> str:
    identifier, label, kind = pill
    x, y, width = place.x + 1, place.y, place.width - 2
    return (
        f'<a href="#{escape(identifier)}"><g class="mark {kind}">'
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{place.height:.1f}" rx="9"/>'
        f'<text x="{x + width / 2:.1f}" y="{y + 13:.1f}">{label}</text></g></a>'
    )
