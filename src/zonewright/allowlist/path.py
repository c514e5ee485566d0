"""The way of a packet through one device's chains, in the order in which the device asks them."""

from zonewright.allowlist.span import NUMBERS, find_spans
from zonewright.model.filtering import Action, Configuration, FieldMatch, FilterChain, FilterRule

PATHS = {
    "forward": ("ingress", "prerouting", "forward", "postrouting"),
    "input": ("ingress", "prerouting", "input"),
    "output": ("output", "postrouting"),
}
FAMILIES = {4: frozenset({"inet", "ip"}), 6: frozenset({"inet", "ip6"})}
LAYER_TWO = frozenset({"bridge", "netdev"})
DENIES = frozenset({Action.DROP, Action.REJECT})
NAMES = frozenset({"iif", "oif", "icmp_type", "state"})
"""Fields whose values are words."""


def find_chain(configuration: Configuration, here: FilterChain, *, name: str | None) -> FilterChain | None:
    """Find the chain that a jump names, by its whole name or by its last word in the table of `here`."""
    if name is None:
        return None
    chains = {chain.name: chain for chain in configuration.chains}
    return chains.get(name) or chains.get(f"{here.name.rpartition(' ')[0]} {name}")


def hook_chains(configuration: Configuration, *, version: int, hook: str = "forward") -> tuple[FilterChain, ...]:
    """Give the chains that ask a packet on its way, in order.

    A drop in any of them is final, an accept ends only that chain. Chains of layer 2 are asked when the device has no
    others on the hook: it is then a bridging filter.
    """
    found: list[FilterChain] = []
    for stop in PATHS[hook]:
        here = [chain for chain in configuration.chains if chain.hook == stop]
        found += sorted(here, key=lambda chain: (chain.priority, chain.line))
    routed = tuple(chain for chain in found if chain.family in FAMILIES[version])
    if any(chain.hook == hook and chain.family not in LAYER_TWO for chain in found):
        return routed
    return tuple(chain for chain in found if chain.family in FAMILIES[version] | LAYER_TWO)


def unread_fields(rule: FilterRule) -> tuple[str, ...]:
    """Name what of a rule was not understood: its unread parts, and fields or values that nobody here knows."""
    strange = tuple(match.field for match in rule.matches if not _is_known(match))
    verdict = ("verdict",) if rule.action is Action.UNREAD and not rule.unread else ()
    return (*rule.unread, *strange, *verdict)


def _is_known(match: FieldMatch) -> bool:
    return match.field in NAMES or (match.field in NUMBERS and find_spans(match) is not None)


def is_limited(rule: FilterRule) -> bool:
    """Tell whether a rule names what may pass: a destination port, or a protocol without ports.

    A source port is no limit, since the sender chooses it; a bare `tcp` leaves every port open.
    """
    return any(_limits(match) for match in rule.matches)


def _limits(match: FieldMatch) -> bool:
    if match.negated or not match.values:
        return False
    if match.field == "destination_port":
        return "0-65535" not in match.values
    if match.field == "protocol":
        return not frozenset(match.values) & {"tcp", "udp", "6", "17"}
    return match.field == "icmp_type"
