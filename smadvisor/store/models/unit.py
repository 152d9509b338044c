"""Who works here, what they settled and taught, and who may see which case."""

from sqlalchemy import JSON, Column, Date, Table

from smadvisor.store.models.columns import belongs_to, flag, id_column, metadata, text
from smadvisor.store.moment import Moment

setting = Table("setting", metadata, id_column(), Column("value", JSON))

user = Table(
    "user",
    metadata,
    id_column(),
    text("name"),
    text("role"),
    text("number"),
    text("telephone"),
    text("mobile"),
    text("email"),
    Column("roles", JSON),
    flag("disabled"),
    comment="role is what the MG2 prints; roles say what they may do, none recorded means all.",
)

vocabulary = Table(
    "vocabulary", metadata, id_column(), text("kind"), text("wording"), text("meaning")
)

restriction = Table(
    "restriction",
    metadata,
    id_column(),
    belongs_to("case_file", "case_id"),
    Column("at", Moment, nullable=False),
    text("user"),
    text("reason"),
    Column("allowed", JSON, nullable=False),
    flag("lifted"),
    comment="A case that only the users in allowed may see.",
)

declaration = Table(
    "declaration",
    metadata,
    id_column(),
    belongs_to("case_file", "case_id"),
    Column("at", Moment, nullable=False),
    text("user"),
    flag("knows_someone"),
    flag("lifted"),
    comment="What a user said to “is anyone in this case someone you know?”",
)

retention = Table(
    "retention",
    metadata,
    id_column(),
    belongs_to("case_file", "case_id"),
    Column("at", Moment, nullable=False),
    text("user"),
    Column("review_on", Date, nullable=False),
    text("reason"),
    comment="When to look again whether a case is still needed, and why it was kept.",
)
