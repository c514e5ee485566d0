"""What every verb of a workspace rests on: who is let in, what others did meanwhile, and how it stood then."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.workspace import HMI, MODEL, PLC, STORES, Site, capture, make_person, make_site, meddled, no, yes
from zonewright.catalogs.catalog import find_catalog_row
from zonewright.errors import ConflictError, DeniedError, InputError, ZonewrightError
from zonewright.model.workspace.change import Edit
from zonewright.model.workspace.entry import Outcome
from zonewright.model.workspace.principal import Asker, Duty, Grant
from zonewright.stores.published import PublishedSurvey
from zonewright.workflows.amendment import Outlook
from zonewright.workflows.ask import TOPICS, AskRequest, ask
from zonewright.workflows.changes import ChangesRequest, changes
from zonewright.workflows.compact import CompactRequest, compact
from zonewright.workflows.decide import DecideRequest, decide
from zonewright.workflows.export import Text
from zonewright.workflows.grant import GrantRequest, grant
from zonewright.workflows.revert import RevertRequest, revert
from zonewright.workflows.revoke import RevokeRequest, revoke
from zonewright.workflows.survey import SurveyRequest, survey
from zonewright.workflows.workspace import ATTEMPTS, Workspace

Verb = Callable[[Site, Workspace], object]


def _observe(site: Site, workspace: Workspace) -> object:
    from zonewright.workflows.observe import ObserveRequest, observe

    given = site.write("more.csv", "Name,IP\npump-1,10.0.2.20\n")
    return observe(ObserveRequest((given,)), workspace=workspace)


def _apply(site: Site, workspace: Workspace) -> object:
    from zonewright.workflows.apply import ApplyRequest, apply

    given = site.write("plant.yaml", f"{MODEL}  - name: pump-1\n    zone: packer\n")
    return apply(ApplyRequest(given, "more"), workspace=workspace, confirm=yes, choose=yes)


def _export(_: Site, workspace: Workspace) -> object:
    from zonewright.workflows.export import ExportRequest, export

    return export(ExportRequest(), workspace=workspace)


def _decide(about: str | None = None, choice: str | None = None) -> Verb:
    return lambda _, workspace: decide(DecideRequest(about, choice, "because"), workspace=workspace, confirm=yes)


def _ask(topic: str) -> Verb:
    return lambda _, workspace: ask(AskRequest(topic), workspace=workspace)


VERBS: Mapping[str, tuple[Duty, Verb]] = {
    "observe": (Duty.MODEL, _observe),
    "apply": (Duty.MODEL, _apply),
    "revert": (Duty.MODEL, lambda _, w: revert(RevertRequest(2, "wrong"), workspace=w, confirm=yes)),
    "decide a conflict": (Duty.MODEL, _decide("plc-filler / ip", "keep")),
    "decide a belief": (Duty.MODEL, _decide("assets: drive-9", "confirm")),
    "approve": (Duty.APPROVE, _decide("change 3", "approve")),
    "refuse": (Duty.APPROVE, _decide("change 3", "refuse")),
    "decide": (Duty.VIEW, _decide()),
    "export": (Duty.VIEW, _export),
    "changes": (Duty.VIEW, lambda _, w: changes(ChangesRequest(), workspace=w)),
    "a change": (Duty.VIEW, lambda _, w: changes(ChangesRequest(1), workspace=w)),
    "survey": (Duty.VIEW, lambda _, w: w.read_all(None)),
    **{f"ask {topic}": (duty, _ask(topic)) for topic, (duty, _) in TOPICS.items()},
    "grant": (Duty.ADMINISTER, lambda _, w: grant(GrantRequest("eve", grants=(Grant(Duty.VIEW),)), workspace=w)),
    "revoke": (Duty.ADMINISTER, lambda _, w: revoke(RevokeRequest("kim"), workspace=w)),
    "compact": (Duty.ADMINISTER, lambda _, w: compact(CompactRequest(0.0), workspace=w)),
}
"""Every way to ask something of a workspace, with the duty that it takes."""
BRINGS_VIEW = {Duty.VIEW, Duty.MODEL, Duty.APPROVE}


def make_busy_site(folder: Path) -> Site:
    """A workspace in which a conflict, an old belief and a change by Bo wait for somebody."""
    site = make_site(folder, model=MODEL.replace("role: drive", "role: drive\n    believed_until: 2026-12-31"))
    site.observe(site.write("one.pcap", capture((PLC, "10.0.1.99"), (HMI, "10.0.1.6"))))
    site.edit("owner: Plant manager", "owner: Ada")
    site.four_eyes = True
    site.edit("name: Line 2", "name: Line two", by="bo")
    assert set(site.list_waiting()) == {"plc-filler / ip", "assets: drive-9", "change 3"}
    return site


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared by tests that must change nothing in it."""
    site = make_busy_site(tmp_path_factory.mktemp("busy"))
    for missing in Duty:
        kept = [duty for duty in Duty if duty is not missing and not (missing is Duty.VIEW and duty in BRINGS_VIEW)]
        site.enrol(make_person(f"nearly {missing}", *map(Grant, kept)))
    return site


