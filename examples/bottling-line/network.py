"""Namespaces, cables, bridges and firewalls of the plant on one Linux machine."""

import array
import fcntl
import json
import socket
import struct
import subprocess
import sys
from pathlib import Path

from layout import SEGMENTS, STATIONS, VENDOR_PORTAL, Station

PREFIX = "bl-"
SWITCH = PREFIX + "switch"
HERE = Path(__file__).parent


def run(*words: str, check: bool = True) -> str:
    """Run one command and give what it prints."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if check and done.returncode:
        raise SystemExit(f"{' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def inside(name: str, *words: str, check: bool = True) -> str:
    """Run one command in a station's namespace."""
    return run("ip", "netns", "exec", PREFIX + name, *words, check=check)


def card_name(box: Station, segment: str) -> str:
    """Name of a network card inside its station: by segment where there are several."""
    return segment if box.forwards else f"eth{[card.segment for card in box.cards].index(segment)}"


def port_name(index: int, card: int) -> str:
    return f"p{index:02d}.{card}"


def ports() -> list[tuple[str, str, str]]:
    """(switch port, segment, station) of every cable."""
    return [
        (port_name(index, number), card.segment, box.name)
        for index, box in enumerate(STATIONS)
        for number, card in enumerate(box.cards)
    ]


def build() -> None:
    """Make every namespace, cable and address; all station cards stay down."""
    run("ip", "netns", "add", SWITCH)
    inside("switch", "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1")
    for segment in SEGMENTS:
        run("ip", "-n", SWITCH, "link", "add", f"br-{segment}", "type", "bridge", "mcast_snooping", "0")
        run("ip", "-n", SWITCH, "link", "set", f"br-{segment}", "up")
    for index, box in enumerate(STATIONS):
        build_station(index, box)


def build_station(index: int, box: Station) -> None:
    space = PREFIX + box.name
    run("ip", "netns", "add", space)
    quiet = 0 if box.ipv6 else 1
    inside(
        box.name,
        "sysctl",
        "-qw",
        f"net.ipv6.conf.all.disable_ipv6={quiet}",
        f"net.ipv6.conf.default.disable_ipv6={quiet}",
        "net.ipv4.conf.all.arp_ignore=1",
        "net.ipv4.conf.all.arp_announce=2",
        "net.ipv4.conf.all.send_redirects=0",
        "net.ipv4.conf.default.send_redirects=0",
        f"net.ipv4.ip_forward={int(box.forwards)}",
    )
    run("ip", "-n", space, "link", "set", "lo", "up")
    for number, card in enumerate(box.cards):
        port, name = port_name(index, number), card_name(box, card.segment)
        run("ip", "-n", SWITCH, "link", "add", port, "type", "veth", "peer", "name", name, "netns", space)
        run("ip", "-n", space, "link", "set", name, "address", card.mac)
        run("ip", "-n", SWITCH, "link", "set", port, "master", f"br-{card.segment}", "up")
        inside(box.name, sys.executable, __file__, "plain-frames", name)
        if card.ip:
            run("ip", "-n", space, "addr", "add", f"{card.ip}/24", "brd", "+", "dev", name)


def connect() -> None:
    """Plug every cable in: cards up, routes, firewall rules."""
    for box in STATIONS:
        space = PREFIX + box.name
        for card in box.cards:
            run("ip", "-n", space, "link", "set", card_name(box, card.segment), "up")
        if box.gateway:
            run("ip", "-n", space, "route", "add", "default", "via", box.gateway)
        for network, hop in box.routes:
            run("ip", "-n", space, "route", "add", network, "via", hop)
        if box.forwards:
            inside(box.name, "nft", "-f", str(HERE / "rules" / f"{box.name}.nft"))
    run("ip", "-n", PREFIX + "vendor-portal", "addr", "add", f"{VENDOR_PORTAL}/32", "dev", "lo")


def remove() -> None:
    """End what still runs in the namespaces, then take them away."""
    known = {entry["name"] for entry in json.loads(run("ip", "-j", "netns", "list") or "[]")}
    for name in [SWITCH, *(PREFIX + box.name for box in STATIONS)]:
        if name not in known:
            continue
        for pid in run("ip", "netns", "pids", name, check=False).split():
            run("kill", "-9", pid, check=False)
        run("ip", "netns", "del", name, check=False)


def make_plain_frames(card: str) -> None:
    """Turn off what a virtual card does late or in bulk, so that frames look as on copper."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for command in (0x17, 0x19, 0x1F, 0x24, 0x2C):  # tx checksum, scatter, TSO, GSO, GRO: off
            value = array.array("B", struct.pack("=II", command, 0))
            request = struct.pack("16sP", card.encode(), value.buffer_info()[0])
            try:
                fcntl.ioctl(sock.fileno(), 0x8946, request)
            except OSError as error:
                print(f"{card}: ethtool command {command:#x}: {error}", file=sys.stderr)


if __name__ == "__main__" and sys.argv[1:2] == ["plain-frames"]:
    make_plain_frames(sys.argv[2])
