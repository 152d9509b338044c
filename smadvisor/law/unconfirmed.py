"""What legal services are asked to confirm, and where the program relies on it meanwhile.

Rules that could not be checked at their source stand in ``unconfirmed.csv``; beside them, every
row of a table of the law whose ``confirmed`` is ``no``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from smadvisor.law.tables import Law, Row, good_on, read
from smadvisor.resources import folder
from smadvisor.text import _

MARK = _("to be confirmed by legal services")
"""What stands wherever the program says such a thing."""
NOT_RELIED_ON = _("not relied on yet")


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """One thing that is not confirmed."""

    id: str
    what: str
    shown_in: str
    """Where in the program it is relied on and marked, or ``NOT_RELIED_ON``."""
    source: str
    """Where it comes from, or where the answer is to be sought."""


def rules(path: Path) -> tuple[ToConfirm, ...]:
    """What is listed in ``path`` and has no end yet.

    Raises:
        Fault: ``damaged_table`` where the table cannot be read.
    """
    return tuple(
        ToConfirm(row["id"], _(row["what"]), _(row["shown_in"]), row["source"])
        for row in read(path, ("id", "what", "shown_in"))
        if good_on(row, None)
    )


RULES = rules(folder() / "law" / "unconfirmed.csv")


def to_confirm(law: Law) -> tuple[ToConfirm, ...]:
    """The rules, then each row of the tables of ``law`` that is not confirmed."""
    return (*RULES, *_offences(law), *_schedule_1a(law), *_section_28(law), *_orders(law))


def _offences(law: Law) -> Iterator[ToConfirm]:
    for row in filter(_open, law.offences):
        yield ToConfirm(
            f"offences.{row['code']}",
            _("In the table of offences, {code}: {wording} ({provision}).").format(**row),
            _("What the law says, at an offence with that code"),
            row["source"],
        )


def _schedule_1a(law: Law) -> Iterator[ToConfirm]:
    for row in filter(_open, law.schedule_1a):
        yield ToConfirm(
            f"schedule_1a.{row['paragraph']}.{row['condition']}",
            _("In the table of Schedule 1A, paragraph {paragraph}: {provision}.").format(**row),
            _("What the law says, at an offence of that provision"),
            row["source"],
        )


def _section_28(law: Law) -> Iterator[ToConfirm]:
    names = {court["code"]: court["name"] for court in law.courts}
    for row in filter(_open, law.section_28):
        court = names.get(row["court_code"], row["court_code"])
        yield ToConfirm(
            f"section_28.{row['court_code']}.{row['limb']}",
            _(
                "In the table of section 28, {court}: begun for witnesses of {limb} on {good_from}."
            ).format(court=court, limb=row["limb"], good_from=row["good_from"]),
            _("What the law says, at pre-recorded cross-examination"),
            row["source"],
        )


def _orders(law: Law) -> Iterator[ToConfirm]:
    for row in filter(_open, law.restraining_orders):
        result = row["result"].replace("_", " ")
        yield ToConfirm(
            f"restraining_orders.{row['result']}",
            _("In the table of restraining orders, {result}: an order under {section}.").format(
                result=result, section=row["section"]
            ),
            _("What the law says, at the routes to a restraining order"),
            row["source"],
        )


def _open(row: Row) -> bool:
    return row["confirmed"] == "no" and good_on(row, None)
