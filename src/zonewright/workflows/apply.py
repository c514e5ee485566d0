"""Take a model as text into the workspace: show the difference, ask, and record a change."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from zonewright.contracts.source import Given, Reading
from zonewright.contracts.store import UnitOfWork
from zonewright.errors import InputError
from zonewright.lifecycle.difference import derive_edits
from zonewright.lifecycle.membership import align_membership
from zonewright.lifecycle.merge import Question, Side
from zonewright.lifecycle.offer import Offer, accept, derive_offers
from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.observation import Observation, Status
from zonewright.model.plant import Comment, DeclaredAsset, Plant
from zonewright.model.register import Decision
from zonewright.model.section import iter_nouns, name_place
from zonewright.model.workspace.change import Change, Edit
from zonewright.model.workspace.principal import Duty
from zonewright.model.workspace.statement import make_model
from zonewright.workflows.amendment import Amendment, Once, Outlook
from zonewright.workflows.workspace import Workspace

MOST_PROBLEMS = 20
TEXT, LIST = "plant", "inventory"


@dataclass(frozen=True, slots=True)
class ApplyRequest:
    """A model to take in.

    Attributes:
        why: the reason, for those who come later.
        ticket: number of the order or change request in the plant's own system.
        take: `<section>: <key>` of an item that two people changed -> `mine` or `theirs`.
    """

    given: Given
    why: str
    ticket: str | None = None
    take: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a model that was given: `change` is `None` when nothing differs or the person said no."""

    change: Change | None
    outlook: Outlook | None
    declined: tuple[Offer, ...] = ()


def apply(
    request: ApplyRequest,
    *,
    workspace: Workspace,
    confirm: Callable[[Outlook], bool],
    choose: Callable[[Offer], bool],
) -> Applied:
    """Merge a model into that of the workspace, as one change; of a hand-over package each difference is chosen.

    Args:
        request: what to take in, and why.
        workspace: where.
        confirm: asked once, with what the change would do.
        choose: asked for each difference of a hand-over package.

    Raises:
        InputError: the file cannot be read as a whole; nothing is taken in.
        ConflictError: somebody else changed the same, or the model would not hold together; both sides are named.
        DeniedError: the asker may not change what it touches.
    """
    workspace.admit(Duty.VIEW, verb="apply")
    reading = workspace.edges.intake.read(request.given)
    _require_whole(reading)
    asked, answers = Once(confirm), dict[Edit, bool]()

    def choose_once(offer: Offer) -> bool:
        if offer.edit not in answers:
            answers[offer.edit] = choose(offer)
        return answers[offer.edit]

    def work(unit: UnitOfWork) -> Applied:
        amendment, declined = _derive_amendment(request, reading, workspace=workspace, unit=unit, choose=choose_once)
        if not amendment.edits and amendment.comments is None:
            return Applied(None, None, declined)
        change, outlook = amendment.carry_out(workspace, unit, confirm=asked)
        return Applied(change, outlook, declined)

    return workspace.work_alone(work)


def _require_whole(reading: Reading) -> None:
    if reading.input.status is Status.COMPLETE and reading.plant is not None:
        return
    problems = [f"{one.where}: {one.what}" for one in reading.problems[:MOST_PROBLEMS]]
    more = len(reading.problems) - len(problems)
    words = "\n  ".join((*problems, *((f"and {more} more",) if more > 0 else ())))
    raise InputError(
        f"{reading.input.path} is not taken in:\n  {words or 'it declares nothing'}",
        hint="correct these places and apply the file again; nothing was changed",
    )


def _derive_amendment(
    request: ApplyRequest,
    reading: Reading,
    *,
    workspace: Workspace,
    unit: UnitOfWork,
    choose: Callable[[Offer], bool],
) -> tuple[Amendment, tuple[Offer, ...]]:
    given = reading.plant or Plant()
    model = make_model(workspace.read_statements(unit))
    lines = {one.id: one for one in reading.observations}
    stated = {(section, key): lines[noun.declared_by] for section, key, noun in iter_nouns(given)}
    declined: tuple[Offer, ...] = ()
    comments = None
    if reading.handover is None:
        edits = _merge(request, reading, workspace=workspace, unit=unit, model=model)
        comments = _merge_comments(reading, workspace, unit=unit)
    else:
        offers = derive_offers(model, given, decisions=model.decisions, as_of=workspace.at)
        waiting = [offer for offer in offers if offer.answer is None]
        taken = [offer for offer in waiting if choose(offer)]
        declined = tuple(offer for offer in waiting if offer not in taken)
        refused = _refuse(declined, request, workspace=workspace, model=model)
        for offer, edit in zip(declined, refused, strict=True):
            line = stated[offer.edit.section, offer.edit.key].line or 1
            subject = f"{edit.section}: {edit.key}"
            stated[edit.section, edit.key] = Observation.of_row(
                reading.input.id, "declaration", subject=subject, line=line
            )
        edits = (*accept(offers, [offer.about for offer in taken]), *refused)
    places = {place: stated[place] for edit in edits if (place := (edit.section, edit.key)) in stated}
    source = reading.input.path
    return (
        Amendment("apply", request.why, request.ticket, source, reading.input, edits, places, comments, reading.base),
        declined,
    )


