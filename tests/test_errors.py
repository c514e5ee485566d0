import pytest

from zonewright import errors


def test_every_error_is_flat_below_the_one_that_a_door_catches() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and kind.__name__.endswith("Error")]
    below = [kind for kind in kinds if kind is not errors.ZonewrightError]
    assert below
    assert all(kind.__bases__ == (errors.ZonewrightError,) for kind in below)


def test_every_error_is_drawn_at_the_top_of_the_file() -> None:
    drawn = errors.__doc__ or ""
    assert all(name in drawn for name in vars(errors) if name.endswith("Error"))


def test_an_error_says_what_to_do_next() -> None:
    with pytest.raises(errors.InputError, match=r"line 4") as caught:
        raise errors.InputError("line 4 is cut", hint="export the list again")
    assert caught.value.hint == "export the list again"


def test_a_hint_may_be_missing() -> None:
    assert errors.StoreError("full").hint is None
