"""`zonewright revoke` as a person types it."""

from tests.cli.desk import Desk


def test_what_is_taken_and_what_is_kept(desk: Desk) -> None:
    desk("grant", "bo", "--duty", "view", "--duty", "model", "--zone", "packer", "--zone", "filling")
    assert "bo keeps model, view" in desk("revoke", "bo", "--duty", "model", "--zone", "packer")
    assert "bo keeps view" in desk("revoke", "bo", "--duty", "model")
    assert "name the duty" in desk.fail("revoke", "bo", "--zone", "packer", code=3)
    assert "bo is gone" in desk("revoke", "bo")
    assert "nobody is called bo" in desk.fail("revoke", "bo", code=3)


def test_the_last_administrator_stays(desk: Desk) -> None:
    (me,) = desk.read("ask", "principals")
    assert "last administrator" in desk.fail("revoke", me["name"], code=3)
    assert desk.read("ask", "principals") == [me]
