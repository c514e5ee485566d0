"""What is fuzzed, and how much of the time each reader gets: by how exposed it is."""

from dataclasses import dataclass

SECONDS_PER_INPUT = 10
MEMORY_MIB = 1500


@dataclass(frozen=True, slots=True)
class Target:
    """One reader or family of readers.

    Attributes:
        name: as in the table.
        weight: its part of the time, in percent.
        file_names: what the file under test may be called; the first octet of an input chooses.
        most_bytes: an input is not longer.
    """

    name: str
    weight: float
    file_names: tuple[str, ...] = ()
    most_bytes: int = 8192


CAPTURES = Target("captures", 45)
TARGETS = (
    CAPTURES,
    Target("rooms", 15, most_bytes=1600),
    Target("logs", 8, ("conn.log", "modbus.log", "eve.json", "known_devices.log", "dns.log")),
    Target("lists", 8, ("list.csv", "list.xlsx", "list.txt", "list.tsv"), 16384),
    Target("plants", 6, ("plant.yaml",), 16384),
    Target("configurations", 5, ("fw-cell.nft", "fw.conf")),
    Target("scans", 2, ("scan.xml",)),
    Target("netbox", 2, ("devices.json", "interfaces.csv", "prefixes.csv")),
    Target("shows", 2, ("sw-1.txt", "show_mac_address-table.txt", "sw-2 show arp.log")),
    Target("collections", 3, ("host.txt",), 16384),
    Target("handovers", 1.5, ("package.zip",), 16384),
    Target("archives", 1.5, ("given.zip",), 16384),
    Target("settings", 1, ("zonewright.toml",), 2048),
)


def get_target(name: str) -> Target:
    """Give the target of a name.

    Raises:
        KeyError: there is none.
    """
    return {target.name: target for target in TARGETS}[name]
