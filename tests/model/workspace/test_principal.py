from zonewright.model.workspace.principal import Duty, Grant, make_principal_id


def test_a_name_is_one_without_regard_to_case() -> None:
    assert make_principal_id("Ada") == make_principal_id("ADA")
    assert make_principal_id("Strasse") == make_principal_id("Straße")
    assert make_principal_id("ada") != make_principal_id("adá")


def test_grants_have_an_order() -> None:
    assert min(Grant(Duty.VIEW), Grant(Duty.MODEL, ("b",)), Grant(Duty.MODEL, ("a",))).zones == ("a",)