@pytest.mark.parametrize("verb", VERBS)
def test_a_stranger_is_denied_and_nothing_but_the_denial_is_kept(busy: Site, verb: str) -> None:
    _, run = VERBS[verb]
    before, entries = busy.take_stock(), len(busy.read_log())
    with pytest.raises(DeniedError, match="mallory"):
        run(busy, busy.open("mallory"))
    assert busy.take_stock() == before
    *_, last = busy.read_log()
    assert len(busy.read_log()) == entries + 1
    assert (last.principal, last.outcome, last.proven_by) == ("mallory", Outcome.DENIED, "password")


@pytest.mark.parametrize("verb", VERBS)
def test_every_duty_but_the_needed_one_is_not_enough(busy: Site, verb: str) -> None:
    needed, run = VERBS[verb]
    before, entries = busy.take_stock(), len(busy.read_log())
    with pytest.raises(DeniedError, match=f"may not {needed}"):
        run(busy, busy.open(f"nearly {needed}"))
    assert busy.take_stock() == before
    assert [one.outcome for one in busy.read_log()[entries:]] == [Outcome.DENIED]


@pytest.mark.parametrize("verb", VERBS)
def test_a_proof_for_less_is_denied_whatever_its_owner_may_do(busy: Site, verb: str) -> None:
    needed, run = VERBS[verb]
    scope = (Grant(Duty.MAINTAIN), *(() if needed in BRINGS_VIEW else (Grant(Duty.VIEW),)))
    before = busy.take_stock()
    with pytest.raises(DeniedError, match="may be used for nothing but"):
        run(busy, busy.open("ada", scope=scope))
    assert busy.take_stock() == before


@pytest.mark.parametrize("verb", VERBS)
def test_the_needed_duty_suffices(verb: str, tmp_path: Path) -> None:
    needed, run = VERBS[verb]
    site = make_busy_site(tmp_path)
    site.enrol(make_person("zoe", Grant(needed)))
    run(site, site.open("zoe"))


@pytest.mark.parametrize(
    "run",
    [
        lambda _, w: revoke(RevokeRequest("nobody"), workspace=w),
        lambda _, w: revoke(RevokeRequest("kim", (Duty.AUDIT,)), workspace=w),
        lambda _, w: revoke(RevokeRequest("kim", tokens=("nightly",)), workspace=w),
        lambda _, w: grant(GrantRequest("kim", grants=(Grant(Duty.VIEW, ("nowhere",)),)), workspace=w),
        lambda _, w: revert(RevertRequest(99, "wrong"), workspace=w, confirm=yes),
        lambda _, w: changes(ChangesRequest(99), workspace=w),
        _decide("nothing", "keep"),
    ],
)
def test_who_is_denied_learns_nothing_from_the_answer(busy: Site, run: Verb) -> None:
    entries = len(busy.read_log())
    with pytest.raises(DeniedError):
        run(busy, busy.open("mallory"))
    assert [one.outcome for one in busy.read_log()[entries:]] == [Outcome.DENIED]


