"""`zonewright observe` as a person types it."""

from pathlib import Path

import pytest

from tests.cli.desk import Desk
from tests.workspace import HMI, PLC, capture


def test_what_became_of_each_input(desk: Desk) -> None:
    Path("one.pcap").write_bytes(capture((PLC, "10.0.1.99"), (HMI, "10.0.1.6")))
    Path("two.pcap").write_bytes(Path("one.pcap").read_bytes())
    Path("empty.csv").write_bytes(b"")
    desk("observe", "two.pcap")
    said = desk("observe", "one.pcap", "empty.csv", "plant.yaml", code=3)
    assert "known" in said
    assert "empty.csv, the whole file: empty.csv is empty" in said


def test_it_says_what_waits(desk: Desk) -> None:
    Path("one.pcap").write_bytes(capture((PLC, "10.0.1.99"), (HMI, "10.0.1.6")))
    said = desk("observe", "one.pcap")
    assert "4 assets" in said
    assert "1 conflicts wait: zonewright decide" in said


def test_the_shape_for_scripts(desk: Desk) -> None:
    Path("hosts.csv").write_text("Name,IP\npump-1,10.0.2.20\n", "utf-8")
    (line,) = desk.read("observe", "hosts.csv")
    assert list(line) == ["input", "became", "kind", "status", "given", "used", "id"]
    assert (line["became"], line["kind"], line["status"]) == ("new", "inventory", "complete")
    (line,) = desk.read("observe", "hosts.csv")
    assert (line["became"], line["kind"]) == ("known", None)


@pytest.mark.parametrize(("name", "ending"), [("linux", "sh"), ("windows", "bat"), ("powershell", "ps1")])
def test_a_script_is_printed_and_nothing_else_happens(desk: Desk, name: str, ending: str) -> None:
    before = desk.read("ask", "log")
    said = desk("observe", "--script", name)
    assert "zonewright collection" in said
    assert f"collect.{ending}" in said
    assert len(desk.read("ask", "log")) == len(before)


def test_a_script_or_inputs_and_one_of_them(desk: Desk) -> None:
    desk("observe", code=2)
    desk("observe", "--script", "linux", "one.pcap", code=2)
    desk("observe", "--script", "plan9", code=2)
