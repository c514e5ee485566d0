"""The registers of the report: bridges, zones, conduits, assets, flows, rules, with their reasons and ids."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from zonewright.model.asset import Asset, Group, Link
from zonewright.model.flow import Flow, Operation
from zonewright.model.host import GroupKind, Host
from zonewright.model.register import Restorable, WayIn
from zonewright.model.survey import Survey
from zonewright.model.zone import Bridge, Conduit, Zone
from zonewright.reports.grid import Block, Cell, Grid, Part, Row, make_cell, make_columns, make_lines, make_row
from zonewright.reports.summary import count_of, render_bridge_kind, render_vector
from zonewright.reports.zone_map import Labels, render_role

CHANGING = (Operation.WRITE, Operation.PROGRAM, Operation.CONTROL)
Namer = Callable[[str], str]


def make_namer(survey: Survey) -> Namer:
    """Give a function that turns an id into the name people use."""
    names: dict[str, str] = {}
    named: tuple[Asset | Zone | Conduit | Group | WayIn | Restorable, ...] = (
        *survey.assets,
        *survey.zones,
        *survey.conduits,
        *survey.groups,
        *survey.ways_in,
        *survey.restorables,
    )
    names.update({record.id: record.name for record in named})
    for configuration in survey.configurations:
        names[configuration.id] = configuration.device
    for host in survey.hosts:
        names[host.id] = host.name or host.id
    for item in survey.inputs:
        names[item.id] = item.path
    return lambda identifier: names.get(identifier, identifier)


def make_bridges(survey: Survey, name: Namer, *, labels: Labels) -> Block:
    """List bridges with the check that would settle each."""

    def row(bridge: Bridge) -> list[Cell | str | None]:
        return [
            make_cell(Part(labels.bridges[bridge.id], "tag bad")),
            render_bridge_kind(bridge),
            ", ".join(map(name, bridge.assets)),
            " and ".join(map(name, bridge.zones)),
            f"{bridge.confidence:.0%}",
            make_lines((*bridge.why, f"To settle: {bridge.settle_by}")),
            make_cell(Part(bridge.id, "id")),
        ]

    ordered = sorted(survey.bridges, key=lambda bridge: (-bridge.confidence, bridge.kind, bridge.id))
    grid = Grid(
        make_columns("|what|assets|zones|#confidence|why, and what settles it|id"),
        tuple(make_row(bridge.id, row(bridge)) for bridge in ordered),
        "No bridge was found in what was given.",
    )
    return Block("bridges", "Bridges", (grid,), "Ways between zones that nobody decided, each with its evidence.")


def make_zones(survey: Survey, name: Namer, *, labels: Labels) -> Block:
    """List zones and conduits with their levels."""
    zones = sorted(survey.zones, key=lambda zone: (-(zone.purdue_level or 0), zone.name))
    conduits = sorted(survey.conduits, key=lambda conduit: int(labels.conduits[conduit.id][1:]))
    tables = (
        Grid(
            make_columns("zone|kind|level|assets|SL-T|SL-A|why"),
            tuple(_zone_row(zone, name) for zone in zones),
            "No zone: nothing was seen or declared.",
            "Zones",
        ),
        Grid(
            make_columns("conduit|flows|filtered by|SL-T|SL-A|why"),
            tuple(_conduit_row(conduit, name, label=labels.conduits[conduit.id]) for conduit in conduits),
            "No flow crosses from one zone to another.",
            "Conduits",
        ),
    )
    return Block(
        "zones",
        "Zones and conduits",
        tables,
        "Levels stand in the order IAC UC SI DC RDF TRE RA. Low…high: the first counts what is shown, the second what "
        "would count if everything that is not assessed turned out well.",
    )


def _zone_row(zone: Zone, name: Namer) -> Row:
    level = None if zone.purdue_level is None else f"{zone.purdue_level:g}"
    part_of = Part(f"part of {name(zone.within)}", "why") if zone.within is not None else None
    cells: list[Cell | str | None] = [
        make_cell(zone.name, part_of, Part("", "break"), Part(zone.id, "id")),
        zone.kind.replace("_", " "),
        level,
        ", ".join(sorted(map(name, zone.assets))),
        *_levels(zone),
        make_lines(zone.why),
    ]
    return make_row(zone.id, cells)


def _conduit_row(conduit: Conduit, name: Namer, *, label: str) -> Row:
    filters = ", ".join(map(name, conduit.enforced_by))
    cells: list[Cell | str | None] = [
        make_cell(Part(label, "tag"), conduit.name, Part("", "break"), Part(conduit.id, "id")),
        count_of(len(conduit.flows), "flow"),
        make_cell(filters or Part("no filter known", "tag assumed")),
        *_levels(conduit),
        make_lines(conduit.why),
    ]
    return make_row(conduit.id, cells)


def _levels(subject: Zone | Conduit) -> list[Cell]:
    target = " ".join(map(str, subject.sl_target)) if subject.sl_target else None
    assumed = target and "sl_target" in subject.assumed
    return [
        make_cell(Part(target, "vector") if target else None, Part("assumed", "tag assumed") if assumed else None),
        make_cell(Part(render_vector(subject.sl_achieved, subject.sl_possible), "vector")),
    ]


def make_assets(survey: Survey, name: Namer) -> Block:
    """List assets with identity, role and reasons."""
    rows = []
    wired = _say_links(survey.links)
    for asset in sorted(survey.assets, key=lambda asset: (name(asset.zone or ""), asset.name)):
        addresses = [" ".join(filter(None, (address.ip, address.mac))) for address in asset.addresses]
        addresses += wired.get(asset.id, [])
        marks = [
            Part("not seen", "tag assumed") if not asset.observed else None,
            Part("cannot be patched", "tag bad") if asset.patchable is False else None,
            Part("shared", "tag bad") if asset.shared else None,
        ]
        level = None if asset.purdue_level is None else f"{asset.purdue_level:g}"
        cells: list[Cell | str | None] = [
            make_cell(asset.name, *marks, Part("", "break"), Part(asset.id, "id")),
            make_cell(render_role(asset.role), Part(f"{asset.confidence:.0%}", "why")),
            level,
            name(asset.zone) if asset.zone else None,
            make_lines(addresses, "text"),
            make_cell(*(part for part in (asset.vendor, asset.model, asset.firmware) if part)),
            make_lines(asset.why),
        ]
        rows.append(make_row(asset.id, cells))
    grid = Grid(make_columns("asset|role|level|zone|addresses|vendor, model, firmware|why"), tuple(rows), "No asset.")
    groups = tuple(
        make_row(group.id, [group.name, group.address, make_cell(Part(group.id, "id"))]) for group in survey.groups
    )
    group_grid = Grid(
        make_columns("group|address|id"),
        groups,
        "",
        folded=f"{count_of(len(groups), 'group address', plural='group addresses')}, which are no assets",
    )
    return Block("assets", "Assets", (grid, group_grid) if groups else (grid,))


def _say_links(links: Sequence[Link]) -> Mapping[str, list[str]]:
    """Say of every asset, at whose ports it hangs, and what hangs at its own."""
    said: dict[str, list[str]] = {}
    for link in links:
        for mine, other in (link.ends, link.ends[::-1]):
            own = f"port {mine.port} " if mine.port else ""
            if mine.asset is not None:
                said.setdefault(mine.asset, []).append(f"{own}wired to {other.name} {other.port or ''}".strip())
    return {asset: sorted(lines) for asset, lines in said.items()}


def make_writers(survey: Survey, name: Namer) -> Block:
    """List who changes what: flows with writes, programming or control."""
    changing = [flow for flow in survey.flows if any(flow.operations.get(kind, 0) for kind in CHANGING)]
    changing.sort(key=lambda flow: (name(flow.destination), name(flow.source), flow.id))
    grid = Grid(
        make_columns("who|to what|by|#writes|#programs|#controls|crosses|for|id"),
        tuple(make_row("", _writer(flow, name)) for flow in changing),  # the anchor is the flow's own row
        "Nobody was seen writing, programming or controlling in the protocols that are decoded.",
    )
    return Block("writes", "Who writes to what", (grid,))


def _writer(flow: Flow, name: Namer) -> list[Cell | str | None]:
    counts = [f"{flow.operations.get(kind, 0):,}" if flow.operations.get(kind, 0) else None for kind in CHANGING]
    return [
        name(flow.source),
        name(flow.destination),
        flow.protocol,
        *counts,
        name(flow.conduit) if flow.conduit else "stays inside",
        flow.function,
        make_cell(Part(flow.id, "id")),
    ]


def make_flows(survey: Survey, name: Namer) -> Block:
    """List every flow."""
    rows = []
    for flow in sorted(survey.flows, key=lambda flow: (name(flow.source), name(flow.destination), flow.id)):
        port = f"{flow.transport} {flow.destination_port}" if flow.destination_port is not None else flow.transport
        codes = ", ".join(
            f"{key}: {count.requests}/{count.responses}" + (f"/{count.errors} errors" if count.errors else "")
            for key, count in flow.function_codes.items()
        )
        cells: list[Cell | str | None] = [
            name(flow.source),
            name(flow.destination),
            make_cell(port, flow.protocol, Part("assumed", "tag assumed") if "protocol" in flow.assumed else None),
            f"{flow.packets:,}",
            f"{flow.bytes:,}",
            make_cell(Part(codes, "why") if codes else None),
            name(flow.conduit) if flow.conduit else "inside",
            make_cell(Part(flow.id, "id")),
        ]
        rows.append(make_row(flow.id, cells))
    word = f"all {count_of(len(rows), 'flow')}" if rows else ""
    grid = Grid(
        make_columns("from|to|by|#packets|#bytes|codes: requests/responses|crosses|id"),
        tuple(rows),
        "No flow.",
        folded=word,
    )
    return Block("flows", "Flows", (grid,))


MINUTE_S = 60
SHOWN_PORTS = 12
USB = {
    "free": "USB storage can be used",
    "read_only": "USB storage can be read only",
    "blocked": "USB storage is blocked",
}


def make_hosts(survey: Survey, name: Namer) -> Block:
    """List what machines told of themselves: facts about who can work at them and what joins them, no verdicts."""
    rows = tuple(
        make_row(host.id, _host(host, name))
        for host in sorted(survey.hosts, key=lambda one: (name(one.asset or ""), one.name or "", one.id))
    )
    columns = "machine|system|how it stands|accounts|ways in and remote tools|listens on|not read"
    note = "What the collection of a machine says of it, on its day. Where nothing stands, nothing was read."
    return Block("hosts", "Machines that told of themselves", (Grid(make_columns(columns), rows, "No machine."),), note)


def _host(host: Host, name: Namer) -> list[Cell | str | None]:
    system = host.system
    told = (" ".join(filter(None, (system.os, system.service_pack, system.build))), system.kernel)
    made = " ".join(filter(None, (system.maker, system.model)))
    update = f"last patch or package {host.last_update[:10]}" if host.last_update else None
    patches = f", {count_of(len(host.patches), 'patch', plural='patches')}" if host.patches else ""
    amount = f"{count_of(len(host.programs), 'program')}{patches}" if host.programs or patches else None
    day = f"collected {host.collected_at[:10]}" if host.collected_at else None
    return [
        make_cell(name(host.asset) if host.asset else host.name, Part("", "break"), Part(host.id, "id")),
        make_lines([text for text in (*told, made, amount, update, day) if text], "text") or make_cell(None),
        make_lines(iter_stance(host), "text") or make_cell(None),
        make_lines(iter_account_facts(host), "text") or make_cell(None),
        make_lines(iter_remote_facts(host), "text") or make_cell(None),
        _ports(host),
        make_lines([f"{gap.what} ({gap.reason})" for gap in host.gaps]) or make_cell(None),
    ]


def iter_stance(host: Host) -> Iterator[str]:
    """Say in plant words what decides who can work at a machine, and whether it joins networks."""
    stance = host.openness
    if stance.autologon is not None:
        who = stance.autologon_account or "somebody"
        yield f"logs {who} on without asking" if stance.autologon else "asks who logs on"
    if stance.lock_after_s is not None:
        minutes = f"{stance.lock_after_s / MINUTE_S:g} min"
        yield f"locks by itself after {minutes}" if stance.lock_after_s else "does not lock by itself"
    if stance.usb_storage in USB:
        yield USB[stance.usb_storage]
    if stance.firewall is not None:
        yield f"its own packet filter is {'on' if stance.firewall else 'off'}"
    if stance.forwards is not None:
        yield "passes packets between networks" if stance.forwards else "passes no packets between networks"
    cards = [card for card in host.cards if card.addresses and card.connected is not False and not card.internal]
    if len(cards) > 1:
        yield f"{len(cards)} network cards in use: {', '.join(card.name for card in cards)}"


def iter_account_facts(host: Host) -> Iterator[str]:
    """Say who has an account, who is administrator, and which accounts need no password."""
    enabled = [one.name for one in host.accounts if one.enabled and not one.locked]
    if enabled:
        yield f"can be logged in to: {', '.join(enabled)}"
    for group in host.groups:
        if group.kind is GroupKind.ADMINISTRATORS and group.members:
            yield f"administrators ({group.name}): {', '.join(group.members)}"
    bare = [one.name for one in host.accounts if one.enabled and one.password_required is False]
    if bare:
        yield f"no password required: {', '.join(bare)}"


def iter_remote_facts(host: Host) -> Iterator[str]:
    """Say by what somebody can work on a machine from afar."""
    stance = host.openness
    if stance.remote_desktop is not None:
        asks = {True: ", asks before it shows a screen", False: ", shows a screen before it asks", None: ""}
        on = f"on{asks[stance.network_level]}" if stance.remote_desktop else "off"
        yield f"remote desktop is {on}"
    running = {True: "runs", False: "installed, did not run", None: "installed"}
    yield from (f"{tool.name}: {running[tool.running]}" for tool in host.remote_tools)
    if host.shares:
        yield f"shares: {', '.join(share.name for share in host.shares)}"


def _ports(host: Host) -> Cell:
    """List ports that answer others, with the process where it is known; those that answer the machine alone not."""
    open_ = [one for one in host.listeners if not (one.ip.startswith("127.") or one.ip == "::1")]
    said = list(dict.fromkeys(f"{one.transport} {one.port} {one.process or ''}".strip() for one in open_))
    more = [f"and {len(said) - SHOWN_PORTS} more"] if len(said) > SHOWN_PORTS else []
    return make_lines((*said[:SHOWN_PORTS], *more), "text") or make_cell(None)
