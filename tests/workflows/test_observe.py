"""Inputs are read into a workspace once, whole or in part, and what cannot be read is not remembered."""

from pathlib import Path

import pytest

from tests.sources.collections.machines import LINUX
from tests.sources.test_archive import pack
from tests.workspace import HMI, PLC, STORES, Site, capture, make_site
from zonewright.contracts.source import Given
from zonewright.model.observation import Status
from zonewright.workflows.export import Text

LIST = "Name,IP\npump-1,10.0.2.20\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path)


@pytest.mark.parametrize("store", STORES)
def test_an_input_is_read_once_whatever_it_is_called(store: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, store=store)
    content = capture((PLC, "10.0.1.5"), (HMI, "10.0.1.6"))
    first = site.observe(site.write("one.pcap", content))
    before, document, entries = site.take_stock(), site.export(text=Text.SURVEY), len(site.read_log())
    again = site.observe(site.write("two.pcap", content), site.write("three.cap", content))
    assert [one.path for one in first.new] == ["one.pcap"]
    assert (again.new, again.survey, again.refused) == ((), None, ())
    assert again.known == (("two.pcap", first.new[0].id), ("three.cap", first.new[0].id))
    assert (site.take_stock(), site.export(text=Text.SURVEY)) == (before, document)
    assert len(site.read_log()) == entries


def test_the_same_twice_at_once_is_read_once(site: Site) -> None:
    done = site.observe(site.write("a.csv", LIST), site.write("b.csv", LIST))
    assert [one.path for one in done.new] == ["a.csv"]
    assert [one.input.path for one in site.list_records("remembered_inputs")] == ["a.csv"]


def test_the_survey_is_of_everything_remembered(site: Site) -> None:
    site.observe(site.write("one.pcap", capture((PLC, "10.0.1.5"), (HMI, "10.0.1.6"))))
    done = site.observe(site.write("hosts.csv", LIST))
    assert done.survey is not None
    assert {one.name for one in done.survey.assets} == {"drive-9", "hmi-filler", "plc-filler", "plc-packer", "pump-1"}
    assert done.survey.plant == "Line 2"
    plc = next(one for one in done.survey.assets if one.name == "plc-filler")
    assert plc.observed


def test_what_cannot_be_read_is_refused_and_not_remembered(site: Site) -> None:
    before, entries = site.take_stock(), len(site.read_log())
    bare = site.folder / "bare"
    bare.mkdir()
    given = (
        site.write("empty.pcap", b""),
        site.write("song.mp3", b"ID3\x03" + bytes(range(256))),
        Given(str(site.folder / "gone.pcap"), "gone.pcap"),
        Given(str(bare), "bare"),
    )
    done = site.observe(*given)
    assert (done.new, done.known, done.survey) == ((), (), None)
    assert [one.path for one in done.refused] == ["empty.pcap", "song.mp3", "gone.pcap", "bare"]
    assert len(done.problems) == 4
    assert (site.take_stock(), len(site.read_log())) == (before, entries)


def test_files_of_a_folder_and_members_of_an_archive_are_known_by_their_bytes(site: Site) -> None:
    content = capture((PLC, "10.0.1.5"), (HMI, "10.0.1.6"))
    hosts = site.observe(site.write("hosts.csv", LIST)).new[0]
    folder = site.folder / "given"
    folder.mkdir()
    (folder / "line.pcap").write_bytes(content)
    (folder / "line.zip").write_bytes(
        pack({"a/line.pcap": content, "hosts.csv": LIST.encode(), "song": b"ID3\x03\xff"})
    )
    done = site.observe(Given(str(folder), "given"))
    assert [one.path for one in done.new] == ["given/line.pcap"]
    assert done.known == (("given/line.zip/hosts.csv", hosts.id),)
    assert [one.path for one in done.refused] == ["given/line.zip/song"]
    again = site.observe(Given(str(folder), "given"))
    assert (again.new, len(again.known)) == ((), 3)


