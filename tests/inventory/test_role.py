import pytest

from tests.tables import asset_at, exchange, lexicon, take
from zonewright.catalogs.remote_access import get_remote_access
from zonewright.inventory.role import RoleWords, Traces, derive_roles, gather
from zonewright.model.asset import Asset, Role
from zonewright.model.identifier import Id

WORDS = RoleWords(lexicon().role_words, lexicon().kinds)


def role(**more: object) -> Role:
    traces = {Id("a"): Traces(**more)}  # type: ignore[arg-type]
    return derive_roles(traces, WORDS).get(Id("a"), (0, Role.UNKNOWN))[1]


@pytest.mark.parametrize(
    ("model", "expected"), [("6ES7 CPU 315", Role.PLC), ("ATV340", Role.DRIVE), ("ET 200SP", Role.REMOTE_IO)]
)
def test_a_model_tells_the_role(model: str, expected: Role) -> None:
    assert role(models=(model,)) is expected


def test_nothing_tells_nothing() -> None:
    assert role() is Role.UNKNOWN
    assert role(names=("laser-coder",)) is Role.UNKNOWN


def test_what_it_does_tells_the_role() -> None:
    assert role(forwards=4) is Role.ROUTER
    assert role(is_outside=True) is Role.EXTERNAL
    assert role(reaches_outside={"openvpn"}) is Role.REMOTE_ACCESS
    assert role(programs={Id("b")}) is Role.ENGINEERING_STATION
    assert role(capabilities="bridge") is Role.SWITCH


def test_a_box_for_remote_access_is_told_by_its_words_and_its_card() -> None:
    words = RoleWords(WORDS.words, WORDS.kinds, get_remote_access())

    def guess(**more: object) -> tuple[Role, str]:
        found = derive_roles({Id("a"): Traces(**more)}, words).get(Id("a"))  # type: ignore[arg-type]
        return (found.role, found.why) if found else (Role.UNKNOWN, "")

    assert guess(vendor="Tosibox Oy") == (
        Role.REMOTE_ACCESS,
        "Tosibox Oy tells of Tosibox: makes remote-access boxes only",
    )
    assert guess(says={"sni": ("device.talk2m.com",)})[0] is Role.REMOTE_ACCESS
    assert guess(says={"http": ("Moxa OnCell G3150A",)})[0] is Role.REMOTE_ACCESS
    assert guess(says={"sni": ("router1.teamviewer.com",)})[0] is Role.UNKNOWN, "a program runs on any machine"
    assert guess(vendor="Siemens AG")[0] is Role.UNKNOWN


def test_many_controllers_are_supervised() -> None:
    rows = [exchange("10.0.0.1", f"10.0.0.{n}", 502, protocol="modbus") for n in range(10, 15)]
    assert asset_at(take(rows), "10.0.0.1").role is Role.SCADA_SERVER


def test_a_remote_io_is_asked_by_one_controller() -> None:
    rows = [*exchange("10.0.0.1", "10.0.0.2", 502), *exchange("10.0.0.2", "10.0.0.3", 502)]
    assert asset_at(take(rows), "10.0.0.3").role is Role.REMOTE_IO


def test_flows_leave_traces_on_both_sides() -> None:
    found = take(exchange("10.0.0.1", "10.0.0.2", 502, protocol="modbus"))
    traces = {one.id: Traces() for one in found.assets}
    gather(traces, found.flows)
    assert sorted((dict(t.uses), dict(t.serves)) == ({}, {}) for t in traces.values()) == [False, False]


def behind_router(port: int, **more: object) -> Asset:
    """A partner at a public address, one router away."""
    rows = exchange("10.0.0.1", "134.249.61.182", port, dst_mac="00:a0:45:00:00:01", **more)
    return asset_at(take([rows[0], rows[1] | {"ttl_max": 29}]), "134.249.61.182")


def test_who_answers_as_a_controller_is_one_at_a_public_address_too() -> None:
    asset = behind_router(502, protocol="modbus", codes={(3,): 5})
    assert asset.role is Role.PLC
    assert "a public address, but it answers modbus" in " ".join(asset.why)


def test_a_public_address_that_only_speaks_it_protocols_is_outside() -> None:
    assert behind_router(443).role is Role.EXTERNAL
    assert behind_router(502).role is Role.EXTERNAL


def test_a_forged_sender_is_outside_and_a_host_that_talks_to_itself_is_not() -> None:
    forged = exchange("127.34.146.25", "10.0.0.2", 502, protocol="modbus", src_mac="00:a0:45:00:00:01", ttl_max=50)
    assert asset_at(take(forged), "127.34.146.25").role is Role.EXTERNAL
    local = [row | {"src_mac": None, "dst_mac": None} for row in exchange("127.0.0.1", "127.0.0.1", 502)]
    assert asset_at(take(local), "127.0.0.1").role is not Role.EXTERNAL
