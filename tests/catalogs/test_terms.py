from zonewright.catalogs.terms import get_register_terms
from zonewright.model.asset import Role
from zonewright.model.register import FindingKind


def test_every_kind_of_finding_has_words_and_what_settles_it() -> None:
    wordings = get_register_terms().wordings
    assert set(wordings) == set(FindingKind)
    assert all("{name}" in wording.settle_by for wording in wordings.values())


def test_intervals_and_roles_name_the_row_they_come_from() -> None:
    terms = get_register_terms()
    assert terms.review.catalog_id == "catalog:zonewright/1#register/review"
    assert terms.restorable_roles[Role.PLC] == "catalog:zonewright/1#restorable/plc"
    assert Role.IT_CLIENT not in terms.restorable_roles
