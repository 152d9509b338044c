"""What witness care knows of the way from the MG2 to the trial."""

from sqlalchemy import Column, Date, Table

from smadvisor.store.models.columns import belongs_to, id_column, metadata, text
from smadvisor.store.moment import Moment

check_fact = Table(
    "check_fact",
    metadata,
    id_column(),
    belongs_to("person"),
    Column("at", Moment, nullable=False),
    text("user"),
    text("fact"),
    text("measure"),
    text("value"),
    Column("on", Date),
    text("note"),
    comment="One tick of the pre-trial check; the newest of a fact and measure is known.",
)

change_request = Table(
    "change_request",
    metadata,
    id_column(),
    belongs_to("person"),
    Column("at", Moment, nullable=False),
    text("user"),
    text("words"),
    text("done"),
    Column("done_at", Moment),
    text("done_by"),
    comment="A mind that changed, sent back to the advisor. Open until done_at.",
)
