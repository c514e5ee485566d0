"""Allow-list rules as a ruleset that `nft -f` loads."""

import ipaddress
from collections.abc import Iterator, Sequence

from zonewright.contracts.platform import Rendering
from zonewright.errors import UnsupportedError
from zonewright.model.rule import Rule
from zonewright.platforms.nftables.spelling import PROTOCOLS

PLATFORM = "nftables"
TABLE = "inet zonewright"
WITH_PORTS = frozenset({"tcp", "udp"})
LAST_PROTOCOL = 255


def render_ruleset(rules: Sequence[Rule], *, title: str) -> Rendering:
    """Write the table; equal rules give equal text.

    Raises:
        UnsupportedError: a rule cannot be expressed.
    """
    ordered = sorted({rule.id: rule for rule in rules}.values(), key=lambda rule: rule.id)
    lines = [
        f"# {' '.join(title.split())}",
        f"table {TABLE}",
        f"delete table {TABLE}",
        "",
        f"table {TABLE} {{",
        *(line for rule in ordered for line in _iter_counter(rule)),
        "\tchain forward {",
        "\t\ttype filter hook forward priority filter; policy drop;",
        "\t\tct state { established, related } accept",
        *(f"\t\t{line}" for rule in ordered for line in _iter_lines(rule)),
        "\t}",
        "}",
    ]
    return Rendering(PLATFORM, "\n".join(lines) + "\n", tuple(rule.id for rule in ordered))


def _iter_counter(rule: Rule) -> Iterator[str]:
    yield from (f"\tcounter {rule.id} {{", "\t}", "")


def _iter_lines(rule: Rule) -> Iterator[str]:
    transport = _get_transport(rule)
    written = 0
    for version, word in ((4, "ip"), (6, "ip6")):
        sources = _addresses(rule.source_ips, version)
        destinations = _addresses(rule.destination_ips, version)
        if sources and destinations:
            written += 1
            match = f"{word} saddr {sources} {word} daddr {destinations} {transport}"
            yield f'{match} counter name "{rule.id}" accept comment "{rule.id}"'
    if not written:
        raise UnsupportedError(
            f"rule {rule.id} has no IP addresses of one family at both ends; nftables cannot express it",
            hint="leave rules of layer 2 to the switches",
        )


def _get_transport(rule: Rule) -> str:
    if rule.transport in WITH_PORTS:
        if rule.destination_port is None:
            return f"meta l4proto {rule.transport}"
        return f"{rule.transport} dport {rule.destination_port}"
    number = rule.transport.removeprefix("ip-")
    if rule.transport in ("icmp", "icmpv6"):
        protocol = rule.transport
    elif number.isascii() and number.isdigit() and number != rule.transport and int(number) <= LAST_PROTOCOL:
        protocol = PROTOCOLS.get(number, number)
    else:
        raise UnsupportedError(f"rule {rule.id} is about {rule.transport}, which nftables cannot express on a router")
    if rule.destination_port is not None:
        raise UnsupportedError(f"rule {rule.id} has a port, which {rule.transport} has not")
    return f"meta l4proto {protocol}"


def _addresses(texts: Sequence[str], version: int) -> str | None:
    try:
        networks = sorted({ipaddress.ip_network(text) for text in texts}, key=lambda one: (one.version, one))
    except ValueError as error:
        raise UnsupportedError(f"an address of a rule is none: {error}") from error
    words = [str(one).removesuffix("/32" if version == 4 else "/128") for one in networks if one.version == version]
    if len(words) <= 1:
        return words[0] if words else None
    return f"{{ {', '.join(words)} }}"