def _refuse(
    declined: tuple[Offer, ...], request: ApplyRequest, *, workspace: Workspace, model: Plant
) -> tuple[Edit, ...]:
    """Remember what was declined, so that the same is not asked again; one edit for each, in their order."""
    found: list[Edit] = []
    for offer in declined:
        decision = Decision(
            Id(""),
            about=offer.about,
            decision="refuse",
            field="handover",
            observed=offer.sha256,
            why=request.why,
            by=workspace.asker.name,
            at=workspace.at.isoformat(),
        )
        others = tuple(one for one in model.decisions if (one.about, one.field) != (offer.about, "handover"))
        found.extend(derive_edits(model, replace(model, decisions=(*others, decision)), complete=()))
    return tuple(found)


def _merge(
    request: ApplyRequest, reading: Reading, *, workspace: Workspace, unit: UnitOfWork, model: Plant
) -> tuple[Edit, ...]:
    """Find what the text changes of what it was exported from, and join it with what others changed since."""
    given = reading.plant or Plant()
    if reading.base is None and request.take:
        raise InputError(
            "nothing is in conflict: the file does not say from which change it was exported",
            hint="leave --take out, or apply a file that keeps its line `change:`",
        )
    if reading.base is None and reading.input.kind == LIST:
        filled = replace(align_membership(given, model), assets=tuple(_iter_filled(given.assets, model)))
        return tuple(offer.edit for offer in derive_offers(model, filled, decisions=()))
    if reading.base is None:
        return derive_edits(model, given, complete=reading.complete_sections)
    revision = _revision_of(reading.base, workspace=workspace, unit=unit)
    then = workspace.read_model_after(unit, model, revision=revision)
    if reading.input.kind == LIST:
        given = align_membership(given, then)
    mine = derive_edits(then, given, complete=reading.complete_sections)
    sides = {place: Side(side) for place, side in _parse_take(request, reading.plant or Plant(), then=then).items()}
    return workspace.merge(unit, mine, start=(revision, then), take=sides)


def _iter_filled(assets: tuple[DeclaredAsset, ...], model: Plant) -> Iterator[DeclaredAsset]:
    """Let the addresses of a list, which may lack a column, keep what the model knows of the same address."""
    known = {one.name: one.addresses for one in model.assets}
    for asset in assets:
        yield replace(asset, addresses=tuple(_fill(one, known.get(asset.name, ())) for one in asset.addresses))


def _fill(address: Address, known: tuple[Address, ...]) -> Address:
    for one in known:
        if (address.ip is not None and address.ip == one.ip) or (address.mac is not None and address.mac == one.mac):
            return Address(address.mac or one.mac, address.ip or one.ip, address.vlan or one.vlan)
    return address


def _parse_take(request: ApplyRequest, given: Plant, *, then: Plant) -> dict[Question, str]:
    """Find the items that a person answers for, as `<section>: <key>`.

    Raises:
        InputError: an answer is about no item.
    """
    places = {name_place(section, key): (section, key) for one in (then, given) for section, key, _ in iter_nouns(one)}
    found: dict[Question, str] = {}
    for words, side in request.take.items():
        if words not in places:
            raise InputError(f"{words} is no item of the model", hint='write it as "assets: plc-1"')
        found[(*places[words], None)] = side
    return found


def _revision_of(number: int, *, workspace: Workspace, unit: UnitOfWork) -> int:
    for change in workspace.read_changes(unit):
        if change.number == number and change.revision is not None:
            return change.revision
    raise InputError(
        f"the file says that it was exported at change {number}, which this workspace does not have",
        hint="apply it where it was exported; or take the line `change:` out, so that it counts as it stands",
    )


def _merge_comments(reading: Reading, workspace: Workspace, *, unit: UnitOfWork) -> tuple[Comment, ...] | None:
    """Give the comments after this text: its own for the sections that it states as a whole, the others as they are.

    Where the model was changed since the text was exported, what stands beside it by now stays too.
    """
    if reading.input.kind != TEXT or reading.plant is None:
        return None  # a workbook has no place for them
    now = workspace.read_comments(unit)
    sections = {"", *reading.complete_sections}
    after = (*(one for one in now if one.section not in sections), *reading.plant.comments)
    if reading.base is not None:
        revision = _revision_of(reading.base, workspace=workspace, unit=unit)
        after = workspace.join_comments(unit, after, revision=revision)
    return after if sorted(map(str, after)) != sorted(map(str, now)) else None


__all__ = ["Applied", "ApplyRequest", "Offer", "apply"]
