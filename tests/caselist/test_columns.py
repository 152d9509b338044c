"""Where the header is, and what its columns mean."""

from smadvisor.caselist import Field, Vocabulary
from smadvisor.caselist.columns import Layout, column_letters, find_layout

URN, VICTIM = Field.URN, Field.VICTIM


def layout(*rows: list[str], vocabulary: Vocabulary | None = None) -> Layout:
    found = find_layout(rows, vocabulary or Vocabulary())
    assert found
    return found


def fields(*header: str, vocabulary: Vocabulary | None = None) -> dict[str, tuple[Field, int]]:
    found = layout(list(header), vocabulary=vocabulary)
    return {column.header: (column.field, column.number) for column in found.columns}


def test_under_titles_a_marking_and_blank_rows() -> None:
    found = layout(
        ["NGAP report, hearings w/c 23/11/2026", "", ""],
        ["OFFICIAL-SENSITIVE", "", ""],
        ["", "", ""],
        ["", "URN", "Victim"],
        ["", "61US0412326", "PRYCE, Siân"],
    )
    assert found.row == 3
    assert [column.index for column in found.columns] == [1, 2]
    assert found.headers == ("(A)", "URN", "Victim")


def test_names_over_two_rows() -> None:
    found = layout(
        ["URN", "Defendant", "", "", "Victim", "", "Court"],
        ["", "Surname", "Forename", "DOB", "Name", "DOB", ""],
        ["61US0412326", "Marsh", "Peter", "", "PRYCE, Siân", "", "Cwmbran"],
    )
    assert found.row == 1
    assert [column.field for column in found.columns] == [
        *(URN, Field.DEFENDANT_SURNAME, Field.DEFENDANT_FORENAMES, Field.DEFENDANT_DATE_OF_BIRTH),
        *(VICTIM, Field.VICTIM_DATE_OF_BIRTH, Field.COURT),
    ]
    assert found.headers[1] == "Defendant Surname"


def test_a_group_does_not_spill_over_what_is_named_in_full() -> None:
    found = layout(
        ["", "Defendant", "", "", ""],
        ["URN", "Name", "Victim Name", "Hearing Date", "MG2"],
    )
    assert [column.field for column in found.columns] == [
        *(URN, Field.DEFENDANT, VICTIM, Field.HEARING_DATE, Field.MG2),
    ]


def test_a_title_above_the_header_is_no_group() -> None:
    found = layout(["Victim list", "", ""], ["URN", "Victim", "MG2"])
    assert found.row == 1
    assert found.headers == ("URN", "Victim", "MG2")


def test_a_number_may_stand_anywhere() -> None:
    header = ("URN", "Aggrieved 1", "2nd Victim", "Victim3 DOB", "Offence 1", "Offence 2", "MG2")
    assert fields(*header) == {
        "URN": (URN, 0),
        "Aggrieved 1": (VICTIM, 1),
        "2nd Victim": (VICTIM, 2),
        "Victim3 DOB": (Field.VICTIM_DATE_OF_BIRTH, 3),
        "Offence 1": (Field.OFFENCES, 1),
        "Offence 2": (Field.OFFENCES, 2),
        "MG2": (Field.MG2, 0),
    }


def test_the_same_name_twice_is_two_victims() -> None:
    found = fields("URN", "Victim", "Victim", "Court", "Court")
    assert found["Victim"] == (VICTIM, 0)
    assert found["Victim [2]"] == (VICTIM, 2)
    assert "Court [2]" not in found


def test_of_two_columns_for_one_field_the_better_name_is_read() -> None:
    found = layout(["URN", "Hearing Date", "Next Hearing Date", "Victim"])
    assert [c.header for c in found.columns if c.field is Field.HEARING_DATE] == [
        "Next Hearing Date"
    ]
    assert found.unmatched == ("Hearing Date",)


def test_a_bare_name_belongs_to_the_person_beside_it() -> None:
    found = fields("URN", "D.O.B.", "Def Surname", "Forename", "Victim Name", "Date of Birth")
    assert found["D.O.B."][0] is Field.DEFENDANT_DATE_OF_BIRTH
    assert found["Forename"][0] is Field.DEFENDANT_FORENAMES
    assert found["Date of Birth"][0] is Field.VICTIM_DATE_OF_BIRTH


def test_a_bare_name_beside_nobody_is_the_defendants_first() -> None:
    found = fields("URN", "Court", "DOB", "Hearing Date", "Surname", "MG2", "Name")
    assert found["DOB"][0] is Field.DEFENDANT_DATE_OF_BIRTH
    assert found["Surname"][0] is Field.DEFENDANT_SURNAME
    assert "Name" not in found


def test_a_bare_name_for_which_everybody_beside_has_one_is_not_read() -> None:
    found = layout(
        ["URN", "Def DOB", "Victim DOB", "DOB", "Folder", "Name", "Surname", "Folder colour"],
    )
    assert found.unmatched == ("DOB", "Folder", "Name", "Folder colour")


def test_names_in_no_list_are_read_by_their_words() -> None:
    found = fields(
        *("URN", "Victim", "Materials held: MG2", "Crown Court Venue Name", "Def's Surname"),
        *("Time of the Hearing (24h)", "Special measures form status", "Victim's phone"),
    )
    assert found["Materials held: MG2"][0] is Field.MG2
    assert found["Crown Court Venue Name"][0] is Field.COURT
    assert found["Time of the Hearing (24h)"][0] is Field.HEARING_TIME
    assert "Special measures form status" not in found
    assert "Victim's phone" not in found


def test_a_rule_may_read_a_group_and_its_column() -> None:
    found = layout(
        ["", "Details of the defendant", "", ""],
        ["URN", "Surname", "Forename", "Victim"],
    )
    assert [column.field for column in found.columns] == [
        *(URN, Field.DEFENDANT_SURNAME, Field.DEFENDANT_FORENAMES, VICTIM),
    ]


def test_what_was_taught_comes_first() -> None:
    taught = Vocabulary(headers={"ref 7": URN, "court": Field.STATION})
    found = fields("REF-7", "Court", "Victim", "MG2", vocabulary=taught)
    assert found["REF-7"][0] is URN
    assert found["Court"][0] is Field.STATION


def test_the_order_of_columns_does_not_matter() -> None:
    header = ["URN", "Def Surname", "Def Forename", "Victim 1", "Victim 2", "MG2", "Hearing Date"]
    assert fields(*header) == fields(*reversed(header))


def test_no_header_in_prose_or_numbers() -> None:
    assert find_layout([["Minutes of the meeting"], ["1", "2", "3"], []], Vocabulary()) is None
    assert find_layout([], Vocabulary()) is None


def test_the_letters_of_columns() -> None:
    assert [column_letters(index) for index in (0, 25, 26, 701, 702)] == [
        *("A", "Z", "AA", "ZZ", "AAA"),
    ]
