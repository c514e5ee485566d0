from zonewright.catalogs.wellknown import (
    get_group_names,
    get_internal_cards,
    get_kinds,
    get_remote_tools,
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


def test_remote_tools_are_told_by_something_and_in_small_letters() -> None:
    tools = get_remote_tools()
    assert len({one.name for one in tools}) == len(tools)
    for one in tools:
        patterns = (*one.processes, *one.daemons, *one.programs)
        assert one.processes
        assert all(word == word.lower().strip() and len(word.strip("*")) > 2 for word in patterns), one.name


def test_cards_that_serve_a_machine_alone() -> None:
    assert {"lo", "docker*"} <= set(get_internal_cards())
    assert all(card == card.lower() for card in get_internal_cards())
