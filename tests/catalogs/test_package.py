import re
from pathlib import Path

import pytest

from zonewright.catalogs.package import (
    example_plant_path,
    get_document,
    get_records,
    get_schema,
    get_script,
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


@pytest.mark.parametrize("name", ["linux", "windows", "powershell"])
def test_a_script_is_plain_ascii_with_the_line_ends_of_its_system(name: str) -> None:
    script = get_script(name)
    assert b"zonewright collection 1" in script
    assert script.decode("ascii").isprintable() is False
    assert (script.count(b"\r\n") == script.count(b"\n")) is (name != "linux")
    with pytest.raises(InputError, match="plan9"):
        get_script("plan9")


SECRETS = re.compile(r"defaultpassword|cpassword|\bsam\b|ntds|/etc/shadow|lsadump|hashdump", re.IGNORECASE)
CHANGES = re.compile(
    r"\b(reg (add|delete|import)|sc (config|start|stop|delete)|net (use|stop|start) |netsh|icacls|schtasks|del |rd |"
    r"Set-ItemProperty|Remove-|New-Item|Stop-|Start-|Invoke-WebRequest|Test-Connection|ping|nslookup|curl|wget|getent|"
    r"rm |mv |chmod|chown|sysctl -w|tee |dd )|\bwmic [^|]*\b(call|set|create|delete)\b",
)


@pytest.mark.parametrize("name", ["linux", "windows", "powershell"])
def test_no_script_reads_a_secret_changes_anything_or_asks_the_network(name: str) -> None:
    lines = [line for line in get_script(name).decode("ascii").splitlines() if not re.match(r"\s*(#|rem\b)", line)]
    assert [line for line in lines if SECRETS.search(line)] == []
    assert [line for line in lines if CHANGES.search(line)] == []
