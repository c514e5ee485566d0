"""What a machine says of itself in a collection that a person ran on it."""

from dataclasses import dataclass
from enum import StrEnum

from zonewright.model.identifier import Id, Origin


class GroupKind(StrEnum):
    """What the members of a local group may do, where that is known whatever the group is called."""

    ADMINISTRATORS = "administrators"
    REMOTE_DESKTOP = "remote_desktop"


class Reach(StrEnum):
    """Who can use a remote tool: anybody whom the network lets near, or somebody outside through a third party."""

    NEAR = "near"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class ToolPattern:
    """How a remote tool is told; each pattern is in small letters, `*` stands for any letters.

    Attributes:
        processes: names of programs that run, without `.exe`.
        daemons: names of what the system starts in the background.
        programs: names of what is installed.
    """

    name: str
    reach: Reach
    processes: tuple[str, ...] = ()
    daemons: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A local account; never with what proves it, a person's full name, or a number of the system.

    Attributes:
        enabled: whether it can be logged in to.
        built_in: whether it came with the system.
        last_logon: a day or a moment, as all times here.
    """

    name: str
    enabled: bool | None = None
    built_in: bool | None = None
    locked: bool | None = None
    password_required: bool | None = None
    password_expires: bool | None = None
    password_set: str | None = None
    last_logon: str | None = None


@dataclass(frozen=True, slots=True)
class AccountGroup:
    """A local group; `members` are `None` where they could not be read."""

    name: str
    kind: GroupKind | None = None
    members: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Daemon:
    """What the system runs in the background: state, how it is started, and under which account, as the system says."""

    name: str
    state: str | None = None
    start: str | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Listener:
    """A port that answers; `ip` is `*` where it answers on every address of its family."""

    transport: str
    ip: str
    port: int
    process: str | None = None


@dataclass(frozen=True, slots=True)
class NetworkCard:
    """A network card with its addresses.

    Attributes:
        addresses: in CIDR form, or without a length where the machine tells none.
        connected: whether it is in use.
        internal: made by a program for traffic inside the machine; no network hangs on it.
    """

    name: str
    mac: str | None = None
    addresses: tuple[str, ...] = ()
    gateways: tuple[str, ...] = ()
    dhcp: bool | None = None
    connected: bool | None = None
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """Where packets to a network go: to a neighbour, or directly where `gateway` is `None`; `card` as told."""

    destination: str
    gateway: str | None = None
    card: str | None = None


@dataclass(frozen=True, slots=True)
class HostSetting:
    """One value as the system keeps it, such as `usb`, `storage_driver_start`, `4`; `not set` where it has none."""

    area: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Patch:
    """A correction of the system that is installed."""

    name: str
    installed: str | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """A program or package that is installed."""

    name: str
    version: str | None = None
    maker: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A folder that others can open over the network."""

    name: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class RemoteTool:
    """A program by which somebody works on the machine from afar.

    Attributes:
        running: `True` when it ran; `None` when what runs could not be read.
        shown_by: where it was found: `program TeamViewer 15.2`, `process tvnserver`.
    """

    name: str
    reach: Reach
    running: bool | None
    shown_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What a collection could not read: `not available` on this machine, or it `needs administrator`."""

    section: str
    reason: str
    what: str


@dataclass(frozen=True, slots=True)
class HostSystem:
    """The machine and its operating system, as the machine tells them."""

    os: str | None = None
    os_version: str | None = None
    build: str | None = None
    service_pack: str | None = None
    kernel: str | None = None
    architecture: str | None = None
    maker: str | None = None
    model: str | None = None
    serial: str | None = None
    domain: str | None = None
    installed: str | None = None
    last_boot: str | None = None


@dataclass(frozen=True, slots=True)
class Openness:
    """What decides who can work at the machine, and whether it joins networks; `None` where nothing told it.

    Attributes:
        autologon: whether somebody is logged on without being asked; `autologon_account` is who.
        lock_after_s: seconds until the screen locks by itself; 0 means never.
        usb_storage: `free`, `read_only` or `blocked`.
        forwards: whether it passes packets from one network to another.
        remote_desktop: whether remote desktop is switched on; `network_level` whether it asks before it shows a screen.
        firewall: whether its own packet filter is on, in every profile that it has.
    """

    autologon: bool | None = None
    autologon_account: str | None = None
    lock_after_s: int | None = None
    usb_storage: str | None = None
    forwards: bool | None = None
    remote_desktop: bool | None = None
    network_level: bool | None = None
    firewall: bool | None = None


@dataclass(frozen=True, slots=True)
class Host:
    """A machine as one collection shows it; a part that was not read is empty and named in `gaps`.

    Attributes:
        script: the script that was run, with its version.
        collected_at: when, by the machine's own clock.
        elevated: whether it ran with administrator rights.
        packages: how many packages of the distribution are installed.
        last_update: when a package or patch was last installed.
        nameservers: whom it asks for names.
        sections: the sections that the collection has.
        asset: the asset it is, once inventory has found it.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    input: Id
    name: str | None
    script: str
    collected_at: str | None = None
    elevated: bool | None = None
    system: HostSystem = HostSystem()
    openness: Openness = Openness()
    cards: tuple[NetworkCard, ...] = ()
    routes: tuple[Route, ...] = ()
    nameservers: tuple[str, ...] = ()
    listeners: tuple[Listener, ...] = ()
    accounts: tuple[Account, ...] = ()
    groups: tuple[AccountGroup, ...] = ()
    daemons: tuple[Daemon, ...] = ()
    remote_tools: tuple[RemoteTool, ...] = ()
    shares: tuple[Share, ...] = ()
    settings: tuple[HostSetting, ...] = ()
    programs: tuple[Program, ...] = ()
    patches: tuple[Patch, ...] = ()
    packages: int | None = None
    last_update: str | None = None
    sections: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    asset: Id | None = None
