"""Who may not see a case sees nothing of it, by whatever way they ask, and it is not forgotten."""

import inspect
import os
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import smadvisor.office
from forms import extract, mg2, queue_print
from smadvisor.casework.contact import By, ContactOutcome, With
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.review_requests import Decision, ReviewRequest, Scheme
from smadvisor.casework.stop_cards import Stop
from smadvisor.cli import documents
from smadvisor.errors import Refused
from smadvisor.office import (
    assessing,
    cases,
    contacts,
    declaring,
    figures,
    intake,
    notes,
    papers,
    queue,
    requests,
    restricting,
    resuming,
    review_requests,
    samples,
    stop_cards,
)
from smadvisor.office.access import Restricted
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole
from smadvisor.store import journal, record
from smadvisor.store.rows import rows
from tests.desk import CARYS, GWEN, SIAN, Clock, colleague, take_in, write_list
from tests.forms.reading import together

Verb = Callable[..., object]
DECIDING = "smadvisor.office.restricting"
"""Its verbs go past restrictions; what they tell is tried below."""
ID_OF = {
    "check_id": "dip_check",
    "person_id": "person",
    "case_id": "case_file",
    "defendant_id": "defendant",
    "notice_id": "notice",
    "card_id": "stop_card",
    "mg2_id": "mg2",
    "note_id": "note",
    "request_id": "change_request",
    "review_request_id": "review_request",
    "row_id": "person",
}
"""What row each id of an argument is of. A verb with another one is to be told of here."""
REQUEST = ReviewRequest(
    urn="61us 0412326",
    person="PRYCE, Siân",
    scheme=Scheme.CPS_LOCAL,
    decision=Decision.DISCONTINUED,
    requested_on=date(2026, 11, 20),
)
NOT_OF_A_CASE = {"user_id", "sample_id"}
GIVEN: dict[str, object] = {
    "question": "opening.in_danger",
    "kind": "grounds",
    "value": "yes",
    "table": "person",
    "field": "name",
    "until": date(2027, 1, 1),
}
OF_TYPE: dict[object, object] = {str: "x", bool: True, Path: Path(os.devnull, "nowhere")}


def verbs() -> Iterator[tuple[str, Verb]]:
    """Everything that the office does at a desk about a row of a case."""
    for module in pkgutil.iter_modules(smadvisor.office.__path__, "smadvisor.office."):
        for name, found in inspect.getmembers(import_module(module.name), inspect.isfunction):
            own = found.__module__ == module.name and not name.startswith("_")
            takes = list(inspect.signature(found).parameters)
            if not own or module.name == DECIDING or takes[:1] != ["desk"]:
                continue
            if "connection" in takes or "journal" in takes:
                continue  # a part of an act that passed the door already
            ids = {one for one in takes if one.endswith("_id")} - NOT_OF_A_CASE
            if ids:
                yield f"{module.name}.{name}", found


VERBS = dict(verbs())


def whole(desk: Desk, person: str, folder: Path) -> dict[str, str]:
    """Something of everything for this person; the id of a row of each table."""
    stop_cards.bring_up(desk, person, Stop.DANGER)
    notes.keep(desk, person, "a-note", desk.now(), "", "Grandmother minds the children")
    contacts.log(desk, person, With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER)
    papers.make(desk, person, folder, mg2.draw)
    requests.ask(desk, person, "She wants screens now")
    cases.review(desk, person, Mg2State.ABSENT)
    samples.draw_sample(desk, "2026-11", "2026-11", 1)
    review_requests.add(desk, REQUEST)
    with desk.store.write(desk.user.id, desk.now()) as changes:
        said = {"at": desk.now(), "kind": "moved", "sentence": "Moved.", "dismissed": False}
        changes.add("notice", {"person_id": person, **said})
    case_id = cases.open_case(desk, person).case.id
    with desk.store.read() as connection:
        of_person = {"person_id": person}
        found = {
            table: rows(connection, table, **of_person)[0]["id"]
            for table in ("notice", "stop_card", "mg2", "note", "change_request", "dip_check")
        }
        found["review_request"] = rows(connection, "review_request")[0]["id"]
        defendant = rows(connection, "defendant", case_id=case_id)[0]["id"]
    return {**found, "person": person, "case_file": case_id, "defendant": defendant}


