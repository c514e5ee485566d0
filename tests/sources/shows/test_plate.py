from collections.abc import Callable

import pytest

from tests.sources.shows import sessions
from zonewright.sources.shows.answer import Answer
from zonewright.sources.shows.plate import find_name, read_card_list, read_cards, read_plate, read_ports, read_routes
from zonewright.sources.shows.terminal import Block


def block(text: str) -> Block:
    return Block(None, "show", 0, [(n, line) for n, line in enumerate(text.splitlines(), start=1) if line.strip()])


def read(reader: Callable[[Block, Answer], None], text: str) -> Answer:
    answer = Answer("sw-1")
    reader(block(text), answer)
    return answer


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            sessions.IOS.partition("#show version\n")[2].partition("sw-line1#")[0],
            {"model": "IE-3300-8T2S", "serial": "FDO2233U0AB", "firmware": "16.12.4", "vendor": "Cisco"},
        ),
        (
            'NAME: "1", DESCR: "x"\nPID: IE-3300-8T2S , VID: V01 , SN: FDO1\n',
            {"model": "IE-3300-8T2S", "serial": "FDO1"},
        ),
        ("System name.......... sw-1\nSerial number.......: 942-1\n", {"serial": "942-1"}),
        ("Hostname: sw-1\nModel: ex2300\nJunos: 18.4R1\n", {"model": "ex2300", "firmware": "18.4R1"}),
        (
            "Version: FortiGate-60F v7.0\nSerial-Number: FG1\nHostname: sw-1\n",
            {"firmware": "FortiGate-60F v7.0", "serial": "FG1"},
        ),
    ],
)
def test_name_plates_of_makers(text: str, fields: dict[str, str]) -> None:
    ((_, one),) = read(read_plate, text).used
    assert dict(one.fields) == {"host_name": "sw-1", **fields}


@pytest.mark.parametrize(
    ("text", "name"),
    [("sw-9 uptime is 3 weeks", "sw-9"), ("Hostname: ex-1", "ex-1"), ("System Name : two words", None), ("x", None)],
)
def test_a_device_says_its_name(text: str, name: str | None) -> None:
    assert find_name(block(text)) == name


def test_its_own_cards() -> None:
    text = "Gi0/1 is up, line protocol is up\n  Hardware is x, address is 001b.0c00.0001 (bia y)\n"
    text += "  Internet address is 10.0.0.1/24\n"
    found = [(one.mac, one.ip) for _, one in read(read_cards, text).used]
    assert found == [("00:1b:0c:00:00:01", None), (None, "10.0.0.1")]
    assert [one.ip for _, one in read(read_card_list, text).used][-1] == "10.0.0.1"
    brief = "Interface   IP-Address   OK? Method Status Protocol\n"
    brief += "Vlan1  unassigned YES x up up\nVlan2  10.0.0.2 YES x up up\n"
    answer = read(read_card_list, brief)
    assert [one.ip for _, one in answer.used] == ["10.0.0.2"]
    assert answer.ignored == {"heading or note": 1, "interface without an address of its own": 1}


def test_ports_that_carry_several_vlans() -> None:
    trunks = "Port   Mode   Encapsulation  Status    Native vlan\nGi1/10  on  802.1q  trunking  1\n"
    status = "Port   Name   Status     Vlan    Duplex  Speed\n"
    status += "Gi1/9         connected  trunk   full    1000\nGi1/3         connected  20      full    100\n"
    found = [one.fields["behind"] for text in (trunks, status) for _, one in read(read_ports, text).used]
    assert found == ["Gi1/10 of sw-1", "Gi1/9 of sw-1"]


def test_its_own_address_among_the_routes() -> None:
    text = (
        "Codes: L - local\nC  10.0.0.0/24 is directly connected, Vlan1\nL  10.0.0.1/32 is directly connected, Vlan1\n"
    )
    answer = read(read_routes, text)
    assert [one.ip for _, one in answer.used] == ["10.0.0.1"]
    assert answer.ignored == {"heading or note": 1, "route: the model has no noun for it": 1}
