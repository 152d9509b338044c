"""A list set against the store."""

import gc
import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from smadvisor.caselist import WeeklyList
from smadvisor.caselist.plan import CASE, DEFENDANT, PERSON, Plan, Stored, plan
from smadvisor.casework.cases import Case, Defendant, Person, Role
from smadvisor.casework.identity import listed_id
from smadvisor.casework.mg2 import Mg2State
from tests.caselist.files import CAI, HEADER, SIAN, TODAY, changed, read_rows

WIDE = (*HEADER, "Occurrence No", "Victim DOB", "Time")


def confirm(stored: Stored, agreed: Plan) -> Stored:
    """What the store holds once a plan was carried out."""
    kinds: dict[str, tuple[Any, dict[str, Any]]] = {
        CASE: (Case, dict(stored.cases)),
        DEFENDANT: (Defendant, dict(stored.defendants)),
        PERSON: (Person, dict(stored.people)),
    }
    for table, births in agreed.births.items():
        noun, rows = kinds[table]
        for row, values in births:
            assert row not in rows
            rows[row] = noun(id=row, **{k: v for k, v in values.items() if k != "listed"})
    for change in agreed.changes:
        if change.field != "listed":
            rows = kinds[change.table][1]
            assert getattr(rows[change.id], change.field) == change.old
            rows[change.id] = replace(rows[change.id], **{change.field: change.new})
    return Stored(*(rows for _noun, rows in kinds.values()))


def after(*lists: WeeklyList, today: date = TODAY) -> Stored:
    stored = Stored()
    for weekly in lists:
        stored = confirm(stored, plan(weekly, stored, today))
    return stored


def told(agreed: Plan) -> set[tuple[str, object]]:
    return {(c.field, c.new) for c in agreed.changes if c.field != "listed"}


def only_person(stored: Stored) -> Person:
    (person,) = stored.people.values()
    return person


def test_the_first_list_makes_everything() -> None:
    agreed = plan(read_rows(SIAN, CAI), Stored(), TODAY)
    counts = agreed.counts
    assert (counts.taken, counts.cases, counts.people, counts.new) == (2, 2, 2, 2)
    assert not agreed.changes
    _id, values = agreed.births[PERSON][0]
    assert values["listed"] == [{"row": 2, "cells": dict(zip(HEADER, SIAN, strict=True))}]
    stored = confirm(Stored(), agreed)
    case = stored.cases[listed_id("case", "61US0412326")]
    assert (case.hearing_date, case.court, case.gone) == (date(2026, 11, 24), "Cwmbran", False)
    defendant = stored.defendants[listed_id("defendant", case.id, "marcus hale")]
    assert (defendant.name, defendant.plea, defendant.plea_date) == ("HALE, Marcus", "NGAP", None)
    person = stored.people[listed_id("person", case.id, "sian pryce")]
    assert (person.mg2_state, person.mg2_text, person.role) == ("present", "Y", Role.VICTIM)


def test_the_same_list_again_does_nothing() -> None:
    weekly = read_rows(SIAN, CAI)
    agreed = plan(weekly, after(weekly), TODAY)
    assert not any(agreed.births.values())
    assert not agreed.changes
    assert (agreed.counts.unchanged, agreed.counts.new, agreed.counts.changed) == (2, 0, 0)


def test_the_same_person_for_two_defendants_is_counted_once() -> None:
    agreed = plan(read_rows(SIAN, changed(SIAN, Defendant="HALE, Ann")), Stored(), TODAY)
    assert len(agreed.births[DEFENDANT]) == 2
    assert (agreed.counts.taken, agreed.counts.people, agreed.counts.cases) == (2, 1, 1)


def test_a_hearing_that_moves() -> None:
    stored = after(read_rows((*SIAN, "", "", "10:00"), header=WIDE))
    moved = (*changed(SIAN, Hearing_Date="01/12/2026"), "", "", "")
    agreed = plan(read_rows(moved, header=WIDE), stored, TODAY)
    assert told(agreed) == {("hearing_date", date(2026, 12, 1)), ("hearing_time", "")}
    assert agreed.moved == list(stored.cases)
    assert agreed.counts.changed == 1


