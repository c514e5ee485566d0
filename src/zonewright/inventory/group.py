"""Multicast and broadcast addresses: destinations of flows, never assets."""

from collections.abc import Mapping

from zonewright.inventory.address import find_ip, ip_bytes, is_group_ip
from zonewright.model.asset import Group
from zonewright.model.identifier import Id, Origin, make_id


def derive_group(address: str, names: Mapping[str, str], *, basis: tuple[Id, ...]) -> Group:
    """Make the group of an address, with the name that people know it by."""
    return Group(make_id("group", address), Origin.DERIVED, basis, address, name_of_group(address, names))


def name_of_group(address: str, names: Mapping[str, str]) -> str:
    """Name a group: by its whole address, else by its longest known beginning, else by what it is."""
    if address in names:
        return names[address]
    beginnings = [key for key in names if key.endswith("*") and address.startswith(key[:-1])]
    if beginnings:
        return names[max(beginnings, key=len)]
    ip = find_ip(address)
    if ip is not None and not is_group_ip(ip_bytes(ip)):
        return f"everyone in the subnet of {address}"
    return f"group {address}"
