"""Brings the schema of a database up to this version; does not even load Alembic where there is nothing to do."""

from sqlalchemy import Connection, inspect, select

from zonewright.errors import StoreError
from zonewright.stores.place import Place
from zonewright.stores.schema import HEAD, version

SCRIPTS = "zonewright.stores:migrations"


def upgrade(place: Place) -> None:
    """Bring the schema of a database up to this version, with what stands in it.

    Raises:
        StoreError: a newer version of zonewright made it, or it cannot be written.
    """
    with place.reading() as connection:
        found = find_version(connection)
    if found == HEAD:
        return
    _refuse_newer(found)
    with place.writing() as connection:
        if find_version(connection) != HEAD:  # nobody else did meanwhile
            upgrade_connection(connection, HEAD)


def find_version(connection: Connection) -> str | None:
    """Give the revision of a database's schema; `None` for a database without one."""
    if not inspect(connection).has_table(version.name):
        return None
    return connection.scalar(select(version.c.version_num))


def upgrade_connection(connection: Connection, revision: str) -> None:
    """Run the migrations up to a revision inside the transaction of a connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _refuse_newer(found: str | None) -> None:
    if found is not None and found > HEAD:
        raise StoreError(
            f"the records were written by a newer zonewright: their schema is {found}, this version knows {HEAD}",
            hint="install the newer zonewright here too",
        )