def test_what_was_refused_can_be_given_again_when_it_is_whole(site: Site) -> None:
    path = site.write("later.csv", b"")
    assert site.observe(path).refused
    site.write("later.csv", LIST)
    assert [one.path for one in site.observe(path).new] == ["later.csv"]


def test_what_is_read_in_part_is_remembered_with_its_problems(site: Site) -> None:
    whole = capture((PLC, "10.0.1.5"), (HMI, "10.0.1.6"))
    done = site.observe(site.write("cut.pcap", whole[:-7]), site.write("rows.csv", LIST + "pump-2,10.0.300.1\n"))
    assert {one.path: one.status for one in done.new} == {"cut.pcap": Status.PARTIAL, "rows.csv": Status.PARTIAL}
    kept = {one.input.path: one for one in site.list_records("remembered_inputs")}
    assert kept["cut.pcap"].problems
    assert kept["rows.csv"].problems
    assert {one.input for one in site.list_records("problems")} >= {one.input.id for one in kept.values()}


def test_good_and_bad_together_keep_the_good(site: Site) -> None:
    done = site.observe(site.write("hosts.csv", LIST), site.write("empty.pcap", b""))
    assert ([one.path for one in done.new], [one.path for one in done.refused]) == (["hosts.csv"], ["empty.pcap"])
    assert "pump-1" in {one.name for one in site.list_records("assets")}


def test_a_model_and_a_package_come_in_by_apply(site: Site) -> None:
    given = (
        site.write("plant.yaml", site.export()),
        site.write("handover.zip", site.export_bytes(text=Text.HANDOVER)),
    )
    before = site.take_stock()
    done = site.observe(*given)
    assert [one.path for one in done.refused] == ["plant.yaml", "handover.zip"]
    assert all("zonewright apply" in one.what for one in done.problems)
    assert site.take_stock() == before


def test_the_log_says_what_was_read_by_whom(site: Site) -> None:
    done = site.observe(site.write("a.csv", LIST), site.write("b.csv", LIST.replace("1", "2")), by="bo")
    entry = site.read_log()[-1]
    assert (entry.principal, entry.verb, entry.what) == ("bo", "observe", "read a.csv, b.csv")
    assert entry.subjects == tuple(one.id for one in done.new)


@pytest.mark.parametrize("store", STORES)
def test_one_by_one_or_all_at_once_gives_the_same_survey(store: str, tmp_path: Path) -> None:
    contents = {"a.csv": LIST.encode(), "b.pcap": capture((PLC, "10.0.1.99")), "c.pcap": capture((HMI, "10.0.1.6"))}
    one, other = make_site(tmp_path / "one", store=store), make_site(tmp_path / "other", store=store)
    for name, content in reversed(contents.items()):
        one.observe(one.write(name, content))
    other.observe(*(other.write(name, content) for name, content in contents.items()))
    assert one.export(text=Text.SURVEY) == other.export(text=Text.SURVEY)


def test_bulk_tables_lie_beside_their_input(site: Site) -> None:
    (seen,) = site.observe(site.write("one.pcap", capture((PLC, "10.0.1.5")))).new
    assert list(site.store.tables.iter_names()) == [f"flow_records/{seen.id}", f"sightings/{seen.id}"]


@pytest.mark.parametrize("store", STORES)
def test_what_a_machine_tells_of_itself_is_kept_and_given_back(store: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, store=store)
    done = site.observe(site.write("gateway.txt", LINUX))
    assert [(one.kind, one.status) for one in done.new] == [("collection", Status.COMPLETE)]
    (kept,) = site.list_records("remembered_inputs")
    assert [one.name for one in kept.hosts] == ["gw-line2"]
    (host,) = site.list_records("hosts")
    assert host.asset in {one.id for one in site.list_records("assets")}
    door = "gw-line2 (OpenVPN)"
    assert door in {one.name for one in site.list_records("ways_in")}
    again = site.observe(site.write("hosts.csv", LIST))
    assert again.survey is not None
    assert again.survey.hosts == (host,)
    assert door in {one.name for one in again.survey.ways_in}
