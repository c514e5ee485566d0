"""Runs inside Alembic: the steps go into the transaction of the connection that was handed over."""

from alembic import context

from zonewright.stores.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
