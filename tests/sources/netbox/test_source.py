from pathlib import Path

import pytest

from tests.contracts.members import EXAMPLES
from zonewright.catalogs.headers import get_header_synonyms
from zonewright.contracts.source import SourceKit
from zonewright.model.asset import Address
from zonewright.model.observation import Status
from zonewright.sources.netbox import NetBoxSource

SOURCE = NetBoxSource(SourceKit(header_synonyms=get_header_synonyms()))
DEVICES = "Name,Status,Tenant,Site,Role,Manufacturer,Type,IP Address\nplc-1,Active,,Hall,PLC,Siemens,S7,10.0.0.5/24\n\n"


def test_a_table_and_an_answer_declare_the_same(tmp_path: Path) -> None:
    found = []
    for name, text in (("a.csv", DEVICES), EXAMPLES["netbox"]):
        file = tmp_path / name
        file.write_text(text)
        reading = SOURCE.read(file, shown=name)
        assert SOURCE.detect(text.encode(), name)
        assert (reading.input.kind, reading.input.status) == ("inventory", Status.COMPLETE)
        assert reading.plant is not None
        found.append([(one.name, one.role, one.vendor, one.addresses) for one in reading.plant.assets])
    assert found[0] == found[1] == [("plc-1", "plc", "Siemens", (Address(None, "10.0.0.5"),))]


@pytest.mark.parametrize("content", [b"Name,IP,MAC\n", b'{"device_type": 1}', b"[]", b"\x00\x01", b"", b"words"])
def test_what_is_not_of_netbox_is_left_to_others(content: bytes) -> None:
    assert not SOURCE.detect(content, "a.csv")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"{", b"[" * 9999])
def test_what_cannot_be_read_is_said(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(content)
    assert SOURCE.read(file, shown="a.json").input.status is Status.FAILED