@pytest.fixture
def ids(assessed: Desk, sian: str, tmp_path: Path) -> dict[str, str]:
    return whole(assessed, sian, tmp_path)


@pytest.fixture
def other(assessed: Desk) -> Desk:
    """A colleague who holds every role."""
    return colleague(assessed, "PC 77 Nia Lloyd")


@pytest.fixture
def restricted(assessed: Desk, other: Desk, ids: dict[str, str]) -> Desk:
    """The colleague, once Siân's case is for its advisor alone."""
    restricting.restrict(assessed, ids["case_file"], [assessed.user.id], "Witness protection")
    return other


def argument(name: str, wanted: object, ids: dict[str, str]) -> object:
    if name in ID_OF:
        return ids[ID_OF[name]]
    if name in GIVEN:
        return GIVEN[name]
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return next(iter(wanted))
    known = {**OF_TYPE, date: date(2026, 11, 23), datetime: Clock()()}
    return next((value for kind, value in known.items() if kind == wanted), {})


def call(verb: Verb, desk: Desk, ids: dict[str, str]) -> object:
    """The verb with some argument for everything it has to be given."""
    hints = get_type_hints(verb)
    given: dict[str, Any] = {}
    for name, parameter in list(inspect.signature(verb).parameters.items())[1:]:
        if name in ID_OF or parameter.default is parameter.empty:
            given[name] = argument(name, hints.get(name), ids)
    return verb(desk, **given)


def test_every_id_that_a_verb_takes_is_known_here() -> None:
    taken = {name for verb in VERBS.values() for name in inspect.signature(verb).parameters}
    assert {name for name in taken if name.endswith("_id")} - NOT_OF_A_CASE <= ID_OF.keys()
    assert len(VERBS) > 25


def test_no_verb_reads_or_writes_a_row_of_a_restricted_case(
    restricted: Desk, ids: dict[str, str]
) -> None:
    with restricted.store.read() as connection:
        before = journal.position(connection)
    let_through = [name for name, verb in VERBS.items() if not refuses(verb, restricted, ids)]
    assert let_through == []
    with restricted.store.read() as connection:
        assert journal.position(connection) == before
        lines = record.lines(connection)[-len(VERBS) :]
    refusal = ("refused", ids["case_file"], restricted.user.id)
    assert [(line.verb, line.about, line.user) for line in lines] == [refusal] * len(VERBS)


def refuses(verb: Verb, desk: Desk, ids: dict[str, str]) -> bool:
    try:
        call(verb, desk, ids)
    except Restricted as error:
        return "PRYCE" not in str(error)
    except (Refused, LookupError, ValueError):
        return False  # it looked at what it was given before it looked whose it is
    return False


def test_those_allowed_work_on_as_before(
    assessed: Desk, restricted: Desk, ids: dict[str, str]
) -> None:
    found = cases.open_case(assessed, ids["person"])
    assert found.person.name == "PRYCE, Siân"
    assert found.restriction is not None
    assert found.restriction.allowed == (assessed.user,)
    assert "PRYCE, Siân" in [row.person for row in queue.queue(assessed)]


def test_a_note_is_not_reached_by_its_own_id(
    listed: Desk, restricted: Desk, ids: dict[str, str]
) -> None:
    """Its id with another person's, whose case may be seen."""
    gwen = cases.find(restricted, "61UN0098726", "LLŶR")
    with pytest.raises(Exception, match=r"UNIQUE|note") as failed:
        notes.keep(restricted, gwen, ids["note"], restricted.now(), "", "overwritten")
    assert "Grandmother" not in str(failed.value)
    (kept,) = cases.open_case(listed, ids["person"]).notes
    assert kept.words == "Grandmother minds the children"