@pytest.mark.parametrize("text", ["", "soon", "31/11/2026"])
def test_a_date_that_cannot_be_read_does_not_wipe_the_one_known(text: str) -> None:
    stored = after(read_rows(SIAN))
    agreed = plan(read_rows(changed(SIAN, Hearing_Date=text)), stored, TODAY)
    assert told(agreed) == ({("hearing_text", text)} if text else set())
    assert not agreed.moved


def test_a_list_that_says_there_is_no_date_yet_takes_it_back() -> None:
    stored = after(read_rows(SIAN))
    agreed = plan(read_rows(changed(SIAN, Hearing_Date="TBC")), stored, TODAY)
    assert told(agreed) == {("hearing_date", None), ("hearing_text", "TBC")}
    assert agreed.moved
    again = plan(read_rows(SIAN), confirm(stored, agreed), TODAY)
    assert told(again) == {("hearing_date", date(2026, 11, 24)), ("hearing_text", "")}


def test_blank_cells_change_nothing() -> None:
    stored = after(read_rows((*SIAN, "2600401234", "01/06/1997", "10:00"), header=WIDE))
    blank = changed(SIAN, Defendant="", Court="", MG2="", Anticipated_Plea="")
    assert not plan(read_rows((*blank, "", "", ""), header=WIDE), stored, TODAY).changes
    short = read_rows((SIAN[0], SIAN[5]), header=("URN", "Victim"))
    assert not plan(short, stored, TODAY).changes


def test_an_mg2_that_appears_and_one_that_goes() -> None:
    stored = after(read_rows(changed(SIAN, MG2="N")))
    agreed = plan(read_rows(SIAN), stored, TODAY)
    assert told(agreed) == {("mg2_state", Mg2State.PRESENT), ("mg2_text", "Y")}
    assert agreed.mg2_appeared == list(stored.people)
    assert [c.field for c in agreed.changes] == ["mg2_text", "mg2_state", "listed"]
    back = plan(read_rows(changed(SIAN, MG2="missing")), confirm(stored, agreed), TODAY)
    assert ("mg2_state", Mg2State.ABSENT) in told(back)
    assert not back.mg2_appeared


def test_an_mg2_column_that_comes_later() -> None:
    stored = after(read_rows((SIAN[0], SIAN[5]), header=("URN", "Victim")))
    assert only_person(stored).mg2_state is Mg2State.UNCLEAR
    agreed = plan(read_rows(changed(SIAN, MG2="")), stored, TODAY)
    assert ("mg2_state", Mg2State.ABSENT) in told(agreed)


def test_gone_and_back_again() -> None:
    both = read_rows(SIAN, CAI)
    stored = after(both)
    agreed = plan(read_rows(SIAN), stored, TODAY)
    assert [stored.people[row].name for row in agreed.gone] == ["PRYCE, Cai"]
    assert {(c.table, c.field, c.new) for c in agreed.changes} == {
        (PERSON, "gone", True),
        (CASE, "gone", True),
    }
    stored = confirm(stored, agreed)
    assert not plan(read_rows(SIAN), stored, TODAY).gone
    back = plan(both, stored, TODAY)
    assert told(back) == {("gone", False)}
    assert (back.counts.changed, back.counts.unchanged) == (1, 1)


def test_who_is_past_is_not_gone() -> None:
    stored = after(read_rows(SIAN))
    assert not plan(read_rows(CAI), stored, date(2026, 11, 25)).gone
    assert plan(read_rows(CAI), stored, date(2026, 11, 24)).gone


def test_a_case_stays_while_one_of_its_people_does() -> None:
    stored = after(read_rows(SIAN, changed(SIAN, Victim="REES, Tom")))
    agreed = plan(read_rows(SIAN), stored, TODAY)
    assert [c.table for c in agreed.changes] == [PERSON]


