"""What the weekly lists bring: cases, their defendants and people."""

from sqlalchemy import JSON, Boolean, Column, Date, String, Table, Text

from smadvisor.store.models.columns import belongs_to, flag, id_column, metadata, text
from smadvisor.store.moment import Moment

intake = Table(
    "intake",
    metadata,
    id_column(),
    text("file"),
    Column("sha256", String(64), nullable=False, index=True),
    text("sheet"),
    Column("at", Moment, nullable=False),
    Column("counts", JSON, nullable=False),
)

case_file = Table(
    "case_file",
    metadata,
    id_column(),
    Column("urn", Text, nullable=False, index=True),
    text("occurrence"),
    text("court"),
    text("court_code"),
    Column("hearing_date", Date),
    text("hearing_time"),
    text("hearing_type"),
    text("hearing_text"),
    text("offences"),
    Column("domestic_abuse", Boolean),
    Column("sexual_offence", Boolean),
    text("oic"),
    text("station"),
    flag("gone"),
)

defendant = Table(
    "defendant",
    metadata,
    id_column(),
    belongs_to("case_file", "case_id"),
    text("name"),
    Column("date_of_birth", Date),
    text("plea"),
    Column("plea_date", Date),
    Column("represented", Boolean),
)

person = Table(
    "person",
    metadata,
    id_column(),
    belongs_to("case_file", "case_id"),
    text("name"),
    Column("date_of_birth", Date),
    text("role"),
    text("relationship"),
    text("mg2_state"),
    text("mg2_text"),
    text("victim_personal_statement"),
    text("restraining_order"),
    text("support_worker"),
    flag("name_withheld"),
    flag("gone"),
    Column("listed", JSON, nullable=False),
)

notice = Table(
    "notice",
    metadata,
    id_column(),
    belongs_to("person"),
    Column("at", Moment, nullable=False),
    text("kind"),
    text("sentence"),
    flag("dismissed"),
)
