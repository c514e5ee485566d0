import json

import pytest

from zonewright.errors import InputError
from zonewright.sources.lists.delimited import read_delimited
from zonewright.sources.lists.vocabulary import Vocabulary
from zonewright.sources.netbox.record import find_kind, iter_json, iter_sheet

WORDS = Vocabulary.of({})


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Name,Status,Tenant,Site,Location,Rack,Role,Manufacturer,Type,IP Address", "device"),
        ("Name,Device,Label,Enabled,Type,MAC Address,Untagged VLAN", "interface"),
        ("IP Address,VRF,Status,Role,Tenant,Assigned,DNS name,Description", "address"),
        ("Prefix,Status,Children,VRF,Utilization,Tenant,Site,VLAN,Role", "prefix"),
        ("VID,Name,Site,Group,Prefixes,Tenant,Status,Role", "VLAN"),
        ("Name,Role,Manufacturer,Type,Site,IP", None),
        ("Name,IP,MAC", None),
    ],
)
def test_a_table_is_told_by_its_header(header: str, kind: str | None) -> None:
    assert find_kind(header.split(",")) == kind


def test_rows_of_a_table_keep_their_lines() -> None:
    text = "Name,Device,Type,Enabled,MAC Address,Untagged VLAN\n"
    text += 'X1,plc-1,"1000BASE-T, 1GE",True,00:1B:1B:00:00:01,Line (20)\n'
    (one,) = iter_sheet(read_delimited(text, WORDS))
    assert (one.kind, one.line) == ("interface", 2)
    assert one.values == {"device": "plc-1", "interface": "X1", "mac": "00:1B:1B:00:00:01", "vlan": "20"}


def test_an_answer_a_list_and_several_under_names_are_one() -> None:
    item = {"name": "plc-1", "device_type": {"model": "S7", "manufacturer": {"name": "Siemens"}}, "site": {"name": "A"}}
    forms = ({"results": [item]}, [item], {"devices": [item], "prefixes": {"results": []}}, item)
    found = [list(iter_json(json.dumps(form))) for form in forms]
    assert all(one == found[0] for one in found)
    assert found[0][0].values == {"name": "plc-1", "manufacturer": "Siemens", "model": "S7", "site": "A"}


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"address": "10.0.0.1/24", "assigned_object": None}, "address"),
        ({"prefix": "10.0.0.0/24"}, "prefix"),
        ({"vid": 20, "name": "line"}, "VLAN"),
        ({"device": {"name": "a"}, "name": "X1", "mac_address": None}, "interface"),
        ({"mac_address": "00:1b:1b:00:00:01", "assigned_object": {}}, "mac address"),
        ({"url": "https://x/api/dcim/devices/1/"}, "device"),
        ({"url": "https://x/api/dcim/racks/1/"}, "other"),
        (7, "other"),
    ],
)
def test_an_object_is_told_by_its_address_or_its_keys(item: object, kind: str) -> None:
    assert [one.kind for one in iter_json(json.dumps([item]))] == [kind]


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"a": ' + "9" * 5000 + "}"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no JSON"):
        list(iter_json(text))
