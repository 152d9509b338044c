"""What each role may do: every verb, by every role, as the real act on a real store.

Who may not is refused; nothing changes but the record, which holds the refusal.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from forms import mg2, queue_print, tallies
from smadvisor.assessment.questions import NO
from smadvisor.caselist import history as record_sheets
from smadvisor.caselist.records import Field
from smadvisor.casework.contact import By, ContactOutcome, SafeContact, With
from smadvisor.casework.dip_sample import Checked
from smadvisor.casework.identity import new_id
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.pretrial import YES, Fact
from smadvisor.casework.review_requests import Decision, ReviewRequest, Scheme
from smadvisor.casework.stop_cards import Stop
from smadvisor.errors import Refused
from smadvisor.office import (
    assessing,
    backups,
    cases,
    checks,
    contacts,
    copies,
    declaring,
    figures,
    figures_export,
    history,
    intake,
    integrity,
    notes,
    nouns,
    opening,
    papers,
    people,
    pleas,
    printing,
    processing,
    queue,
    requests,
    restricting,
    retention,
    review_requests,
    samples,
    settings,
    stop_cards,
)
from smadvisor.office.desk import Desk
from smadvisor.office.retention import Reason
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import record
from smadvisor.store.models import metadata
from smadvisor.store.place import KEYS
from smadvisor.store.rows import row, rows
from smadvisor.tally.report import Export
from tests.acceptance.record_sheet import published
from tests.acceptance.record_sheet import write as record_sheet_of
from tests.assessment.people import sample
from tests.desk import CARYS, GWEN, PASSPHRASE, SIAN, Clock, new_desk, take_in, write_list

_A, _W, _S, _M = UserRole
OTHER = "seven violet kettles humming"
NEWER = "copper lantern walks northwards"


@dataclass(frozen=True)
class At:
    """One role at the desk of a store with one case in every state, and a folder to write in."""

    desk: Desk
    person: str
    case: str
    folder: Path
    seen: intake.Preview

    def one(self, table: str, **of: Any) -> dict[str, Any]:
        with self.desk.store.read() as connection:
            return rows(connection, table, **of)[0]

    def file(self, ending: str) -> Path:
        return self.folder / f"{new_id()}{ending}"


def settle(at: At) -> None:
    """A value on which copies differ; here none do, which is said behind the door."""
    of_store, of_case = ("user", at.desk.user.id, "role"), ("person", at.person, "mg2_state")
    what = of_store if at.desk.may(Verb.CHANGE_SETTINGS) else of_case
    try:
        copies.settle(at.desk, *what, "none")
    except Refused as refused:
        if refused.code != "settled_already":
            raise


def count_conflicts(at: At) -> None:
    with at.desk.read(Verb.COUNT_CONFLICTS):
        copies.waiting(at.desk)


def answer_request(at: At) -> None:
    with at.desk.store.read() as connection:
        waiting = rows(connection, "change_request", done_at=None)
    requests.answer(at.desk, waiting[0]["id"], "Rang her: screens it is")


def erase(at: At) -> None:
    urn = at.one("case_file", id=at.case)["urn"]
    retention.erase(at.desk, at.case, Reason.NOT_NEEDED, urn, although_unfinished=True)


def take_history(at: At) -> None:
    """As the window does; what was previewed comes from the page."""
    data = (at.folder / "records.csv").read_bytes()
    sheet = record_sheets.read(data, "sheet.csv", today=at.desk.today)
    history.take(at.desk, history.Preview(sheet, (), (), (), (), frozenset()))


def bring_in(at: At) -> None:
    copies.bring_in(at.desk, at.folder / "before.smabackup")


def change_people(at: At) -> None:
    people.add(at.desk, f"PC {new_id()}", "", [_A], OTHER)


def fill_check_sheet(at: At) -> None:
    line = at.one("dip_check")
    seen = samples.Sheet(line["id"], at.person, "", "", line["answers"], line["note"], {})
    samples.fill(at.desk, seen.check_id, {"welsh": Checked.YES}, new_id(), seen)


ACTS: Mapping[Verb, Callable[[At], object]] = {
    Verb.SEE_QUEUE: lambda at: queue.queue(at.desk),
    Verb.FIND_PERSON: lambda at: cases.find(at.desk, "61US0412326", "PRYCE, Siân"),
    Verb.OPEN_CASE: lambda at: cases.open_case(at.desk, at.person),
    Verb.PREVIEW_LIST: lambda at: intake.preview(at.desk, at.folder / "list.csv"),
    Verb.IMPORT_LIST: lambda at: intake.confirm(at.desk, at.seen),
    Verb.MATCH_LIST: lambda at: intake.confirm(at.desk, at.seen),
    Verb.TEACH: lambda at: intake.learn_header(at.desk, "Whose case", Field.OIC),
    Verb.REVIEW: lambda at: cases.review(at.desk, at.person, Mg2State.ADEQUATE),
    Verb.ENTER_PLEA: lambda at: pleas.enter(
        at.desk, at.one("defendant", case_id=at.case)["id"], "", None, None
    ),
    Verb.SAVE_SAFE_CONTACT: lambda at: contacts.save_safe_contact(
        at.desk, at.person, SafeContact()
    ),
    Verb.LOG_CONTACT: lambda at: contacts.log(
        at.desk, at.person, With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER
    ),
    Verb.KEEP_NOTE: lambda at: notes.keep(
        at.desk, at.person, new_id(), at.desk.now(), "", "A door banged"
    ),
    Verb.STOP_CARD: lambda at: stop_cards.bring_up(at.desk, at.person, Stop.DANGER),
    Verb.DISMISS_NOTICE: lambda at: cases.dismiss(at.desk, at.one("notice")["id"]),
    Verb.OPEN_ASSESSMENT: lambda at: assessing.begin(at.desk, at.person),
    Verb.ASSESS: lambda at: assessing.answer(at.desk, at.person, "choice.wants_any", NO),
    Verb.OPEN_PAPER: lambda at: papers.draft(at.desk, at.person),
    Verb.MAKE_PAPER: lambda at: papers.make(at.desk, at.person, at.folder, mg2.draw),
    Verb.COPY_WORDS: lambda at: papers.copied(at.desk, at.person),
    Verb.PRINT: lambda at: printing.save(at.desk, [], at.file(".pdf"), queue_print.draw),
    Verb.MARK_SENT: lambda at: papers.mark_sent(at.desk, at.person, "CPS", at.desk.today),
    Verb.CLOSE: lambda at: cases.close(at.desk, at.person, Outcome.OUT_OF_TIME),
    Verb.SEE_FIGURES: lambda at: figures.figures(at.desk, "2026-11", "2026-12"),
    Verb.SEE_BEHIND_FIGURES: lambda at: figures.behind(at.desk, "attempts", "2026-11", "2026-11"),
    Verb.EXPORT_FIGURES: lambda at: figures_export.save(
        *(at.desk, "2026-11", "2026-11", at.file(".csv"), tallies.draw, Export(leaving_unit=True))
    ),
    Verb.FREEZE_MONTH: lambda at: figures.freeze(at.desk, "2026-10"),
    Verb.PREVIEW_HISTORY: lambda at: history.preview(at.desk, at.folder / "records.csv"),
    Verb.TAKE_HISTORY: take_history,
    Verb.SEE_CHECKS: lambda at: checks.coming(at.desk, 14),
    Verb.OPEN_CHECK: lambda at: checks.check(at.desk, at.person),
    Verb.CHECK: lambda at: checks.tick(at.desk, at.person, Fact.TOLD, YES),
    Verb.REQUEST_CHANGE: lambda at: requests.ask(at.desk, at.person, "She wants screens now"),
    Verb.ANSWER_REQUEST: answer_request,
    Verb.SEE_REVIEW_REQUESTS: lambda at: review_requests.register(at.desk),
    Verb.KEEP_REVIEW_REQUEST: lambda at: review_requests.add(
        at.desk,
        ReviewRequest(
            urn=new_id(),
            scheme=Scheme.POLICE,
            decision=Decision.NO_FURTHER_ACTION,
            requested_on=at.desk.today,
        ),
    ),
    Verb.SEE_SAMPLES: lambda at: samples.samples(at.desk),
    Verb.DRAW_SAMPLE: lambda at: samples.draw_sample(at.desk, "2026-11", "2026-11", 1),
    Verb.FILL_CHECK_SHEET: fill_check_sheet,
    Verb.DECLARE: lambda at: declaring.declare(at.desk, at.case, knows=False),
    Verb.RESTRICT: lambda at: restricting.lift(at.desk, at.case),
    Verb.SEE_RESTRICTED: lambda at: restricting.guarded(at.desk),
    Verb.SEE_RETENTION: lambda at: retention.held(at.desk),
    Verb.KEEP_LONGER: lambda at: retention.keep_longer(
        at.desk, at.case, at.desk.today + timedelta(days=30), "An appeal is pending."
    ),
    Verb.ERASE: erase,
    Verb.SEE_RECORD: lambda at: processing.lines(at.desk),
    Verb.EXPORT_RECORD: lambda at: processing.export(
        at.desk, processing.Asked(), "ICO", at.file(".csv")
    ),
    Verb.UNITE: bring_in,
    Verb.SEE_CONFLICTS: lambda at: copies.conflicts(at.desk),
    Verb.COUNT_CONFLICTS: count_conflicts,
    Verb.SETTLE: settle,
    Verb.OWN_DETAILS: lambda at: people.save_details(at.desk, {"number": "77"}),
    Verb.OWN_PASSPHRASE: lambda at: people.change_passphrase(at.desk, OTHER, NEWER),
    Verb.SEE_PEOPLE: lambda at: people.everybody(at.desk),
    Verb.CHANGE_PEOPLE: change_people,
    Verb.NEW_RECOVERY_KEY: lambda at: people.new_recovery_key(at.desk),
    Verb.SEE_SETTINGS: lambda at: settings.settings(at.desk),
    Verb.CHANGE_SETTINGS: lambda at: settings.save(at.desk, settings.Settings(idle_minutes=5)),
    Verb.BACK_UP: lambda at: backups.back_up(at.desk, at.file(".smabackup")),
    Verb.VERIFY: lambda at: integrity.verify(at.desk),
    Verb.ACCEPT: lambda at: integrity.accept(at.desk),
}
ELSEWHERE = {Verb.RESTORE}
"""Done at the door, while nobody has the store open."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a user of each role, a case with everything, and a backup of it before."""
    folder = tmp_path_factory.mktemp("roles")
    desk = new_desk(folder / "store")
    for role in UserRole:
        people.add(desk, f"PC {role}", "", [role], OTHER)
    take_in(desk, write_list(folder, SIAN, GWEN))
    record_sheet_of(folder / "records.csv", published())
    person = cases.find(desk, "61US0412326", "PRYCE, Siân")
    assessing.record(desk, person, sample())
    papers.make(desk, person, folder, mg2.draw)
    requests.ask(desk, person, "Her mind has changed about the link")
    cases.review(desk, person, Mg2State.ABSENT)
    samples.draw_sample(desk, "2026-11", "2026-11", 1)
    take_in(desk, write_list(folder, SIAN.replace("01/12/2026", "08/12/2026"), GWEN))
    backups.back_up(desk, folder / "before.smabackup")
    write_list(folder, SIAN.replace("01/12/2026", "08/12/2026"), GWEN, CARYS)
    opening.leave(desk)
    return folder


