"""The dip sample of the Victims' Code: what is looked at, who is drawn, what came out.

Code of Practice for Victims of Crime in England and Wales (2021); Victims and Prisoners Act 2024.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from smadvisor.text import _


class Checked(StrEnum):
    """What the checker found of one thing."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"

    @property
    def words(self) -> str:
        """For the screen."""
        return _CHECKED[self]


_CHECKED = {
    Checked.YES: _("Yes"),
    Checked.NO: _("No"),
    Checked.NOT_APPLICABLE: _("Does not apply"),
    Checked.CANNOT_TELL: _("Cannot tell"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the check sheet. Its id never changes, since answers name it."""

    id: str
    question: str
    short: str
    """As the table of results calls it."""
    help: str
    to_confirm: bool = False
    """Whether what the help says of days is to be confirmed by legal services."""


ITEMS: tuple[Item, ...] = (
    Item(
        "needs_assessment",
        _("Is the date of the needs assessment known?"),
        _("Date of the needs assessment known"),
        _("Victims’ Code, Right 4: an assessment by the police of what the victim needs."),
    ),
    Item(
        "enhanced_rights",
        _("Was it recorded whether the victim has enhanced rights?"),
        _("Enhanced rights: yes or no recorded"),
        _(
            "Victims of the most serious crime (domestic abuse and sexual offences among it), "
            "persistently targeted, vulnerable or intimidated."
        ),
    ),
    Item(
        "views",
        _("Are the victim’s views on special measures recorded?"),
        _("Views on special measures recorded"),
        _("In their own words where possible."),
    ),
    Item(
        "mg2_by_plea",
        _("Was the MG2 sent by the day of the not guilty plea?"),
        _("MG2 sent by the plea"),
        _("Does not apply where no MG2 was needed or no plea was taken."),
    ),
    Item(
        "updates",
        _("Was the victim told of each step in time?"),
        _("Told of each step in time"),
        _(
            "Victims’ Code, Rights 6 and 9: within 5 working days, with enhanced rights within 1, "
            "for hearing dates, outcomes and bail too"
        ),
        to_confirm=True,
    ),
    Item(
        "personal_statement",
        _("Was a victim personal statement offered?"),
        _("Victim personal statement offered"),
        _("Victims’ Code, Right 7. A refusal that is recorded is a yes: it was offered."),
    ),
    Item(
        "support",
        _("Was the victim referred to support?"),
        _("Referred to support"),
        _("Victims’ Code, Right 4: within 2 working days, with enhanced rights the same"),
        to_confirm=True,
    ),
    Item(
        "measures_told",
        _("Were special measures explained, and was the victim told the court’s decision?"),
        _("Measures explained, decision told"),
        _("Victims’ Code, Right 8; Criminal Procedure Rules, rule 18.5."),
    ),
    Item(
        "welsh",
        _("Was Welsh offered?"),
        _("Welsh offered"),
        _("Welsh Language Standards (No. 5) Regulations 2016: without waiting to be asked."),
    ),
    Item(
        "order_views",
        _("Are the victim’s views on a restraining order recorded?"),
        _("Views on a restraining order recorded"),
        _("Whether one is wanted, and what it should forbid."),
    ),
)
_IDS = frozenset(item.id for item in ITEMS)

Answers = Mapping[str, str]
"""What was found, by the id of an item; an item without an answer is not there."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came out for one item: ``yes`` of ``applicable`` people."""

    item: Item
    yes: int
    applicable: int
    """Answered yes or no."""
    not_applicable: int
    cannot_tell: int
    open: int
    """Not answered yet."""


def draw(ids: Iterable[str], size: int, seed: str) -> tuple[str, ...]:
    """``size`` of ``ids``, or all where there are fewer, in the order in which they are drawn.

    The same ids and seed give the same sample on every machine: sorted by a hash of both, which
    no library's idea of randomness can change.
    """
    return tuple(sorted(set(ids), key=lambda id: (_drawn(seed, id), id))[:size])


def _drawn(seed: str, id: str) -> str:
    return hashlib.sha256(f"{seed}\n{id}".encode()).hexdigest()


def results(sheets: Sequence[Answers]) -> tuple[Result, ...]:
    """Each item over all sheets, in the order of the sheet."""
    return tuple(_result(item, [sheet.get(item.id, "") for sheet in sheets]) for item in ITEMS)


def _result(item: Item, said: Sequence[str]) -> Result:
    yes, no = said.count(Checked.YES), said.count(Checked.NO)
    return Result(
        item,
        yes=yes,
        applicable=yes + no,
        not_applicable=said.count(Checked.NOT_APPLICABLE),
        cannot_tell=said.count(Checked.CANNOT_TELL),
        open=said.count(""),
    )


def fits(answers: Answers) -> bool:
    """Whether these are answers to items of the sheet."""
    return answers.keys() <= _IDS and set(answers.values()) <= set(Checked)


def answers_words(answers: Answers) -> str:
    """The answers of one sheet in a line."""
    return "; ".join(
        f"{item.short}: {Checked(answers[item.id]).words}" for item in ITEMS if item.id in answers
    )
