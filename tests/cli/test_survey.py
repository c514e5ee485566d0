"""`zonewright survey` as a person types it: good input, bad input, stopped half-way."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import run_command
from zonewright.catalogs.package import example_plant_path
from zonewright.cli.app import run

DOCUMENTS = {"survey.json", "report.html", "plant.yaml", "inventory.xlsx", "rules.nft"}


@pytest.fixture(scope="module")
def plant() -> Path:
    with example_plant_path() as folder:
        return folder


def inputs_of(out: Path) -> dict[str, str]:
    survey = json.loads((out / "survey.json").read_text("utf-8"))
    return {Path(item["path"]).name: item["status"] for item in survey["inputs"]}


def test_a_capture_and_an_inventory_give_every_document(plant: Path, tmp_path: Path) -> None:
    done = run_command(
        "survey", str(plant / "mirror-servers.pcap.gz"), str(plant / "inventory.xlsx"), "--out", "out", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == DOCUMENTS
    assert "What was seen" in done.stdout
    assert "out/report.html" in done.stdout


def test_an_inventory_alone_suffices(plant: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["survey", str(plant / "inventory.xlsx"), "--out", str(tmp_path)]) == 0
    survey = json.loads((tmp_path / "survey.json").read_text("utf-8"))
    assert survey["as_of"] is None
    assert len(survey["assets"]) > 10
    assert survey["zones"]
    assert survey["flows"] == []
    assert "20 assets (0 seen on the wire, 20 only declared)" in capsys.readouterr().out


def test_the_model_goes_out_and_comes_back(plant: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    wire = str(plant / "mirror-servers.pcap.gz")
    assert run(["survey", wire, str(plant / "inventory.xlsx"), "--out", str(first)]) == 0
    assert run(["survey", wire, "--plant", str(first / "plant.yaml"), "--out", str(second)]) == 0
    before = {zone["name"] for zone in json.loads((first / "survey.json").read_text("utf-8"))["zones"]}
    after = {zone["name"] for zone in json.loads((second / "survey.json").read_text("utf-8"))["zones"]}
    assert before == after


def test_bad_inputs_are_named_and_the_rest_is_surveyed(
    plant: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.pcap").write_bytes(b"")
    (tmp_path / "song.mp3").write_bytes(b"ID3\x03" + bytes(range(256)) * 8)
    names = [str(tmp_path / name) for name in ("missing.pcap", "empty.pcap", "song.mp3")]
    code = run(["survey", *names, str(plant / "inventory.xlsx"), "--out", str(tmp_path / "out")])
    assert code == 3
    said = capsys.readouterr().out
    for name in ("missing.pcap", "empty.pcap", "song.mp3"):
        assert name in said
    status = inputs_of(tmp_path / "out")
    assert status["inventory.xlsx"] == "complete"
    assert set(status.values()) <= {"complete", "failed", "unsupported"}


def test_a_cut_last_packet_is_normal_and_said(plant: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = (plant / "mirror-cells.pcapng").read_bytes()
    (tmp_path / "ring.pcapng").write_bytes(whole[: len(whole) // 2 + 7])
    assert run(["survey", str(tmp_path / "ring.pcapng"), "--out", str(tmp_path / "out")]) == 0
    assert inputs_of(tmp_path / "out")["ring.pcapng"] == "partial"
    assert "ring.pcapng, " in capsys.readouterr().out


def test_the_same_input_twice_is_one_input(plant: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin.xlsx"
    twin.write_bytes((plant / "inventory.xlsx").read_bytes())
    assert run(["survey", str(plant / "inventory.xlsx"), str(twin), "--out", str(tmp_path / "out")]) == 0
    assert len(inputs_of(tmp_path / "out")) == 1


@pytest.mark.parametrize("moment", ["2026-03-01T12:00:00Z", "2026-03-01T13:00:00+01:00", "2026-03-01T12:00:00"])
def test_as_of_is_what_the_person_says(moment: str, plant: Path, tmp_path: Path) -> None:
    assert run(["survey", str(plant / "inventory.xlsx"), "--as-of", moment, "--out", str(tmp_path)]) == 0
    assert json.loads((tmp_path / "survey.json").read_text("utf-8"))["as_of"] == "2026-03-01T12:00:00.000000Z"


def test_a_wrong_time_is_bad_usage(plant: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["survey", str(plant / "inventory.xlsx"), "--as-of", "soon", "--out", str(tmp_path)]) == 2
    assert "soon" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named(
    plant: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert run(["survey", str(plant / "inventory.xlsx"), "--out", str(tmp_path / "file" / "out")]) == 2
    assert "file/out" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("wait_s", [0.3, 1.0, 1.8, 2.6, 3.4])
def test_stopped_by_hand_it_leaves_whole_documents_or_none(wait_s: float, plant: Path, tmp_path: Path) -> None:
    begin = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); import zonewright.__main__ as m"
    )
    words = [
        sys.executable,
        "-c",
        f"{begin}; m.main()",
        "survey",
        *map(str, sorted(plant.iterdir())),
        "--out",
        str(tmp_path / "out"),
    ]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(wait_s)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=10)
    assert process.returncode in (0, 130, -signal.SIGINT), said
    left = {path.name for path in (tmp_path / "out").iterdir()} if (tmp_path / "out").exists() else set()
    assert not {name for name in left if name.startswith(".")}, said
    if "survey.json" in left:
        json.loads((tmp_path / "out" / "survey.json").read_text("utf-8"))
    if "report.html" in left:
        assert (tmp_path / "out" / "report.html").read_text("utf-8").rstrip().endswith("</html>")


def test_standard_input_is_an_input(plant: Path, tmp_path: Path) -> None:
    content = (plant / "inventory.xlsx").read_bytes()
    command = [sys.executable, "-m", "zonewright", "survey", "-", "--out", "out", "--format", "json"]
    done = subprocess.run(command, input=content, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert inputs_of(tmp_path / "out") == {"-": "complete"}
