"""The assessment of one person: begun once, saved on every answer, resumed where it stopped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from smadvisor.assessment.answers import check, check_all
from smadvisor.assessment.changes import changes
from smadvisor.assessment.facts import facts
from smadvisor.assessment.flow import affected_by, on_paper, passed_over, standing, visible
from smadvisor.assessment.known import implied, known
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID, QUESTIONS, YES
from smadvisor.assessment.questions.details import WHY_A_NEW_VERSION
from smadvisor.assessment.readiness import Readiness, readiness
from smadvisor.casework.cases import Case, Defendant, Person
from smadvisor.casework.identity import listed_id
from smadvisor.casework.stop_cards import Stop
from smadvisor.law.explain import Explanation, explain
from smadvisor.law.facts import Eligible, Facts, Measure
from smadvisor.law.tables import Law, current
from smadvisor.law.time_limits import Target, counts_for, headline, late
from smadvisor.office import kept_law, nouns, undoing
from smadvisor.office.desk import Desk
from smadvisor.office.kept_law import NewerLaw
from smadvisor.office.pleas import limits_of, targets_of
from smadvisor.office.stop_cards import bring_up_in
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, Values, row, rows


@dataclass(frozen=True, slots=True)
class Sitting:
    """An assessment as it stands."""

    assessment_id: str
    person_id: str
    case: Case
    defendants: tuple[Defendant, ...]
    person: Person
    given: Mapping[str, Answer]
    """What was answered."""
    known: Mapping[str, Answer]
    """What the list and the offence codes tell already: shown as such, never asked twice."""
    look_again: frozenset[str]
    """Answers that an earlier one, changed since, may have made wrong."""
    at: str
    """The question where the call stopped."""
    explanation: Explanation
    """What the law says, in the version that this assessment was made under."""
    targets: tuple[Target, ...]
    """The days to aim at."""
    newer_law: NewerLaw | None
    passed_over: frozenset[str]
    """The topics that need not be asked about here."""
    readiness: Readiness

    @property
    def eligible(self) -> tuple[Eligible, ...]:
        """Every way in which the witness is eligible."""
        return self.explanation.eligible

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The eight measures, each with whether it is open here."""
        return self.explanation.measures

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What is known and what was answered; an answer goes before what the list says."""
        return {**self.known, **self.given}


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step back or forth: the question it was about, and the assessment as it stands now."""

    question: str
    sitting: Sitting


def begin(desk: Desk, person_id: str) -> Sitting:
    """The assessment of this person, begun now if there is none."""
    with desk.write(Verb.OPEN_ASSESSMENT, person_id) as journal:
        _assessment(desk, journal, person_id)
        return sitting(desk, journal.connection, person_id)


def answer(
    desk: Desk,
    person_id: str,
    question: str,
    value: Answer | None,
    seen: Mapping[str, Answer | None] | None = None,
) -> Sitting:
    """Keep one answer, or take it back with ``None``; what depends on it is marked *look again*.

    ``seen`` are the answers that were given as far as the writer knows.

    Raises:
        Refused: ``answers_refused`` when the value does not fit the question;
            ``changed_meanwhile`` where the answer is not what was ``seen``.
    """
    checked = None if value is None else check(BY_ID[question], value)
    with desk.write(Verb.ASSESS, person_id) as journal:
        assessment = _assessment(desk, journal, person_id)
        _keep(desk, journal, assessment, {question: checked}, seen)
        journal.change("assessment", assessment["id"], at_question=question, touched_at=desk.now())
        return sitting(desk, journal.connection, person_id)


def move(desk: Desk, person_id: str, question: str) -> None:
    """Remember where the call is, so that it goes on there."""
    with desk.write(Verb.ASSESS, person_id) as journal:
        assessment = _assessment(desk, journal, person_id)
        journal.change("assessment", assessment["id"], at_question=question, touched_at=desk.now())


def confirm(desk: Desk, person_id: str, question: str) -> Sitting:
    """The advisor looked again: the answer stands as it is."""
    with desk.write(Verb.ASSESS, person_id) as journal:
        assessment = _assessment(desk, journal, person_id)
        for line in rows(
            journal.connection, "answer", assessment_id=assessment["id"], question=question
        ):
            journal.change("answer", line["id"], look_again=False)
        return sitting(desk, journal.connection, person_id)


