"""Rows to entries: who is taken, who is not, and what is flagged."""

from datetime import date

import pytest

from smadvisor.caselist import Field, Vocabulary, limits
from smadvisor.casework.cases import Role
from smadvisor.casework.mg2 import Mg2State
from tests.caselist.files import CAI, HEADER, SIAN, changed, codes, left_out, read_rows, taken

BOTH = [("61US0412326", "PRYCE, Siân"), ("61US0412426", "PRYCE, Cai")]


def test_a_plain_list() -> None:
    weekly = read_rows(SIAN, CAI)
    assert taken(weekly) == BOTH
    assert weekly.entries[0].raw == dict(zip(HEADER, SIAN, strict=True))
    assert codes(weekly) == [[], []]
    assert weekly.notes == ()


def test_no_rows_in_a_quiet_week() -> None:
    assert read_rows().entries == ()


def test_blank_rows_are_no_rows_and_numbers_stay_right() -> None:
    weekly = read_rows(SIAN, [""] * 7, [" "], CAI)
    assert [entry.row for entry in weekly.entries] == [2, 5]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["Total", "9"], "totals_row"),
        (["Grand total: 9 cases"], "totals_row"),
        (["", "Cyfanswm", "9"], "totals_row"),
        (["Produced 16/11/2026 07:02"], "footer_row"),
        (["Page 1 of 2"], "footer_row"),
        (["Report run by", "A Clerk"], "footer_row"),
        (["End of report"], "footer_row"),
        (["OFFICIAL-SENSITIVE"], "footer_row"),
        (["Newport Magistrates"], "footer_row"),
        (["61US0412326 is dealt with in the other list"], "footer_row"),
        (["", "BLANK, Row", "Cwmbran", "24/11/2026", "NGAP", "NOREF, Ann", ""], "no_reference"),
        (["", "BLANK, Row", "", "", "", "NOREF, Ann", ""], "no_reference"),
        (changed(SIAN, Anticipated_Plea="GAP"), "guilty_plea_anticipated"),
        (changed(SIAN, URN="6.1E+10"), "no_reference"),
    ],
)
def test_rows_that_are_left_out(row: list[str], code: str) -> None:
    weekly = read_rows(SIAN, row, CAI)
    assert left_out(weekly) == {3: code}
    assert weekly.entries[1].message
    assert taken(weekly) == BOTH


def test_the_header_over_again_is_no_row() -> None:
    weekly = read_rows(SIAN, HEADER, CAI)
    assert len(weekly.entries) == 2


def test_a_second_victim_under_merged_cells() -> None:
    weekly = read_rows(SIAN, ["", "", "", "", "", "PRYCE, Cai", ""], ["", "", "", "", "", "A B"])
    assert taken(weekly) == [
        *(("61US0412326", "PRYCE, Siân"), ("61US0412326", "PRYCE, Cai"), ("61US0412326", "A B")),
    ]
    second = weekly.entries[1]
    assert (second.hearing_date, second.court) == (date(2026, 11, 24), "Cwmbran")
    assert second.mg2_state is Mg2State.ABSENT
    assert second.raw["URN"] == ""


def test_a_second_defendant_under_merged_cells() -> None:
    weekly = read_rows(SIAN, ["", "HALE, Ann", "", "", "", "", ""])
    assert taken(weekly) == [("61US0412326", "PRYCE, Siân")] * 2
    assert [entry.defendants[0].name for entry in weekly.entries] == ["HALE, Marcus", "HALE, Ann"]


def test_a_second_victim_of_a_guilty_plea_is_left_out_too() -> None:
    weekly = read_rows(changed(SIAN, Anticipated_Plea="GAP"), ["", "", "", "", "", "A, B", ""])
    assert left_out(weekly) == {
        2: "guilty_plea_anticipated",
        3: "guilty_plea_anticipated",
    }


@pytest.mark.parametrize("between", [[""], ["Total", "1"]])
def test_nothing_is_carried_over_a_gap(between: list[str]) -> None:
    weekly = read_rows(SIAN, between, ["", "", "", "", "", "PRYCE, Cai", ""])
    assert left_out(weekly)[4] == "no_reference"


