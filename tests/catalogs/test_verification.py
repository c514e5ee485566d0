import json
from importlib.resources import files

from zonewright.catalogs.verification import iter_unresolved_labels, verify_catalogs


def test_every_catalog_follows_its_schema_and_every_reference_leads_somewhere() -> None:
    verify_catalogs()


def test_seven_labels_of_mitre_name_no_component_row() -> None:
    assert list(iter_unresolved_labels()) == [
        ("M0806", "CR 1.6"),
        ("M0938", "CR 3.2"),
        ("M0946", "CR 3.14"),
        ("M0948", "CR 5.4"),
        ("M0949", "CR 3.2"),
        ("M0950", "CR 3.2"),
        ("M0951", "CR 3.10"),
    ]


def test_no_schema_lets_an_unknown_key_of_a_row_pass() -> None:
    folder = files("zonewright.catalogs") / "data" / "schemas"
    for entry in (entry for entry in folder.iterdir() if entry.name.startswith("catalog-")):
        schema = json.loads(entry.read_text(encoding="utf-8"))
        rows = [section["items"] for section in schema["properties"].values() if "items" in section]
        assert schema["additionalProperties"] is False
        assert all(row["additionalProperties"] is False for row in rows if row["type"] == "object"), entry.name
