from zonewright.catalogs.package import get_schema
from zonewright.sources.violation import get_resolved, iter_violations

PLANT = get_schema("plant-1")


def test_each_says_where_and_what() -> None:
    value = {"zones": [{"name": "cell", "kind": "hut"}, {"colour": 1}]}
    found = [(one.place, one.what.split(":")[0]) for one in iter_violations(value, PLANT)]
    assert found == [
        (("zones", 0, "kind"), "`kind` must be one of"),
        (("zones", 1, "colour"), "unknown key `colour`; known are"),
        (("zones", 1), "`name` is missing here"),
    ]


def test_a_property_is_called_as_the_person_sees_it() -> None:
    (one,) = iter_violations({"zones": [{"name": 1}]}, PLANT, titles={"name": "Zone"})
    assert one.what == "`Zone` must be a text"


def test_a_reference_stands_for_its_schema() -> None:
    assert get_resolved({"$ref": "#/$defs/name"}, PLANT)["maxLength"] == 200
    assert get_resolved({"type": "string"}, PLANT) == {"type": "string"}
