import pytest

from zonewright.model.plant import Comment
from zonewright.sources.plants.comment import derive_comments
from zonewright.sources.plants.guide import Guide
from zonewright.sources.plants.outline import Outline, parse_outline
from zonewright.sources.plants.place import Lines

KEYS = {"zones": {0: "cell", 1: "hall"}, "plant": {0: ""}}


def comments_of(text: str) -> list[tuple[str, ...]]:
    outline = parse_outline(text, Guide())
    assert isinstance(outline, Outline)
    found = derive_comments(Lines(text.rstrip("\n").split("\n"), outline), KEYS)
    return [(one.section, one.key, one.field, one.place, one.text) for one in found]


WHOLE = """\
# head

# more
schema: plant/1  # one
# the plant
plant:
  name: a  # b
  # last
zones:  # all
# first
- name: cell  # item
  # above kind
  kind: cell  # beside kind
  assets:
    # above one
    - a  # beside a
    - b  # beside b
    # under b
# second
- {name: hall, # flow
   kind: cell} # end
  # below hall

# tail
"""


def test_every_comment_has_its_anchor() -> None:
    assert comments_of(WHOLE) == [
        ("", "", "", "above", "# head\n\n# more"),
        ("", "", "schema", "beside", "# one"),
        ("plant", "", "", "above", "# the plant"),
        ("plant", "", "name", "beside", "# b"),
        ("plant", "", "", "below", "# last"),
        ("zones", "", "", "beside", "# all"),
        ("zones", "cell", "", "above", "# first"),
        ("zones", "cell", "", "beside", "# item"),
        ("zones", "cell", "kind", "above", "# above kind"),
        ("zones", "cell", "kind", "beside", "# beside kind"),
        ("zones", "cell", "assets[a]", "above", "# above one"),
        ("zones", "cell", "assets[a]", "beside", "# beside a"),
        ("zones", "cell", "assets[b]", "beside", "# beside b"),
        ("zones", "cell", "", "below", "# under b"),
        ("zones", "hall", "", "above", "# second"),
        ("zones", "hall", "", "beside", "# flow"),
        ("zones", "hall", "kind", "beside", "# end"),
        ("zones", "hall", "", "below", "# below hall"),
        ("", "", "", "below", "# tail"),
    ]


@pytest.mark.parametrize(
    "value",
    ['"a # b"', "'a # b'", "a#b", "|\n      a\n      # b", '"a\n      # b"', ">-\n      # b\n\n      c"],
)
def test_what_stands_in_a_value_is_no_comment(value: str) -> None:
    assert comments_of(f"zones:\n  - name: cell\n    remarks: {value}\n") == []
    (found,) = comments_of(f"zones:\n  - name: cell\n    remarks: {value}\n    # c\n    kind: cell\n")
    assert found == ("zones", "cell", "kind", "above", "# c")


def test_words_behind_the_sign_of_a_block_are_a_comment() -> None:
    text = "zones:\n  - name: cell\n    remarks: |  # here\n      # not here\n"
    assert comments_of(text) == [("zones", "cell", "remarks", "beside", "# here")]


def test_what_an_export_writes_at_the_head_is_nobodys_comment() -> None:
    assert comments_of("#: ours\n# mine\nzones: []\n#: kept\n") == [
        ("zones", "", "", "above", "# mine"),
        ("", "", "", "below", "#: kept"),
    ]
    old = "# The plant as this survey proposes it. Edit what is wrong and give the file back with --plant:\n"
    assert comments_of(old + "schema: plant/1\n") == []


def test_in_brackets_no_words_are_lost() -> None:
    text = "{zones: [ # a\n {name: cell}, # b\n # c\n {name: hall}] # d\n} # e\n"
    words = "\n".join(one[4] for one in comments_of(text)).split("\n")
    assert sorted(words) == ["# a", "# b", "# c", "# d", "# e"]


def test_a_comment_is_a_noun() -> None:
    outline = parse_outline("zones: []  # none\n", Guide())
    assert isinstance(outline, Outline)
    assert derive_comments(Lines(["zones: []  # none"], outline), {}) == (Comment("zones", "", "", "beside", "# none"),)