def test_it_is_in_no_list(restricted: Desk, ids: dict[str, str]) -> None:
    lines = queue.queue(restricted)
    assert [line.person for line in lines] == ["BEVAN, Carys", "LLŶR, Gwŵen"]
    printed = together(queue_print.draw(lines, restricted.today).data)
    said = repr([documents.queue_row(line) for line in lines]) + printed
    for word in ("PRYCE", "61US0412326", "HALE", "9901"):
        assert word not in said
    assert resuming.interrupted(restricted) is None
    for name in ("PRYCE, Siân", "somebody else"):
        with pytest.raises(Restricted):
            cases.find(restricted, "61US0412326", name)


def test_the_interrupted_call_of_a_restricted_case_is_not_offered(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "needs.language", "english")
    found = resuming.interrupted(listed)
    assert found is not None
    case_id = cases.open_case(listed, sian).case.id
    other = colleague(listed, "PC 77 Nia Lloyd")
    restricting.restrict(listed, case_id, [listed.user.id], "Family of an officer")
    assert resuming.interrupted(other) is None
    assert resuming.interrupted(listed) == found


def test_a_list_still_changes_it_and_it_still_counts(
    assessed: Desk, restricted: Desk, ids: dict[str, str], tmp_path: Path
) -> None:
    month = f"{restricted.today:%Y-%m}"
    ours, theirs = (figures.figures(who, month, month).tally for who in (restricted, assessed))
    assert ours == theirs
    moved = SIAN.replace("01/12/2026", "08/12/2026")
    seen = take_in(restricted, write_list(tmp_path, moved, GWEN, CARYS, name="next.csv"))
    assert seen.weekly.entries[0].person == "PRYCE, Siân"
    assert cases.open_case(assessed, ids["person"]).case.hearing_date == date(2026, 12, 8)
    assert intake.preview(restricted, seen.path).plan.counts.changed == 0


def test_the_supervisor_sees_that_there_is_one_and_not_whose(
    assessed: Desk, restricted: Desk, ids: dict[str, str]
) -> None:
    (line,) = restricting.guarded(restricted)
    assert line == restricting.of_case(restricted, ids["case_file"])
    assert line.hearing_date == date(2026, 12, 1)
    assert line.restriction is not None
    assert line.restriction.by == assessed.user.name
    assert line.works == (assessed.user,)
    for word in ("PRYCE", "Siân", "61US", "HALE", "ABH", "Newport"):
        assert word not in repr(line)
    assert restricting.guarded(assessed)[0].name == "PRYCE, Siân, 61US0412326"


def test_a_restriction_is_replaced_and_lifted(
    assessed: Desk, restricted: Desk, ids: dict[str, str]
) -> None:
    case_id = ids["case_file"]
    restricting.restrict(restricted, case_id, [restricted.user.id], "Handed over")
    with pytest.raises(Restricted):
        cases.open_case(assessed, ids["person"])
    assert cases.open_case(restricted, ids["person"]).person.name == "PRYCE, Siân"
    restricting.lift(assessed, case_id)
    assert cases.open_case(assessed, ids["person"]).restriction is None
    assert restricting.guarded(assessed) == []


def test_a_restriction_needs_a_reason_and_somebody_to_work(
    assessed: Desk, other: Desk, ids: dict[str, str]
) -> None:
    case_id = ids["case_file"]
    administrator = colleague(assessed, "Ifan Bowen", UserRole.ADMINISTRATOR)
    with pytest.raises(Refused) as refused:
        restricting.restrict(assessed, case_id, [assessed.user.id], " ")
    assert refused.value.code == "reason_missing"
    declaring.declare(other, case_id, knows=True)
    for nobody in ([], [administrator.user.id], [other.user.id], ["nobody"]):
        with pytest.raises(Refused) as refused:
            restricting.restrict(assessed, case_id, nobody, "Family")
        assert refused.value.code == "nobody_allowed"


