"""What an asset does in the plant: every role with its reason and confidence; unknown is better than a guess."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from zonewright.catalogs.remote_access import RemoteSign
from zonewright.model.asset import Role
from zonewright.model.flow import Flow, Operation
from zonewright.model.identifier import Id

VPNS = frozenset({"openvpn", "wireguard", "ipsec", "ike", "esp", "l2tp", "pptp", "secomea", "zerotier", "tailscale"})
CONTROLLER_PROTOCOLS = frozenset(
    {"s7comm", "iso-tsap", "modbus", "enip", "pcworx", "omron-fins", "melsec", "ge-srtp", "ads", "codesys"}
    | {"wago-codesys", "proconos", "iec104", "dnp3"}
)
ANSWERING = CONTROLLER_PROTOCOLS | {"bacnet"}
"""Who answers one of these is of a plant, whatever its address."""
SHELLS = frozenset({"ssh", "rdp", "vnc"})
OT_ROLES = frozenset(
    {Role.PLC, Role.SAFETY_PLC, Role.REMOTE_IO, Role.DRIVE, Role.ROBOT_CONTROLLER, Role.HMI, Role.ENGINEERING_STATION}
    | {Role.SCADA_SERVER, Role.HISTORIAN, Role.OPC_SERVER, Role.BUILDING_CONTROLLER}
)
MANY_CONTROLLERS = 3
BOXES = ("cellular router", "remote box")
"""Things of `zonewright.catalogs.remote_access` that stand there to let somebody in; programs run on other machines."""
SIGN_FIELDS = {
    "sni": ("asked_for", "certificate_name", "certificate_names"),
    "http": ("software", "title", "description"),
    "snmp": ("description",),
    "dhcp_vendor": ("description",),
}
"""Kind of sign -> fields of sightings that may hold it."""


class Guess(NamedTuple):
    """A role that something speaks for; the surest stands, of equals the first named."""

    confidence: float
    role: Role
    why: str


@dataclass(slots=True)
class Traces:
    """What one asset does and shows.

    Attributes:
        serves: protocol -> its clients.
        uses: protocol -> its servers.
        programs: assets that it programs.
        names: host, station and declared names.
        models: model, order number and description texts.
        forwards: number of addresses whose packets it carries.
        is_outside: it is known by an address outside the plant only.
        reaches_outside: protocols that it speaks with addresses outside.
        answers: control protocols in which answers of it were read.
        says: kind of sign (`sni`, `http`, `dhcp_vendor`, `snmp`) -> what it says or asks for.
    """

    serves: dict[str, set[Id]] = field(default_factory=lambda: defaultdict(set))
    uses: dict[str, set[Id]] = field(default_factory=lambda: defaultdict(set))
    programs: set[Id] = field(default_factory=set)
    names: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    vendor: str | None = None
    capabilities: str = ""
    forwards: int = 0
    filters: bool = False
    is_outside: bool = False
    reaches_outside: set[str] = field(default_factory=set)
    answers: set[str] = field(default_factory=set)
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RoleWords:
    """What names tell (`zonewright.catalogs.wellknown.get_role_words`) and what protocols are for.

    The rules read the words as they stand: `derive_roles` puts the surest first.
    """

    words: tuple[tuple[str, str, str, float], ...]
    kinds: Mapping[str, str]
    remote: tuple[RemoteSign, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What a rule may look at besides the asset itself: the roles found so far, and what words tell."""

    roles: Mapping[Id, Guess]
    words: RoleWords


def gather(traces: Mapping[Id, Traces], flows: Iterable[Flow]) -> None:
    """Note on both sides of every flow what it shows."""
    for flow in flows:
        client, server = traces.get(flow.source), traces.get(flow.destination)
        protocol = flow.protocol or f"{flow.transport}/{flow.destination_port}"
        if client is not None:
            client.uses[protocol].add(flow.destination)
            if flow.operations.get(Operation.PROGRAM):
                client.programs.add(flow.destination)
            if server is not None and server.is_outside:
                client.reaches_outside.add(protocol)
        if server is not None:
            server.serves[protocol].add(flow.source)
            server.answers.update({protocol} & ANSWERING if _is_answered(flow) else ())
            if client is not None and client.is_outside:
                server.reaches_outside.add(protocol)


