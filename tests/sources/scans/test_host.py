from pathlib import Path

import pytest

from tests.sources.scans import reports
from zonewright.errors import InputError
from zonewright.sources.scans.document import Document, Element
from zonewright.sources.scans.host import derive_found, find_refusal, iter_ports, read_time


def host(tmp_path: Path, text: str) -> Element:
    file = tmp_path / "a.xml"
    file.write_text(f"<r>{text}</r>")
    taken: list[Element] = []
    assert Document(taken.append).read(file) is None
    return taken[0]


def test_a_host_says_who_it_is_and_what_is_open(tmp_path: Path) -> None:
    found = derive_found(host(tmp_path, reports.PLC), began=None)
    (_, itself), (line, port) = found.rows
    assert (itself.kind, itself.mac, itself.ip) == ("nmap", "00:1b:1b:00:00:11", "10.20.1.11")
    assert itself.fields["host_name"] == "plc11.plant.example"
    assert (itself.fields["description"], itself.fields["device_type"]) == ("S7-300 (97 % sure)", "PLC")
    assert (line, port.kind, port.fields["port"]) == (5, "nmap_port", "tcp/102")
    assert port.fields["description"] == "iso-tsap S7 PLC 3"
    assert (port.fields["vendor"], port.fields["model"]) == ("Siemens", "CPU 315-2 PN/DP")
    assert itself.fields["vendor"] == ""  # the device's word stands before its card's
    assert (found.open_ports, dict(found.closed)) == (1, {"port that is closed": 1})
    assert found.times == (1_800_000_001_000_000_000, 1_800_000_009_000_000_000)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (reports.DOWN, "host that did not answer"),
        (reports.ITSELF, "the scanning machine by its loopback address"),
        ("<host/>", "host that did not answer"),
        ('<host><ports><port><state state="open"/></port></ports></host>', None),
        ('<host><status state="odd"/></host>', "host of which the scan says: odd"),
    ],
)
def test_who_did_not_answer_is_left_aside(tmp_path: Path, text: str, reason: str | None) -> None:
    assert find_refusal(host(tmp_path, text)) == reason


def test_a_host_without_an_address_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not an IP address"):
        derive_found(host(tmp_path, '<host><address addr="IP" addrtype="ipv4"/></host>'), began=None)


def test_ports_and_times_are_found(tmp_path: Path) -> None:
    assert len(list(iter_ports(host(tmp_path, reports.PLC)))) == 2
    assert [read_time(text) for text in ("12", "0", "", "x", "9" * 30)] == [12_000_000_000, None, None, None, None]
