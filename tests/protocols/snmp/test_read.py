from hypothesis import given, settings

from tests.protocols.pdu import mutated, wire
from tests.protocols.snmp.test_count import (
    ANSWER,
    CHASSIS,
    GET,
    HIDDEN,
    POLLED,
    REPORT,
    SET,
    TRAP,
    TRAP_1,
    VALID,
    secured,
)
from zonewright.protocols.room import Sighted
from zonewright.protocols.snmp.read import read
from zonewright.protocols.text import TEXT_LIMIT

SECRETS = ("public", "private", "s3cret", "user")


def test_an_agent_describes_its_system() -> None:
    (said,) = read(ANSWER)
    assert said.kind == "snmp_identity"
    assert said.fields == {
        "access": "SNMP version 2c, well-known community",
        "description": "Acme Switch 8, location Hall 3",
        "device_type": "OID 1.3.6.1.4.1.4329.1.2",
        "host_name": "sw07",
        "vendor_id": "enterprise 4329",
    }


def test_an_agent_describes_its_chassis() -> None:
    assert read(CHASSIS) == (Sighted("snmp_identity", {"model": "AB-8", "serial": "SN-1"}),)


def test_a_trap_names_its_sender() -> None:
    assert read(TRAP) == (Sighted("snmp_trap", {"host_name": "sw07"}),)
    assert read(TRAP_1) == (Sighted("snmp_trap", {"ip": "10.0.0.7", "vendor_id": "enterprise 4329"}),)


def test_what_is_set_without_its_value() -> None:
    assert read(SET) == (Sighted("snmp_set", {"behind": "sets 1.3.6.1.2.1.1.5.0"}),)


def test_the_engine_of_version_3() -> None:
    engine = Sighted("snmp_engine", {"mac": "02:00:00:00:00:07", "vendor_id": "enterprise 4201"})
    assert read(REPORT) == read(HIDDEN) == (engine,)
    (named,) = read(secured(engine=wire("80001069 04") + b"sw07"))
    assert named.fields == {"description": "SNMP engine sw07", "vendor_id": "enterprise 4201"}


def test_nothing_is_said() -> None:
    assert read(GET) == read(POLLED) == read(b"") == ()


@settings(max_examples=400, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert said.fields
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())


def test_no_secret_is_told() -> None:
    for pdu in VALID:
        assert not any(word in value for said in read(pdu) for value in said.fields.values() for word in SECRETS)
