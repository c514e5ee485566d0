"""Words by which boxes and programs are told that let somebody in from outside."""

from dataclasses import dataclass
from functools import cache

from zonewright.catalogs.package import get_records


@dataclass(frozen=True, slots=True)
class RemoteSign:
    """One word that tells of remote access.

    Attributes:
        kind: where it stands: `oui_vendor` the maker of the network card begins so; `sni` a name that is asked for or
            stands in a certificate, it or one under it; `http`, `dhcp_vendor`, `snmp` what it says contains this.
        pattern: in small letters.
        product: as people call it.
        thing: `cellular router`, `remote box`, `remote support`, `vpn` or `cloud relay`.
        confidence: how sure the word alone is, a default of this project.
        why: the reason in a few words.
    """

    kind: str
    pattern: str
    product: str
    thing: str
    confidence: float
    why: str

    def fits(self, words: str) -> bool:
        """Tell whether it stands in some words of its kind."""
        said = words.casefold().strip()
        if self.kind == "sni":
            return said == self.pattern or said.endswith(f".{self.pattern}")
        return said.startswith(self.pattern) if self.kind == "oui_vendor" else self.pattern in said


@cache
def get_remote_access() -> tuple[RemoteSign, ...]:
    """Give all words, in the order of the file."""
    return tuple(
        RemoteSign(r["kind"], r["pattern"], r["product"], r["thing"], float(r["confidence"]), r["why"])
        for r in get_records("remote_access")
    )


def find_remote_access(kind: str, words: str) -> RemoteSign | None:
    """Find the surest sign of a kind in some words; of equals the longer one."""
    found = [sign for sign in get_remote_access() if sign.kind == kind and sign.fits(words)]
    return max(found, key=lambda sign: (sign.confidence, len(sign.pattern)), default=None)
