"""The tables. Every row but those of the journal itself is born and changed through the journal."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from smadvisor.store.moment import Moment

metadata = MetaData()

CAREFUL = "careful"
"""Under this name a column's ``info`` has values in the order of how careful they are."""


_ID = String(36)


def _id() -> Column[str]:
    return Column("id", _ID, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, default=False)


def _fact(name: str, *, careful: str) -> Column[str]:
    """Yes, no or unknown; where two copies differ, the careful one is shown until it is settled."""
    other = "no" if careful == "yes" else "yes"
    return Column(
        name, Text, nullable=False, default="", info={CAREFUL: (other, "unknown", careful)}
    )


def _of(table: str, name: str = "") -> Column[str]:
    return Column(name or f"{table}_id", _ID, ForeignKey(f"{table}.id"), nullable=False, index=True)


identity = Table(
    "identity",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("store", _ID, nullable=False),
    comment="Which store this is: the newest row. A restored copy gets a new one.",
)

entry = Table(
    "entry",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", LargeBinary(32), nullable=False),
    Column("store", _ID, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("user", _ID, nullable=False),
    Column("at", Text, nullable=False),
    Column("table", Text, nullable=False),
    Column("row", _ID, nullable=False),
    _text("field"),
    Column("value", Text, nullable=True),
    Column("nonce", LargeBinary(16), nullable=True),
    Column("seal", LargeBinary(32), nullable=True),
    Column("replaces", Text, nullable=False),
    Index("ix_entry_row", "row"),
    comment="The journal: added to, never changed.",
)

record = Table(
    "record",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", LargeBinary(32), nullable=False),
    Column("store", _ID, nullable=False),
    Column("sequence", Integer, nullable=False),
    _text("user"),
    Column("at", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("verb", Text, nullable=False),
    _text("about"),
    _text("recipient"),
    Column("entry", LargeBinary(32), nullable=False),
    Index("ix_record_about", "about"),
    comment="The record of processing (DPA 2018 s62): added to, never changed, no content.",
)

differing = Table(
    "differing",
    metadata,
    Column("row", _ID, primary_key=True),
    Column("table", Text, nullable=False),
    comment="Rows in which two copies wrote differently; whether it is settled, entries say.",
)

setting = Table("setting", metadata, _id(), Column("value", JSON))

user = Table(
    "user",
    metadata,
    _id(),
    _text("name"),
    _text("role"),
    _text("number"),
    _text("telephone"),
    _text("mobile"),
    _text("email"),
    Column("roles", JSON),
    _flag("disabled"),
    comment="role is what the MG2 prints; roles say what they may do, none recorded means all.",
)

vocabulary = Table("vocabulary", metadata, _id(), _text("kind"), _text("wording"), _text("meaning"))

intake = Table(
    "intake",
    metadata,
    _id(),
    _text("file"),
    Column("sha256", String(64), nullable=False, index=True),
    _text("sheet"),
    Column("at", Moment, nullable=False),
    Column("counts", JSON, nullable=False),
)

case_file = Table(
    "case_file",
    metadata,
    _id(),
    Column("urn", Text, nullable=False, index=True),
    _text("occurrence"),
    _text("court"),
    _text("court_code"),
    Column("hearing_date", Date),
    _text("hearing_time"),
    _text("hearing_type"),
    _text("hearing_text"),
    _text("offences"),
    Column("domestic_abuse", Boolean),
    Column("sexual_offence", Boolean),
    _text("oic"),
    _text("station"),
    _flag("gone"),
)

defendant = Table(
    "defendant",
    metadata,
    _id(),
    _of("case_file", "case_id"),
    _text("name"),
    Column("date_of_birth", Date),
    _text("plea"),
    Column("plea_date", Date),
    Column("represented", Boolean),
)

person = Table(
    "person",
    metadata,
    _id(),
    _of("case_file", "case_id"),
    _text("name"),
    Column("date_of_birth", Date),
    _text("role"),
    _text("relationship"),
    _text("mg2_state"),
    _text("mg2_text"),
    _text("victim_personal_statement"),
    _text("restraining_order"),
    _text("support_worker"),
    _flag("name_withheld"),
    _flag("gone"),
    Column("listed", JSON, nullable=False),
)

restriction = Table(
    "restriction",
    metadata,
    _id(),
    _of("case_file", "case_id"),
    Column("at", Moment, nullable=False),
    _text("user"),
    _text("reason"),
    Column("allowed", JSON, nullable=False),
    _flag("lifted"),
    comment="A case that only the users in allowed may see.",
)

declaration = Table(
    "declaration",
    metadata,
    _id(),
    _of("case_file", "case_id"),
    Column("at", Moment, nullable=False),
    _text("user"),
    _flag("knows_someone"),
    _flag("lifted"),
    comment="What a user said to “is anyone in this case someone you know?”",
)

retention = Table(
    "retention",
    metadata,
    _id(),
    _of("case_file", "case_id"),
    Column("at", Moment, nullable=False),
    _text("user"),
    Column("review_on", Date, nullable=False),
    _text("reason"),
    comment="When to look again whether a case is still needed, and why it was kept.",
)

counted = Table(
    "counted",
    metadata,
    _id(),
    _text("kind"),
    Column("on", Date, nullable=False),
    Column("values", JSON, nullable=False),
    comment="What an erased case counts for in the figures: no name, no number, no id of it.",
)

safe_contact = Table(
    "safe_contact",
    metadata,
    _id(),
    _of("person"),
    _fact("safe_to_call", careful="no"),
    _fact("safe_to_leave_message", careful="no"),
    _fact("safe_to_text", careful="no"),
    _fact("safe_to_email", careful="no"),
    _fact("withhold_number", careful="yes"),
    _fact("lives_with_or_near_defendant", careful="yes"),
    _text("best_times"),
    _text("never_times"),
    _text("introduce_as"),
    _text("if_someone_else_answers"),
    _text("if_cut_off"),
    _text("confirmed_by"),
    Column("confirmed_at", Moment),
)

contact = Table(
    "contact",
    metadata,
    _id(),
    _of("person"),
    Column("at", Moment, nullable=False),
    _text("who"),
    _text("how"),
    _text("outcome"),
    _text("note"),
    Column("next_try", Moment),
    _text("user"),
)

review = Table(
    "review",
    metadata,
    _id(),
    _of("person"),
    Column("at", Moment, nullable=False),
    _text("user"),
    _text("mg2_state"),
    Column("reasons", JSON, nullable=False),
    _text("restraining_order_asked"),
    _text("note"),
)

law = Table(
    "law",
    metadata,
    _id(),
    Column("version", String(64), nullable=False, index=True),
    Column("tables", JSON, nullable=False),
    comment="Each version of the law that an assessment was made under, whole.",
)

assessment = Table(
    "assessment",
    metadata,
    _id(),
    _of("person"),
    Column("law", String(64), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("touched_at", Moment, nullable=False),
    _text("at_question"),
)

answer = Table(
    "answer",
    metadata,
    _id(),
    _of("assessment"),
    _text("question"),
    Column("value", JSON),
    _flag("look_again"),
)

taken_back = Table(
    "taken_back",
    metadata,
    _id(),
    _of("assessment"),
    _text("entry"),
    _text("wrote"),
    _flag("given_again"),
    _text("wrote_again"),
    comment="Answers taken back: the entry each began with, and the entries that this wrote.",
)

note = Table(
    "note",
    metadata,
    _id(),
    _of("person"),
    Column("at", Moment, nullable=False),
    _text("question"),
    _text("words"),
    _text("user"),
    comment="For the police alone: never on paper.",
)

stop_card = Table(
    "stop_card",
    metadata,
    _id(),
    _of("person"),
    _text("kind"),
    Column("at", Moment, nullable=False),
    _text("done"),
    Column("done_at", Moment),
    _text("user"),
    comment="Why a call was stopped. Open until done_at says when something was done.",
)

mg2 = Table(
    "mg2",
    metadata,
    _id(),
    _of("person"),
    Column("version", Integer, nullable=False),
    _flag("draft"),
    Column("made_at", Moment, nullable=False),
    _text("made_by"),
    _text("path"),
    Column("pages", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("paper", JSON, nullable=False),
    Column("sent_on", Date),
    _text("sent_to"),
)

closing = Table(
    "closing",
    metadata,
    _id(),
    _of("person"),
    Column("at", Moment, nullable=False),
    _text("user"),
    _text("outcome"),
    _text("note"),
    _flag("reopened"),
)

notice = Table(
    "notice",
    metadata,
    _id(),
    _of("person"),
    Column("at", Moment, nullable=False),
    _text("kind"),
    _text("sentence"),
    _flag("dismissed"),
)

JOURNALED = {
    table.name: table
    for table in metadata.sorted_tables
    if table not in (identity, entry, record, differing)
}
"""The tables that the journal keeps, by name, parents first."""
