"""The kinds of column that the tables are made of."""

from sqlalchemy import Boolean, Column, ForeignKey, MetaData, String, Text

metadata = MetaData()

CAREFUL = "careful"
"""Under this name a column's ``info`` has values in the order of how careful they are."""


ID = String(36)
"""A UUID as text."""


def id_column() -> Column[str]:
    """The id of a row: a UUID, made where the row is made."""
    return Column("id", ID, primary_key=True)


def text(name: str) -> Column[str]:
    """A text, empty where nothing is known."""
    return Column(name, Text, nullable=False, default="")


def flag(name: str) -> Column[bool]:
    """Yes or no."""
    return Column(name, Boolean, nullable=False, default=False)


def fact(name: str, *, careful: str) -> Column[str]:
    """Yes, no or unknown; where two copies differ, the careful one is shown until it is settled."""
    other = "no" if careful == "yes" else "yes"
    return Column(
        name, Text, nullable=False, default="", info={CAREFUL: (other, "unknown", careful)}
    )


def belongs_to(table: str, name: str = "") -> Column[str]:
    """The id of the row of ``table`` that this row belongs to, and is erased with."""
    return Column(name or f"{table}_id", ID, ForeignKey(f"{table}.id"), nullable=False, index=True)
