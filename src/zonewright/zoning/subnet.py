"""Subnets by the addresses that lie in them: one look per prefix length, however many subnets there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network


@dataclass(frozen=True, slots=True)
class Subnets:
    """Subnets in an order.

    Attributes:
        texts: as they were written.
        places: (IP version, bits of a host) -> network without these bits -> place of the first such subnet; the
            smallest subnets first.
    """

    texts: tuple[str, ...]
    places: Mapping[tuple[int, int], Mapping[int, int]]

    def find(self, ip: str) -> int | None:
        """Find the place of the smallest subnet around an address; text that is no address lies in none."""
        try:
            address = ip_address(ip)
        except ValueError:
            return None
        number = int(address)
        for (version, host_bits), nets in self.places.items():
            if version == address.version and number >> host_bits in nets:
                return nets[number >> host_bits]
        return None


def derive_subnets(texts: Iterable[str]) -> Subnets:
    """Put subnets where their addresses find them; text that is no subnet holds nothing."""
    kept = tuple(texts)
    places: dict[tuple[int, int], dict[int, int]] = {}
    for place, text in enumerate(kept):
        try:
            net = ip_network(text, strict=False)
        except ValueError:
            continue
        host_bits = net.max_prefixlen - net.prefixlen
        places.setdefault((net.version, host_bits), {}).setdefault(int(net.network_address) >> host_bits, place)
    return Subnets(kept, dict(sorted(places.items())))
