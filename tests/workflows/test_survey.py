"""The main job as a whole: what goes in comes out accounted for, and nothing hangs in the air."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

from tests.surveying import survey_into, survey_of
from zonewright.catalogs.package import example_plant_path, get_schema
from zonewright.model.survey import Survey
from zonewright.stores.folder import DiskFolder
from zonewright.stores.published import PublishedSurvey


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("survey")
    with example_plant_path() as plant:
        survey_into(folder, *sorted(plant.iterdir()))
    return folder


def document(out: Path) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads((out / "survey.json").read_text("utf-8"))
    return found


def test_it_keeps_to_its_schema(out: Path) -> None:
    jsonschema.Draft202012Validator(get_schema("survey-1")).validate(document(out))


def test_no_id_hangs_in_the_air(out: Path) -> None:
    """Every id walks down its basis to packets, declared facts or rows of a catalog."""
    from zonewright.catalogs.catalog import find_catalog_row

    survey = PublishedSurvey(DiskFolder(out).read_document("survey.json"))
    for identifier in survey.iter_ids():
        ends = []
        for _, name, record in survey.iter_chain(identifier):
            if record is None:
                assert find_catalog_row(name) is not None, f"{identifier} rests on {name}, which is nowhere"
                ends.append(name)
            elif not record.get("basis"):
                assert name.startswith("input-"), f"{identifier} rests on {name}, which rests on nothing"
                ends.append(name)
        assert ends, identifier


def test_every_packet_and_line_is_accounted_for(out: Path) -> None:
    found = document(out)
    for item in found["inputs"]:
        problems = [problem for problem in found["problems"] if problem["input"] == item["id"]]
        ignored = sum(dict(item["ignored"] or {}).values())  # type: ignore[call-overload]
        if item["packets"] is not None:
            cost = sum(int(str(problem["packets"])) for problem in problems)
            assert item["packets"] == int(str(item["decoded"])) + ignored + cost


def test_two_runs_give_equal_bytes(out: Path, tmp_path: Path) -> None:
    """Another process, another seed of the hashes, inputs in another order, other paths of the files."""
    with example_plant_path() as plant:
        names = [path.as_posix() for path in sorted(plant.iterdir(), reverse=True)]
    code = (
        "import sys; from pathlib import Path; from tests.surveying import survey_into; "
        "survey_into(Path(sys.argv[1]), *map(Path, sys.argv[2:]))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "ZONEWRIGHT_JOBS": "1"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path), *names], check=True, env=environment)
    for name in ("survey.json", "report.html", "plant.yaml", "inventory.xlsx", "rules.nft"):
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes(), name


def test_ids_do_not_depend_on_paths(tmp_path: Path) -> None:
    with example_plant_path() as plant:
        copy = tmp_path / "renamed.xlsx"
        copy.write_bytes((plant / "inventory.xlsx").read_bytes())
        first, second = survey_of(plant / "inventory.xlsx"), survey_of(copy)
    assert ids_of(first) == ids_of(second)


def ids_of(survey: Survey) -> list[str]:
    inputs = [str(record.id) for record in survey.inputs]
    assets = [str(record.id) for record in survey.assets]
    return [*inputs, *assets, *(str(record.id) for record in survey.zones), *(str(one.id) for one in survey.verdicts)]


def test_a_verdict_for_each_of_the_hundred_rows(out: Path) -> None:
    found = document(out)
    subjects = {item["id"] for item in (*found["zones"], *found["conduits"])}
    per_subject = dict.fromkeys(subjects, 0)
    for verdict in found["verdicts"]:
        per_subject[str(verdict["subject"])] += 1
    assert set(per_subject.values()) == {100}


def test_rules_are_not_enforceable_yet(out: Path) -> None:
    rules = document(out)["rules"]
    assert rules
    assert not any(rule["enforceable"] for rule in rules)
    assert {rule["operations_enforced"] for rule in rules} == {"none"}


def test_ids_of_a_configuration_do_not_depend_on_its_file_name(tmp_path: Path) -> None:
    with example_plant_path() as plant:
        (tmp_path / "renamed.nft").write_bytes((plant / "fw-cell.nft").read_bytes())
        first, second = survey_of(plant / "fw-cell.nft"), survey_of(tmp_path / "renamed.nft")
    assert [one.id for one in first.configurations] == [one.id for one in second.configurations]
    assert [one.id for one in first.observations] == [one.id for one in second.observations]
    assert [one.device for one in second.configurations] == ["renamed"]


def test_folder_archive_and_files_give_the_same_survey(tmp_path: Path) -> None:
    """What the plant's files give one by one they give in a folder, and packed into one archive."""
    with example_plant_path() as plant:
        files = sorted(path for path in plant.iterdir() if path.is_file())
        alone = survey_of(*files)
        together = survey_of(plant)
        archive = tmp_path / "plant.zip"
        with zipfile.ZipFile(archive, "w") as packed:
            for path in files:
                packed.write(path, path.name)
    packed_up = survey_of(archive, *files)
    for other in (together, packed_up):
        assert {one.id for one in other.inputs} == {one.id for one in alone.inputs}
        assert (other.assets, other.flows, other.zones, other.rules) == (
            alone.assets,
            alone.flows,
            alone.zones,
            alone.rules,
        )
    assert {one.path.split("/")[0] for one in packed_up.inputs} == {"plant.zip"}
