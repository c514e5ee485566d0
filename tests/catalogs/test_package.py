from pathlib import Path

import pytest

from zonewright.catalogs.package import (
    example_plant_path,
    get_document,
    get_records,
    get_schema,
    get_template,
    iter_editions,
)
from zonewright.errors import InputError


def test_every_part_is_there_in_its_edition() -> None:
    assert list(iter_editions()) == [
        ("62443-2-1", "2024"),
        ("62443-2-4", "2023"),
        ("62443-3-2", "2020"),
        ("62443-3-3", "2013"),
        ("62443-4-2", "2019"),
        ("attack-ics", "18.1"),
        ("iso27001", "2022"),
        ("zonewright", "1"),
    ]


def test_a_schema_is_named_by_its_short_name() -> None:
    assert get_schema("catalog-62443-3-3")["title"] == "Catalog 62443-3-3"


def test_what_is_not_in_the_package_is_said_with_what_is() -> None:
    with pytest.raises(InputError, match=r"schemas/none\.json") as caught:
        get_schema("none")
    assert "catalog-62443-3-3.json" in str(caught.value.hint)
    with pytest.raises(InputError, match="templates/none"):
        get_template("none")
    with pytest.raises(InputError):
        get_template("../schemas/catalog-62443-3-3.json")


def test_a_flat_table_gives_one_mapping_a_line() -> None:
    assert {"transport": "tcp", "port": "22", "name": "ssh", "kind": "it"} in get_records("services")
    with pytest.raises(InputError, match=r"none\.csv is not in the package"):
        get_records("none")


def test_facts_that_are_not_rows_stay_reachable() -> None:
    process = get_document("62443-3-2", "2020")
    assert len(process["decision_points"]) == 4
    assert len(process["partitioning_rules"]) == 5
    assert [field["item"] for field in process["zone_conduit_record"]["fields"]] == list("abcdefghijklmn")
    assert [level["id"] for level in get_document("62443-2-1", "2024")["maturity_levels"]] == [
        "ML 1",
        "ML 2",
        "ML 3",
        "ML 4",
    ]
    assert len(get_document("iso27001", "2022")["csf_join"]) == 37


def test_the_example_plant_is_a_real_folder() -> None:
    with example_plant_path() as folder:
        assert isinstance(folder, Path)
        assert folder.name == "bottling-line"
