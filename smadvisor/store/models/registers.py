"""The advisor's two registers: the Victims' Right to Review, the Victims' Code dip sample."""

from sqlalchemy import JSON, Column, Date, Integer, Table

from smadvisor.store.models.columns import belongs_to, id_column, metadata, text
from smadvisor.store.moment import Moment

review_request = Table(
    "review_request",
    metadata,
    id_column(),
    text("urn"),
    text("person"),
    text("scheme"),
    text("decision"),
    Column("decided_on", Date),
    Column("requested_on", Date),
    text("allocated_to"),
    Column("allocated_on", Date),
    Column("due_on", Date),
    text("outcome"),
    Column("outcome_on", Date),
    text("note"),
    comment="A request under the Victims' Right to Review, and what became of it.",
)

dip_sample = Table(
    "dip_sample",
    metadata,
    id_column(),
    Column("at", Moment, nullable=False),
    text("user"),
    text("first"),
    text("last"),
    text("seed"),
    Column("reviewed", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    text("result"),
    comment="People reviewed from the month first to last, drawn at random by a seed.",
)

dip_check = Table(
    "dip_check",
    metadata,
    id_column(),
    belongs_to("dip_sample"),
    belongs_to("person"),
    Column("answers", JSON, nullable=False),
    text("note"),
    text("checked_by"),
    Column("checked_at", Moment),
    comment="The check sheet of one person in a sample.",
)
