"""What the monthly figures keep of their own."""

from sqlalchemy import JSON, Boolean, Column, Date, Integer, Table

from smadvisor.store.models.columns import id_column, metadata, text
from smadvisor.store.moment import Moment

counted = Table(
    "counted",
    metadata,
    id_column(),
    text("figure"),
    Column("on", Date, nullable=False),
    Column("n", Integer, nullable=False),
    text("station"),
    comment="What an erased case counts for in the figures: no name, no number, no id of it.",
)

past_record = Table(
    "past_record",
    metadata,
    id_column(),
    Column("at", Moment, nullable=False),
    text("user"),
    text("urn"),
    text("person"),
    Column("reviewed_on", Date),
    Column("deficient", Boolean),
    Column("contacted_on", Date),
    Column("sent_on", Date),
    Column("measures", JSON, nullable=False),
    text("outcome"),
    comment="A person of a case as a record sheet from before the tool tells it.",
)

frozen_month = Table(
    "frozen_month",
    metadata,
    id_column(),
    Column("at", Moment, nullable=False),
    text("user"),
    text("version"),
    Column("figures", JSON, nullable=False),
    comment="The figures of a month (its id: YYYY-MM) as given out, and by which version.",
)
