"""A change of the model in the making: what it touches, who may make it, and how the plant stands before and after."""

from pathlib import Path

import pytest

from tests.workspace import HMI, PLC, STORES, Site, capture, make_person, make_site, yes
from zonewright.errors import ConflictError, DeniedError
from zonewright.lifecycle.standing import derive_standing
from zonewright.model.workspace.change import ChangeState
from zonewright.model.workspace.entry import Outcome
from zonewright.model.workspace.principal import Duty, Grant
from zonewright.workflows.amendment import Act, Once, Outlook

DRIVE = "  - name: drive-9\n    role: drive\n    addresses:\n      - ip: 10.0.2.9\n    zone: packer\n"
HMI_TEXT = "  - name: hmi-filler\n    role: hmi\n    addresses:\n      - ip: 10.0.1.6\n    zone: filling\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("role: drive", "role: remote_io", id="changes an asset of his zone"),
        pytest.param(DRIVE, "", id="takes one away"),
        pytest.param(DRIVE, DRIVE + "  - name: drive-8\n    zone: packer\n", id="adds one"),
        pytest.param("  - name: packer\n", "  - name: packer\n    purdue_level: 1\n", id="changes his zone"),
        pytest.param("name: drive-9", "name: drive-nine", id="names one anew"),
        pytest.param("    zone: packer", "    remarks: on the shelf", id="takes one out of his zone into none"),
    ],
)
def test_who_models_a_zone_may_change_what_is_in_it(old: str, new: str, site: Site) -> None:
    change = site.edit(old, new, by="kim")
    assert (change.by, change.state) == ("kim", ChangeState.APPLIED)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("role: hmi", "role: plc", id="changes an asset of another zone"),
        pytest.param(HMI_TEXT, "", id="takes one away there"),
        pytest.param("zone: packer", "zone: filling", id="moves his own into another zone"),
        pytest.param("zone: filling", "zone: packer", id="moves another's into his own"),
        pytest.param("name: Line 2", "name: Kim's line", id="names the plant anew"),
        pytest.param("filling-packer\n", "filling-packer\n    enforced_by: [drive-9]\n", id="changes a conduit"),
        pytest.param("assets:\n", "assets:\n  - name: loose\n", id="adds an asset in no zone"),
        pytest.param("  - name: packer\n", "  - name: packer\n    within: filling\n", id="puts his zone into another"),
        pytest.param("\nzones:", "\n# Kim was here\nzones:", id="only writes beside the model"),
    ],
)
def test_who_models_a_zone_may_change_nothing_outside_it(old: str, new: str, site: Site) -> None:
    text = site.export()
    assert old in text
    before, entries = site.take_stock(), len(site.read_log())
    with pytest.raises(DeniedError, match="kim may not model"):
        site.apply(text.replace(old, new, 1), by="kim")
    assert site.take_stock() == before
    assert [one.outcome for one in site.read_log()[entries:]] == [Outcome.DENIED]


def test_one_item_elsewhere_denies_the_whole_change(site: Site) -> None:
    text = site.export().replace("role: drive", "role: remote_io").replace("role: hmi", "role: plc")
    with pytest.raises(DeniedError, match="not in filling"):
        site.apply(text, by="kim")
    assert "role: drive" in site.export()


def test_what_others_changed_elsewhere_is_not_laid_at_his_door(site: Site) -> None:
    text = site.export()
    site.edit("role: hmi", "role: historian", by="bo")
    change = site.apply(text.replace("role: drive", "role: remote_io"), by="kim").change
    assert change is not None
    assert change.touches == ("assets: drive-9",)


def test_a_change_says_who_why_and_what(site: Site) -> None:
    change = site.edit("role: drive", "role: plc", why="it is a soft PLC", ticket="CR-118", by="bo")
    assert (change.number, change.verb, change.by, change.proven_by) == (2, "apply", "bo", "password")
    assert (change.why, change.ticket, change.source) == ("it is a soft PLC", "CR-118", "plant.yaml")
    assert (change.touches, change.edits, change.base, change.reverts) == (("assets: drive-9",), 1, 1, None)
    assert (change.at, change.approved_by) == (site.at, None)
    *_, entry = site.read_log()
    assert (entry.verb, entry.subjects) == ("apply", (change.id,))
    assert "it is a soft PLC" in entry.what