def test_an_occurrence_number_is_reference_enough() -> None:
    header = ("Occurrence No", "Victim", "MG2")
    weekly = read_rows(("2600401234", "PRYCE, Siân", ""), header=header)
    assert weekly.entries[0].occurrence == "2600401234"
    assert weekly.entries[0].taken
    assert weekly.notes == (
        "No column was recognised as the URN.",
        "No column was recognised as the hearing date.",
    )


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"Hearing_Date": "TBC"}, "date_not_fixed", "Hearing Date"),
        ({"Hearing_Date": ""}, "date_not_fixed", "Hearing Date"),
        ({"Hearing_Date": "31/11/2026"}, "impossible_date", "Hearing Date"),
        ({"Hearing_Date": "soon"}, "unreadable_date", "Hearing Date"),
        ({"Hearing_Date": "19/11/2026"}, "hearing_in_past", "Hearing Date"),
        ({"URN": "61US0412326/2"}, "unusual_urn", "URN"),
        ({"Victim": "R/"}, "name_withheld", "Victim"),
        ({"Victim": ""}, "name_missing", "Victim"),
        ({"Victim": "LL?R, Gwen"}, "letters_lost", "Victim"),
        ({"Victim": "PRYCE & Co"}, "several_people", "Victim"),
        ({"Court": "x" * (limits.CELL + 1)}, "text_too_long", "Court"),
    ],
)
def test_problems(cells: dict[str, str], code: str, column: str) -> None:
    weekly = read_rows(changed(SIAN, **cells))
    (problem,) = weekly.entries[0].problems
    assert (problem.code, problem.column) == (code, column)
    assert problem.message
    assert len(problem.value) < 100


def test_a_urn_says_what_it_was_read_as() -> None:
    weekly = read_rows(changed(SIAN, URN="61US0412326/2"))
    assert "61US0412326”" in weekly.entries[0].problems[0].message


def test_a_rounded_occurrence_is_named_and_not_used() -> None:
    weekly = read_rows((*SIAN, "2.6005E+09"), header=(*HEADER, "Occ No"))
    assert codes(weekly) == [["number_damaged"]]
    assert weekly.entries[0].occurrence == ""


def test_dates_of_birth() -> None:
    header = (*HEADER, "Victim DOB", "Def DOB")
    weekly = read_rows(
        (*SIAN, "01/06/97", "31/02/1980"),
        (*CAI, "21/11/2026", "not known"),
        header=header,
    )
    assert weekly.entries[0].date_of_birth == date(1997, 6, 1)
    assert codes(weekly) == [["impossible_date"], ["impossible_date"]]
    assert [entry.problems[0].column for entry in weekly.entries] == ["Def DOB", "Victim DOB"]


def test_each_code_once() -> None:
    header = (*HEADER, "Def DOB")
    weekly = read_rows((*changed(SIAN, Hearing_Date="31/11/2026"), "31/02/1980"), header=header)
    assert [p.column for p in weekly.entries[0].problems] == ["Hearing Date", "Def DOB"]
    assert [p.column for p in weekly.entries[0].problems_once] == ["Hearing Date"]


TWO = ("URN", "Victim 1", "Victim 1 DOB", "Victim 2", "Victim 2 DOB", "Hearing Date", "MG2")


@pytest.mark.parametrize(
    ("mg2", "first", "second"),
    [
        *(("Y", "present", "unclear"), ("N", "absent", "absent"), ("", "absent", "absent")),
        *(("poor", "inadequate", "unclear"), ("declined", "declined", "unclear")),
    ],
)
def test_one_mg2_for_two_victims_of_a_row(mg2: str, first: str, second: str) -> None:
    row = ("61US0412326", "PRYCE, Siân", "1/6/97", "PRYCE, Cai", "9/1/16", "24/11/2026", mg2)
    weekly = read_rows(row, header=TWO)
    assert [entry.mg2_state.value for entry in weekly.entries] == [first, second]
    assert [entry.row for entry in weekly.entries] == [2, 2]
    assert [e.date_of_birth for e in weekly.entries] == [date(1997, 6, 1), date(2016, 1, 9)]


def test_each_victim_with_an_mg2_of_their_own() -> None:
    header = ("URN", "Victim 1", "Victim 2", "Hearing Date", "MG2 (1)", "MG2 (2)")
    weekly = read_rows(("61US0412326", "A, B", "C, D", "24/11/2026", "N", "Y"), header=header)
    assert [entry.mg2_state.value for entry in weekly.entries] == ["absent", "present"]


def test_only_the_second_column_names_a_victim() -> None:
    row = ("61US0412326", "", "", "PRYCE, Cai", "9/1/16", "24/11/2026", "Y")
    (entry,) = read_rows(row, header=TWO).entries
    assert (entry.person, entry.mg2_state.value) == ("PRYCE, Cai", "present")