def _is_answered(flow: Flow) -> bool:
    return any(code.responses + code.errors for code in flow.function_codes.values())


def derive_roles(traces: Mapping[Id, Traces], words: RoleWords) -> dict[Id, Guess]:
    """Say of every asset what it does, or that it is unknown; servers are judged after those whom they serve.

    Who takes part in no flow is judged once: nothing that is found of others tells more of it.
    """
    surest_first = tuple(sorted(words.words, key=lambda word: -word[3]))
    words = replace(words, words=surest_first)
    roles: dict[Id, Guess] = {}
    speaking = {name: one for name, one in traces.items() if one.serves or one.uses}
    for mine, rules in ((traces, FIRST_RULES), (speaking, FIRST_RULES), *((speaking, FIRST_RULES + LAST_RULES),) * 2):
        scene = Scene(dict(roles), words)
        for name, one in mine.items():
            guesses = [guess for rule in rules if (guess := rule(one, scene)) is not None]
            if guesses:
                roles[name] = _with_address(max(guesses, key=lambda guess: guess.confidence), one)
    return roles


def _with_address(guess: Guess, one: Traces) -> Guess:
    if not one.is_outside or not one.answers:
        return guess
    return guess._replace(why=f"{guess.why}; a public address, but it answers {', '.join(sorted(one.answers))}")


def _outside(one: Traces, _scene: Scene) -> Guess | None:
    """Who answers as a controller is one of the plant's, also at a public address behind a router."""
    if not one.is_outside or one.answers:
        return None
    return Guess(0.9, Role.EXTERNAL, "its address lies outside the plant")


def _forwards(one: Traces, _scene: Scene) -> Guess | None:
    if one.filters:
        return Guess(0.95, Role.FIREWALL, "its packet filter was read")
    if not one.forwards:
        return None
    says = any("firewall" in text.casefold() or "mguard" in text.casefold() for text in one.models)
    role = Role.FIREWALL if says or any(name.casefold().startswith("fw") for name in one.names) else Role.ROUTER
    return Guess(0.9 if one.forwards > 1 else 0.6, role, f"it forwards packets of {one.forwards} other addresses")


def _named(one: Traces, scene: Scene) -> Guess | None:
    names = [(text, frozenset(_tokens(text))) for text in one.names]
    models = [(text, text.casefold()) for text in one.models]
    for name, word, role, confidence in scene.words.words:
        for text, said in names if name == "name" else models if name == "model" else ():
            if word in said:
                return Guess(confidence, Role(role), f"its {name} {text} says so")
    return None


def _tokens(text: str) -> list[str]:
    spaced = "".join(letter if letter.isalpha() else " " for letter in text.casefold())
    return spaced.split()


def _tunnels(one: Traces, _scene: Scene) -> Guess | None:
    tunnels = sorted(VPNS & one.reaches_outside)
    if not tunnels:
        return None
    inside = sorted(CONTROLLER_PROTOCOLS & set(one.uses))
    also = f" and reaches controllers by {', '.join(inside)}" if inside else ""
    return Guess(0.92 if inside else 0.85, Role.REMOTE_ACCESS, f"it holds a tunnel outside ({tunnels[0]}){also}")


