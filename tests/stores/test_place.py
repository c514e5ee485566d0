import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

from zonewright.errors import StoreError
from zonewright.stores.place import EnginePlace

# What the failures of each database mean is tested in test_sqlite.py and test_postgresql.py.


def test_a_failure_of_the_database_becomes_an_error_of_the_store() -> None:
    place = EnginePlace(create_engine("sqlite://"))
    for way in (place.reading, place.writing, place.outside):
        with pytest.raises(StoreError, match="no such table: missing") as caught, way() as connection:
            connection.exec_driver_sql("SELECT * FROM missing")
        assert isinstance(caught.value.__cause__, SQLAlchemyError)
    place.close()


def test_what_was_written_is_kept_unless_something_fails() -> None:
    place = EnginePlace(create_engine("sqlite://"))
    with place.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE notes (id TEXT)")

    def fail() -> None:
        with place.writing() as connection:
            connection.exec_driver_sql("INSERT INTO notes VALUES ('a')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with place.reading() as connection:
        assert connection.exec_driver_sql("SELECT * FROM notes").all() == []
    place.close()