def undo(desk: Desk, person_id: str) -> Stepped | None:
    """Take back the last answer given in this assessment; None where there is none left.

    What it marked *look again* is as it was before. The journal keeps every word.
    """
    with desk.write(Verb.ASSESS, person_id) as journal:
        assessment = _assessment(desk, journal, person_id)
        step = undoing.last_step(journal, assessment["id"])
        if step is None:
            return None
        undoing.take_back(journal, assessment["id"], step)
        return _stepped(desk, journal, person_id, step.question)


def redo(desk: Desk, person_id: str) -> Stepped | None:
    """Give again what was taken back last; None where nothing was, or another answer came since."""
    with desk.write(Verb.ASSESS, person_id) as journal:
        assessment = _assessment(desk, journal, person_id)
        found = undoing.last_taken_back(journal, assessment["id"])
        if found is None:
            return None
        taken_id, step = found
        _keep(desk, journal, assessment, {step.question: step.after})
        undoing.given_again(journal, taken_id, step)
        return _stepped(desk, journal, person_id, step.question)


def record(desk: Desk, person_id: str, answers: Mapping[str, object]) -> Sitting:
    """Keep many answers at once, all or none.

    Raises:
        Refused: ``answers_refused`` naming every unknown id and every value that does not fit.
    """
    checked = check_all(answers)
    with desk.write(Verb.ASSESS, person_id) as journal:
        assessment = _assessment(desk, journal, person_id)
        in_order = {
            question.id: checked[question.id] for question in QUESTIONS if question.id in checked
        }
        _keep(desk, journal, assessment, in_order)
        journal.change("assessment", assessment["id"], touched_at=desk.now())
        return sitting(desk, journal.connection, person_id)


def sitting(desk: Desk, connection: Connection, person_id: str) -> Sitting:
    """The assessment as it stands in this view of the store."""
    assessment = row(connection, "assessment", person_id=person_id)
    person = nouns.person(row(connection, "person", id=person_id))
    case = nouns.case(row(connection, "case_file", id=person.case_id))
    defendants = tuple(map(nouns.defendant, rows(connection, "defendant", "name", case_id=case.id)))
    law = kept_law.kept(connection, assessment["law"])
    kept = rows(connection, "answer", assessment_id=assessment["id"])
    given = {line["question"]: _answer(line["value"]) for line in kept if line["value"] is not None}
    listed = known(case, person)

    def told_under(law: Law) -> dict[str, Answer]:
        return {**listed, **implied({**listed, **given}, law, desk.today)}

    def facts_under(law: Law) -> Facts:
        return facts(case, defendants, {**told_under(law), **given}, desk.today)

    told, of_law = told_under(law), facts_under(law)
    answers = {**told, **given}
    # a time limit is the case's, not the assessment's: it follows the calendar as it is now
    said = replace(explain(of_law, law), limits=limits_of(case, defendants, desk.today))
    made = rows(connection, "mg2", person_id=person_id, draft=False)
    is_late = _late(desk, made, said)
    passed = passed_over(of_law, said.measures, late=is_late, changed=False)
    if _changed(made, standing(answers, on_paper(passed, said.measures))):
        passed = passed_over(of_law, said.measures, late=is_late, changed=True)
    look_again = frozenset(line["question"] for line in kept if line["look_again"]) & given.keys()
    return Sitting(
        assessment_id=assessment["id"],
        person_id=person_id,
        case=case,
        defendants=defendants,
        person=person,
        given=given,
        known=told,
        look_again=look_again,
        at=assessment["at_question"],
        explanation=said,
        targets=targets_of(case, defendants, said.limits, desk.today),
        newer_law=kept_law.newer(assessment["law"], facts_under, said),
        passed_over=passed,
        readiness=readiness(
            answers,
            look_again,
            said.measures,
            eligible=said.eligible,
            passed_over=passed,
            case=case,
            today=desk.today,
        ),
    )


def forget_why(journal: Journal, person_id: str) -> None:
    """Take back why there is a new version: it is made, and the next one has its own reason."""
    assessment = row(journal.connection, "assessment", person_id=person_id)
    for line in rows(
        journal.connection, "answer", assessment_id=assessment["id"], question=WHY_A_NEW_VERSION
    ):
        journal.change("answer", line["id"], value=None)


def use_newer_law(desk: Desk, person_id: str) -> Sitting:
    """Go on under the law as it is now; no answer and no MG2 that was made changes."""
    with desk.write(Verb.ASSESS, person_id) as journal:
        assessment = _assessment(desk, journal, person_id)
        journal.change("assessment", assessment["id"], law=kept_law.keep(journal))
        return sitting(desk, journal.connection, person_id)


