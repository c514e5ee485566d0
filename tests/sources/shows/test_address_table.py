from collections import Counter

import pytest

from tests.sources.shows import sessions
from zonewright.sources.shows.address_table import read_arp, read_mac_table
from zonewright.sources.shows.answer import Answer
from zonewright.sources.shows.command import find_reader
from zonewright.sources.shows.terminal import Block, read_blocks


def read(text: str) -> Answer:
    """What the tables of addresses in a session say, together."""
    answer = Answer("it")
    for block in read_blocks(text, Counter()):
        reader = find_reader(block.command or "")
        if reader in (read_arp, read_mac_table):
            assert reader is not None
            reader(block, answer)
    assert answer.unread == []
    return answer


def cards(answer: Answer) -> set[tuple[str | None, int | None, str]]:
    return {(one.mac, one.vlan, one.fields["behind"]) for _, one in answer.used if one.kind == "switch_port"}


def pairs(answer: Answer) -> set[tuple[str | None, str | None]]:
    return {(one.mac, one.ip) for _, one in answer.used if one.kind == "arp"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (sessions.NXOS_MAC, {("00:1b:1b:00:00:11", 20, "Eth1/7 of it")}),
        (sessions.HIRSCHMANN, {("00:1b:1b:00:00:31", 1, "1/3 of it")}),
        (sessions.SCALANCE, {("00:1b:1b:00:00:41", 1, "Fa0/4 of it")}),
        (sessions.MOXA, {("00:1b:1b:00:00:51", 1, "5 of it"), ("00:1b:1b:00:00:52", 1, "1/2 of it")}),
        (sessions.ARUBA, {("00:1b:1b:00:00:61", 1, "7 of it"), ("00:1b:1b:00:00:62", 20, "A1 of it")}),
        (
            sessions.JUNOS,
            {("00:1b:1b:00:00:21", None, "ge-0/0/1.0 of it"), ("00:1b:1b:00:00:22", None, "ge-0/0/2.0 of it")},
        ),
        (sessions.LINUX, {("00:1b:1b:00:00:71", 20, "lan3 of it")}),
    ],
)
def test_mac_tables_of_makers(text: str, found: set[tuple[str, int | None, str]]) -> None:
    assert cards(read(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (sessions.IOS, {("00:1b:0c:10:20:41", "10.20.1.1"), ("00:1b:1b:00:00:11", "10.20.1.11")}),
        (sessions.JUNOS, {("00:1b:1b:00:00:21", "10.20.2.21")}),
        (sessions.LINUX, {("00:1b:1b:00:00:11", "10.20.1.11"), ("00:1b:1b:00:00:11", "fe80::21b:1bff:fe00:11")}),
        (sessions.WINDOWS, {("00:1b:0c:10:20:41", "10.20.1.1")}),
    ],
)
def test_caches_of_neighbours_of_makers(text: str, found: set[tuple[str, str]]) -> None:
    assert pairs(read(text)) == found


def test_what_is_its_own_is_told_from_what_it_saw() -> None:
    own = {(one.mac, one.ip) for _, one in read(sessions.IOS).used if one.kind == "terminal"}
    assert own == {("00:1b:0c:10:20:41", "10.20.1.1"), ("00:1b:0c:10:20:41", None)}
    assert [one.ip for _, one in read(sessions.WINDOWS).used if one.kind == "terminal"] == ["10.20.1.50"]


def test_a_line_that_is_not_understood_is_kept() -> None:
    answer = Answer("it")
    read_mac_table(
        Block("it", "show mac", 1, [(2, "1 x 00:1b:1b:00:00:01 dynamic ???"), (3, "Vlan 7 has a fault")]), answer
    )
    assert answer.unread == [2, 3]
