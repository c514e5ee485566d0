"""The bottling line on paper: segments, stations, network cards, addresses."""

from dataclasses import dataclass

# segment name -> network prefix; each segment is one Linux bridge in the namespace of the switches
SEGMENTS = {
    "cell-a": "10.10.1",
    "cell-b": "10.10.2",
    "supervision": "10.10.10",
    "ot-servers": "10.10.20",
    "dmz": "10.10.30",
    "it": "10.20.0",
    "internet": "203.0.113",
}

# mirror port (sensor) -> the segments whose switch ports it copies; nobody mirrors the Internet side
SENSORS = {
    "mirror-cells": ("cell-a", "cell-b", "supervision"),
    "mirror-servers": ("ot-servers", "dmz", "it"),
}


@dataclass(frozen=True)
class Card:
    """One network card: its segment, its MAC, its IP address (None: layer 2 only)."""

    segment: str
    mac: str
    ip: str | None


@dataclass(frozen=True)
class Station:
    """One box of the plant, played by one network namespace."""

    name: str
    cards: tuple[Card, ...]
    gateway: str | None = None
    lldp: str | None = None  # system description that it announces; None: silent
    ipv6: bool = False
    forwards: bool = False
    routes: tuple[tuple[str, str], ...] = ()  # (network, next hop) beyond the gateway


def station(name, segment, mac, ip, gateway=None, **more):
    return Station(name, (Card(segment, mac, ip),), gateway, **more)


INNER = (("10.10.1.0/24", "10.10.20.1"), ("10.10.2.0/24", "10.10.20.1"), ("10.10.10.0/24", "10.10.20.1"))

STATIONS = (
    # cell A, the filler
    station("plc-filler", "cell-a", "28:63:36:8a:10:01", "10.10.1.10", "10.10.1.1", lldp="Siemens, SIMATIC S7"),
    station("hmi-filler", "cell-a", "00:1b:1b:6e:20:11", "10.10.1.20", "10.10.1.1"),
    station("io-filler", "cell-a", "28:63:36:8a:10:30", None, lldp="Siemens, SIMATIC NET, ET 200SP IM 155-6 PN ST"),
    station("drive-filler", "cell-a", "00:80:f4:41:0c:28", "10.10.1.40", "10.10.1.1"),
    station("vendor-box", "cell-a", "00:30:11:1f:42:60", "10.10.1.60", "10.10.1.1"),
    # cell B, the packer
    station("plc-packer", "cell-b", "00:1d:9c:c2:07:10", "10.10.2.10", "10.10.2.1"),
    station("plc-conveyor", "cell-b", "00:30:de:03:5a:20", "10.10.2.20", "10.10.2.1"),
    station("io-packer", "cell-b", "00:a0:45:5d:31:30", "10.10.2.30", "10.10.2.1"),
    Station(
        "hmi-packer",
        (
            Card("cell-b", "74:fe:48:2b:90:50", "10.10.2.50"),
            Card("supervision", "74:fe:48:2b:90:51", "10.10.10.50"),
        ),
        "10.10.2.1",
        lldp="Advantech TPC-1551T panel PC",
    ),
    # supervision
    station("scada", "supervision", "18:66:da:3c:11:10", "10.10.10.10", "10.10.10.1", lldp="Dell PowerEdge R340"),
    station(
        "eng-station",
        "supervision",
        "34:17:eb:a4:52:20",
        "10.10.10.20",
        "10.10.10.1",
        lldp="Dell Precision 3640, engineering",
    ),
    station("hvac", "supervision", "00:40:84:0b:77:40", "10.10.10.40", "10.10.10.1"),
    station("sw-line", "supervision", "ec:74:ba:19:e0:02", "10.10.10.2", "10.10.10.1", lldp="Hirschmann BOBCAT switch"),
    # OT servers; two routers stand here, so every server knows both
    station(
        "historian",
        "ot-servers",
        "94:18:82:70:3d:10",
        "10.10.20.10",
        "10.10.20.2",
        lldp="HPE ProLiant DL360, historian",
        routes=INNER,
    ),
    station("ot-dns", "ot-servers", "00:50:56:a1:20:53", "10.10.20.53", "10.10.20.2", routes=INNER),
    station("backup", "ot-servers", "00:50:56:a1:20:30", "10.10.20.30", "10.10.20.2", routes=INNER),
    # DMZ
    station("dmz-mirror", "dmz", "00:50:56:a1:30:10", "10.10.30.10", "10.10.30.1"),
    station("jump", "dmz", "00:50:56:a1:30:20", "10.10.30.20", "10.10.30.1"),
    # IT
    station("office-pc", "it", "3c:d9:2b:66:0e:15", "10.20.0.15", "10.20.0.1", ipv6=True),
    station("erp", "it", "00:50:56:b7:00:80", "10.20.0.80", "10.20.0.1", ipv6=True),
    # firewalls
    Station(
        "fw-cell",
        (
            Card("cell-a", "00:a0:45:9c:01:01", "10.10.1.1"),
            Card("cell-b", "00:a0:45:9c:01:02", "10.10.2.1"),
            Card("supervision", "00:a0:45:9c:01:03", "10.10.10.1"),
            Card("ot-servers", "00:a0:45:9c:01:04", "10.10.20.1"),
        ),
        "10.10.20.2",
        lldp="Phoenix Contact FL MGUARD 4305",
        forwards=True,
    ),
    Station(
        "fw-dmz",
        (
            Card("ot-servers", "00:0b:ab:d2:02:01", "10.10.20.2"),
            Card("dmz", "00:0b:ab:d2:02:02", "10.10.30.1"),
            Card("it", "00:0b:ab:d2:02:03", "10.20.0.1"),
            Card("internet", "00:0b:ab:d2:02:04", "203.0.113.2"),
        ),
        "203.0.113.1",
        lldp="Advantech FWA-1012VC firewall",
        forwards=True,
        routes=INNER,
    ),
    # the Internet: one host that is both the provider's router and the vendor's portal behind it
    station("vendor-portal", "internet", "00:0c:29:77:77:77", "203.0.113.1"),
)

VENDOR_PORTAL = "198.51.100.77"

IP = {box.name: box.cards[0].ip for box in STATIONS}
MAC = {box.name: box.cards[0].mac for box in STATIONS}
