"""The record of processing: the whole job done, and every line of it read back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from smadvisor.casework.contact import By, ContactOutcome, Known, SafeContact, With
from smadvisor.casework.dip_sample import Checked
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.pretrial import YES, Fact
from smadvisor.casework.record import Event
from smadvisor.casework.review_requests import Decision, ReviewRequest, Scheme
from smadvisor.casework.stop_cards import Stop
from smadvisor.cli.window import draw_extract, draw_mg2, draw_queue, draw_tallies
from smadvisor.errors import Refused
from smadvisor.office import (
    assessing,
    backups,
    cases,
    checks,
    contacts,
    copies,
    declaring,
    directory,
    figures,
    figures_export,
    history,
    intake,
    notes,
    papers,
    people,
    pleas,
    printing,
    processing,
    queue,
    requests,
    restricting,
    resuming,
    retention,
    review_requests,
    samples,
    settings,
    stop_cards,
)
from smadvisor.office.desk import Desk
from smadvisor.office.processing import Asked
from smadvisor.office.samples import Sheet
from smadvisor.office.settings import Settings
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import record
from smadvisor.store.record import Recorded
from smadvisor.tally.report import Export
from tests.acceptance.record_sheet import published
from tests.acceptance.record_sheet import write as record_sheet
from tests.assessment.people import sample
from tests.desk import GWEN, PASSPHRASE, SIAN, Clock, write_list
from tests.office.copies import refused, saved

NEW = "ceiniog melyn drwsio pump"


@dataclass
class Job:
    """Somebody at a desk, and whom they work for."""

    desk: Desk
    folder: Path
    person: str
    case: str
    defendant: str

    def card(self) -> str:
        return cases.open_case(self.desk, self.person).stop_cards[0].id

    def mg2(self) -> str:
        return cases.open_case(self.desk, self.person).papers[0].id

    def notice(self) -> str:
        return cases.open_case(self.desk, self.person).notices[0].id

    def review_request(self) -> str:
        return review_requests.register(self.desk).requests[0].id

    def sheet(self) -> str:
        (drawn,) = samples.samples(self.desk)
        return samples.sample(self.desk, drawn.id).people[0].check_id

    def moved(self) -> Path:
        later = SIAN.replace("01/12/2026", "08/12/2026")
        return write_list(self.folder, later, GWEN, name="later.csv")


@pytest.fixture
def job(listed: Desk, sian: str, tmp_path: Path) -> Job:
    file = cases.open_case(listed, sian)
    return Job(listed, tmp_path, sian, file.case.id, file.defendants[0].id)


Act = Callable[[Job], object]
Said = tuple[Verb, str, str]
"""The verb, the name of what it is about (person, case or nothing), the recipient."""
REQUEST = ReviewRequest(
    urn="61US0412326",
    scheme=Scheme.CPS_LOCAL,
    decision=Decision.DISCONTINUED,
    requested_on=date(2026, 11, 20),
)
ACTS: tuple[tuple[Act, tuple[Said, ...]], ...] = (
    (lambda j: queue.queue(j.desk), ((Verb.SEE_QUEUE, "", ""),)),
    (lambda j: cases.find(j.desk, "61US0412326", "Siân"), ((Verb.FIND_PERSON, "", ""),)),
    (lambda j: cases.open_case(j.desk, j.person), ((Verb.OPEN_CASE, "person", ""),)),
    (lambda j: intake.preview(j.desk, j.moved()), ()),
    (lambda j: resuming.interrupted(j.desk), ((Verb.SEE_QUEUE, "", ""),)),
    (
        lambda j: cases.review(j.desk, j.person, Mg2State.ABSENT),
        ((Verb.REVIEW, "person", ""),),
    ),
    (
        lambda j: contacts.save_safe_contact(j.desk, j.person, SafeContact(safe_to_call=Known.YES)),
        ((Verb.SAVE_SAFE_CONTACT, "person", ""),),
    ),
    (
        lambda j: contacts.confirm_safe_contact(j.desk, j.person, "She rings"),
        ((Verb.SAVE_SAFE_CONTACT, "person", ""),),
    ),
    (
        lambda j: contacts.log(j.desk, j.person, With.VICTIM, By.PHONE, ContactOutcome.SPOKE),
        ((Verb.LOG_CONTACT, "person", ""),),
    ),
    (
        lambda j: pleas.enter(j.desk, j.defendant, "not_guilty", date(2026, 11, 20), None),
        ((Verb.ENTER_PLEA, "case", ""),),
    ),
    (
        lambda j: notes.keep(j.desk, j.person, "n", j.desk.now(), "", "words"),
        ((Verb.KEEP_NOTE, "person", ""),),
    ),
    (
        lambda j: stop_cards.bring_up(j.desk, j.person, Stop.DANGER),
        ((Verb.STOP_CARD, "person", ""),),
    ),
    (
        lambda j: stop_cards.record(j.desk, j.card(), "999 rung", j.desk.now()),
        ((Verb.OPEN_CASE, "person", ""), (Verb.STOP_CARD, "person", "")),
    ),
    (
        lambda j: requests.answer(j.desk, requests.ask(j.desk, j.person, "Screens").id, "Done"),
        ((Verb.REQUEST_CHANGE, "person", ""), (Verb.ANSWER_REQUEST, "person", "")),
    ),
    (lambda j: checks.coming(j.desk, 14), ((Verb.SEE_CHECKS, "", ""),)),
    (lambda j: checks.check(j.desk, j.person), ((Verb.OPEN_CHECK, "person", ""),)),
    (lambda j: checks.tick(j.desk, j.person, Fact.TOLD, YES), ((Verb.CHECK, "person", ""),)),
    (lambda j: directory.everybody(j.desk), ((Verb.FIND_PERSON, "", ""),)),
    (lambda j: assessing.begin(j.desk, j.person), ((Verb.OPEN_ASSESSMENT, "person", ""),)),
    (lambda j: assessing.record(j.desk, j.person, sample()), ((Verb.ASSESS, "person", ""),)),
    (lambda j: assessing.undo(j.desk, j.person), ((Verb.ASSESS, "person", ""),)),
    (lambda j: assessing.redo(j.desk, j.person), ((Verb.ASSESS, "person", ""),)),
    (lambda j: papers.draft(j.desk, j.person), ((Verb.OPEN_PAPER, "person", ""),)),
    (
        lambda j: papers.make(j.desk, j.person, j.folder / "out", draw_mg2),
        ((Verb.MAKE_PAPER, "person", "file"),),
    ),
    (
        lambda j: papers.paper(j.desk, j.mg2()),
        ((Verb.OPEN_CASE, "person", ""), (Verb.OPEN_PAPER, "person", "")),
    ),
    (lambda j: papers.sheet(j.desk, j.person, "grounds"), ((Verb.OPEN_PAPER, "person", ""),)),
    (
        lambda j: papers.save_sheet(j.desk, j.person, "grounds", j.folder / "out", draw_extract),
        ((Verb.MAKE_PAPER, "person", "file"),),
    ),
    (lambda j: papers.copied(j.desk, j.person), ((Verb.COPY_WORDS, "person", "clipboard"),)),
    (
        lambda j: printing.save(j.desk, queue.queue(j.desk), j.folder / "queue.pdf", draw_queue),
        ((Verb.SEE_QUEUE, "", ""), (Verb.PRINT, "", "file")),
    ),
    (
        lambda j: papers.mark_sent(j.desk, j.person, "CPS Wales", j.desk.today),
        ((Verb.MARK_SENT, "person", "CPS Wales"),),
    ),
    (
        lambda j: intake.confirm(j.desk, intake.preview(j.desk, j.moved())),
        ((Verb.MATCH_LIST, "", ""), (Verb.IMPORT_LIST, "", "")),
    ),
    (
        lambda j: cases.dismiss(j.desk, j.notice()),
        ((Verb.OPEN_CASE, "person", ""), (Verb.DISMISS_NOTICE, "person", "")),
    ),
    (
        lambda j: cases.close(j.desk, j.person, Outcome.SENT),
        ((Verb.CLOSE, "person", ""),),
    ),
    (lambda j: cases.reopen(j.desk, j.person), ((Verb.CLOSE, "person", ""),)),
    (lambda j: declaring.declare(j.desk, j.case, knows=False), ((Verb.DECLARE, "case", ""),)),
    (
        lambda j: restricting.restrict(j.desk, j.case, [j.desk.user.id], "Family"),
        ((Verb.RESTRICT, "case", ""),),
    ),
    (lambda j: restricting.guarded(j.desk), ((Verb.SEE_RESTRICTED, "", ""),)),
    (lambda j: restricting.lift(j.desk, j.case), ((Verb.RESTRICT, "case", ""),)),
    (lambda j: retention.due(j.desk), ((Verb.SEE_RETENTION, "", ""),)),
    (
        lambda j: retention.keep_longer(j.desk, j.case, j.desk.today + timedelta(days=9), "Appeal"),
        ((Verb.KEEP_LONGER, "case", ""),),
    ),
    (lambda j: settings.save(j.desk, Settings()), ((Verb.CHANGE_SETTINGS, "", ""),)),
    (lambda j: backups.back_up(j.desk, j.folder / "b.smabackup"), ((Verb.BACK_UP, "", ""),)),
    (lambda j: people.new_recovery_key(j.desk), ((Verb.NEW_RECOVERY_KEY, "", ""),)),
    (
        lambda j: people.change_passphrase(j.desk, PASSPHRASE, NEW),
        ((Verb.OWN_PASSPHRASE, "user", ""),),
    ),
    (lambda j: copies.conflicts(j.desk), ((Verb.SEE_CONFLICTS, "", ""),)),
    (lambda j: copies.waiting(j.desk), ()),
    (lambda j: processing.lines(j.desk), ((Verb.SEE_RECORD, "", ""),)),
    (
        lambda j: processing.export(j.desk, Asked(), "ICO", j.folder / "record.csv"),
        ((Verb.EXPORT_RECORD, "", "ICO"),),
    ),
    (
        lambda j: review_requests.add(j.desk, REQUEST),
        ((Verb.KEEP_REVIEW_REQUEST, "case", ""),),
    ),
    (
        lambda j: review_requests.request(j.desk, j.review_request()),
        ((Verb.SEE_REVIEW_REQUESTS, "", ""), (Verb.SEE_REVIEW_REQUESTS, "case", "")),
    ),
    (
        lambda j: samples.draw_sample(j.desk, "2026-11", "2026-12", 1),
        ((Verb.DRAW_SAMPLE, "", ""),),
    ),
    (
        lambda j: samples.check_sheet(j.desk, j.sheet()),
        ((Verb.SEE_SAMPLES, "", ""), (Verb.SEE_SAMPLES, "person", "")),
    ),
    (
        lambda j: samples.fill(
            j.desk, j.sheet(), {"welsh": Checked.YES}, "", Sheet("", "", "", "", {}, "", {})
        ),
        ((Verb.SEE_SAMPLES, "", ""), (Verb.FILL_CHECK_SHEET, "person", "")),
    ),
    (
        lambda j: figures_export.save(
            *(j.desk, "2026-11", "2026-11", j.folder / "figures.csv", draw_tallies),
            *(Export(leaving_unit=True), " Gwent OPCC "),
        ),
        ((Verb.EXPORT_FIGURES, "", "Gwent OPCC"),),
    ),
    (
        lambda j: figures.behind(j.desk, "cases_reviewed", "2026-11", "2026-12"),
        ((Verb.SEE_BEHIND_FIGURES, "", ""),),
    ),
    (
        lambda j: history.take(
            j.desk, history.preview(j.desk, record_sheet(j.folder / "past.csv", published()))
        ),
        ((Verb.TAKE_HISTORY, "", ""),),
    ),
)
ELSEWHERE = {Verb.UNITE, Verb.SETTLE, Verb.ERASE, Verb.RESTORE, Verb.ACCEPT, Verb.CHANGE_PEOPLE}
"""Tried below, or where they are tested with a store of their own."""


def held(desk: Desk) -> list[Recorded]:
    with desk.store.read() as connection:
        return record.lines(connection)


def test_every_act_leaves_its_line_and_no_other(job: Job, clock: Clock) -> None:
    whom = {"person": job.person, "case": job.case, "user": job.desk.user.id, "": ""}
    for number, (act, wanted) in enumerate(ACTS):
        clock.next_day()  # so that no line goes on within its minute
        before = held(job.desk)
        act(job)
        new = held(job.desk)[len(before) :]
        found = [(line.verb, line.about, line.recipient) for line in new]
        assert found == [(verb.code, whom[name], to) for verb, name, to in wanted], number
        for line, (verb, _name, _to) in zip(new, wanted, strict=True):
            assert line.event == verb.event
            assert line.user == job.desk.user.id
            assert line.line.at.date() == clock.moment.date()
    with job.desk.store.read() as connection:
        assert record.broken(connection) == []
        assert record.without_entry(connection) == []


def test_every_verb_that_touches_somebody_is_tried() -> None:
    tried = {verb for _act, wanted in ACTS for verb, _name, _to in wanted}
    recorded = {verb for verb in Verb if verb.event is not None and verb.roles}
    assert recorded == tried | ELSEWHERE


def test_erasing_leaves_its_line_and_the_case_is_called_erased(job: Job, clock: Clock) -> None:
    cases.close(job.desk, job.person, Outcome.COULD_NOT_REACH)
    before = len(held(job.desk))
    retention.erase(
        job.desk, job.case, next(iter(retention.Reason)), "61US0412326", although_unfinished=True
    )
    new = held(job.desk)[before:]
    assert (Verb.ERASE.code, job.case) in {(line.verb, line.about) for line in new}
    shown = processing.lines(job.desk)
    assert {line.about for line in shown if line.what == Verb.OPEN_CASE.words} == {"erased"}
    with refused("no_such_case"):
        processing.lines(job.desk, Asked(reference="61US0412326"))


def test_users_are_named_and_victims_never(job: Job) -> None:
    added = people.add(job.desk, "PC 9 Mair Ellis", "Advisor", [UserRole.ADVISOR], PASSPHRASE)
    people.disable(job.desk, added)
    cases.open_case(job.desk, job.person)
    shown = processing.lines(job.desk)
    changes = [line.about for line in shown if line.verb == Verb.CHANGE_PEOPLE.code]
    assert changes == ["PC 9 Mair Ellis"] * 2
    assert "PRYCE" not in str(shown)
    assert {line.user for line in shown} == {"PC 1234 Alex Rees"}


FAILING: tuple[Act, ...] = (
    lambda j: cases.review(j.desk, j.person, Mg2State.INADEQUATE),
    lambda j: contacts.log(j.desk, j.person, With.VICTIM, By.PHONE, ContactOutcome.VOICEMAIL_LEFT),
    lambda j: pleas.enter(j.desk, j.defendant, "not_guilty", None, None),
    lambda j: assessing.answer(j.desk, j.person, "screens.view", "perhaps"),
    lambda j: papers.make(j.desk, j.person, j.folder, draw_mg2),
    lambda j: papers.mark_sent(j.desk, j.person, "CPS", j.desk.today),
    lambda j: cases.close(j.desk, j.person, Outcome.SENT),
    lambda j: processing.export(j.desk, Asked(), " ", j.folder / "x.csv"),
    lambda j: processing.export(j.desk, Asked(reference="nobody"), "ICO", j.folder / "x.csv"),
    lambda j: processing.lines(j.desk, Asked(reference="nobody")),
    lambda j: copies.bring_in(j.desk, j.folder / "nothing.smabackup"),
)


def test_a_failed_act_leaves_no_line(job: Job) -> None:
    before = held(job.desk)
    for act in FAILING:
        with pytest.raises(Refused):
            act(job)
    assert held(job.desk) == before
    assert not (job.folder / "x.csv").exists()


def test_what_is_refused_for_the_role_or_the_case_is_a_line_of_its_own(job: Job) -> None:
    care = replace(job.desk, user=replace(job.desk.user, roles=frozenset({UserRole.WITNESS_CARE})))
    before = len(held(job.desk))
    with refused("not_allowed"):
        processing.lines(care)
    declaring.declare(job.desk, job.case, knows=True)
    with refused("restricted"):
        cases.open_case(job.desk, job.person)
    with refused("restricted"):
        processing.lines(job.desk, Asked(reference="61US0412326"))
    new = [(line.verb, line.about) for line in held(job.desk)[before:]]
    assert new.count((Verb.REFUSED.code, "")) == 1
    assert new.count((Verb.REFUSED.code, job.case)) == 2
    shown = {line.about for line in processing.lines(job.desk)}
    assert "a restricted case" in shown
    assert "61US0412326" not in shown


def test_who_saw_this_case(job: Job, clock: Clock) -> None:
    gwen = cases.find(job.desk, "61UN0098726", "LLŶR, Gwŵen")
    cases.open_case(job.desk, gwen)
    clock.next_day()
    cases.open_case(job.desk, job.person)
    pleas.enter(job.desk, job.defendant, "guilty", None, None)
    found = processing.lines(job.desk, Asked(reference="2600401234"))
    assert [line.verb for line in found][:2] == [Verb.ENTER_PLEA.code, Verb.OPEN_CASE.code]
    assert {line.about for line in found} == {"61US0412326"}
    today = clock.moment.date()
    later = processing.lines(job.desk, Asked(first=today, last=today, reference="61US0412326"))
    assert len(later) == 2
    assert processing.lines(job.desk, Asked(last=today - timedelta(days=30))) == []
    only = processing.lines(job.desk, Asked(event=Event.ALTERATION, user=job.desk.user.id))
    assert {line.event for line in only} == {Event.ALTERATION}


def test_a_sentence_being_typed_is_one_line_a_minute(job: Job, clock: Clock) -> None:
    before = len(held(job.desk))
    clock.moment = clock.moment.replace(second=0)
    for words in ("S", "Sh", "She"):
        assessing.answer(job.desk, job.person, "screens.reason", words)
    assert len(held(job.desk)) == before + 1
    cases.open_case(job.desk, job.person)
    assessing.answer(job.desk, job.person, "screens.reason", "She f")
    assert len(held(job.desk)) == before + 3, "after something else it is told again"
    clock.moment += timedelta(minutes=1)
    assessing.answer(job.desk, job.person, "screens.reason", "She fr")
    assert len(held(job.desk)) == before + 4


def test_bringing_in_and_settling_leave_their_lines(job: Job) -> None:
    path = saved(job.desk, job.folder)
    before = len(held(job.desk))
    copies.bring_in(job.desk, path)
    assert [line.verb for line in held(job.desk)[before:]] == [Verb.UNITE.code]
