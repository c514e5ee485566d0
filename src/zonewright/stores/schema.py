"""The tables of a store, the same on every database. Their migrations stand in `migrations`."""

from sqlalchemy import BigInteger, Column, Index, MetaData, String, Table, Text

HEAD = "0002"
"""The newest revision of the schema."""

metadata = MetaData()

_code_points = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is ordered by code points; SQLite does so by itself."""

records = Table(
    "records",
    metadata,
    Column("kind", _code_points, primary_key=True),
    Column("id", _code_points, primary_key=True),
    Column("since", BigInteger, primary_key=True, autoincrement=False),
    Column("until", BigInteger),
    Column("body", Text, nullable=False),
)
"""Every state of every record: it holds from revision `since` up to, not with, `until`; without one it holds now."""

Index("records_by_end", records.c.kind, records.c.until, records.c.id)

entries = Table(
    "entries",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
)
"""The log. The number of an entry is the number of its revision; `at` is in microseconds since 1970, UTC."""

Index("entries_by_moment", entries.c.at)

erasures = Table(
    "erasures",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", _code_points, primary_key=True),
    Column("count", BigInteger, nullable=False),
)
"""How many records of a kind a revision took away from every revision; not which."""

horizons = Table(
    "horizons",
    metadata,
    Column("kind", _code_points, primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""States of a kind that ended at or before `revision` were let go, the last time at the moment `at`."""

version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
"""Which revision of the schema a database has; Alembic's own table."""
