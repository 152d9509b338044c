"""A store of many people over five years, everybody in it invented: ``fill`` makes it.

About a third of the people have an MG2 with all its answers; all but the newest are closed.
"""

import random
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from smadvisor.assessment.snapshot import to_plain
from smadvisor.casework.identity import listed_id, new_id
from smadvisor.casework.mg2 import InadequateReason, Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.pretrial import GRANTED, YES, Fact
from smadvisor.office import figures
from smadvisor.office.desk import Desk
from smadvisor.tally.asked import counts
from smadvisor.tally.months import financial_year
from tests.bench.lists import lines
from tests.bench.paper import sample

YEARS = 5
WEEKS = 52 * YEARS
_STATES = (*(Mg2State.ABSENT,) * 9, *(Mg2State.INADEQUATE,) * 4, *(Mg2State.ADEQUATE,) * 6)
_NOT_SENT = tuple(one for one in Outcome if one is not Outcome.SENT)
_TICKED = ((Fact.APPLIED, YES), (Fact.DIRECTED, GRANTED), (Fact.IN_PLACE, YES))
_RECENT = timedelta(weeks=3)
"""Whoever was listed since is mostly not closed yet."""

Births = dict[str, list[tuple[str, dict[str, Any]]]]
"""New rows by table."""


def fill(desk: Desk, people: int) -> None:
    """Five years of work up to the day at the desk: all that a case leaves behind."""
    chance, every = random.Random(2026), lines(people)
    now = desk.now()
    made = 0
    for week in range(WEEKS):
        at = now - timedelta(weeks=WEEKS - week)
        until = people * (week + 1) // WEEKS
        listed = [next(every) for _line in range(made, until)]
        made = until
        births: Births = defaultdict(list)
        _add(births, "intake", {"sha256": f"{week:064}", "at": at, "counts": {}})
        work = _Work(desk.user.id, chance, at, now)
        case = ""
        for number, line in enumerate(listed, 1):
            if number % 6 or not case:
                case = work.case(births, line)
            work.person(births, case, str(line[9]))
        with desk.store.write(desk.user.id, at) as journal:
            for table, rows in births.items():
                journal.add_many(table, rows)
    figures.figures(desk, *financial_year(desk.today))  # what is due freezes


class _Work:
    """What becomes of those of one list."""

    def __init__(self, user: str, chance: random.Random, at: datetime, now: datetime) -> None:
        self._user, self._chance, self._at, self._now = user, chance, at, now

    def case(self, births: Births, line: tuple[str | date, ...]) -> str:
        """A case and its defendant; every sixth person is in the case of another."""
        urn, occurrence, defendant, born, offence, abuse, court, *_rest, oic, _v, _b, _m = line
        case = listed_id("case", str(urn))
        hearing = (self._at + timedelta(days=7 + self._chance.randrange(14))).date()
        values: dict[str, Any] = {
            "urn": urn,
            "occurrence": occurrence,
            "court": court,
            "offences": offence,
        }
        values |= {"domestic_abuse": abuse == "Y", "hearing_date": hearing, "oic": oic}
        values["station"] = self._chance.choice(("Newport", "Cwmbran", "Ebbw Vale", ""))
        births["case_file"].append((case, values))
        accused: dict[str, Any] = {"case_id": case, "name": defendant, "date_of_birth": born}
        if self._now - self._at < 5 * _RECENT:
            accused |= {"plea": "not_guilty", "plea_date": hearing}
        _add(births, "defendant", accused)
        return case

    def person(self, births: Births, case: str, name: str) -> None:
        """A person, the review, three contacts, for a third an MG2, the closing, the ticks."""
        chance, person = self._chance, listed_id("person", case, name)
        listed = {"case_id": case, "name": name, "role": "victim", "mg2_state": "absent"}
        cells = {"row": 2, "cells": {"Victim": name, "MG2": "No", "Court": "Newport"}}
        births["person"].append((person, {**listed, "listed": [cells]}))
        late = self._now - self._at < _RECENT
        if late and chance.random() < 0.5:
            return
        self._look(births, person)
        spoke = self._talks(births, person)
        sent = chance.random() < 1 / 3
        if sent:
            self._mg2(births, person)
        if not late and chance.random() < 0.99:
            outcome = Outcome.SENT if sent else chance.choice(_NOT_SENT)
            closed = {**self._by(24), "outcome": outcome, "note": "Spoke" if spoke else ""}
            _add(births, "closing", {"person_id": person, **closed})

    def _look(self, births: Births, person: str) -> None:
        state = self._chance.choice(_STATES)
        few = self._chance.randrange(1, 3) if state is Mg2State.INADEQUATE else 0
        reasons = self._chance.sample(list(InadequateReason), few)
        said = {"mg2_state": state, "reasons": reasons, "restraining_order_asked": "unknown"}
        _add(births, "review", {"person_id": person, **self._by(8), **said})
        safe = {"safe_to_call": "yes", "safe_to_leave_message": "unknown", "confirmed_by": "A"}
        births["safe_contact"].append(
            (listed_id("safe_contact", person), {"person_id": person, **safe})
        )

    def _talks(self, births: Births, person: str) -> bool:
        spoke = self._chance.random() < 0.5
        for number in range(3):
            outcome = "spoke" if spoke and number else "no_answer"
            line = {"who": "victim", "how": "phone", "outcome": outcome, "note": "Rang. " * 9}
            _add(births, "contact", {"person_id": person, **self._by(30 * (number + 1)), **line})
        return spoke

    def _mg2(self, births: Births, person: str) -> None:
        assessment, by = listed_id("assessment", person), self._by(50)
        sitting = {"started_at": by["at"], "touched_at": by["at"], "law": "1"}
        births["assessment"].append((assessment, {"person_id": person, **sitting}))
        for question, value in _PAPER.answers.items():
            if self._chance.random() < 0.4:
                said = {"assessment_id": assessment, "question": question, "value": value}
                _add(births, "answer", said)
        on = (self._at + timedelta(days=self._chance.randrange(3, 8))).date()
        drawn = {"version": 1, "draft": False, "made_at": by["at"], "made_by": "A", "pages": 6}
        kept = {"path": f"MG2-{person[:6]}.pdf", "sha256": "0" * 64, "paper": _PLAIN}
        counted = {"counts": counts(_PAPER.answers), "sent_on": on, "sent_to": "CPS Wales"}
        _add(births, "mg2", {"person_id": person, **drawn, **kept, **counted})
        if self._chance.random() < 0.5:
            for days, (fact, value) in enumerate(_TICKED, 1):
                day = on + timedelta(days=7 * days)
                tick = {"fact": fact, "measure": "screens", "value": value, "on": day}
                _add(births, "check_fact", {"person_id": person, **self._by(24 * days), **tick})

    def _by(self, hours: int) -> dict[str, Any]:
        later = timedelta(hours=hours, seconds=self._chance.randrange(20_000))
        return {"at": min(self._at + later, self._now), "user": self._user}


def _add(births: Births, table: str, values: dict[str, Any]) -> None:
    births[table].append((new_id(), values))


_PAPER = sample()
_PLAIN = to_plain(_PAPER)
