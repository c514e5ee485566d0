"""The steps from each schema of a store to the next; Alembic runs them.

Here belongs how the tables of one revision become those of the next, with what stands in them. Never: an import of
`zonewright.stores.schema` in a step (a step stays as it was when its schema was new), a record's meaning.
"""
