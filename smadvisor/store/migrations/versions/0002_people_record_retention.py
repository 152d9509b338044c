"""Users and their roles, the record of processing, settings, restrictions, retention."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "counted",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="What an erased case counts for in the figures: no name, no number, no id of it.",
    )
    op.create_table(
        "differing",
        sa.Column("row", sa.String(length=36), nullable=False),
        sa.Column("table", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        comment="Rows in which two copies wrote differently; whether it is settled, entries say.",
    )
    op.create_table(
        "dip_sample",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("reviewed", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="People reviewed from the month first to last, drawn at random by a seed.",
    )
    op.create_table(
        "frozen_month",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="The figures of a month (its id: YYYY-MM) as given out, and by which version.",
    )
    op.create_table(
        "past_record",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("urn", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("deficient", sa.Boolean(), nullable=True),
        sa.Column("contacted_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("measures", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="A person of a case as a record sheet from before the tool tells it.",
    )
    op.create_table(
        "record",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=32), nullable=False),
        sa.Column("store", sa.String(length=36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("entry", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        comment="The record of processing (DPA 2018 s62): added to, never changed, no content.",
    )
    with op.batch_alter_table("record", schema=None) as batch_op:
        batch_op.create_index("ix_record_about", ["about"], unique=False)

    op.create_table(
        "review_request",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("urn", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("allocated_to", sa.Text(), nullable=False),
        sa.Column("allocated_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="A request under the Victims' Right to Review, and what became of it.",
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "declaration",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("knows_someone", sa.Boolean(), nullable=False),
        sa.Column("lifted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_file.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        comment="What a user said to “is anyone in this case someone you know?”",
    )
    with op.batch_alter_table("declaration", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_declaration_case_id"), ["case_id"], unique=False)

    op.create_table(
        "restriction",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("allowed", sa.JSON(), nullable=False),
        sa.Column("lifted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_file.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        comment="A case that only the users in allowed may see.",
    )
    with op.batch_alter_table("restriction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_restriction_case_id"), ["case_id"], unique=False)

    op.create_table(
        "retention",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_file.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        comment="When to look again whether a case is still needed, and why it was kept.",
    )
    with op.batch_alter_table("retention", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_retention_case_id"), ["case_id"], unique=False)

    op.create_table(
        "change_request",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("done", sa.Text(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("done_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        comment="A mind that changed, sent back to the advisor. Open until done_at.",
    )
    with op.batch_alter_table("change_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_change_request_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "check_fact",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        comment="One tick of the pre-trial check; the newest of a fact and measure is known.",
    )
    with op.batch_alter_table("check_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_check_fact_person_id"), ["person_id"], unique=False)

    op.create_table(
        "dip_check",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("dip_sample_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dip_sample_id"],
            ["dip_sample.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        comment="The check sheet of one person in a sample.",
    )
    with op.batch_alter_table("dip_check", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_dip_check_dip_sample_id"), ["dip_sample_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_dip_check_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.create_index("ix_answer_question", ["question", "assessment_id"], unique=False)

    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(
            "ix_entry_listed",
            ["at", "row"],
            unique=False,
            sqlite_where=sa.text("field = '' AND \"table\" = 'person' AND value IS NOT NULL"),
        )

    with op.batch_alter_table("mg2", schema=None) as batch_op:
        batch_op.add_column(sa.Column("counts", sa.JSON(), nullable=True))
        batch_op.create_index(
            "ix_mg2_lists",
            ["draft", "person_id", "version", "sent_on", "counts", "id", "path"],
            unique=False,
        )

    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("roles", sa.JSON(), nullable=True))
        batch_op.add_column(
            sa.Column("disabled", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    """Go back to the one before."""
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("disabled")
        batch_op.drop_column("roles")

    with op.batch_alter_table("mg2", schema=None) as batch_op:
        batch_op.drop_index("ix_mg2_lists")
        batch_op.drop_column("counts")

    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_entry_listed",
            sqlite_where=sa.text("field = '' AND \"table\" = 'person' AND value IS NOT NULL"),
        )

    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_index("ix_answer_question")

    with op.batch_alter_table("dip_check", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dip_check_person_id"))
        batch_op.drop_index(batch_op.f("ix_dip_check_dip_sample_id"))

    op.drop_table("dip_check")
    with op.batch_alter_table("check_fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_check_fact_person_id"))

    op.drop_table("check_fact")
    with op.batch_alter_table("change_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_request_person_id"))

    op.drop_table("change_request")
    with op.batch_alter_table("retention", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_retention_case_id"))

    op.drop_table("retention")
    with op.batch_alter_table("restriction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_restriction_case_id"))

    op.drop_table("restriction")
    with op.batch_alter_table("declaration", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_declaration_case_id"))

    op.drop_table("declaration")
    op.drop_table("setting")
    op.drop_table("review_request")
    with op.batch_alter_table("record", schema=None) as batch_op:
        batch_op.drop_index("ix_record_about")

    op.drop_table("record")
    op.drop_table("past_record")
    op.drop_table("frozen_month")
    op.drop_table("dip_sample")
    op.drop_table("differing")
    op.drop_table("counted")