@pytest.fixture
def boss(template: Path, tmp_path: Path) -> Desk:
    """The first user, with every role, in a copy of it."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    clock = Clock()
    clock.next_day()
    return opening.unlock(tmp_path / "store", PASSPHRASE, "PC 1234 Alex Rees", clock)


def at_desk(boss: Desk, role: UserRole, seen: intake.Preview) -> At:
    with boss.store.read() as connection:
        user = nouns.user(row(connection, "user", name=f"PC {role}"))
        person = row(connection, "person", name="PRYCE, Siân")
    assert user.roles == {role}
    desk = replace(boss, user=user)
    return At(desk, person["id"], person["case_id"], boss.folder.parent, seen)


def everything(desk: Desk) -> dict[str, object]:
    """All that is kept, but for the record; the key file, and the names of all other files."""
    with desk.store.read() as connection:
        found: dict[str, object] = {
            name: [tuple(line) for line in connection.execute(select(table))]
            for name, table in metadata.tables.items()
            if name != "record"
        }
    found["keys"] = (desk.folder / KEYS).read_bytes()
    found["files"] = sorted(path.name for path in desk.folder.parent.iterdir())
    return found


def told(desk: Desk) -> list[tuple[str, str]]:
    with desk.store.read() as connection:
        return [(line.user, line.verb) for line in record.lines(connection)]


def test_every_verb_of_somebody_has_an_act() -> None:
    assert {*ACTS, *ELSEWHERE} == {verb for verb in Verb if verb.roles}


@pytest.mark.parametrize("verb", ACTS, ids=lambda verb: verb.code)
def test_who_may_is_let_in_and_nobody_else(boss: Desk, verb: Verb) -> None:
    seen = intake.preview(boss, boss.folder.parent / "list.csv")
    for role in sorted(UserRole, key=lambda role: role in verb.roles):  # first who may not
        at = at_desk(boss, role, seen)
        before, lines = everything(boss), told(boss)
        if role in verb.roles:
            ACTS[verb](at)
            after = told(boss)[len(lines) :]
            assert (at.desk.user.id, "refused") not in after
            if verb.event is not None and verb is not Verb.SETTLE:
                assert (at.desk.user.id, verb.code) in after
        else:
            with pytest.raises(Refused, check=lambda error: error.code == "not_allowed"):
                ACTS[verb](at)
            assert everything(boss) == before
            assert told(boss)[len(lines) :] == [(at.desk.user.id, "refused")]
    boss.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("role", UserRole)
def test_a_backup_is_restored_by_who_may(boss: Desk, role: UserRole) -> None:
    # All four have one passphrase here: only one of them keeps it.
    for one in people.everybody(boss):
        if one.name not in (boss.user.name, f"PC {role}"):
            people.disable(boss, one.id)
    folder, path = boss.folder, boss.folder.parent / "one.smabackup"
    backups.back_up(boss, path)
    opening.leave(boss)
    before = contents(folder)
    if role in Verb.RESTORE.roles:
        backups.restore(folder, path, OTHER, boss.now)
        again = opening.unlock(folder, OTHER, f"PC {role}", boss.now)
        assert (again.user.id, "restore") in told(again)
        opening.leave(again)
    else:
        with pytest.raises(Refused, check=lambda error: error.code == "not_allowed"):
            backups.restore(folder, path, OTHER, boss.now)
        assert contents(folder) == before


@pytest.mark.parametrize("verb", [verb for verb in Verb if not verb.roles], ids=lambda v: v.code)
def test_what_the_program_notes_nobody_does(boss: Desk, verb: Verb) -> None:
    for call in (boss.read, boss.write):
        with (
            pytest.raises(Refused, check=lambda error: error.code == "not_allowed"),
            call(verb),
        ):
            pass
    boss.close()


# --- what the table itself promises ---------------------------------------------------------------

ABOUT_NO_CASE = {
    *(Verb.SEE_RECORD, Verb.EXPORT_RECORD, Verb.UNITE, Verb.RESTORE, Verb.ACCEPT),
    *(Verb.SEE_CONFLICTS, Verb.COUNT_CONFLICTS, Verb.SETTLE),  # of users and settings: next test
    *(Verb.SEE_PEOPLE, Verb.CHANGE_PEOPLE, Verb.NEW_RECOVERY_KEY, Verb.CHANGE_SETTINGS),
    *(verb for verb in Verb if verb.roles == frozenset(UserRole)),
}
"""All that an administrator does."""


def of(role: UserRole) -> set[Verb]:
    return {verb for verb in Verb if role in verb.roles}


def test_an_administrator_sees_no_case(boss: Desk) -> None:
    assert of(_M) == ABOUT_NO_CASE
    at = at_desk(boss, _M, intake.preview(boss, boss.folder.parent / "list.csv"))
    with pytest.raises(Refused, check=lambda error: error.code == "not_allowed"):
        copies.settle(at.desk, "person", at.person, "mg2_state", "none")
    boss.close()


def test_witness_care_alters_nothing_of_an_assessment_and_brings_nothing_in() -> None:
    assert not of(_W) & {
        *(Verb.OPEN_ASSESSMENT, Verb.ASSESS, Verb.KEEP_NOTE, Verb.REVIEW, Verb.MAKE_PAPER),
        *(Verb.MARK_SENT, Verb.CLOSE, Verb.IMPORT_LIST, Verb.TEACH, Verb.SETTLE),
    }


def test_nobody_checks_what_they_do_themselves() -> None:
    """Who works on cases does not restrict, keep, erase or read the record; who lets users in
    does not either, and who supervises changes no assessment."""
    checks = {Verb.RESTRICT, Verb.KEEP_LONGER, Verb.ERASE}
    assert not (of(_A) | of(_W) | of(_M)) & checks
    assert not (of(_A) | of(_W)) & {Verb.SEE_RECORD, Verb.EXPORT_RECORD, Verb.CHANGE_PEOPLE}
    assert not of(_S) & {Verb.ASSESS, Verb.MAKE_PAPER, Verb.CHANGE_PEOPLE, Verb.RESTORE}
