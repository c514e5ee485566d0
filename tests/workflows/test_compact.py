"""What need not be kept goes, it is said what, and the model, its changes and the log stay."""

from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from tests.workspace import HMI, MONDAY, PLC, STORES, Site, capture, make_site
from zonewright.contracts.store import Removed, Retention
from zonewright.errors import StoreError
from zonewright.workflows.compact import CompactRequest, compact
from zonewright.workflows.export import Text


@pytest.fixture(params=STORES)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    """A recording of the first Monday, one of a month later, and three changes."""
    site = make_site(tmp_path, store=request.param)
    site.observe(site.write("old.pcap", capture((PLC, "10.0.1.5"))))
    site.observe(site.write("new.pcap", capture((HMI, "10.0.1.6"), day=30)))
    site.edit("role: drive", "role: plc")
    site.edit("role: hmi", "role: historian  # since May")
    site.at = MONDAY + timedelta(days=31)
    return site


def run(site: Site, history_days: float | None = None, **tables: float) -> dict[str, int]:
    removed = compact(CompactRequest(history_days, tables), workspace=site.open("ada"))
    return {one.kind: one.count for one in removed if one.count}


def test_without_a_setting_nothing_goes(site: Site) -> None:
    before = site.take_stock()
    assert run(site) == {}
    assert site.take_stock() == before
    assert site.read_log()[-1].what == "removed nothing"


def test_earlier_states_of_the_survey_go_and_the_model_stays(site: Site) -> None:
    before, text, changes, log = site.take_stock(), site.export(), site.read_changes(), site.read_log()
    removed = run(site, 0)
    assert removed
    assert not any(kind.startswith(("statements", "change", "principals", "remembered")) for kind in removed)
    assert site.take_stock() == before
    assert (site.export(), site.read_changes(), site.read_log()[: len(log)]) == (text, changes, log)
    assert all(f"{count} {kind}" in site.read_log()[-1].what for kind, count in removed.items())
    assert site.revert(2) is not None, "the changes can still be taken back"
    assert "# since May" in site.export()


def test_a_look_back_to_what_was_let_go_is_refused_with_the_day(site: Site) -> None:
    then = site.read_changes()[1].at
    assert site.export(as_of=then)
    run(site, 0)
    with pytest.raises(StoreError, match="2027-02-04"):
        site.export(text=Text.SURVEY, as_of=then)


def test_what_is_younger_than_the_days_stays(site: Site) -> None:
    assert run(site, 100) == {}
    assert site.export(text=Text.SURVEY, as_of=site.read_changes()[1].at)


def test_bulk_tables_go_with_the_days_since_their_last_packet(site: Site) -> None:
    names = {one.path: one.id for one in site.list_records("inputs")}
    assert run(site, flow_records=7.0) == {"flow_records": 1}
    assert set(site.store.tables.iter_names()) == {
        f"flow_records/{names['new.pcap']}",
        f"sightings/{names['new.pcap']}",
        f"sightings/{names['old.pcap']}",
    }
    assert run(site, flow_records=7.0, sightings=7.0) == {"sightings": 1}
    site.edit("name: Line 2", "name: Line two")
    assert {one.name: one.observed for one in site.list_records("assets")}["plc-filler"] is False
    assert {one.name: one.observed for one in site.list_records("assets")}["hmi-filler"] is True


def test_an_input_whose_tables_went_is_known_still(site: Site) -> None:
    run(site, flow_records=0.0, sightings=0.0)
    done = site.observe(site.write("again.pcap", capture((PLC, "10.0.1.5"))))
    assert (done.new, len(done.known)) == ((), 1)


def test_what_a_killed_run_left_behind_goes(site: Site) -> None:
    site.store.tables.put_table("sightings/input-nobodys", pa.table({"a": [1]}))
    assert run(site) == {"sightings": 1}
    assert len(list(site.store.tables.iter_names())) == 4


@pytest.mark.xfail(
    strict=True, reason="what is to go is listed before the store drops it, and nothing holds both together"
)
def test_what_was_left_behind_and_is_read_again_meanwhile_stays(site: Site) -> None:
    given = site.write("late.pcap", capture((PLC, "10.0.1.7"), day=31))
    reading = site.edges.intake.read(given)
    assert reading.sightings is not None
    site.store.tables.put_table(f"sightings/{reading.input.id}", reading.sightings)
    site.store = _Between(site)  # type: ignore[assignment]
    run(site, 0)
    assert f"sightings/{reading.input.id}" in set(site.store.tables.iter_names())


class _Between:
    """A store into which somebody observes while what is to go is on its way."""

    def __init__(self, site: Site) -> None:
        self._store, self._site = site.store, site

    def compact(self, retention: Retention) -> tuple[Removed, ...]:
        self._site.store = self._store
        self._site.observe(self._site.write("late.pcap", capture((PLC, "10.0.1.7"), day=31)), by="bo")
        return self._store.compact(retention)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


def test_who_observes_meanwhile_loses_nothing(site: Site) -> None:
    site.store = _Between(site)  # type: ignore[assignment]
    run(site, 0)
    assert len(list(site.store.tables.iter_names())) == 6
    site.edit("name: Line 2", "name: Line two")
