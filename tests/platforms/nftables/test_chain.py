import pytest

from zonewright.model.filtering import Action
from zonewright.platforms.nftables.chain import ChainDraft, read_hook


@pytest.mark.parametrize(
    ("family", "priority", "number"),
    [("ip", "filter", 0), ("ip", "mangle - 5", -155), ("inet", "-150", -150), ("bridge", "filter", -200)],
)
def test_priorities_by_name_and_number(family: str, priority: str, number: int) -> None:
    draft = ChainDraft("x", family, "t", 1)
    assert read_hook(draft, ("type", "filter", "hook", "forward", "priority", *priority.split())) is None
    assert (draft.hook, draft.priority) == ("forward", number)


def test_what_is_not_understood_is_said() -> None:
    draft = ChainDraft("x", "ip", "t", 1)
    assert read_hook(draft, ("type", "filter", "hook", "forward", "priority", "soon"))
    assert read_hook(draft, ("policy", "maybe"))
    assert draft.policy is Action.UNREAD
