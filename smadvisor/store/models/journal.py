"""The journal, the record of processing, and which store this is: written once, never changed."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text
from sqlalchemy import text as sql

from smadvisor.store.models.columns import ID, metadata, text

identity = Table(
    "identity",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("store", ID, nullable=False),
    comment="Which store this is: the newest row. A restored copy gets a new one.",
)

LISTED = sql("""field = '' AND "table" = 'person' AND value IS NOT NULL""")
"""The births of people that hold: the figures ask when each was, which an index alone tells."""

entry = Table(
    "entry",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", LargeBinary(32), nullable=False),
    Column("store", ID, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("user", ID, nullable=False),
    Column("at", Text, nullable=False),
    Column("table", Text, nullable=False),
    Column("row", ID, nullable=False),
    text("field"),
    Column("value", Text, nullable=True),
    Column("nonce", LargeBinary(16), nullable=True),
    Column("seal", LargeBinary(32), nullable=True),
    Column("replaces", Text, nullable=False),
    Index("ix_entry_row", "row"),
    Index("ix_entry_listed", "at", "row", sqlite_where=LISTED),
    comment="The journal: added to, never changed.",
)

record = Table(
    "record",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", LargeBinary(32), nullable=False),
    Column("store", ID, nullable=False),
    Column("sequence", Integer, nullable=False),
    text("user"),
    Column("at", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("verb", Text, nullable=False),
    text("about"),
    text("recipient"),
    Column("entry", LargeBinary(32), nullable=False),
    Index("ix_record_about", "about"),
    comment="The record of processing (DPA 2018 s62): added to, never changed, no content.",
)

differing = Table(
    "differing",
    metadata,
    Column("row", ID, primary_key=True),
    Column("table", Text, nullable=False),
    comment="Rows in which two copies wrote differently; whether it is settled, entries say.",
)