def offer_again(desk: Desk, person_id: str) -> None:
    """A fresh look after a decline: open again, at the measures, what was said to be looked at.

    Nothing is deleted: the decline stands until another answer is given.
    """
    with desk.write(Verb.ASSESS, person_id) as journal:
        assessment = _assessment(desk, journal, person_id)
        for closing in rows(journal.connection, "closing", person_id=person_id, reopened=False):
            journal.change("closing", closing["id"], reopened=True)
        for line in rows(journal.connection, "answer", assessment_id=assessment["id"]):
            if line["question"] in _DECLINE and line["value"] is not None:
                journal.change("answer", line["id"], look_again=True)
        now = {"at_question": _DECLINE[0], "touched_at": desk.now()}
        journal.change("assessment", assessment["id"], **now)


def _stepped(desk: Desk, journal: Journal, person_id: str, question: str) -> Stepped:
    assessment = row(journal.connection, "assessment", person_id=person_id)
    journal.change("assessment", assessment["id"], at_question=question, touched_at=desk.now())
    return Stepped(question, sitting(desk, journal.connection, person_id))


def _late(desk: Desk, made: Iterable[Values], said: Explanation) -> bool:
    """Whether the time limit passed before any version of the MG2 was sent."""
    first = headline(said.limits)
    if first is None or first.last_day is None:
        return False
    in_time = any(line["sent_on"] and line["sent_on"] <= first.last_day for line in made)
    return not in_time and late(first, counts_for(desk.now(), current()))


def _changed(made: Sequence[Values], now: Mapping[str, Answer]) -> bool:
    """Whether these answers are no longer those of the version made last."""
    if not made:
        return False
    last = max(made, key=lambda line: int(line["version"]))["paper"]["answers"]
    before = {id: _answer(value) for id, value in last.items() if id != WHY_A_NEW_VERSION}
    return bool(changes(before, now))


def _assessment(desk: Desk, journal: Journal, person_id: str) -> Values:
    found = rows(journal.connection, "assessment", person_id=person_id)
    if not found:
        first = visible({})[0].id
        begun = {"started_at": desk.now(), "touched_at": desk.now(), "at_question": first}
        kept = {"person_id": person_id, "law": kept_law.keep(journal)}
        same = listed_id("assessment", person_id)
        journal.add("assessment", {**kept, **begun}, same)
        found = rows(journal.connection, "assessment", person_id=person_id)
    return found[0]


def _keep(
    desk: Desk,
    journal: Journal,
    assessment: Values,
    answers: Mapping[str, Answer | None],
    seen: Mapping[str, Answer | None] | None = None,
) -> None:
    kept = rows(journal.connection, "answer", assessment_id=assessment["id"])
    there = {line["question"]: line for line in kept}
    told = _told(journal.connection, assessment["person_id"])
    for question, value in answers.items():
        plain = _plain(value)
        before = there.get(question)
        if before is None:
            new = {"question": question, "value": plain, "look_again": False}
            same = listed_id("answer", assessment["id"], question)
            journal.add("answer", {"assessment_id": assessment["id"], **new}, same)
        else:
            was_seen = None if seen is None else {"value": _plain(seen.get(question))}
            journal.change("answer", before["id"], was_seen, value=plain, look_again=False)
        was = before["value"] if before and before["value"] is not None else told.get(question)
        if was is not None and was != (told.get(question) if plain is None else plain):
            for other in affected_by(question) - answers.keys():
                if other in there and there[other]["value"] is not None:
                    journal.change("answer", there[other]["id"], look_again=True)
        if (question, plain) == _IN_DANGER and was != YES:
            bring_up_in(journal, desk, assessment["person_id"], Stop.DANGER)


def _told(connection: Connection, person_id: str) -> dict[str, Answer]:
    person = nouns.person(row(connection, "person", id=person_id))
    return known(nouns.case(row(connection, "case_file", id=person.case_id)), person)


def _plain(value: Answer | None) -> str | list[str] | None:
    return list(value) if isinstance(value, tuple) else value


def _answer(value: str | list[str]) -> Answer:
    return tuple(value) if isinstance(value, list) else value


_IN_DANGER = ("opening.in_danger", YES)
"""The answer that brings up a stop card by itself."""
_DECLINE = (
    "choice.wants_any",
    "decline.words",
    "decline.understood",
    "decline.offer_again_on",
)
"""Where a fresh look after a decline begins, and what deserves it."""