def test_an_organisation_does_nothing_itself(busy: Site) -> None:
    with pytest.raises(DeniedError):
        _export(busy, busy.open("Packing Machines Ltd"))


def test_duties_end(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.enrol(make_person("guest", Grant(Duty.VIEW, until=site.at.replace(hour=23))))
    assert site.export(by="guest")
    site.at = site.at.replace(hour=23)
    with pytest.raises(DeniedError, match="ended"):
        site.export(by="guest")


@pytest.mark.parametrize("store", STORES)
def test_somebody_quicker_is_never_overwritten(store: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, store=store)
    text = site.export().replace("role: drive", "role: plc")
    with meddled(site, lambda: site.edit("name: Line 2", "name: Line two", by="bo")):
        done = site.apply(text)
    assert done.change is not None
    assert (done.change.number, done.change.by) == (3, "ada")
    assert [one.by for one in site.read_changes()] == ["ada", "bo", "ada"]
    now = site.export()
    assert "name: Line two" in now
    assert "role: drive" not in now
    assert site.list_records("survey")[0].plant == "Line two"


@pytest.mark.parametrize("store", STORES)
def test_two_that_observe_at_once_both_succeed(store: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, store=store)
    mine, theirs = (site.write(f"{n}.pcap", capture((PLC, "10.0.1.5"), (HMI, f"10.0.1.{n}"))) for n in (21, 22))
    with meddled(site, lambda: site.observe(theirs, by="bo")):
        seen = site.observe(mine)
    assert {one.path for one in site.list_records("inputs")} == {"plant.yaml", "21.pcap", "22.pcap"}
    assert seen.survey is not None
    assert {one.path for one in seen.survey.inputs} == {"plant.yaml", "21.pcap", "22.pcap"}
    assert len(list(site.store.tables.iter_names())) == 4


def test_an_agreed_difference_is_not_asked_again_but_another_one_is(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    text = site.export().replace("role: drive", "role: plc")
    asked: list[tuple[Edit, ...]] = []

    def ask(outlook: Outlook) -> bool:
        asked.append(outlook.edits)
        return True

    with meddled(site, lambda: site.edit("name: Line 2", "name: Line two", by="bo")):
        site.apply(text, confirm=ask)
    assert len(asked) == 1
    text = site.export().replace("role: hmi", "role: historian").replace("kind: cell", "kind: dmz", 1)
    with meddled(site, lambda: site.edit("role: hmi", "role: historian", by="bo")):
        site.apply(text, confirm=ask)
    assert [len(edits) for edits in asked] == [1, 2, 1]


def test_who_is_always_slower_is_told_and_keeps_nothing(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    text = site.export().replace("role: drive", "role: plc")
    owners = iter(range(100))

    def meddle() -> None:
        number = next(owners)
        site.edit(f"owner: {'Plant manager' if number == 0 else f'Bo {number}'}", f"owner: Bo {number + 1}", by="bo")

    with meddled(site, meddle, times=ATTEMPTS), pytest.raises(ConflictError, match="by bo"):
        site.apply(text)
    assert len(site.read_changes()) == 1 + ATTEMPTS
    assert "role: drive" in site.export()


def test_a_conflict_that_arises_in_the_race_is_named(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    text = site.export().replace("role: drive", "role: plc")
    with (
        meddled(site, lambda: site.edit("role: drive", "role: hmi", by="bo")),
        pytest.raises(ConflictError, match=r"drive-9.*yours: plc; theirs \(change 2 by bo"),
    ):
        site.apply(text)
    assert len(site.read_changes()) == 2


@pytest.mark.parametrize("store", STORES)
def test_a_look_back_shows_every_step_as_it_was_then(store: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, store=store)
    then = []

    def note() -> None:
        workspace = site.open("ada")
        shown = changes(ChangesRequest(), workspace=workspace)
        log = ask(AskRequest("declared"), workspace=workspace)
        then.append((site.at, site.export(), site.export(text=Text.SURVEY), shown, log))

    note()
    site.observe(site.write("one.pcap", capture((PLC, "10.0.1.99"), (HMI, "10.0.1.6"))))
    note()
    site.edit("role: drive", "role: plc", by="kim")
    note()
    site.decide("plc-filler / ip", "take", why="moved in May")
    note()
    site.revert(2)
    note()
    site.apply(site.export().replace("  - name: packer\n    kind: cell\n", "  - name: packer\n    kind: dmz\n"))
    note()
    for at, text, document, shown, log in then:
        assert site.export(as_of=at) == text
        assert site.export(text=Text.SURVEY, as_of=at) == document
        assert changes(ChangesRequest(as_of=at), workspace=site.open("ada")) == shown
        assert ask(AskRequest("declared", at), workspace=site.open("ada")) == log
    assert len({text for _, text, *_ in then}) == 5


def test_the_model_at_every_earlier_revision_can_be_worked_out(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    texts = {1: site.export()}
    for old, new in (("role: drive", "role: plc"), ("kind: cell", "kind: dmz"), ("Line 2", "Line two")):
        change = site.edit(old, new)
        texts[change.number] = site.export()
    site.revert(3)
    workspace = site.open("ada")
    with site.store.unit_of_work() as unit:
        from zonewright.model.section import iter_nouns, to_item
        from zonewright.model.workspace.statement import make_model

        now = make_model(workspace.read_statements(unit))
        for change in site.read_changes()[:4]:
            then = workspace.read_model_after(unit, now, revision=change.revision or 0)
            items = [(section, key, to_item(noun)) for section, key, noun in iter_nouns(then)]
            given = workspace.edges.intake.read(site.write("then.yaml", texts[change.number])).plant
            assert given is not None
            assert sorted(items, key=str) == sorted(((s, k, to_item(n)) for s, k, n in iter_nouns(given)), key=str)


@pytest.mark.parametrize("store", STORES)
def test_the_kept_survey_is_the_one_that_everything_gives(store: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, store=store)
    site.observe(site.write("one.pcap", capture((PLC, "10.0.1.99"), (HMI, "10.0.1.6"))))
    site.decide("plc-filler / ip", "keep", why="being moved")
    site.edit("role: drive", "role: plc")
    workspace = site.open("ada")
    with site.store.unit_of_work() as unit:
        kept = workspace.read_survey(unit)
    readings, models = workspace.read_all(None)
    assert kept == survey(SurveyRequest((), None, readings, models), edges=workspace.edges, folder=None).survey


def test_every_record_of_a_workspace_walks_down_to_what_was_given(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.observe(site.write("one.pcap", capture((PLC, "10.0.1.99"), (HMI, "10.0.1.6"))))
    site.decide("plc-filler / ip", "keep", why="being moved")
    site.edit("role: drive", "role: plc")
    site.revert(3)
    published = PublishedSurvey(site.export_bytes(text=Text.SURVEY))
    inputs = {one.id: one.path for one in site.list_records("inputs")}
    assert {"one.pcap", "decide by ada", "revert by ada"} <= set(inputs.values())
    for asset in site.list_records("assets"):
        ends = {name for _, name, record in published.iter_chain(asset.id) if record is None or not record.get("basis")}
        assert ends
        assert all(name in inputs or find_catalog_row(name) is not None for name in ends), asset.name


def test_a_survey_of_nothing_is_none(tmp_path: Path) -> None:
    site = make_site(tmp_path, model="")
    with site.store.unit_of_work() as unit:
        assert site.open("ada").read_survey(unit) is None
    with pytest.raises(InputError):
        site.export(text=Text.SURVEY)


def test_saying_no_keeps_nothing(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    before, entries = site.take_stock(), len(site.read_log())
    assert site.apply(site.export().replace("role: drive", "role: plc"), confirm=no).change is None
    assert (site.take_stock(), len(site.read_log())) == (before, entries)


def test_one_who_is_nobody_has_no_name_to_hide_behind(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    for name in ("ADA ", "", "ada\u200b"):
        workspace = Workspace(site.store, site.edges, Asker(name, "password"), site.at)
        with pytest.raises(ZonewrightError):
            workspace.admit(Duty.VIEW, verb="export")
