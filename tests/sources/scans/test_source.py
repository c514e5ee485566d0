from collections import Counter
from pathlib import Path

import pytest

from tests.sources.scans import reports
from zonewright.contracts.source import Reading, SourceKit
from zonewright.model.observation import Status
from zonewright.sources.scans import ScanSource

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "nmap"
SOURCE = ScanSource(SourceKit())


def read(tmp_path: Path, text: str) -> Reading:
    file = tmp_path / "scan.xml"
    file.write_text(text, encoding="utf-8")
    return SOURCE.read(file, shown="scan.xml")


def kinds(reading: Reading) -> dict[str, int]:
    return Counter(reading.sightings.column("kind").to_pylist()) if reading.sightings is not None else {}


def test_a_report_is_accounted_for(tmp_path: Path) -> None:
    found = read(tmp_path, reports.WHOLE)
    assert (found.input.kind, found.input.status, found.input.lines, found.input.used) == ("scan", "complete", 6, 2)
    assert found.input.ignored == {
        "about the scan itself": 1,
        "host that did not answer": 1,
        "port that is closed": 1,
        "the scanning machine by its loopback address": 1,
    }
    assert kinds(found) == {"nmap": 1, "nmap_port": 1}
    assert (str(found.input.first_seen), str(found.input.last_seen)) == (
        "2027-01-15 08:00:01+00:00",
        "2027-01-15 08:00:09+00:00",
    )


def test_a_scan_that_was_stopped_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    found = read(tmp_path, reports.HEAD + reports.PLC + '<host><status state="up"/><address addr="10.20.1.13" ')
    assert found.input.status is Status.PARTIAL
    assert kinds(found)["nmap"] == 1
    assert "the scan was stopped" in found.problems[-1].what


@pytest.mark.parametrize("text", ["", "<html/>", '<!DOCTYPE nmaprun [<!ENTITY a "b">]><nmaprun>&a;</nmaprun>'])
def test_what_is_no_report_fails(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).input.status is Status.FAILED


def test_a_report_is_told_by_its_root() -> None:
    assert SOURCE.detect(reports.WHOLE.encode(), "x")
    assert not SOURCE.detect(b"<html>", "scan.xml")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no scans lie beside the project")
def test_reports_of_others_are_read() -> None:
    files = [file for file in sorted(SHARED.rglob("*.xml")) if SOURCE.detect(file.read_bytes()[:65536], "")]
    readings = [SOURCE.read(file, shown=file.name) for file in files]
    assert sum(kinds(one).get("nmap", 0) for one in readings) > 60
    assert sum(kinds(one).get("nmap_port", 0) for one in readings) > 100
