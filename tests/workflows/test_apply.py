"""A model as text taken in: what is merged, what is refused, what stays, and packages that others hand over."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.sources.handovers.packages import pack, unpack
from tests.workspace import MODEL, STORES, Site, make_person, make_site, meddled, no
from zonewright.errors import ConflictError, InputError
from zonewright.model.workspace.principal import Duty, Grant
from zonewright.workflows.apply import Offer
from zonewright.workflows.export import Text


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path)


@pytest.fixture(params=STORES)
def kept_site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    """The same on every store."""
    return make_site(tmp_path, store=request.param)


def two_edits(site: Site, mine: tuple[str, str], theirs: tuple[str, str]) -> str:
    """Ada's text, exported before Bo changed something, with her edit in it."""
    text = site.export()
    assert mine[0] in text
    site.edit(*theirs, by="bo")
    return text.replace(*mine, 1)


def item(site: Site, name: str) -> str:
    """The lines of one item as they stand now."""
    found = re.search(rf"^  - name: {name}\n(?:    .*\n)*", site.export(), re.MULTILINE)
    assert found is not None, f"{name} is not in the model"
    return found.group(0)


def test_applying_what_was_exported_changes_nothing(site: Site) -> None:
    done = site.apply(site.export())
    assert (done.change, done.outlook) == (None, None)
    assert len(site.read_changes()) == 1


def test_two_fields_of_one_item_merge(kept_site: Site) -> None:
    text = two_edits(
        kept_site, ("role: drive", "role: plc"), ("10.0.2.9\n    zone", "10.0.2.9\n    owner: Bo\n    zone")
    )
    kept_site.apply(text)
    assert "role: plc" in item(kept_site, "drive-9")
    assert "owner: Bo" in item(kept_site, "drive-9")


def test_the_same_value_of_two_people_is_no_conflict(site: Site) -> None:
    text = two_edits(site, ("role: drive", "role: plc"), ("role: drive", "role: plc"))
    assert site.apply(text).change is None


def test_two_values_of_one_field_are_a_conflict_with_both_sides(kept_site: Site) -> None:
    text = two_edits(kept_site, ("role: drive", "role: plc"), ("role: drive", "role: remote_io"))
    before = kept_site.take_stock()
    with pytest.raises(
        ConflictError, match=r"drive-9, role: before: drive; yours: plc; theirs \(change 2 by bo"
    ) as said:
        kept_site.apply(text)
    assert "remote io" in str(said.value)
    assert kept_site.take_stock() == before


@pytest.mark.parametrize(("side", "holds"), [("mine", "role: plc"), ("theirs", "role: remote_io")])
def test_a_person_says_which_side_holds(side: str, holds: str, site: Site) -> None:
    text = two_edits(site, ("role: drive", "role: plc"), ("role: drive", "role: remote_io"))
    site.apply(text, take={"assets: drive-9": side})
    assert holds in item(site, "drive-9")


def test_an_answer_about_nothing_is_refused(site: Site) -> None:
    text = two_edits(site, ("role: drive", "role: plc"), ("role: drive", "role: remote_io"))
    with pytest.raises(InputError, match="no item of the model"):
        site.apply(text, take={"assets: drive-99": "mine"})
    with pytest.raises(ConflictError, match="is in no conflict"):
        site.apply(text, take={"assets: hmi-filler": "mine"})


DRIVE = "  - name: drive-9\n    role: drive\n    addresses:\n      - ip: 10.0.2.9\n    zone: packer\n"


def test_removed_here_and_changed_there_is_a_conflict(site: Site) -> None:
    text = two_edits(site, (DRIVE, ""), ("role: drive", "role: plc"))
    with pytest.raises(ConflictError, match="drive-9: before: there; yours: removed"):
        site.apply(text)
    site.apply(text, take={"assets: drive-9": "mine"})
    assert "drive-9" not in site.export()


def test_changed_here_and_removed_there_is_a_conflict(site: Site) -> None:
    text = two_edits(site, ("role: drive", "role: plc"), (DRIVE, ""))
    with pytest.raises(ConflictError, match="drive-9"):
        site.apply(text)
    assert site.apply(text, take={"assets: drive-9": "theirs"}).change is None
    site.apply(text, take={"assets: drive-9": "mine"})
    assert "role: plc" in item(site, "drive-9")


