"""What the advisor does for one person, from the first call to the closing."""

from sqlalchemy import JSON, Column, Date, Index, Integer, String, Table

from smadvisor.store.models.columns import belongs_to, fact, flag, id_column, metadata, text
from smadvisor.store.moment import Moment

safe_contact = Table(
    "safe_contact",
    metadata,
    id_column(),
    belongs_to("person"),
    fact("safe_to_call", careful="no"),
    fact("safe_to_leave_message", careful="no"),
    fact("safe_to_text", careful="no"),
    fact("safe_to_email", careful="no"),
    fact("withhold_number", careful="yes"),
    fact("lives_with_or_near_defendant", careful="yes"),
    text("best_times"),
    text("never_times"),
    text("introduce_as"),
    text("if_someone_else_answers"),
    text("if_cut_off"),
    text("confirmed_by"),
    Column("confirmed_at", Moment),
)

contact = Table(
    "contact",
    metadata,
    id_column(),
    belongs_to("person"),
    Column("at", Moment, nullable=False),
    text("who"),
    text("how"),
    text("outcome"),
    text("note"),
    Column("next_try", Moment),
    text("user"),
)

review = Table(
    "review",
    metadata,
    id_column(),
    belongs_to("person"),
    Column("at", Moment, nullable=False),
    text("user"),
    text("mg2_state"),
    Column("reasons", JSON, nullable=False),
    text("restraining_order_asked"),
    text("note"),
)

law = Table(
    "law",
    metadata,
    id_column(),
    Column("version", String(64), nullable=False, index=True),
    Column("tables", JSON, nullable=False),
    comment="Each version of the law that an assessment was made under, whole.",
)

assessment = Table(
    "assessment",
    metadata,
    id_column(),
    belongs_to("person"),
    Column("law", String(64), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("touched_at", Moment, nullable=False),
    text("at_question"),
)

answer = Table(
    "answer",
    metadata,
    id_column(),
    belongs_to("assessment"),
    text("question"),
    Column("value", JSON),
    flag("look_again"),
    Index("ix_answer_question", "question", "assessment_id"),
)

taken_back = Table(
    "taken_back",
    metadata,
    id_column(),
    belongs_to("assessment"),
    text("entry"),
    text("wrote"),
    flag("given_again"),
    text("wrote_again"),
    comment="Answers taken back: the entry each began with, and the entries that this wrote.",
)

note = Table(
    "note",
    metadata,
    id_column(),
    belongs_to("person"),
    Column("at", Moment, nullable=False),
    text("question"),
    text("words"),
    text("user"),
    comment="For the police alone: never on paper.",
)

stop_card = Table(
    "stop_card",
    metadata,
    id_column(),
    belongs_to("person"),
    text("kind"),
    Column("at", Moment, nullable=False),
    text("done"),
    Column("done_at", Moment),
    text("user"),
    comment="Why a call was stopped. Open until done_at says when something was done.",
)

mg2 = Table(
    "mg2",
    metadata,
    id_column(),
    belongs_to("person"),
    Column("version", Integer, nullable=False),
    flag("draft"),
    Column("made_at", Moment, nullable=False),
    text("made_by"),
    text("path"),
    Column("pages", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("paper", JSON, nullable=False),
    Column("counts", JSON),
    Column("sent_on", Date),
    text("sent_to"),
    Index("ix_mg2_lists", "draft", "person_id", "version", "sent_on", "counts", "id", "path"),
    comment="paper is what was drawn; counts is what of it the figures count, none before 0.2.",
)

closing = Table(
    "closing",
    metadata,
    id_column(),
    belongs_to("person"),
    Column("at", Moment, nullable=False),
    text("user"),
    text("outcome"),
    text("note"),
    flag("reopened"),
)