@pytest.mark.parametrize("store", STORES)
def test_a_change_says_how_the_plant_stood_before_and_after(store: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, store=store)
    site.observe(site.write("one.pcap", capture((PLC, "10.0.1.99"), (HMI, "10.0.1.6"))))
    change = site.edit(DRIVE, DRIVE + "  - name: drive-8\n    zone: packer\n")
    assert change.before is not None
    assert change.after is not None
    assert (change.before.assets, change.after.assets, change.before.conflicts) == (4, 5, 1)
    workspace = site.open("ada")
    with site.store.unit_of_work() as unit:
        kept = workspace.read_survey(unit)
    assert kept is not None
    assert change.after == derive_standing(kept)
    assert "assets: 4 → 5" in site.said[-1].effect
    again = site.edit("name: drive-8", "name: drive-7")
    assert again.before == change.after


def test_the_first_change_has_nothing_before_it(site: Site) -> None:
    (change,) = site.read_changes()
    assert (change.before, site.said[0].effect) == (None, ())
    assert change.after is not None
    assert change.after.assets == 4


def test_a_statement_says_who_stated_it_and_by_which_change(site: Site) -> None:
    site.edit("role: drive", "role: plc", by="bo")
    stated = {one.key: one for one in site.list_records("statements/assets")}
    assert (stated["drive-9"].by, stated["drive-9"].change) == ("bo", 2)
    assert (stated["plc-filler"].by, stated["plc-filler"].change) == ("ada", 1)
    assert stated["drive-9"].input.path == "plant.yaml"
    assert stated["drive-9"].noun.declared_by == stated["drive-9"].observation.id


def test_what_an_untouched_item_rests_on_stays(site: Site) -> None:
    before = {one.key: one.observation for one in site.list_records("statements/assets")}
    site.edit("role: drive", "role: plc")
    after = {one.key: one.observation for one in site.list_records("statements/assets")}
    assert {key for key in after if after[key] != before[key]} == {"drive-9"}


@pytest.mark.parametrize(
    ("old", "new", "zones"),
    [
        ("role: drive", "role: plc", ("packer",)),
        ("    zone: packer", "    zone: filling", ("filling", "packer")),
        ("name: Line 2", "name: Line two", ()),
    ],
)
def test_the_outlook_names_the_zones(old: str, new: str, zones: tuple[str, ...], site: Site) -> None:
    site.edit(old, new)
    assert site.said[-1].zones == zones


def test_a_change_of_comments_alone_is_a_change(site: Site) -> None:
    change = site.edit("role: drive", "role: drive  # since May")
    assert (change.edits, change.touches) == (0, ())
    assert "role: drive  # since May" in site.export()


def test_edits_that_break_the_model_together_are_refused(site: Site) -> None:
    text = site.export()
    site.edit("      - ip: 10.0.2.9", "      - ip: 10.0.2.7", by="bo")
    broken = text.replace("10.0.2.5", "10.0.2.7")
    with pytest.raises(ConflictError, match=r'10\.0\.2\.7 is given to the assets "drive-9" and "plc-packer"'):
        site.apply(broken)
    assert len(site.read_changes()) == 2


def test_with_four_eyes_a_change_waits_and_the_model_stands(tmp_path: Path) -> None:
    site = make_site(tmp_path, four_eyes=True)
    before = site.export()
    change = site.edit("role: drive", "role: plc", by="bo")
    assert (change.state, change.revision, change.approved_by) == (ChangeState.PROPOSED, None, None)
    assert site.export() == before
    assert site.read_log()[-1].outcome is Outcome.PROPOSED


def test_once_asks_again_only_for_another_difference(site: Site) -> None:
    site.edit("role: drive", "role: plc")
    outlook, asked = site.said[-1], list[Outlook]()

    def agree(one: Outlook) -> bool:
        asked.append(one)
        return True

    once = Once(agree)
    assert once(outlook)
    assert once(outlook)
    assert len(asked) == 1
    assert Once(yes)(outlook)


def test_words_at_a_command_are_kept_like_a_file(site: Site) -> None:
    site.edit("role: drive", "role: plc")
    edits = site.said[-1].edits
    act = Act.of("decide", site.open("ada"), edits=edits)
    again = Act.of("decide", site.open("ada"), edits=edits)
    assert act.input.path == "decide by ada"
    assert act.input.lines == act.input.used == 2
    assert act.stated["assets", "drive-9"].line == 2
    assert act.input.id != again.input.id, "said at another time, it is another act"


def test_a_right_for_a_zone_that_is_spelled_otherwise_counts(site: Site) -> None:
    site.enrol(make_person("lea", Grant(Duty.MODEL, ("PACKER",)), Grant(Duty.VIEW)))
    assert site.edit("role: drive", "role: plc", by="lea").by == "lea"