def test_two_people_in_one_cell() -> None:
    weekly = read_rows(changed(SIAN, Victim="PRYCE, Siân & PRYCE, Cai"))
    assert [entry.mg2_state.value for entry in weekly.entries] == ["present", "unclear"]


def test_the_same_person_as_victim_and_witness_is_one() -> None:
    header = (*HEADER, "Witness")
    weekly = read_rows((*SIAN, "Siân Pryce"), (*CAI, "REES, Tom"), header=header)
    assert [(entry.person, entry.role) for entry in weekly.entries] == [
        ("PRYCE, Siân", Role.VICTIM),
        ("PRYCE, Cai", Role.VICTIM),
        ("REES, Tom", Role.WITNESS),
    ]


def test_names_from_two_columns() -> None:
    header = ("URN", "Def Surname", "Def Forename", "Victim Surname", "Victim First Name", "MG2")
    weekly = read_rows(
        ("61US0412326", "Marsh", "Peter", "Pryce", "Siân", ""),
        ("61US0412426", "Marsh", "Peter", "(restricted)", "", ""),
        header=header,
    )
    assert weekly.entries[0].person == "Pryce, Siân"
    assert weekly.entries[0].defendants[0].name == "Marsh, Peter"
    assert weekly.entries[1].problems[0].column == "Victim Surname"


def test_several_defendants_of_a_row() -> None:
    header = (*HEADER, "Co-Defendant", "Defendant 3")
    weekly = read_rows((*SIAN, "", "ROWE, Ben; ROWE, Tom"), (*CAI, "", "N/K"), header=header)
    names = [[accused.name for accused in entry.defendants] for entry in weekly.entries]
    assert names == [["HALE, Marcus", "ROWE, Ben", "ROWE, Tom"], ["ROWE, Ben"]]


def test_a_list_without_names_or_mg2s() -> None:
    weekly = read_rows(("61US0412326", "24/11/2026"), header=("URN", "Hearing Date"))
    (entry,) = weekly.entries
    assert (entry.person, entry.mg2_state) == ("", Mg2State.UNCLEAR)
    assert codes(weekly) == [["name_missing"]]
    assert "MG2" in weekly.notes[0]


def test_the_rest_of_the_row() -> None:
    header = (
        *("URN", "Victim", "V", "VAWDASV", "DA Flag", "RASSO Flag", "Time", "Hearing Date", "OIC"),
        *("Collar", "Station", "Relationship", "VPS", "RO", "IDVA", "Offence 1", "Offence 2"),
    )
    row = (
        *("61US0412326", "PRYCE, Siân", "W", "RASSO", "Y", "", "2pm", "24/11/2026", "Price 2489"),
        *("2489", "Risca", "wife", "Y", "N", "Phoenix", "OF61102", "OF61102"),
    )
    (entry,) = read_rows(row, header=header).entries
    assert (entry.domestic_abuse, entry.sexual_offence) == (True, True)
    assert (entry.role, entry.hearing_time, entry.oic) == (Role.WITNESS, "14:00", "Price 2489")
    assert (entry.station, entry.relationship, entry.offences) == ("Risca", "wife", "OF61102")
    assert (entry.victim_personal_statement, entry.restraining_order) == ("Y", "N")
    assert entry.support_worker == "Phoenix"


def test_unread_times_are_kept_as_typed() -> None:
    (entry,) = read_rows((*SIAN, "after  lunch"), header=(*HEADER, "Time")).entries
    assert entry.hearing_time == "after lunch"


def test_an_unknown_column_is_listed_and_kept() -> None:
    weekly = read_rows((*SIAN, "blue"), header=(*HEADER, "Folder colour"))
    assert weekly.unmatched == ("Folder colour",)
    assert weekly.entries[0].raw["Folder colour"] == "blue"


def test_what_was_taught_is_used() -> None:
    taught = Vocabulary(headers={"oesteria": Field.STATION}, mg2={"in tray": Mg2State.PRESENT})
    row = (*changed(SIAN, MG2="In tray"), "Risca")
    (entry,) = read_rows(row, header=(*HEADER, "Oesteria"), vocabulary=taught).entries
    assert (entry.station, entry.mg2_state) == ("Risca", Mg2State.PRESENT)


def test_rows_wider_and_narrower_than_the_header() -> None:
    weekly = read_rows((*SIAN, "beyond"), CAI[:6])
    assert taken(weekly) == BOTH
    assert weekly.entries[0].raw["(H)"] == "beyond"