def test_only_supervisors_restrict(assessed: Desk, ids: dict[str, str]) -> None:
    advisor = colleague(assessed, "PC 88 Mari Pugh", UserRole.ADVISOR)
    for act in (
        lambda: restricting.restrict(advisor, ids["case_file"], [advisor.user.id], "Mine"),
        lambda: restricting.lift(advisor, ids["case_file"]),
        lambda: restricting.let_back(advisor, ids["case_file"], advisor.user.id),
        lambda: restricting.guarded(advisor),
        lambda: restricting.of_case(advisor, ids["case_file"]),
        lambda: restricting.colleagues(advisor),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "not_allowed"


def test_who_knows_someone_is_out_at_once_and_the_others_are_told(
    assessed: Desk, other: Desk, ids: dict[str, str]
) -> None:
    declaring.declare(assessed, ids["case_file"], knows=True)
    with pytest.raises(Restricted):
        cases.open_case(assessed, ids["person"])
    assert "PRYCE, Siân" not in [line.person for line in queue.queue(assessed)]
    line = next(one for one in queue.queue(other) if one.person == "PRYCE, Siân")
    handed_back = "Handed back: its advisor knows someone in it"
    assert handed_back in line.reasons
    (guarded,) = restricting.guarded(other)
    assert guarded.knowing == (assessed.user,)
    assert guarded.works == (other.user,)
    restricting.restrict(other, ids["case_file"], [other.user.id], "Handed over")
    line = next(one for one in queue.queue(other) if one.person == "PRYCE, Siân")
    assert handed_back not in line.reasons


def test_another_supervisor_lets_back_who_knew_someone(
    assessed: Desk, other: Desk, ids: dict[str, str]
) -> None:
    declaring.declare(assessed, ids["case_file"], knows=True)
    with pytest.raises(Refused) as refused:
        restricting.let_back(assessed, ids["case_file"], assessed.user.id)
    assert refused.value.code == "own_declaration"
    restricting.let_back(other, ids["case_file"], assessed.user.id)
    assert cases.open_case(assessed, ids["person"]).person.name == "PRYCE, Siân"
    assert restricting.guarded(other) == []


def test_who_shares_a_surname_is_asked_once(listed: Desk, sian: str) -> None:
    pryce = colleague(listed, "PC 55 Owain Pryce", UserRole.ADVISOR)
    with pytest.raises(declaring.AskFirst) as asked:
        cases.open_case(pryce, sian)
    assert "ryce" not in str(asked.value)
    case_id = asked.value.case_id
    assert declaring.why(pryce, case_id) == declaring.Why("PRYCE", is_officer=False)
    declaring.declare(pryce, case_id, knows=False)
    assert cases.open_case(pryce, sian).person.name == "PRYCE, Siân"
    declaring.declare(pryce, case_id, knows=True)
    with pytest.raises(Restricted):
        cases.open_case(pryce, sian)
    restricting.let_back(listed, case_id, pryce.user.id)
    assert cases.open_case(pryce, sian).person.name == "PRYCE, Siân"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("DC 41 Kit Hale", declaring.Why("HALE", is_officer=False)),
        ("PC 9901 Tom Evans", declaring.Why("", is_officer=True)),
    ],
)
def test_the_defendants_and_the_officer_are_looked_at_too(
    listed: Desk, sian: str, name: str, why: declaring.Why
) -> None:
    user = colleague(listed, name, UserRole.ADVISOR)
    with pytest.raises(declaring.AskFirst) as asked:
        cases.open_case(user, sian)
    assert declaring.why(user, asked.value.case_id) == why


def test_what_was_said_is_in_the_record_without_a_word_of_it(
    assessed: Desk, other: Desk, ids: dict[str, str]
) -> None:
    declaring.declare(other, ids["case_file"], knows=False)
    restricting.restrict(assessed, ids["case_file"], [assessed.user.id], "Cousin of Nia")
    with assessed.store.read() as connection:
        last = record.lines(connection)[-2:]
    assert [(one.verb, one.about) for one in last] == [
        ("declare", ids["case_file"]),
        ("restrict", ids["case_file"]),
    ]
    assert "Cousin" not in repr(last)


def test_copying_and_printing_are_refused_for_it_too(restricted: Desk, ids: dict[str, str]) -> None:
    with pytest.raises(Restricted):
        papers.save_sheet(
            restricted, ids["person"], "grounds", Path(os.devnull, "nowhere"), extract.draw
        )
