"""The call that was interrupted: what to go on with after an unlock, a closed lid or a crash."""

from dataclasses import dataclass
from datetime import datetime

from smadvisor.assessment.questions import BY_ID, TOPICS
from smadvisor.office import access
from smadvisor.office.assessing import sitting
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, Values, rows


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An assessment that stopped on the way."""

    person_id: str
    name: str
    at: datetime
    question: str
    """The id of the question where it stopped."""

    @property
    def topic(self) -> str:
        """The heading of the page that the question is on."""
        return TOPICS[BY_ID[self.question].topic]


def interrupted(desk: Desk) -> Interrupted | None:
    """The assessment to go on with: the last one, or the last unfinished one of this day.

    Unfinished has answers, is not ready for the MG2, not closed, and no MG2 was made since.
    """
    today, zone = desk.today, desk.now().tzinfo
    with desk.read(Verb.SEE_QUEUE) as connection:
        barred = access.barred(connection, desk.user.id)
        begun = (
            (line, person)
            for line in rows(connection, "assessment", "touched_at")[::-1]
            for person in rows(connection, "person", id=line["person_id"])
            if person["case_id"] not in barred
        )
        for place, (line, person) in enumerate(begun):
            at = line["touched_at"].astimezone(zone)
            if place and at.date() != today:
                return None
            if _unfinished(desk, connection, line):
                return Interrupted(person["id"], person["name"], at, line["at_question"])
    return None


def _unfinished(desk: Desk, connection: Connection, line: Values) -> bool:
    of_person = {"person_id": line["person_id"]}
    if rows(connection, "closing", reopened=False, **of_person):
        return False
    made = rows(connection, "mg2", "made_at", draft=False, **of_person)
    if made and made[-1]["made_at"] >= line["touched_at"]:
        return False
    now = sitting(desk, connection, line["person_id"])
    return bool(now.given) and not now.readiness.ready and line["at_question"] in BY_ID
