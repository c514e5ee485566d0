"""Work orders: how far each has come, and what is wrong with it."""

from collections.abc import Iterator
from datetime import datetime

from zonewright.access.ground import AccessGround
from zonewright.model.identifier import Origin, make_id
from zonewright.model.moment import begin_of, is_over, render_moment
from zonewright.model.register import About, DeclaredWorkOrder, Finding, FindingKind, WayIn, WorkOrder

PLANNED, OPEN, OVERDUE, SIGNED_OFF = "planned", "open", "overdue", "signed_off"


def derive_work_orders(ground: AccessGround, ways: tuple[WayIn, ...]) -> tuple[WorkOrder, ...]:
    """Give every work order with the assets it touches, in the order of their ids; of equal names the first counts."""
    declared: dict[str, DeclaredWorkOrder] = {}
    for one in ground.plant.work_orders:
        declared.setdefault(one.name.casefold(), one)
    registered = {way.name.casefold(): way.id for way in ways if way.registered}
    orders = []
    for one in declared.values():
        way = registered.get(one.way_in.casefold()) if one.way_in else None
        assets = {found for name in one.assets if (found := ground.naming.find_asset(name)) is not None}
        order = WorkOrder(
            id=make_id("order", one.name),
            origin=Origin.DECLARED,
            basis=(one.declared_by, *((way,) if way is not None else ())),
            name=one.name,
            state=find_state(one, ground.as_of),
            purpose=one.purpose,
            person=one.person,
            provider=one.provider,
            begins=one.begins,
            ends=one.ends,
            assets=tuple(sorted(assets)),
            way_in=way,
            approved_by=one.approved_by,
            signed_off_by=one.signed_off_by,
        )
        orders.append(order)
    return tuple(sorted(orders, key=lambda order: order.id))


def find_state(one: DeclaredWorkOrder, as_of: datetime | None) -> str | None:
    """Say how far it has come; `None` while the time or the window is not known."""
    if one.signed_off_by is not None:
        return SIGNED_OFF
    if as_of is None or (one.begins is None and one.ends is None):
        return None
    if one.begins is not None and as_of < begin_of(one.begins):
        return PLANNED
    return OVERDUE if is_over(one.ends, as_of) else OPEN


def iter_order_findings(ground: AccessGround, orders: tuple[WorkOrder, ...]) -> Iterator[Finding]:
    """Give what is wrong with work orders."""
    wordings = ground.terms.wordings
    stated = {one.declared_by: one for one in ground.plant.work_orders}
    for order in orders:
        said = stated[order.basis[0]]
        about = About(order.id, order.name, ground.naming.zones_of(order.assets))
        basis = (order.id,)
        who = said.person or said.provider or "somebody"
        task = f"{who}: {said.purpose}" if said.purpose else who
        if order.approved_by is None:
            what = f"Nobody approved {order.name} ({task})."
            yield Finding.of(wordings[FindingKind.WORK_ORDER_WITHOUT_APPROVAL], about, what=what, basis=basis)
        if order.state == OVERDUE and order.ends is not None:
            over = render_moment(order.ends)
            what = f"The window of {order.name} ({task}) ended {over}, and nobody signed it off."
            yield Finding.of(wordings[FindingKind.WORK_ORDER_NOT_SIGNED_OFF], about, what=what, basis=basis)
        if said.way_in is not None and order.way_in is None:
            what = f"{order.name} is to be done by {said.way_in}, which is not registered."
            yield Finding.of(wordings[FindingKind.WORK_ORDER_UNKNOWN_WAY], about, what=what, basis=basis)
        unknown = ground.naming.derive_unknown(said.assets)
        if unknown:
            what = f"{order.name} names {', '.join(unknown)}, which is neither an asset nor a zone of this plant."
            yield Finding.of(wordings[FindingKind.REGISTER_NAMES_UNKNOWN], about, what=what, basis=basis)
