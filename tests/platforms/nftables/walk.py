"""Asks a configuration about one packet, rule after rule, as a device does; for tests of the platform only."""

import fnmatch
import ipaddress
from collections.abc import Mapping

from zonewright.model.filtering import Action, Configuration, FieldMatch, FilterChain


def permits(configuration: Configuration, packet: Mapping[str, str]) -> bool:
    """Whether every chain on `forward` lets the packet pass."""
    chains = {chain.name: chain for chain in configuration.chains}
    hooked = sorted((one for one in configuration.chains if one.hook == "forward"), key=lambda one: one.priority)
    return all((_ask(chain, packet, chains) or chain.policy) is Action.ACCEPT for chain in hooked)


def _ask(chain: FilterChain, packet: Mapping[str, str], chains: Mapping[str, FilterChain]) -> Action | None:
    for rule in chain.rules:
        if not all(matches(one, packet) for one in rule.matches):
            continue
        if rule.action in (Action.ACCEPT, Action.DROP, Action.REJECT):
            return rule.action
        if rule.action is Action.RETURN:
            return None
        if rule.action in (Action.JUMP, Action.GOTO) and rule.jump_to is not None:
            found = _ask(chains[rule.jump_to], packet, chains)
            if found is not None or rule.action is Action.GOTO:
                return found
    return None


def matches(match: FieldMatch, packet: Mapping[str, str]) -> bool:
    """Whether a field of the packet is one of the values."""
    value = packet.get(match.field)
    if value is None:
        return False
    return any(_is_in(match.field, value, one) for one in match.values) != match.negated


def _is_in(field: str, value: str, wanted: str) -> bool:
    if field.endswith("_ip"):
        address = ipaddress.ip_address(value)
        if "-" in wanted:
            low, high = (ipaddress.ip_address(end) for end in wanted.split("-"))
            return address.version == low.version and int(low) <= int(address) <= int(high)
        return address in ipaddress.ip_network(wanted)
    if field.endswith("_port"):
        low_port, _, high_port = wanted.partition("-")
        return int(low_port) <= int(value) <= int(high_port or low_port)
    return fnmatch.fnmatchcase(value, wanted)
