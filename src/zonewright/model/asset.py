"""Assets, the groups that are no assets, and conflicts between what is declared and what is seen."""

from dataclasses import dataclass
from enum import StrEnum

from zonewright.model.identifier import Id, Origin


class Role(StrEnum):
    """What an asset does in the plant; *unknown* is preferred over a guess."""

    PLC = "plc"
    SAFETY_PLC = "safety_plc"
    REMOTE_IO = "remote_io"
    DRIVE = "drive"
    ROBOT_CONTROLLER = "robot_controller"
    HMI = "hmi"
    ENGINEERING_STATION = "engineering_station"
    SCADA_SERVER = "scada_server"
    HISTORIAN = "historian"
    OPC_SERVER = "opc_server"
    BUILDING_CONTROLLER = "building_controller"
    SWITCH = "switch"
    ROUTER = "router"
    FIREWALL = "firewall"
    WIRELESS = "wireless"
    GATEWAY = "gateway"
    REMOTE_ACCESS = "remote_access"
    JUMP_HOST = "jump_host"
    PRINTER = "printer"
    CAMERA = "camera"
    OT_SERVER = "ot_server"
    IT_SERVER = "it_server"
    IT_CLIENT = "it_client"
    EXTERNAL = "external"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """One address an asset uses: `aa:bb:cc:dd:ee:ff`, an IP in its canonical text, a VLAN id; each may be unknown."""

    mac: str | None = None
    ip: str | None = None
    vlan: int | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """One thing that sends or is declared.

    Attributes:
        purdue_level: 0, 1, 2, 3, 3.5, 4 or 5; `None` when unknown.
        zone: the zone it is in, once zones are proposed or declared.
        confidence: of the role, 0 to 1.
        why: one sentence in plant words per decision (identity, role, level), each ending in its reason.
        hosts: other names seen or declared for it.
        functions: names of the production functions it serves.
        patchable: `False` when a person declared that it cannot be patched; `None` when nobody said.
        shared: `True` when a person declared that several people work on it with one account.
        observed: `True` when it was seen on the wire.
        assumed: names of the fields that rest on an assumption.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    name: str
    role: Role = Role.UNKNOWN
    purdue_level: float | None = None
    vendor: str | None = None
    model: str | None = None
    firmware: str | None = None
    serial: str | None = None
    addresses: tuple[Address, ...] = ()
    zone: Id | None = None
    confidence: float = 0.0
    why: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    owner: str | None = None
    functions: tuple[str, ...] = ()
    patchable: bool | None = None
    shared: bool | None = None
    observed: bool = False
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A multicast or broadcast address: a destination of flows, never an asset."""

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A declared fact and an observed one that cannot both hold; it waits for a person.

    Attributes:
        decision: id of the observation that states a person's decision, where one holds; the question is settled.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    asset: Id
    field: str
    observed: str
    declared: str
    decision: Id | None = None


class LinkKind(StrEnum):
    """How a link is known: a switch learned a card behind a port; one end heard the other announce itself."""

    ATTACHED = "attached"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """One end of a link.

    Attributes:
        asset: the device; `None` where only its name was said, and nothing that was seen has that name.
        name: of the device.
        port: as the device or its neighbour calls it; `None` where nobody said.
    """

    asset: Id | None
    name: str
    port: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Which device is wired to which; other devices that say nothing may stand between.

    Attributes:
        ends: of `attached` the device first, the switch second; of `neighbour` in the order of their names.
        macs: cards that were seen behind the port of the second end.
        vlans: VLANs in which they were seen, sorted.
        why: one sentence per fact, each ending in its reason.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    kind: LinkKind
    ends: tuple[LinkEnd, LinkEnd]
    macs: tuple[str, ...] = ()
    vlans: tuple[int, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductionFunction:
    """What the plant does with some of its assets, such as *filling*."""

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    name: str
    assets: tuple[Id, ...]
