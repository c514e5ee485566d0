"""The model given as text: canonical, as of a moment, proposed, and as a package about some zones."""

import json
from pathlib import Path

import pytest

from tests.sources.handovers.packages import unpack
from tests.workspace import HMI, MODEL, PLC, Site, capture, make_site
from zonewright.errors import InputError
from zonewright.workflows.export import ExportRequest, Text, export


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path)


def body(text: str) -> str:
    """The model without the lines that are ours."""
    return "\n".join(line for line in text.splitlines() if line and not line.startswith(("change:", "#:")))


def test_equal_models_are_equal_bytes_whatever_the_order_of_the_text(tmp_path: Path, site: Site) -> None:
    head, assets = MODEL.split("assets:\n")
    items = assets.split("  - name: ")[1:]
    other = make_site(tmp_path / "other", model=f"{head}assets:\n" + "".join(f"  - name: {one}" for one in items[::-1]))
    assert other.export() == site.export()
    assert other.export_bytes(text=Text.WORKBOOK) == site.export_bytes(text=Text.WORKBOOK)


def test_the_text_says_from_which_change_it_is(site: Site) -> None:
    assert "\nchange: 1\n" in site.export()
    site.edit("role: drive", "role: plc")
    assert "\nchange: 2\n" in site.export()


def test_what_waits_is_not_in_the_text(site: Site) -> None:
    site.four_eyes = True
    site.edit("role: drive", "role: plc")
    assert "\nchange: 1\n" in site.export()


def test_of_nothing_there_is_a_text_too(tmp_path: Path) -> None:
    site = make_site(tmp_path, model="")
    done = export(ExportRequest(), workspace=site.open("ada"))
    assert done.items == 0
    assert body(done.content.decode()) == "schema: plant/1"
    with pytest.raises(InputError, match="nothing was observed"):
        export(ExportRequest(proposed=True), workspace=site.open("ada"))


def test_a_proposal_holds_what_was_seen_and_can_be_applied(tmp_path: Path) -> None:
    site = make_site(tmp_path, model="")
    site.observe(site.write("one.pcap", capture((PLC, "10.0.1.5"), (HMI, "10.0.1.6"))))
    text = site.export(proposed=True)
    assert "change:" not in text
    assert "10.0.1.5" in text
    assert site.apply(text).change is not None
    assert body(site.export()) == body(text)
    assert site.list_waiting() == {}


def test_a_proposal_keeps_what_is_declared_and_its_comments(site: Site) -> None:
    site.edit("role: drive", "role: drive  # since May")
    text = site.export(proposed=True)
    assert "role: drive  # since May" in text
    assert "name: Line 2" in text


def test_a_moment_before_anything_shows_nothing(site: Site) -> None:
    assert body(site.export(as_of=site.at.replace(year=2020))) == "schema: plant/1"


def test_a_package_is_about_its_zones_and_says_who_hands_over(site: Site) -> None:
    files = unpack(site.export_bytes(text=Text.HANDOVER, zones=("PACKER",), organisation="Packing Machines Ltd"))
    assert set(files) == {"handover.json", "plant.yaml", "inventory.xlsx"}
    manifest = json.loads(files["handover.json"])
    assert (manifest["organisation"], manifest["by"], manifest["role"]) == ("Packing Machines Ltd", "ada", "operator")
    assert set(manifest["files"]) == {"plant.yaml", "inventory.xlsx"}
    text = files["plant.yaml"].decode()
    assert "drive-9" in text
    assert "plc-filler" not in text
    assert "owner: Plant manager" not in text


def test_a_package_of_everything_holds_everything(site: Site) -> None:
    files = unpack(site.export_bytes(text=Text.HANDOVER))
    assert json.loads(files["handover.json"])["organisation"] == "ada"
    assert body(files["plant.yaml"].decode()) == body(site.export())


@pytest.mark.parametrize("text", [Text.YAML, Text.WORKBOOK, Text.SURVEY])
def test_a_part_is_no_text_to_edit_since_applied_it_would_take_the_rest_away(text: Text, site: Site) -> None:
    with pytest.raises(InputError, match="take the rest away"):
        site.export_bytes(text=text, zones=("packer",))


def test_a_zone_that_is_none_is_said_with_those_that_are(site: Site) -> None:
    with pytest.raises(InputError, match="packr") as said:
        site.export_bytes(text=Text.HANDOVER, zones=("packr",))
    assert "filling, packer" in (said.value.hint or "")


def test_the_kept_survey_is_given_as_its_records(site: Site) -> None:
    document = json.loads(site.export_bytes(text=Text.SURVEY))
    assert {one["name"] for one in document["assets"]} == {"drive-9", "hmi-filler", "plc-filler", "plc-packer"}


def test_looking_writes_nothing(site: Site) -> None:
    before, entries = site.take_stock(), len(site.read_log())
    for text in Text:
        site.export_bytes(text=text)
    assert (site.take_stock(), len(site.read_log())) == (before, entries)