def test_a_guilty_plea_now_means_gone() -> None:
    agreed = plan(read_rows(changed(SIAN, Anticipated_Plea="GAP")), after(read_rows(SIAN)), TODAY)
    assert (agreed.counts.not_taken, agreed.counts.gone) == (1, 1)


def test_the_plea_is_the_advisors_once_there_is_one() -> None:
    stored = after(read_rows(SIAN))
    (defendant,) = stored.defendants.values()
    entered = replace(defendant, plea="not_guilty", plea_date=date(2026, 11, 19))
    stored = replace(stored, defendants={defendant.id: entered})
    assert not plan(read_rows(changed(SIAN, Anticipated_Plea="NG")), stored, TODAY).changes


def test_a_new_defendant_changes_the_people_of_the_case() -> None:
    stored = after(read_rows(SIAN))
    more = read_rows(SIAN, changed(SIAN, Defendant="HALE, Ann"))
    assert plan(more, stored, TODAY).counts.changed == 1


def test_rows_of_one_case_that_differ() -> None:
    header = (*HEADER, "OIC", "Offences", "DA Flag", "Victim DOB", "Witness")
    weekly = read_rows(
        (*changed(SIAN, Hearing_Date="18/11/2026", MG2=""), "", "ABH; theft", "N", "", ""),
        (*changed(SIAN, Hearing_Date="TBC", MG2="N"), "Rees", "theft", "", "1/6/97", ""),
        (*changed(SIAN, Hearing_Date="26/11/2026"), "", "", "Y", "", "REES, Tom"),
        (*changed(SIAN, Victim="REES, Tom", MG2="Y"), "", "", "", "", ""),
        header=header,
    )
    stored = after(weekly)
    (case,) = stored.cases.values()
    assert (case.hearing_date, case.oic) == (date(2026, 11, 24), "Rees")
    assert (case.offences, case.domestic_abuse) == ("ABH; theft", True)
    sian, tom = stored.people.values()
    assert (sian.mg2_state, sian.mg2_text) == (Mg2State.UNCLEAR, "N / Y")
    assert sian.date_of_birth == date(1997, 6, 1)
    assert tom.role is Role.VICTIM


def test_a_witness_for_two_defendants_stays_a_witness() -> None:
    header = ("URN", "Defendant", "Witness", "MG2")
    rows = ((SIAN[0], accused, SIAN[5], "Y") for accused in ("HALE, Marcus", "HALE, Ann"))
    assert only_person(after(read_rows(*rows, header=header))).role is Role.WITNESS


def test_nothing_is_left_switched_off_behind() -> None:
    plan(read_rows(SIAN), Stored(), TODAY)
    assert gc.isenabled()
    gc.disable()
    try:
        plan(read_rows(SIAN), Stored(), TODAY)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_witness_who_turns_out_to_be_a_victim() -> None:
    stored = after(read_rows((SIAN[0], SIAN[5], ""), header=("URN", "Witness", "MG2")))
    agreed = plan(read_rows(SIAN), stored, TODAY)
    assert ("role", Role.VICTIM) in told(agreed)