def derive_signs(values: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Give what an asset says and asks for, by kind of sign; a list of names is taken apart."""
    return {
        kind: tuple(word for name in names for text in values.get(name, ()) for word in _words(name, text))
        for kind, names in SIGN_FIELDS.items()
    }


def _words(name: str, text: str) -> tuple[str, ...]:
    return tuple(text.split(", ")) if name == "certificate_names" else (text,)


def _lets_in(one: Traces, scene: Scene) -> Guess | None:
    """A box for remote access is told by who made its card, what it says of itself and which cloud it asks for."""
    vendor = (one.vendor,) if one.vendor else ()
    signs = [
        (sign.confidence, sign.product, sign.why, words)
        for sign in scene.words.remote
        if sign.thing in BOXES
        for words in (vendor if sign.kind == "oui_vendor" else one.says.get(sign.kind, ()))
        if sign.fits(words)
    ]
    if not signs:
        return None
    confidence, product, why, words = max(signs)
    return Guess(confidence, Role.REMOTE_ACCESS, f"{words} tells of {product}: {why}")


def _programs(one: Traces, _scene: Scene) -> Guess | None:
    if not one.programs:
        return None
    return Guess(0.87, Role.ENGINEERING_STATION, f"it moved programs with {len(one.programs)} controller(s)")


def _controls(one: Traces, scene: Scene) -> Guess | None:
    served = sorted(CONTROLLER_PROTOCOLS & set(one.serves))
    if not served:
        return _building(one)
    used = sorted(CONTROLLER_PROTOCOLS & set(one.uses))
    if used:
        return Guess(0.88, Role.PLC, f"it serves {', '.join(served)} and itself asks others by {', '.join(used)}")
    clients = {client for protocol in served for client in one.serves[protocol]}
    asker = scene.roles.get(next(iter(clients))) if len(clients) == 1 else None
    if served == ["modbus"] and asker is not None and asker.role is Role.PLC:
        return Guess(0.82, Role.REMOTE_IO, "only one controller asks it, by modbus")
    maker = one.vendor is not None and any(
        name == "maker" and one.vendor.casefold().startswith(word) for name, word, _, _ in scene.words.words
    )
    of = f" and is made by {one.vendor}" if maker else ""
    return Guess(0.8 if maker else 0.6, Role.PLC, f"it serves {', '.join(served)}{of}")


def _building(one: Traces) -> Guess | None:
    if one.serves.get("bacnet") and len(one.serves) >= len(one.uses):
        return Guess(0.75, Role.BUILDING_CONTROLLER, "it serves bacnet")
    return None


def _supervises(one: Traces, _scene: Scene) -> Guess | None:
    asked = {server for protocol in CONTROLLER_PROTOCOLS & set(one.uses) for server in one.uses[protocol]}
    if asked and not CONTROLLER_PROTOCOLS & set(one.serves):
        if len(asked) >= MANY_CONTROLLERS or "opcua" in one.serves:
            return Guess(0.78, Role.SCADA_SERVER, f"it asks {len(asked)} controllers")
        return Guess(0.62, Role.HMI, f"it asks {len(asked)} controller(s)")
    if "opcua" in one.serves:
        return Guess(0.6, Role.OPC_SERVER, "it serves opcua")
    if "opcua" in one.uses and set(one.serves) - {"opcua"}:
        return Guess(0.5, Role.HISTORIAN, "it collects by opcua and serves others")
    return None


def _switches(one: Traces, _scene: Scene) -> Guess | None:
    says = one.capabilities.casefold()
    if "wlan" in says or "access point" in says:
        return Guess(0.55, Role.WIRELESS, "LLDP says that it is an access point")
    if "bridge" in says:
        return Guess(0.55, Role.SWITCH, "LLDP says that it is a bridge")
    return None


def _serves_people(one: Traces, scene: Scene) -> Guess | None:
    served = sorted(p for p in one.serves if scene.words.kinds.get(p) in ("it", "infrastructure", "remote"))
    if not served:
        return None
    if {"printer", "ipp"} & set(served):
        return Guess(0.7, Role.PRINTER, "it serves printing")
    if SHELLS & set(served) and SHELLS & set(one.uses):
        return Guess(0.7, Role.JUMP_HOST, "it is reached by a remote shell and reaches on by one")
    partners = {p for side in (one.serves, one.uses) for found in side.values() for p in found}
    in_plant = any(p in scene.roles and scene.roles[p].role in OT_ROLES for p in sorted(partners))
    role = Role.OT_SERVER if in_plant else Role.IT_SERVER
    return Guess(0.6 if in_plant else 0.5, role, f"it serves {', '.join(served[:3])}")


def _asks_only(one: Traces, scene: Scene) -> Guess | None:
    used = sorted(p for p in one.uses if scene.words.kinds.get(p) == "it" or p in SHELLS)
    if used and not any(scene.words.kinds.get(p) == "ot" for p in [*one.uses, *one.serves]):
        return Guess(0.45, Role.IT_CLIENT, f"it only asks, by {', '.join(used[:3])}")
    return None


Rule = Callable[[Traces, Scene], Guess | None]

FIRST_RULES: tuple[Rule, ...] = (
    _outside,
    _forwards,
    _named,
    _tunnels,
    _lets_in,
    _programs,
    _controls,
    _supervises,
    _switches,
)
LAST_RULES: tuple[Rule, ...] = (_serves_people, _asks_only)
