from zonewright.catalogs.headers import get_header_synonyms
from zonewright.model.asset import Role


def test_columns_roles_and_answers_stand_in_one_mapping() -> None:
    synonyms = get_header_synonyms()
    assert "seriennummer" in synonyms["serial"]
    assert "sps" in synonyms["role=plc"]
    assert "ja" in synonyms["answer=yes"]


def test_every_role_has_words() -> None:
    roles = {key.removeprefix("role=") for key in get_header_synonyms() if key.startswith("role=")}
    assert roles == {role.value for role in Role}