def test_added_by_both_alike_is_one_and_unlike_a_conflict(site: Site) -> None:
    mine, theirs = (
        ("assets:\n", "assets:\n  - name: a\n    role: plc\n"),
        ("assets:\n", "assets:\n  - name: a\n    role: hmi\n"),
    )
    text = two_edits(site, mine, theirs)
    with pytest.raises(ConflictError, match="asset a"):
        site.apply(text)
    assert site.apply(text.replace("role: plc", "role: hmi", 1), take={}).change is None


def test_lists_are_joined_name_by_name(site: Site) -> None:
    site.edit("zones:\n", "functions:\n  - name: fill\n    assets: [hmi-filler, plc-filler]\nzones:\n")
    text = two_edits(
        site,
        ("      - hmi-filler\n", "      - hmi-filler\n      - plc-packer\n"),
        ("      - plc-filler\n", "      - drive-9\n"),
    )
    site.apply(text)
    assert re.findall(r"- ([\w-]+)$", item(site, "fill"), re.MULTILINE) == ["hmi-filler", "drive-9", "plc-packer"] or (
        set(re.findall(r"      - ([\w-]+)", item(site, "fill"))) == {"hmi-filler", "drive-9", "plc-packer"}
    )


def test_a_base_from_the_future_or_of_a_change_that_waits_is_refused(site: Site) -> None:
    text = site.export()
    with pytest.raises(InputError, match="change 7, which this workspace does not have"):
        site.apply(text.replace("change: 1", "change: 7").replace("role: drive", "role: plc"))
    site.four_eyes = True
    site.edit("role: drive", "role: plc")
    with pytest.raises(InputError, match="change 2"):
        site.apply(text.replace("change: 1", "change: 2").replace("role: hmi", "role: plc"))
    assert len(site.read_changes()) == 2


def test_a_text_of_another_workspace_is_shown_as_what_it_would_do_here(site: Site, tmp_path: Path) -> None:
    other = make_site(tmp_path / "other")
    for number in range(2, 5):
        other.edit(f"name: Line {number}", f"name: Line {number + 1}")
    with pytest.raises(InputError, match="change 4"):
        site.apply(other.export())
    site.apply(other.export().replace("change: 4\n", ""))
    assert "name: Line 5" in site.export()


def test_a_text_without_a_base_counts_as_it_stands(site: Site) -> None:
    text = site.export().replace("change: 1\n", "")
    site.edit("role: drive", "role: plc", by="bo")
    site.apply(text)
    assert "role: drive" in site.export()


def test_a_section_that_is_not_there_is_left_alone_and_an_empty_one_is_emptied(site: Site) -> None:
    site.apply("schema: plant/1\nplant:\n  name: Line 3\n")
    text = site.export()
    assert "name: Line 3" in text
    assert "drive-9" in text
    site.apply("schema: plant/1\nconduits: []\n")
    assert "conduits" not in site.export()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MODEL + "  - name: x\n    colour: red\n", "colour"),
        (MODEL + "  - name: x\n    addresses:\n      - ip: 10.0.2.9\n    zone: filling\n", "10.0.2.9"),
        (MODEL.replace("name: packer\n    kind: cell", "name: packer\n    kind: cell\n    within: packer"), "packer"),
        (MODEL.replace("[filling, packer]", "[filling, nowhere]"), "nowhere"),
        (MODEL.replace("schema: plant/1", "schema: plant/1\nx: &a [1]\ny: *a"), "line"),
        (MODEL.replace("name: Line 2", "name: !!python/object:os.system Line"), "line"),
        ("", "0 bytes"),
        ("schema: plant/1\n", "nothing"),
    ],
)
def test_bad_text_changes_nothing_and_says_where(text: str, said: str, site: Site) -> None:
    before = site.take_stock()
    if text == "schema: plant/1\n":
        assert site.apply(text).change is None
    else:
        with pytest.raises(InputError, match=re.escape(said)):
            site.apply(text)
    assert site.take_stock() == before


def test_a_list_adds_and_changes_and_removes_nothing(site: Site) -> None:
    listed = site.write("more.csv", "Name,IP,Role,Zone\ndrive-9,10.0.2.9,plc,packer\npump-1,10.0.2.20,drive,packer\n")
    change = site.apply(listed).change
    assert change is not None
    assert change.touches == ("assets: drive-9", "assets: pump-1")
    assert "role: plc" in item(site, "drive-9")
    assert "zone: packer" in item(site, "pump-1")
    assert "hmi-filler" in site.export()


