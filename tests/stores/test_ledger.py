import pytest

from tests.stores.kept import AT
from zonewright.errors import StoreError
from zonewright.stores.codec import to_microseconds
from zonewright.stores.ledger import Horizon, refuse_let_go

HORIZON = Horizon("notes", 5, to_microseconds(AT))


@pytest.mark.parametrize("revision", [0, 5, 6])
def test_nothing_is_missing_from_the_horizon_on_and_before_the_first_entry(revision: int) -> None:
    refuse_let_go(HORIZON, revision)
    refuse_let_go(None, revision)


@pytest.mark.parametrize("revision", [1, 4])
def test_before_the_horizon_it_is_said_when_the_rest_was_let_go(revision: int) -> None:
    with pytest.raises(StoreError, match="let go on 2027-01-04 06:00:00 UTC: history is whole from revision 5"):
        refuse_let_go(HORIZON, revision)
