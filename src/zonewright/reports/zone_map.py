"""The zone map as a picture: zones as boxes by level, conduits as lines, bridges in a signal colour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from zonewright.model.flow import Operation
from zonewright.model.survey import Survey
from zonewright.model.zone import Bridge, BridgeKind, Conduit, Zone, ZoneKind
from zonewright.reports.layout import Box, Layout, Line, Point, derive_layout

BOX_WIDTH = 196.0
HEAD_HEIGHT = 44.0
ASSET_HEIGHT = 17.0
ASSETS_SHOWN = 8
NAME_LENGTH = 26

_ROLE_WORDS = {"plc": "PLC", "hmi": "HMI", "it_client": "IT client", "it_server": "IT server", "ot_server": "OT server"}
_CHANGING = (Operation.WRITE, Operation.PROGRAM, Operation.CONTROL)


@dataclass(frozen=True, slots=True)
class Labels:
    """Short names that the picture and the tables share: `C1` for a conduit, `B1` for a bridge."""

    conduits: Mapping[str, str]
    bridges: Mapping[str, str]


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
    """Draw the zones as an SVG that takes its colours from the page's style."""
    zones = sorted(survey.zones, key=lambda zone: (_height_of(zone), zone.name, zone.id))
    bands = {height: number for number, height in enumerate(sorted({_height_of(zone) for zone in zones}))}
    names = {str(asset.id): (asset.name, str(asset.role)) for asset in survey.assets}
    boxes = [Box(zone.id, bands[_height_of(zone)], BOX_WIDTH, _box_height(zone)) for zone in zones]
    drawn = [conduit for conduit in survey.conduits if set(conduit.zones) <= {zone.id for zone in zones}]
    joined = [bridge for bridge in survey.bridges if _is_line(bridge)]
    lines = [Line(conduit.id, conduit.zones) for conduit in drawn]
    lines += [Line(bridge.id, (bridge.zones[0], bridge.zones[1])) for bridge in joined]
    layout = derive_layout(boxes, lines)
    parts = [
        _open(layout),
        *(_draw_level(zones, band, layout=layout) for band in sorted(layout.band_tops)),
        *(_draw_conduit(conduit, layout.routes[conduit.id], survey=survey, labels=labels) for conduit in drawn),
        *(_draw_zone(zone, layout, names=names) for zone in zones),
        *(_draw_bridge(bridge, layout.routes[bridge.id], labels=labels) for bridge in joined),
        *(
            _draw_mark(layout.routes[conduit.id], labels.conduits[conduit.id], kind=_conduit_class(conduit, survey))
            for conduit in drawn
        ),
        *(_draw_mark(layout.routes[bridge.id], labels.bridges[bridge.id], kind="bridge") for bridge in joined),
        *_badges(survey, labels, layout=layout),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part)


def _open(layout: Layout) -> str:
    return (
        f'<svg class="map" viewBox="0 0 {layout.width:.0f} {layout.height:.0f}" role="img" '
        f'style="min-width:{min(layout.width, 820):.0f}px" aria-label="Zones, conduits and bridges">'
    )


def _height_of(zone: Zone) -> float:
    if zone.kind is ZoneKind.EXTERNAL:
        return -9.0
    return -(zone.purdue_level if zone.purdue_level is not None else -1.0)


def _box_height(zone: Zone) -> float:
    shown = min(len(zone.assets), ASSETS_SHOWN) + (1 if len(zone.assets) > ASSETS_SHOWN else 0)
    return HEAD_HEIGHT + ASSET_HEIGHT * shown + 8


def _is_line(bridge: Bridge) -> bool:
    return len(bridge.zones) > 1 and bridge.kind is not BridgeKind.UNFILTERED


def _draw_level(zones: Sequence[Zone], band: int, *, layout: Layout) -> str:
    heights = sorted({_height_of(zone) for zone in zones})
    height = heights[band]
    word = "outside" if height == -9.0 else "level unknown" if height > 0 else f"level {-height:g}"
    return f'<text class="level" x="6" y="{layout.band_tops[band] - 9:.0f}">{word}</text>'


