"""People of a small plant, and grants drawn at random, for the tests of who may do what."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from zonewright.access.grant import make_principal
from zonewright.model.workspace.principal import Asker, Duty, Grant, LifeCycleRole, Principal, PrincipalKind

NOW = datetime(2027, 1, 6, 8, 0, tzinfo=UTC)
ZONES = ("Filling", "Packing", "Office")

moments = st.sampled_from([NOW + timedelta(hours=hours) for hours in (-1, 0, 1, 2)])
zone_names = st.sampled_from([*ZONES, *(zone.upper() for zone in ZONES)])
grants = st.builds(
    Grant,
    st.sampled_from(Duty),
    zones=st.lists(zone_names, max_size=3).map(tuple),
    until=st.none() | moments,
)
grant_lists = st.lists(grants, max_size=6).map(tuple)


def make(name: str, *given: Grant, kind: PrincipalKind = PrincipalKind.PERSON) -> Principal:
    plain = make_principal(name, kind, role=LifeCycleRole.OPERATOR)
    return Principal(plain.id, plain.name, plain.kind, plain.role, grants=given)


def ask_as(name: str, *scope: Grant) -> Asker:
    return Asker(name, "token build" if scope else "password", scope=scope)
