"""Which commands are read, in whatever length they were typed, and what reads their answers."""

import re
from collections.abc import Callable
from pathlib import PurePath

from zonewright.sources.shows.address_table import read_arp, read_mac_table
from zonewright.sources.shows.answer import CDP, LLDP, Answer
from zonewright.sources.shows.neighbour import read_neighbours
from zonewright.sources.shows.plate import read_card_list, read_cards, read_plate, read_ports, read_routes
from zonewright.sources.shows.terminal import Block

Reader = Callable[[Block, Answer], None]


def _read_lldp(block: Block, answer: Answer) -> None:
    read_neighbours(block, answer, kind=LLDP)


def _read_cdp(block: Block, answer: Answer) -> None:
    read_neighbours(block, answer, kind=CDP)


SHOW = r"(?:do )?(?:sho?w?|display|get) "
FORMS: tuple[tuple[Reader, tuple[str, ...]], ...] = (
    (
        read_arp,
        (
            rf"{SHOW}(?:ip |system )?arp\b",
            rf"{SHOW}ipv6 nei",
            r"arp(?:\.exe)?(?: -[a-z]+)*$",
            r"ip (?:-\S+ )*n(?:eigh?\w*)?\b",
            "get-netneighbor",
        ),
    ),
    (
        read_mac_table,
        (
            rf"{SHOW}mac",
            rf"{SHOW}ether\S* t",
            rf"{SHOW}bridge (?:mac|addr)",
            rf"{SHOW}fdb",
            rf"{SHOW}forwarding",
            r"bridge (?:-\S+ )*f(?:db)?\b",
        ),
    ),
    (_read_lldp, (rf"{SHOW}lldp (?:n|info r|remote|entry|rem)",)),
    (_read_cdp, (rf"{SHOW}cdp (?:n|e)",)),
    (read_cards, (rf"{SHOW}system interface",)),
    (read_plate, (rf"{SHOW}(?:ver|inv|sys|chassis|device info|hardware|switch info|information)", "hostname$")),
    (read_card_list, (rf"{SHOW}ip int\S* b", rf"{SHOW}ip interface$", rf"{SHOW}interfaces? terse")),
    (read_ports, (rf"{SHOW}int\S* (?:\S+ )?(?:status|trunk)", rf"{SHOW}vlan")),
    (
        read_cards,
        (rf"{SHOW}int\S*$", rf"{SHOW}ip int", rf"{SHOW}int\S* \S*\d", r"ip (?:-\S+ )*a(?:ddr\w*)?\b", "ifconfig"),
    ),
    (read_routes, (rf"{SHOW}ip ro", rf"{SHOW}route", r"ip (?:-\S+ )*r(?:oute)?\b")),
)
READERS = tuple((re.compile("|".join(forms)), reader) for reader, forms in FORMS)
"""The first form that fits the beginning of a command counts."""
NAMING = re.compile(rf"{SHOW}(?:ver|sys|device|switch|hostname|information)|hostname$")
WORDS = re.compile(r"[\s_.+-]+")
NAMELESS = frozenset(
    {"switch", "router", "session", "putty", "output", "terminal", "console", "log", "capture", "typescript"}
    | {"arp", "ip", "neigh", "fdb", "localhost", "windows", "linux", "cmd", "untitled", "new", "cli"}
)
"""What a device or a file is called that nobody gave a name."""
ASKED = re.compile(r"\b(?:show|display|get) |^(?:arp(?: a)?|ip neigh\w*|bridge fdb(?: show)?)$")
SUFFIXES = ("", ".txt", ".log", ".out", ".cap", ".lst")


def find_reader(command: str) -> Reader | None:
    """Give what reads the answer of a command, or nothing."""
    folded = " ".join(command.partition("|")[0].casefold().split())
    return next((reader for form, reader in READERS if form.match(folded)), None)


def is_naming(command: str) -> bool:
    """Tell whether the answer of a command names the device."""
    return NAMING.match(" ".join(command.casefold().split())) is not None


def find_command(name: str) -> str | None:
    """Give the command that a file is named after, such as `show_ip_arp` or `sw1 show mac address-table`."""
    place = PurePath(name)
    if place.suffix.casefold() not in SUFFIXES:
        return None
    words = WORDS.sub(" ", place.stem.casefold()).strip()
    found = ASKED.search(words)
    command = words[found.start() :].replace("address table", "address-table") if found is not None else ""
    return command if command and find_reader(command) is not None else None


def find_device(stem: str) -> str | None:
    """Give the name of the device out of the name of a file: what stands before the command; many names tell none."""
    before = re.split(
        r"(?:^|[\s_.+-]+)(?:show|sh|display|get|arp|bridge|mac|lldp|cdp)(?:[\s_.+-]|$)", stem, maxsplit=1
    )[0]
    name = before.strip(" _-.+")
    return name if name and name.casefold() not in NAMELESS else None
