"""Members of an extension point: from the installed package, else from pyproject.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"

EXAMPLES: Mapping[str, tuple[str, str]] = {
    "scans": (
        "scan.xml",
        (
            '<nmaprun scanner="nmap" start="1800000000">\n'
            '<host><status state="up"/><address addr="10.0.0.5" addrtype="ipv4"/>\n'
            '<ports><port protocol="tcp" portid="502"><state state="open"/></port></ports></host>\n</nmaprun>\n'
        ),
    ),
    "netbox": (
        "devices.json",
        (
            '{"count": 1, "results": [{"id": 7, "url": "https://netbox.example/api/dcim/devices/7/", "name": "plc-1",\n'
            '"device_type": {"manufacturer": {"name": "Siemens"}, "model": "S7-1500"}, "role": {"name": "PLC"},\n'
            '"primary_ip4": {"address": "10.0.0.5/24"}}]}\n'
        ),
    ),
    "collections": (
        "hmi-1.txt",
        (
            "zonewright collection 1\n== collection ==\nscript = linux\nversion = 1\n== system ==\nhost_name = hmi-1\n"
            "== interfaces ==\ncolumns: name | mac | state | addresses\neth0 | 00:1b:1b:00:00:06 | up | 10.0.1.6/24\n"
            "not available: ip\n\n== end ==\n"
        ),
    ),
    "logs": (
        "modbus.log",
        (
            "#separator \\x09\n#path\tmodbus\n"
            "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tfunc\texception\n"
            "1800000000.25\tC1\t10.0.0.5\t40000\t10.0.0.9\t502\tWRITE_SINGLE_COIL\t-\n"
        ),
    ),
    "shows": (
        "sw-1.txt",
        (
            "sw-1#show mac address-table\nVlan    Mac Address       Type        Ports\n"
            "----    -----------       --------    -----\n  10    001b.1b00.0005    DYNAMIC     Gi1/5\nsw-1#\n"
        ),
    ),
}
"""Source -> name and text of a file that it reads, where the example plant has none of its kind."""


def load_members(group: str, installed: Iterable[EntryPoint]) -> tuple[tuple[str, Any], ...]:
    """Give (name, class) of every member of a group, sorted by name."""
    found = {one.name: one.load() for one in installed}
    written = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["entry-points"][group]
    for name, place in written.items():
        module, _, member = place.partition(":")
        found.setdefault(name, getattr(import_module(module), member))
    return tuple(sorted(found.items()))
