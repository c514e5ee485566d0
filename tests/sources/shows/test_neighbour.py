from collections import Counter
from collections.abc import Mapping

import pytest

from tests.sources.shows import sessions
from zonewright.sources.shows.answer import Answer
from zonewright.sources.shows.neighbour import read_neighbours
from zonewright.sources.shows.terminal import read_blocks


def read(text: str, kind: str) -> tuple[list[tuple[str | None, str | None, Mapping[str, str]]], Answer]:
    answer = Answer("it")
    for block in read_blocks(text, Counter()):
        if f" {kind} " in f"{block.command} ":
            read_neighbours(block, answer, kind=kind)
    return [(one.mac, one.ip, {k: v for k, v in one.fields.items() if v}) for _, one in answer.used], answer


def test_neighbours_in_detail() -> None:
    ((mac, ip, fields),), answer = read(sessions.IOS, "lldp")
    assert (mac, ip, answer.unread) == ("00:90:e8:00:00:01", None, [])
    assert fields == {
        "behind": "Gi1/1 of it",
        "capabilities": "bridge",
        "chassis": "00:90:e8:00:00:01",
        "description": "Moxa EDS-510E",
        "host_name": "sw-line2",
        "ip": "10.20.1.3",
        "port": "9",
    }


CDP_DETAIL = """\
a#show cdp neighbors detail
-------------------------
Device ID: core-1
Entry address(es):
  IP address: 10.20.1.254
Platform: cisco WS-C3850-24T,  Capabilities: Router Switch IGMP
Interface: GigabitEthernet1/10,  Port ID (outgoing port): GigabitEthernet1/0/7
Holdtime : 150 sec

Version :
Cisco IOS Software, Version 16.9
-------------------------
Device ID: ap-1
Interface: GigabitEthernet1/2,  Port ID (outgoing port): GigabitEthernet0
"""


def test_a_neighbour_by_cdp_says_its_address_and_product() -> None:
    (core, point), answer = read(CDP_DETAIL, "cdp")
    assert core[:2] == (None, "10.20.1.254")
    assert (core[2]["vendor"], core[2]["model"], core[2]["capabilities"]) == ("Cisco", "WS-C3850-24T", "router, bridge")
    assert (core[2]["behind"], core[2]["port"]) == ("GigabitEthernet1/10 of it", "GigabitEthernet1/0/7")
    assert core[2]["description"] == "Cisco IOS Software, Version 16.9"
    assert (point[2]["host_name"], point[2]["behind"]) == ("ap-1", "GigabitEthernet1/2 of it")
    assert answer.ignored["detail that is not read"] == 3


@pytest.mark.parametrize(
    ("text", "kind", "behind", "name"),
    [
        (sessions.IOS, "cdp", "Gig 1/10 of it", "core-router-with-a-long-name.plant.example"),
        (sessions.JUNOS, "lldp", "ge-0/0/47 of it", "sw-line1"),
        (sessions.ARUBA, "lldp", "7 of it", "plc-61"),
    ],
)
def test_neighbours_in_a_table(text: str, kind: str, behind: str, name: str) -> None:
    ((_, _, fields),), answer = read(text, kind)
    assert (fields["behind"], fields["host_name"], answer.unread) == (behind, name, [])


def test_a_table_without_its_heading_is_not_understood() -> None:
    _, answer = read("a#show lldp neighbors\nsw-2  Gi1/1  120  B  Gi0/1\n", "lldp")
    assert answer.unread == [2]
