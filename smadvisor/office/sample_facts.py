"""What the program itself knows about the things that a check sheet asks, each with its source.

It stands beside the question and answers none: whoever checks decides by the police file.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from smadvisor.assessment import words
from smadvisor.assessment.questions import BY_ID, NOT_ASKED
from smadvisor.casework.cases import plea_words
from smadvisor.casework.contact import ContactOutcome
from smadvisor.casework.dip_sample import ITEMS
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.pretrial import VALUES, Fact
from smadvisor.law.words import MEASURES
from smadvisor.store.rows import Connection, Values, row, rows
from smadvisor.text import _, ngettext

Known = Mapping[str, tuple[str, ...]]
"""Sentences by the id of an item."""


def known(connection: Connection, person_id: str) -> Known:
    """What is known about one person; no sentence for an item of which nothing is."""
    look = _Look(connection, person_id)
    return {item.id: tuple(getattr(look, item.id)()) for item in ITEMS}


class _Look:
    """One look at the rows of a person; a method for each item."""

    def __init__(self, connection: Connection, person_id: str) -> None:
        self._person = row(connection, "person", id=person_id)
        case_id = self._person["case_id"]
        self._case = row(connection, "case_file", id=case_id)
        self._defendants = rows(connection, "defendant", "name", case_id=case_id)
        of = partial(rows, connection, person_id=person_id)
        self._assessments = of("assessment")
        self._contacts = of("contact", "at")
        self._reviews = of("review", "at")
        self._papers = of("mg2", "version", draft=False)
        self._ticks: dict[tuple[str, str], Values] = {}
        for line in of("check_fact", "at"):
            self._ticks[line["fact"], line["measure"]] = line
        self._answers: dict[str, Any] = {
            line["question"]: line["value"]
            for one in self._assessments
            for line in rows(connection, "answer", assessment_id=one["id"])
            if line["value"]
        }

    def needs_assessment(self) -> Iterator[str]:
        for one in self._assessments:
            yield _("The advisor’s assessment was begun on {day}.").format(
                day=_day(one["started_at"])
            )

    def enhanced_rights(self) -> Iterator[str]:
        for name, field in (
            (_("Domestic abuse"), "domestic_abuse"),
            (_("Sexual offence"), "sexual_offence"),
        ):
            yield _("{what}: {said} (weekly list).").format(
                what=name, said=words.yes_no(self._case[field])
            )

    def views(self) -> Iterator[str]:
        asked = [self._answers.get(f"{one.id}.view", NOT_ASKED) for one in MEASURES]
        count = sum(view != NOT_ASKED for view in asked)
        if self._assessments:
            yield ngettext(
                "A view on {n} measure is recorded (assessment).",
                "Views on {n} measures are recorded (assessment).",
                count,
            ).format(n=count)

    def mg2_by_plea(self) -> Iterator[str]:
        for look in self._reviews[:1]:
            yield _("{state}, when first looked at on {day} (review).").format(
                state=Mg2State(look["mg2_state"]).words, day=_day(look["at"])
            )
        for paper in self._papers:
            if paper["sent_on"]:
                yield _("MG2, version {n}: sent on {day}.").format(
                    n=paper["version"], day=words.day(paper["sent_on"])
                )
        if self._papers and not any(paper["sent_on"] for paper in self._papers):
            yield _("An MG2 was made and is not marked as sent.")
        for one in self._defendants:
            plea, day = plea_words(one["plea"]), one["plea_date"]
            said = f"{plea}, {words.day(day)}" if day else plea
            yield _("Plea of {name}: {plea}.").format(name=one["name"], plea=said)

    def updates(self) -> Iterator[str]:
        spoke = [one for one in self._contacts if one["outcome"] == ContactOutcome.SPOKE]
        if self._contacts:
            tries = len(self._contacts)
            yield ngettext("{n} contact is logged.", "{n} contacts are logged.", tries).format(
                n=tries
            )
        if spoke:
            yield _("Last spoken with on {day} (contact log).").format(day=_day(spoke[-1]["at"]))

    def personal_statement(self) -> Iterator[str]:
        yield from self._listed("victim_personal_statement")
        yield from self._answered("practical.personal_statement_offered")
        yield from self._ticked(Fact.PERSONAL_STATEMENT)

    def support(self) -> Iterator[str]:
        yield from self._listed("support_worker")

    def measures_told(self) -> Iterator[str]:
        yield from self._answered("opening.explained")
        directed = [line for (fact, _measure), line in self._ticks.items() if fact == Fact.DIRECTED]
        for line in directed[-1:]:
            yield _("The court decided on {day} (pre-trial check).").format(day=_of(line))
        yield from self._ticked(Fact.TOLD)

    def welsh(self) -> Iterator[str]:
        yield from self._answered("needs.language")
        yield from self._ticked(Fact.WELSH)

    def order_views(self) -> Iterator[str]:
        yield from self._listed("restraining_order")
        yield from self._answered("restraining_order.wanted")

    def _listed(self, field: str) -> Iterator[str]:
        if said := self._person[field]:
            yield _("“{said}” (weekly list).").format(said=said)

    def _answered(self, question: str) -> Iterator[str]:
        if value := self._answers.get(question):
            said = words.answer(BY_ID[question], value)
            yield _("{question} {answer} (assessment).").format(
                question=BY_ID[question].text, answer=said
            )

    def _ticked(self, fact: Fact) -> Iterator[str]:
        if line := self._ticks.get((fact, "")):
            yield _("{fact}: {said}, {day} (pre-trial check).").format(
                fact=_FACTS[fact], said=VALUES[fact][line["value"]], day=_of(line)
            )


_FACTS = {
    Fact.PERSONAL_STATEMENT: _("Victim personal statement"),
    Fact.TOLD: _("Told of the court’s decision"),
    Fact.WELSH: _("Welsh"),
}


def _of(tick: Values) -> str:
    return words.day(tick["on"]) if tick["on"] else _day(tick["at"])


def _day(moment: datetime) -> str:
    return words.day(moment.astimezone().date())
