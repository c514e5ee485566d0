from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from zonewright.catalogs.package import get_schema
from zonewright.sources.plants.guide import ANY, Guide, Shape
from zonewright.sources.violation import iter_violations

SCHEMA: Any = get_schema("plant-1")
SHAPE = Shape(SCHEMA)
VALUES = st.one_of(
    st.sampled_from(["a", "plc", "", "2027-01-06", "2027-01-06\n", "monday", "cell", "06:00", "tcp", "yes", "vpn"]),
    st.sampled_from([0, 1, 2.0, 3.5, -1, True, False, 10**20, 0.5]),
)
FIELDS = sorted({name for one in SCHEMA["properties"].values() for name in one.get("items", {}).get("properties", ())})


def test_the_guide_says_which_words_are_texts() -> None:
    asset = SHAPE.guide.properties["assets"].items
    assert asset is not None
    assert asset.properties["firmware"].is_text
    assert not asset.properties["purdue_level"].is_text
    assert asset.properties.get("colour", ANY) is ANY
    assert Guide.of({"type": "string"}, whole={}).is_text


@given(
    st.sampled_from(sorted(name for name, one in SCHEMA["properties"].items() if one["type"] == "array")),
    st.dictionaries(
        st.sampled_from([*FIELDS, "colour"]),
        st.one_of(
            VALUES, st.lists(VALUES, max_size=3), st.dictionaries(st.sampled_from(["mac", "ip", "vlan"]), VALUES)
        ),
        max_size=5,
    ),
)
def test_the_quick_check_agrees_with_the_thorough_one(section: str, item: dict[str, object]) -> None:
    assert SHAPE.is_fine(section, [item]) == (not list(iter_violations({section: [item]}, SCHEMA)))


def test_a_constant_is_checked_like_the_rest() -> None:
    assert SHAPE.is_fine("schema", "plant/1")
    assert not SHAPE.is_fine("schema", "plant/2")
    assert not SHAPE.is_fine("schema", [{"nl": None}])
