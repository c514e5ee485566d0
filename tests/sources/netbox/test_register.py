import pytest

from zonewright.contracts.source import Reading
from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset
from zonewright.sources.lists.vocabulary import Vocabulary
from zonewright.sources.netbox.record import Record
from zonewright.sources.netbox.register import Register
from zonewright.sources.opened import OpenedFile

WORDS = Vocabulary.of({"role=plc": ("Steuerung",)})


def take(*rows: tuple[str, dict[str, str]]) -> Reading:
    records = [Record(kind, line, values) for line, (kind, values) in enumerate(rows, start=1)]
    return Register(OpenedFile("a.json", b"", "0", Id("input-a")), WORDS).derive_reading(records)


def assets(reading: Reading) -> tuple[DeclaredAsset, ...]:
    assert reading.plant is not None
    return reading.plant.assets


def test_a_device_its_interfaces_and_addresses_are_one_asset() -> None:
    found = take(
        ("address", {"ip": "10.0.0.5/24", "device": "PLC-1", "interface": "X1"}),
        ("interface", {"device": "plc-1", "interface": "X1", "mac": "001b.1b00.0001", "vlan": "20"}),
        ("interface", {"device": "plc-1", "interface": "X2", "mac": "00:1b:1b:00:00:02"}),
        ("device", {"name": "plc-1", "role": "Steuerung", "manufacturer": "Siemens", "site": "A", "ip": "10.0.0.5/24"}),
    )
    (one,) = assets(found)
    assert (one.name, one.role, one.vendor, one.remarks) == ("plc-1", "plc", "Siemens", "site: A")
    assert one.addresses == (
        Address("00:1b:1b:00:00:01", "10.0.0.5", 20),
        Address("00:1b:1b:00:00:02", None, None),
    )
    assert (found.input.used, found.input.lines, found.input.status) == (4, 4, "complete")
    assert one.declared_by == found.observations[3].id


def test_interfaces_without_their_device_declare_it() -> None:
    (one,) = assets(take(("mac address", {"device": "hmi", "interface": "eth0", "mac": "00:1b:1b:00:00:03"})))
    assert (one.name, one.addresses) == ("hmi", (Address("00:1b:1b:00:00:03"),))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("prefix", {})], "prefix: the model has no noun for a network that is not a zone"),
        ([("VLAN", {})], "VLAN: the model has no noun for it"),
        ([("other", {})], "record of a kind that is not read"),
        ([("address", {"ip": "10.0.0.1/24"})], "address that is assigned to no device"),
        ([("interface", {"device": "a", "interface": "b"})], "interface without an address"),
        ([("device", {"name": "a", "status": "Planned"})], "device that is not in use (planned)"),
        (
            [("device", {"name": "a", "status": "Offline"}), ("address", {"device": "a", "ip": "10.0.0.1/24"})],
            "address of a device that is left aside",
        ),
    ],
)
def test_what_is_left_aside_has_its_reason(rows: list[tuple[str, dict[str, str]]], reason: str) -> None:
    found = take(*rows)
    assert assets(found) == ()
    assert reason in (found.input.ignored or {})


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("device", {})], "has no name"),
        ([("device", {"name": "a"}), ("device", {"name": "A"})], "stands in record 1 and again here"),
        ([("interface", {"device": "a", "mac": "ff:ff:ff:ff:ff:ff"})], "cannot be the MAC address"),
        ([("address", {"device": "a", "ip": "10.0.0.0/24"})], "is a network"),
    ],
)
def test_what_cannot_be_is_a_problem(rows: list[tuple[str, dict[str, str]]], words: str) -> None:
    found = take(*rows)
    assert words in found.problems[0].what
    assert found.input.lines == len(rows)
