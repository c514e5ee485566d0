"""`zonewright demo`: the example plant in one word."""

import json
from pathlib import Path

import pytest

from zonewright.cli.app import run


def test_the_example_plant_is_surveyed_and_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", "--out", str(tmp_path / "out"), "--no-open"]) == 0
    text = capsys.readouterr().out
    for heading in ("What was seen", "Zones", "Bridges", "remove most of the risk", "Not now", "What is unknown"):
        assert heading in text
    assert "report.html" in text
    survey = json.loads((tmp_path / "out" / "survey.json").read_text("utf-8"))
    assert survey["plant"] == "Bottling line 2"
    assert {Path(item["path"]).parent for item in survey["inputs"]} == {Path()}, "no path of this machine is shown"


def test_it_opens_the_report_in_a_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = tmp_path / "opened.txt"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n', "utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    monkeypatch.chdir(tmp_path)
    from tests.cli.running import run_command

    assert run_command("demo", cwd=tmp_path).returncode == 0
    assert opened.read_text("utf-8").strip().endswith("zonewright-demo/report.html")
