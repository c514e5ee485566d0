"""The rows of a NetBox export joined into declared assets, and what became of every row."""

from collections import Counter
from dataclasses import dataclass, field

from zonewright.contracts.source import Reading
from zonewright.errors import InputError
from zonewright.model.asset import Address
from zonewright.model.observation import Observation, Problem
from zonewright.model.plant import DeclaredAsset, Plant
from zonewright.sources.address import parse_ip, parse_mac, parse_vlan
from zonewright.sources.lists.vocabulary import Vocabulary, fold
from zonewright.sources.netbox.record import ADDRESS, CARD, DEVICE, INTERFACE, OTHER, PREFIX, VLAN, Record
from zonewright.sources.opened import Account, OpenedFile, derive_input

KIND = "inventory"
NOT_THERE = frozenset({"planned", "staged", "staging", "inventory", "decommissioning", "decommissioned", "offline"})
LEFT = {
    PREFIX: "prefix: the model has no noun for a network that is not a zone",
    VLAN: "VLAN: the model has no noun for it",
    OTHER: "record of a kind that is not read",
}
Key = tuple[str, str]
"""(`id`, number) in JSON, (`name`, small letters) in CSV."""


@dataclass(slots=True)
class _Card:
    """One interface of a device."""

    mac: str | None = None
    vlan: int | None = None
    ips: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Device:
    """A device as its rows state it together."""

    name: str
    declared_by: Observation
    values: dict[str, str] = field(default_factory=dict)
    cards: dict[str, _Card] = field(default_factory=dict)


@dataclass(slots=True)
class Register:
    """Gathers the rows of one export."""

    opened: OpenedFile
    vocabulary: Vocabulary
    ignored: Counter[str] = field(default_factory=Counter)
    devices: dict[str, _Device] = field(default_factory=dict)
    aside: set[str] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict)
    observations: dict[int, Observation] = field(default_factory=dict)
    problems: dict[int, Problem] = field(default_factory=dict)

    def derive_reading(self, records: list[Record]) -> Reading:
        """Sort every row into used, ignored with a reason, or a problem: devices first, then what hangs on them."""
        for kinds in ((DEVICE,), (INTERFACE, CARD), (ADDRESS,), (PREFIX, VLAN, OTHER)):
            for record in records:
                if record.kind in kinds:
                    self._sort(record)
        problems = tuple(problem for _, problem in sorted(self.problems.items()))
        account = Account(len(self.observations), dict(self.ignored), problems)
        assets = [self._derive_asset(one) for _, one in sorted(self.devices.items())]
        return Reading(
            derive_input(self.opened, account, kind=KIND),
            problems,
            observations=tuple(one for _, one in sorted(self.observations.items())),
            plant=Plant(assets=tuple(assets)),
        )

    def _sort(self, record: Record) -> None:
        try:
            if record.broken is not None:
                raise InputError(record.broken)
            reason = LEFT.get(record.kind) or self._take(record)
        except InputError as error:
            self.problems[record.line] = Problem.of(self.opened.id, f"record {record.line}", what=str(error))
            return
        if reason is not None:
            self.ignored[reason] += 1

    def _take(self, record: Record) -> str | None:
        """Put a row where it belongs, or say why it is left aside."""
        if record.kind == DEVICE:
            return self._take_device(record)
        said = record.values
        name = said.get("device")
        if name is None:
            return f"{record.kind} that is assigned to no device"
        if fold(name) in self.aside:
            return f"{record.kind} of a device that is left aside"
        if record.kind == INTERFACE and not said.keys() & {"mac", "ip", "vlan"}:
            return "interface without an address"
        mac = parse_mac(said["mac"]) if "mac" in said else None
        ips = [parse_ip(one) for one in said.get("ip", "").replace(",", " ").split()]
        vlan = parse_vlan(said["vlan"]) if "vlan" in said else None
        device = self.devices.get(fold(name))
        observation = self._observe(record, f"{record.kind} {said.get('interface', '')} of {name}")
        if device is None:
            device = self.devices[fold(name)] = _Device(name, observation)
        card = device.cards.setdefault(said.get("interface", ""), _Card())
        card.mac, card.vlan = card.mac or mac, card.vlan or vlan
        card.ips.extend(ip for ip in ips if ip not in card.ips)
        return None

    def _take_device(self, record: Record) -> str | None:
        name = record.values.get("name")
        if name is None:
            raise InputError("the device has no name; give it one in NetBox and export again")
        status = record.values.get("status", "").casefold()
        if status in NOT_THERE:
            self.aside.add(fold(name))
            return f"device that is not in use ({status})"
        if fold(name) in self.devices:
            first = self.lines[fold(name)]
            raise InputError(f'the device "{name}" stands in record {first} and again here; give them two names')
        ip = record.values.get("ip")
        main = parse_ip(ip) if ip is not None else None
        device = _Device(name, self._observe(record, f"device {name}"), dict(record.values))
        if main is not None:
            device.values["ip"] = main
        self.lines[fold(name)] = record.line
        self.devices[fold(name)] = device
        return None

    def _observe(self, record: Record, subject: str) -> Observation:
        words = " ".join(subject.split())
        observation = Observation.of_row(self.opened.id, "row", subject=words, line=record.line)
        self.observations[record.line] = observation
        return observation

    def _derive_asset(self, device: _Device) -> DeclaredAsset:
        said = device.values
        role = self.vocabulary.roles.get(fold(said.get("role", "")))
        remarks = [said.get("description", "")]
        remarks += [f"{name}: {said[name]}" for name in ("site", "location", "platform") if name in said]
        remarks += [f"role: {said['role']}"] if "role" in said and role is None else []
        return DeclaredAsset(
            declared_by=device.declared_by.id,
            name=device.name,
            addresses=_addresses(device),
            role=role,
            vendor=said.get("manufacturer"),
            model=said.get("model"),
            serial=said.get("serial"),
            remarks="; ".join(remark for remark in remarks if remark) or None,
        )


def _addresses(device: _Device) -> tuple[Address, ...]:
    """Pair MAC and IP of every interface; the main address stands alone where no interface has it."""
    found: set[Address] = set()
    for card in device.cards.values():
        found |= {Address(card.mac, ip, card.vlan) for ip in card.ips}
        if card.mac is not None and not card.ips:
            found.add(Address(card.mac, None, card.vlan))
    main = device.values.get("ip")
    if main is not None and all(one.ip != main for one in found):
        found.add(Address(None, main, None))
    return tuple(sorted(found, key=lambda one: (one.mac or "", one.ip or "", one.vlan or 0)))
