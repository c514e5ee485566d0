from zonewright.catalogs.wellknown import (
    get_group_names,
    get_kinds,
    get_role_levels,
    get_role_words,
    get_services,
    get_vendor_aliases,
    get_zone_words,
)
from zonewright.model.asset import Role
from zonewright.model.zone import ZoneKind

KINDS = {"ot", "it", "infrastructure", "discovery", "network", "remote"}


def test_ports_have_names_and_kinds() -> None:
    assert get_services()["tcp", 22] == "ssh"
    assert get_services()["udp", 51820] == "wireguard"
    assert get_kinds()["teamviewer"] == "remote"
    assert set(get_services().values()) <= set(get_kinds())
    assert set(get_kinds().values()) == KINDS


def test_groups_have_names() -> None:
    assert "LLDP" in get_group_names()["01:80:c2:00:00:0e"]


def test_words_lead_to_roles_and_zones_that_exist() -> None:
    assert {role for _, _, role, _ in get_role_words()} <= set(Role)
    assert set(get_role_levels()) <= set(Role)
    assert {kind for _, kind in get_zone_words()} <= set(ZoneKind)


def test_makers_have_one_name() -> None:
    assert get_vendor_aliases()["allen-bradley"] == "rockwell"
