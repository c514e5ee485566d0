"""`zonewright why`: the chain behind a statement, packets first."""

import json
from pathlib import Path

import pytest

from tests.surveying import survey_into
from zonewright.catalogs.package import example_plant_path
from zonewright.cli.app import run


@pytest.fixture(scope="module")
def surveyed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("why")
    with example_plant_path() as plant:
        survey_into(out, *sorted(plant.iterdir()))
    return out


def records(surveyed: Path, section: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((surveyed / "survey.json").read_text("utf-8"))[section]
    return found


def test_a_rule_rests_on_packets(surveyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = records(surveyed, "rules")[0]
    assert run(["why", str(rule["id"]), "--in", str(surveyed)]) == 0
    text = capsys.readouterr().out
    lines = [line for line in text.splitlines() if line.strip()]
    assert lines[0] == "Packets and lines"
    assert "packets" in " ".join(lines[1].split())
    assert "So: let" in text


@pytest.mark.parametrize(
    "section", ["assets", "flows", "zones", "conduits", "bridges", "conflicts", "rules", "coverage"]
)
def test_every_kind_of_record_is_told(section: str, surveyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for record in records(surveyed, section)[:5]:
        assert run(["why", str(record["id"]), "--in", str(surveyed), "--format", "json"]) == 0
        chain = json.loads(capsys.readouterr().out)
        assert chain[-1]["id"] == record["id"]
        assert all(link["says"] for link in chain)


def test_a_verdict_names_the_row_of_the_standard(surveyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verdict = next(item for item in records(surveyed, "verdicts") if item["requirement"] == "SR 5.2 RE 1")
    assert run(["why", str(verdict["id"]), "--in", str(surveyed)]) == 0
    assert "SR 5.2 RE 1" in capsys.readouterr().out


def test_csv_for_a_spreadsheet(surveyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asset = records(surveyed, "assets")[0]
    assert run(["why", str(asset["id"]), "--in", str(surveyed), "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("stage,steps,id,says\n")


def test_an_unknown_id_is_named(surveyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["why", "flow-aaaaaaaaaaaa", "--in", str(surveyed)]) == 2
    assert "flow-aaaaaaaaaaaa" in capsys.readouterr().err
