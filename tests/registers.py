"""Small registers, written short: a filling cell, its jump host, and a box of the machine's vendor.

office  PC ............ comes in through the jump host
dmz     jump
cell    plc, box ....... the box holds a tunnel to its vendor outside
"""

from datetime import UTC, datetime
from typing import Any

from tests.hardening.small_plant import asset, flow, zone
from zonewright.access.ground import AccessGround
from zonewright.catalogs.terms import get_register_terms
from zonewright.lifecycle.restorable import RestoreGround
from zonewright.model.asset import Asset
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id, Origin
from zonewright.model.naming import Naming, make_naming
from zonewright.model.plant import Plant
from zonewright.model.register import DeclaredDrill, DeclaredRestorable, DeclaredWayIn, DeclaredWorkOrder, WayIn
from zonewright.model.zone import Bridge, BridgeKind

TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
TERMS = get_register_terms()
ZONES = (zone("cell", "cell"), zone("dmz", "dmz"), zone("office", "enterprise"), zone("outside", "external"))
ASSETS: tuple[Asset, ...] = (
    asset("plc", "cell", role="plc"),
    asset("box", "cell", role="remote_access"),
    asset("jump", "dmz", role="jump_host"),
    asset("pc", "office"),
    asset("vendor", "outside", role="external"),
)
SSH = flow("pc", "jump", "tcp/22", protocol="ssh", conduit=Id("dmz~office"))
TUNNEL = flow("box", "vendor", "udp/1194", protocol="openvpn", conduit=Id("cell~outside"))
LOOK = flow("box", "plc", "tcp/102", protocol="s7comm")
FLOWS: tuple[Flow, ...] = (SSH, TUNNEL, LOOK)
BOX = Bridge(
    Id("bridge-box"),
    Origin.DERIVED,
    (Id("box"),),
    BridgeKind.REMOTE_TOOL,
    (Id("box"),),
    (Id("cell"), Id("outside")),
    0.9,
    "look",
    (),
    (TUNNEL.id,),
)
KINDS = {"openvpn": "remote", "rdp": "remote", "ssh": "it", "s7comm": "ot"}


def naming(assets: tuple[Asset, ...] = ASSETS) -> Naming:
    return make_naming(assets, ZONES)


def way(name: str = "Jump host", **more: Any) -> DeclaredWayIn:
    """A way that is in order; `more` changes its fields."""
    fields: dict[str, Any] = {
        "kind": "jump_host",
        "enters": "jump",
        "authentication": "two_factor",
        "always_open": False,
        "recorded": True,
        "owner": "Head of maintenance",
        "approved_by": "Production manager",
        "approved_at": "2026-01-05",
        "last_review": "2026-10-01",
        "review_days": 90.0,
    }
    return DeclaredWayIn(Id(f"observation-{name}"), name, **{**fields, **more})


def order(name: str = "WO-1", **more: Any) -> DeclaredWorkOrder:
    """An approved order for the controller, from 10 to 14 on the day before."""
    fields: dict[str, Any] = {
        "purpose": "new valve",
        "person": "M. Keller",
        "begins": "2026-11-21T10:00:00Z",
        "ends": "2026-11-21T14:00:00Z",
        "assets": ("plc",),
        "approved_by": "Head of maintenance",
    }
    return DeclaredWorkOrder(Id(f"observation-{name}"), name, **{**fields, **more})


def restorable(name: str = "Program", **more: Any) -> DeclaredRestorable:
    """A program with a fresh backup."""
    fields: dict[str, Any] = {
        "asset": "plc",
        "kind": "program",
        "kept_at": ("backup server",),
        "every_days": 90.0,
        "last_backup": "2026-11-01",
        "drill_days": 365.0,
        "wanted_hours": 4.0,
    }
    return DeclaredRestorable(Id(f"observation-{name}"), name, **{**fields, **more})


def drill(name: str = "Program", at: str = "2026-11-10", **more: Any) -> DeclaredDrill:
    """A restore onto a spare that passed in an hour and a half."""
    fields: dict[str, Any] = {"onto": "spare CPU", "minutes": 90.0, "result": "restored"}
    return DeclaredDrill(Id(f"observation-drill-{at}"), name, at, **{**fields, **more})


def access_ground(*ways: DeclaredWayIn, orders: tuple[DeclaredWorkOrder, ...] = (), **more: Any) -> AccessGround:
    """The registers of access over the small plant, without the bridge at the box unless given."""
    fields: dict[str, Any] = {"zones": ZONES, "flows": FLOWS, "kinds": KINDS, "as_of": TODAY, "naming": naming()}
    return AccessGround(Plant(ways_in=ways, work_orders=orders), TERMS, **{**fields, **more})


def restore_ground(
    *restorables: DeclaredRestorable, drills: tuple[DeclaredDrill, ...] = (), **more: Any
) -> RestoreGround:
    """The registers of backups over the small plant."""
    plant = Plant(restorables=restorables, drills=drills, decisions=more.pop("decisions", ()))
    fields: dict[str, Any] = {"naming": naming(), "assets": ASSETS, "as_of": TODAY}
    return RestoreGround(plant, TERMS, **{**fields, **more})


def side_door(**more: Any) -> WayIn:
    """The box as a way in that nobody registered."""
    fields: dict[str, Any] = {"kind": "remote_tool", "registered": False, "seen": True, "zones": (Id("cell"),)}
    return WayIn(Id("way-box"), Origin.DERIVED, (BOX.id,), "box (openvpn)", **{**fields, **more})