class TestWhoIsWho:
    def test_a_case_by_its_occurrence_alone(self) -> None:
        full = read_rows((*SIAN, "2600401234", "", ""), header=WIDE)
        less = read_rows((*changed(SIAN, URN=""), "2600401234", "", ""), header=WIDE)
        assert not plan(less, after(full), TODAY).changes
        agreed = plan(full, after(less), TODAY)
        assert told(agreed) == {("urn", "61US0412326")}
        later = confirm(after(less), agreed)
        assert not plan(read_rows(SIAN), later, TODAY).changes
        assert not plan(full, later, TODAY).changes

    def test_rows_with_and_without_the_urn_in_one_list(self) -> None:
        weekly = read_rows(
            (*changed(SIAN, URN="", Victim="REES, Tom"), "2600401234", "", ""),
            (*SIAN, "2600401234", "", ""),
            header=WIDE,
        )
        assert plan(weekly, Stored(), TODAY).counts.cases == 1

    def test_one_occurrence_with_two_urns_is_two_cases(self) -> None:
        less = read_rows((*changed(SIAN, URN=""), "26004", "", ""), header=WIDE)
        two = read_rows((*SIAN, "26004", "", ""), (*CAI, "26004", "", ""), header=WIDE)
        assert plan(two, after(less), TODAY).counts.cases == 2

    @pytest.mark.parametrize("name", ["Siân Pryce", "PRYCE, Sian", "pryce,  SIÂN"])
    def test_a_name_written_otherwise(self, name: str) -> None:
        agreed = plan(read_rows(changed(SIAN, Victim=name)), after(read_rows(SIAN)), TODAY)
        assert told(agreed) == {("name", name.replace("  ", " "))}

    def test_a_name_with_letters_lost(self) -> None:
        whole = read_rows(changed(SIAN, Victim="LLŶR, Gwŵen", Defendant="ŴYN, A"))
        lost = read_rows(changed(SIAN, Victim="LL?R, Gw?en", Defendant="?YN, A"))
        assert not [c for c in plan(lost, after(whole), TODAY).changes if c.table == PERSON]
        agreed = plan(whole, after(lost), TODAY)
        assert told(agreed) == {("name", "LLŶR, Gwŵen"), ("name", "ŴYN, A")}
        assert not plan(whole, confirm(after(lost), agreed), TODAY).changes

    def test_two_withheld_names_of_one_case_are_two_people(self) -> None:
        row = changed(SIAN, Victim="(restricted)")
        two = read_rows((*row, "(restricted)"), header=(*HEADER, "Victim 2"))
        assert plan(two, Stored(), TODAY).counts.people == 2
        born = read_rows((*row, "", "1/6/97", ""), (*row, "", "9/1/16", ""), header=WIDE)
        assert plan(born, Stored(), TODAY).counts.people == 2
        assert plan(read_rows(row, row), Stored(), TODAY).counts.people == 1

    def test_a_withheld_name_for_two_defendants_is_one_person(self) -> None:
        row = changed(SIAN, Victim="(restricted)")
        weekly = read_rows(row, changed(row, Defendant="HALE, Ann"))
        assert plan(weekly, Stored(), TODAY).counts.people == 1

    def test_a_withheld_name_stays_the_same_person(self) -> None:
        row = changed(SIAN, Victim="(restricted)")
        stored = after(read_rows(row))
        born = read_rows((*row, "", "1/6/97", ""), header=WIDE)
        assert told(plan(born, stored, TODAY)) == {("date_of_birth", date(1997, 6, 1))}
        other = plan(read_rows(changed(row, Victim="Withheld")), stored, TODAY)
        assert told(other) == {("name", "Withheld")}

    def test_a_missing_name_is_somebody(self) -> None:
        weekly = read_rows(changed(SIAN, Victim=""), changed(CAI, Victim="N/K"))
        stored = after(weekly)
        assert [person.name for person in stored.people.values()] == ["", "N/K"]
        assert not plan(weekly, stored, TODAY).changes


def test_random_weeks_never_double_anybody() -> None:
    chance = random.Random(7)
    names = ["PRYCE, Siân", "Siân Pryce", "REES, Tom", "(restricted)", "LL?R, A", "LLŶR, A", ""]
    for _history in range(40):
        stored = Stored()
        for _week in range(6):
            rows = [
                changed(
                    (SIAN, CAI)[chance.randrange(2)],
                    Victim=chance.choice(names),
                    Hearing_Date=chance.choice(["24/11/2026", "TBC", "", "1/12/2026"]),
                    MG2=chance.choice(["", "Y", "N", "poor"]),
                )
                for _row in range(chance.randrange(5))
            ]
            weekly = read_rows(*rows)
            stored = confirm(stored, plan(weekly, stored, TODAY))
            again = plan(weekly, stored, TODAY)
            assert not any(again.births.values())
            assert not again.changes
            assert again.counts.unchanged == again.counts.people
