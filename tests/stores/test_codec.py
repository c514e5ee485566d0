from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stores.kept import KINDS, Note, Remark, make_entry
from zonewright.errors import StoreError
from zonewright.model.workspace.kind import KINDS as HOUSE_KINDS
from zonewright.stores.codec import Codec, find_name, to_microseconds, to_moment

CODEC = Codec(KINDS)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Said(Generic[_T]):
    id: str
    what: _T


def test_keys_stand_in_the_order_of_the_fields_and_sets_are_sorted() -> None:
    note = Note("a", "ä", words=frozenset({"z", "b", "a"}))
    assert CODEC.encode("notes", note) == '{"id":"a","text":"ä","name":"","weight":0.0,"words":["a","b","z"]}'


@given(note=st.builds(Note, id=st.text("ab☃", min_size=1), text=st.text(), words=st.frozensets(st.text(max_size=2))))
def test_a_noun_comes_back_equal(note: Note) -> None:
    assert CODEC.decode("notes", CODEC.encode("notes", note)) == note


def test_a_noun_that_holds_another_comes_back_with_it() -> None:
    codec = Codec({"said": Said[Note]})
    said = Said("s", Note("a"))
    assert codec.decode("said", codec.encode("said", said)) == said
    with pytest.raises(StoreError, match="as Said, not as Note"):
        codec.encode("said", Note("a"))


def test_every_kind_of_a_workspace_can_be_read() -> None:
    codec = Codec(HOUSE_KINDS)
    for kind in HOUSE_KINDS:
        with pytest.raises(StoreError, match=f"a record of {kind} cannot be read"):
            codec.decode(kind, "[]")


def test_a_text_is_written_when_it_means_the_same_noun() -> None:
    mine = ('{"id":"a","weight":1.0}', Note("a", weight=1.0))
    for body, is_same in (('{"id":"a","weight":1}', True), ('{"id":"a"}', False), ("{", False), (None, False)):
        assert CODEC.is_written("notes", body, record=mine) is is_same
    assert CODEC.is_written("notes", None, record=(None, None))
    assert not CODEC.is_written("notes", mine[0], record=(None, None))


def test_an_entry_comes_back_equal() -> None:
    entry = make_entry("moved ☃")
    assert CODEC.decode_entry(CODEC.encode_entry(entry)) == entry
    with pytest.raises(StoreError, match="an entry of the log cannot be read"):
        CODEC.decode_entry('{"at": 3}')


def test_what_is_no_noun_of_the_kind_is_refused() -> None:
    with pytest.raises(StoreError, match="no zones") as caught:
        CODEC.refuse_unknown("zones")
    assert caught.value.hint == "it keeps notes, remarks"
    with pytest.raises(StoreError, match="as Note, not as Remark"):
        CODEC.encode("notes", Remark("a"))


@pytest.mark.parametrize(
    ("body", "name"),
    [('{"name":"Filling"}', "Filling"), ('{"name":null}', None), ("[]", None), ("{", None), (None, None)],
)
def test_a_name_is_found_in_any_noun(body: str | None, name: str | None) -> None:
    assert find_name(body) == name


@given(moment=st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_moment_comes_back_to_the_microsecond(moment: datetime) -> None:
    assert to_moment(to_microseconds(moment)) == moment


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    east = datetime(2027, 1, 4, 8, 0, tzinfo=timezone(timedelta(hours=2)))
    assert to_microseconds(east) == to_microseconds(datetime(2027, 1, 4, 6, 0, tzinfo=UTC))
    with pytest.raises(StoreError, match="no offset"):
        to_microseconds(datetime(2027, 1, 4, 8, 0))  # noqa: DTZ001