def test_a_column_that_a_list_does_not_have_stays_as_it_is(site: Site) -> None:
    before = item(site, "plc-filler")
    listed = site.write("more.csv", "Name,Firmware\nplc-filler,V2.9\n")
    site.apply(listed)
    assert item(site, "plc-filler").replace("    firmware: V2.9\n", "") == before
    assert "firmware: V2.9" in item(site, "plc-filler")


def test_an_address_in_a_list_keeps_what_is_known_of_it(site: Site) -> None:
    site.apply(site.write("more.csv", "Name,IP\nplc-filler,10.0.1.5\nhmi-filler,10.0.1.66\n"))
    assert "mac: 00:1b:1b:00:00:05" in item(site, "plc-filler")
    assert "10.0.1.66" in item(site, "hmi-filler")
    assert "10.0.1.6\n" not in item(site, "hmi-filler"), "a list that states an address states where it is now"


def edit_workbook(content: bytes, name: str, edit: Callable[[Any], None]) -> bytes:
    """Edit the row in which an asset stands, as a person does with a spreadsheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    (cell,) = [cell for row in book["Assets"].iter_rows() for cell in row if cell.value == name]
    edit(cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_works_the_same_way(site: Site) -> None:
    content = site.export_bytes(text=Text.WORKBOOK)
    assert site.apply(site.write("inventory.xlsx", content)).change is None

    def make_plc(cell: Any) -> None:
        (role,) = [other for other in cell.parent[cell.row] if other.value == "drive"]
        role.value = "plc"

    edited = edit_workbook(content, "drive-9", make_plc)
    site.edit("role: hmi", "role: historian", by="bo")
    change = site.apply(site.write("inventory.xlsx", edited)).change
    assert change is not None
    assert (change.touches, change.base) == (("assets: drive-9",), 1)
    assert "role: historian" in site.export()


def test_a_row_deleted_in_a_workbook_goes(site: Site) -> None:
    content = site.export_bytes(text=Text.WORKBOOK)
    edited = edit_workbook(content, "drive-9", lambda cell: cell.parent.delete_rows(cell.row))
    assert site.apply(site.write("inventory.xlsx", edited)).change is not None
    assert [(one.key, one.action.value) for one in site.said[-1].edits] == [("drive-9", "removed")]


def test_a_zone_chosen_in_a_workbook_moves_the_asset(site: Site) -> None:
    site.edit("  - name: packer\n    kind: cell\n", "  - name: packer\n    kind: cell\n    assets: [drive-9]\n")

    def move(cell: Any) -> None:
        (zone,) = [other for other in cell.parent[cell.row] if other.value == "packer"]
        zone.value = "filling"

    content = site.export_bytes(text=Text.WORKBOOK)
    assert site.apply(site.write("inventory.xlsx", content)).change is None
    site.apply(site.write("inventory.xlsx", edit_workbook(content, "drive-9", move)))
    assert {one.key for one in site.said[-1].edits} == {"drive-9", "packer"}
    assert "zone: filling" in item(site, "drive-9")


def test_comments_are_kept_by_edits_of_every_kind(site: Site) -> None:
    site.edit("role: drive", "role: drive  # since May")
    site.edit("  - name: plc-packer", "  # the old one\n  - name: plc-packer", by="bo")
    site.apply(site.write("more.csv", "Name,Role\ndrive-9,drive\npump-1,drive\n"))
    site.apply(site.write("inventory.xlsx", site.export_bytes(text=Text.WORKBOOK)))
    text = site.export()
    assert "role: drive  # since May" in text
    assert "  # the old one\n  - name: plc-packer" in text


def test_comments_of_two_people_both_stand(site: Site) -> None:
    text = two_edits(
        site,
        ("role: drive", "role: drive  # since May"),
        ("  - name: plc-packer", "  # the old one\n  - name: plc-packer"),
    )
    site.apply(text)
    now = site.export()
    assert "# since May" in now
    assert "# the old one" in now


def test_a_comment_that_is_taken_out_goes(site: Site) -> None:
    site.edit("role: drive", "role: drive  # since May")
    site.edit("role: drive  # since May", "role: drive")
    assert "since May" not in site.export()


def test_nothing_of_a_refused_apply_is_remembered(site: Site) -> None:
    before, entries = site.take_stock(), len(site.read_log())
    with pytest.raises(InputError):
        site.apply(site.write("gone.csv", b"\x00\x01\x02"))
    assert (site.take_stock(), len(site.read_log())) == (before, entries)


class Chooser:
    """Accepts what it is told to, and remembers what it was asked."""

    def __init__(self, *accepted: str) -> None:
        self.accepted = accepted
        self.asked: list[str] = []

    def __call__(self, offer: Offer) -> bool:
        self.asked.append(offer.about)
        return offer.about in self.accepted


@pytest.fixture
def package(tmp_path: Path) -> bytes:
    """What the integrator hands over of the packer: the drive is a remote I/O by now, and there is a pump."""
    integrator = make_site(tmp_path / "integrator")
    integrator.edit("role: drive", "role: remote_io")
    integrator.edit("assets:\n", "assets:\n  - name: pump-1\n    role: drive\n    zone: packer\n")
    integrator.edit("owner: Plant manager", "owner: Integrator")
    return integrator.export_bytes(text=Text.HANDOVER, zones=("packer",), organisation="Packing Machines Ltd")


def test_a_package_is_accepted_one_difference_at_a_time(site: Site, package: bytes) -> None:
    choose = Chooser("assets: pump-1")
    done = site.apply(site.write("handover.zip", package), choose=choose, why="hand-over")
    assert choose.asked == ["assets: drive-9", "assets: pump-1"]
    assert [one.about for one in done.declined] == ["assets: drive-9"]
    assert done.change is not None
    text = site.export()
    assert "pump-1" in text
    assert "role: drive\n    addresses" in text
    assert "owner: Plant manager" in text
    assert "hmi-filler" in text, "what is missing in the package is not removed"


def test_what_was_declined_is_remembered_and_not_asked_again(site: Site, package: bytes) -> None:
    given = site.write("handover.zip", package)
    site.apply(given, choose=no)
    assert "decision: refuse" in site.export()
    again = Chooser()
    assert site.apply(given, choose=again).change is None
    assert again.asked == []


def test_another_statement_of_what_was_declined_is_asked(site: Site, package: bytes, tmp_path: Path) -> None:
    site.apply(site.write("handover.zip", package), choose=no)
    integrator = make_site(tmp_path / "again")
    integrator.edit("role: drive", "role: hmi")
    other = integrator.export_bytes(text=Text.HANDOVER, zones=("packer",), organisation="Packing Machines Ltd")
    choose = Chooser("assets: drive-9")
    site.apply(site.write("handover.zip", other), choose=choose)
    assert choose.asked == ["assets: drive-9"]
    assert "role: hmi" in item(site, "drive-9")


def test_who_models_the_packer_takes_its_package_in(site: Site, package: bytes) -> None:
    site.enrol(make_person("kim", Grant(Duty.MODEL, ("packer",))), make_person("lea", Grant(Duty.VIEW)))
    site.enrol(make_person("kim", Grant(Duty.MODEL, ("packer",)), Grant(Duty.VIEW)))
    change = site.apply(site.write("handover.zip", package), by="kim").change
    assert change is not None
    assert set(change.touches) == {"assets: drive-9", "assets: pump-1"}
    assert "remote_io" in site.export()


def test_the_choices_are_asked_once_however_often_it_is_worked_out(site: Site, package: bytes) -> None:
    choose = Chooser("assets: pump-1")
    with meddled(site, lambda: site.edit("owner: Plant manager", "owner: Bo", by="bo")):
        site.apply(site.write("handover.zip", package), choose=choose)
    assert choose.asked == ["assets: drive-9", "assets: pump-1"]


def test_a_package_that_was_altered_is_refused_whole(site: Site, package: bytes) -> None:
    files = unpack(package)
    manifest = files.pop("handover.json")
    files["plant.yaml"] = files["plant.yaml"].replace(b"remote_io", b"historian")
    altered = pack({"handover.json": manifest, **files}, manifest=False)
    with pytest.raises(InputError, match="was altered"):
        site.apply(site.write("handover.zip", altered))
    assert len(site.read_changes()) == 1