def _draw_zone(zone: Zone, layout: Layout, *, names: Mapping[str, tuple[str, str]]) -> str:
    place = layout.places[zone.id]
    rows = sorted(names[asset] for asset in zone.assets if asset in names)
    lines = [
        f'<tspan class="asset" x="{place.x + 12:.0f}" y="{place.y + HEAD_HEIGHT + 10 + ASSET_HEIGHT * number:.0f}">'
        f'{_short(name)}<tspan class="role"> {escape(render_role(role))}</tspan></tspan>'
        for number, (name, role) in enumerate(rows[:ASSETS_SHOWN])
    ]
    if len(rows) > ASSETS_SHOWN:
        y = place.y + HEAD_HEIGHT + 10 + ASSET_HEIGHT * ASSETS_SHOWN
        lines.append(
            f'<tspan class="role" x="{place.x + 12:.0f}" y="{y:.0f}">and {len(rows) - ASSETS_SHOWN} more</tspan>'
        )
    target = "".join(str(level) for level in zone.sl_target) if zone.sl_target else ""
    below = f"{zone.kind.replace('_', ' ')}{f' · SL-T {target}' if target else ''}"
    return (
        f'<g class="zone {zone.kind}"><title>{escape(zone.name)}</title>'
        f'<rect x="{place.x:.1f}" y="{place.y:.1f}" width="{place.width:.1f}" height="{place.height:.1f}" rx="9"/>'
        f'<text class="name" x="{place.x + 12:.0f}" y="{place.y + 19:.0f}">{_short(zone.name)}</text>'
        f'<text class="role" x="{place.x + 12:.0f}" y="{place.y + 35:.0f}">{escape(below)}</text>'
        f"<text>{''.join(lines)}</text></g>"
    )


def _short(name: str) -> str:
    return escape(name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + "…")


def _conduit_class(conduit: Conduit, survey: Survey) -> str:
    bare = any(
        bridge.kind is BridgeKind.UNFILTERED and set(bridge.zones) == set(conduit.zones) for bridge in survey.bridges
    )
    return "open" if bare else "filtered" if conduit.enforced_by else "unknown"


def _draw_conduit(conduit: Conduit, route: Sequence[Point], *, survey: Survey, labels: Labels) -> str:
    flows = [flow for flow in survey.flows if flow.conduit == conduit.id]
    changing = sum(flow.operations.get(kind, 0) for flow in flows for kind in _CHANGING)
    words = f"{labels.conduits[conduit.id]} {conduit.name}: {len(flows)} flows"
    weight = " changing" if changing else ""
    words += f", {changing} writes, programmings or controls" if changing else ""
    return (
        f'<path class="conduit {_conduit_class(conduit, survey)}{weight}" d="{_path(route)}">'
        f"<title>{escape(words)}</title></path>"
    )


def _draw_bridge(bridge: Bridge, route: Sequence[Point], *, labels: Labels) -> str:
    words = f"{labels.bridges[bridge.id]} {bridge.kind.replace('_', ' ')}: {' '.join(bridge.why)}"
    return f'<path class="bridge" d="{_path(route)}"><title>{escape(words)}</title></path>'


def _draw_mark(route: Sequence[Point], label: str, *, kind: str) -> str:
    x, y = _middle(route)
    return (
        f'<g class="mark {kind}"><rect x="{x - 14:.1f}" y="{y - 9:.1f}" width="28" height="18" rx="9"/>'
        f'<text x="{x:.1f}" y="{y + 4:.1f}">{label}</text></g>'
    )


def _badges(survey: Survey, labels: Labels, *, layout: Layout) -> list[str]:
    """Bridges that are no line of their own: on the conduit's zones or on their single zone, at the box's edge."""
    used: dict[str, int] = {}
    badges: list[str] = []
    for bridge in sorted(survey.bridges, key=lambda bridge: bridge.id):
        if _is_line(bridge) or not bridge.zones or bridge.zones[0] not in layout.places:
            continue
        place = layout.places[bridge.zones[0]]
        number = used[bridge.zones[0]] = used.get(bridge.zones[0], 0) + 1
        spot = (place.x + place.width - 10 - 30 * (number - 1), place.y)
        badges.append(_draw_mark((spot, spot), labels.bridges[bridge.id], kind="bridge"))
    return badges


def _path(route: Sequence[Point]) -> str:
    if len(route) == 3 and route[0][1] <= route[1][1] >= route[2][1]:
        (x1, y1), (_, depth), (x2, y2) = route
        low = depth + (depth - max(y1, y2)) / 3
        return f"M{x1:.1f} {y1:.1f} C{x1:.1f} {low:.1f} {x2:.1f} {low:.1f} {x2:.1f} {y2:.1f}"
    pieces = [f"M{route[0][0]:.1f} {route[0][1]:.1f}"]
    for (x1, y1), (x2, y2) in pairwise(route):
        half = (y1 + y2) / 2
        pieces.append(f"C{x1:.1f} {half:.1f} {x2:.1f} {half:.1f} {x2:.1f} {y2:.1f}")
    return " ".join(pieces)


def _middle(route: Sequence[Point]) -> Point:
    if len(route) == 3 and route[0][1] <= route[1][1] >= route[2][1]:
        return route[1]
    number = (len(route) - 1) // 2
    (x1, y1), (x2, y2) = route[number], route[number + 1] if number + 1 < len(route) else route[number]
    return (x1 + x2) / 2, (y1 + y2) / 2
