"""Record sheets from before the tool: what is read, what is left out and why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from smadvisor.caselist.history import RecordSheet, read
from smadvisor.caselist.history_rows import LOOK_AT, NOT_TAKEN, PastRow, case_key, person_key
from smadvisor.caselist.words import header_words, table
from smadvisor.casework.outcome import Outcome
from smadvisor.tally.figures import ASKED_FOR
from tests.acceptance.record_sheet import COLUMNS
from tests.caselist.files import as_csv

TODAY = date(2026, 11, 20)
SIAN = (
    "61US0412323",
    "PRYCE, Siân",
    "03/04/2023",
    "Yes",
    "05/04/2023",
    "06/04/2023",
    "Remote site; screens",
    "sent",
)
CAI = ("61US0412423", "ROWE, Cai", "04/04/2023", "No", "", "", "", "")
SIAN_READ = PastRow(
    row=2,
    sheet="",
    urn="61US0412323",
    person="PRYCE, Siân",
    reviewed_on=date(2023, 4, 3),
    contacted_on=date(2023, 4, 5),
    sent_on=date(2023, 4, 6),
    deficient=True,
    measures=("remote_site", "screen"),
    outcome="sent",
)
FIELDS = (
    *("urn", "person", "reviewed_on", "deficient", "contacted_on", "sent_on", "measures"),
    "outcome",
)
WELSH = (
    *("Rhif URN", "Dioddefwr", "Adolygwyd ar", "MG2 diffygiol", "Cysylltwyd ar"),
    *("Anfonwyd yr MG2 ar", "Mesurau", "Canlyniad"),
)


def look(*rows: Sequence[object], header: Sequence[object] = COLUMNS) -> RecordSheet:
    return read(as_csv([header, *rows]), "sheet.csv", today=TODAY)


def codes(sheet: RecordSheet) -> list[tuple[int, str, str]]:
    return [(one.row, one.code, one.column) for one in sheet.left_out]


def with_cells(row: Sequence[object], **cells: object) -> tuple[object, ...]:
    """``row`` with other cells, named as in the header with ``_`` for a space."""
    named = dict(zip(COLUMNS, row, strict=True))
    named.update({name.replace("_", " "): value for name, value in cells.items()})
    return tuple(named.values())


def why(**cells: object) -> tuple[str, str]:
    """The only reason for which Siân's row with these cells is not taken."""
    ((_row, code, column),) = codes(look(with_cells(SIAN, **cells)))
    return code, column


def only(**cells: object) -> PastRow:
    """Siân's row with these cells, as it was taken."""
    found = look(with_cells(SIAN, **cells))
    assert found.left_out == ()
    (row,) = found.rows
    return row


def test_a_row_says_what_was_done_and_when() -> None:
    found = look(SIAN, CAI)
    assert found.rows[0] == SIAN_READ
    cai = found.rows[1]
    assert (cai.deficient, cai.contacted_on, cai.measures, cai.outcome) == (False, None, (), "")
    assert (found.left_out, found.unmatched, found.notes) == ((), (), ())
    assert found.file == "sheet.csv"


def test_titles_above_the_names_and_columns_in_any_order() -> None:
    turned = [tuple(reversed(row)) for row in (COLUMNS, SIAN)]
    title = [("Special measures, 2023",), ("URN and reviewed: see below",), ()]
    found = read(as_csv([*title, *turned]), "s.csv", today=TODAY)
    assert found.rows == (replace(SIAN_READ, row=5),)


def test_welsh_names_of_columns_and_welsh_cells() -> None:
    row = ("61US0412323", "PRYCE, Siân", "3 Ebrill 2023", "Oes", "5 Ebrill 2023", "06/04/2023")
    found = look((*row, "Safle anghysbell; sgriniau", "anfonwyd"), header=WELSH)
    assert found.rows == (SIAN_READ,)


def test_every_name_of_a_column_is_known_once() -> None:
    names = table("history")["columns"]
    known: dict[str, str] = {}
    for field, of_field in names.items():
        for name in of_field:
            key = "".join(header_words(name))
            assert known.setdefault(key, field) == field, name
    for at, field in enumerate(FIELDS):
        for name in names[field]:
            header = [name if place == at else title for place, title in enumerate(COLUMNS)]
            assert look(SIAN, header=header).rows == (SIAN_READ,), name


def test_of_two_columns_for_one_thing_the_better_name_is_read() -> None:
    found = look(("1", *SIAN, "?"), header=("Case", *COLUMNS, "Initials"))
    assert found.rows == (SIAN_READ,)
    assert found.unmatched == ("Case", "Initials")


def test_columns_that_are_not_there_are_said() -> None:
    found = look(("61US0412323", "05/04/2023"), header=("URN", "Contacted on"))
    assert [one.contacted_on for one in found.rows] == [date(2023, 4, 5)]
    assert len(found.notes) == 5
    assert any("no case counts as reviewed" in note for note in found.notes)
    short = look(SIAN[:4])
    assert [one.sent_on for one in short.rows] == [None]


@pytest.mark.parametrize("text", ["Y", "yes", "1", "TRUE", "✓", "Oes", "Deficient", "Absent"])
def test_words_for_a_deficient_mg2(text: str) -> None:
    assert only(MG2_deficient=text).deficient is True


@pytest.mark.parametrize("text", ["N", "no", "0", "FALSE", "✗", "Nac oes", "Adequate", "Na"])
def test_words_for_an_mg2_that_is_not(text: str) -> None:
    assert only(MG2_deficient=text).deficient is False


@pytest.mark.parametrize("text", ["", "?", "perhaps", "Yes / No", "No - not adequate"])
def test_neither_yes_nor_no(text: str) -> None:
    assert why(MG2_deficient=text) == ("deficient_unclear", "MG2 deficient")


@pytest.mark.parametrize(
    "text", ["2023-04-05", "05/04/2023", "5.4.23", "5 April 2023", "Wed 05/04/2023 10:30", "45021"]
)
def test_a_day_in_any_usual_writing(text: str) -> None:
    assert only(Contacted_on=text).contacted_on == date(2023, 4, 5)


@pytest.mark.parametrize("text", ["", "-", "N/A", "n/a.", "none", "No", "Not contacted", "Dim"])
def test_a_day_that_there_was_not(text: str) -> None:
    assert only(Contacted_on=text).contacted_on is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/04/2023", "impossible_date"),
        ("04/23/2023", "impossible_date"),
        ("yes", "unreadable_date"),
        ("w/c 03/04/2023", "unreadable_date"),
        ("April 2023", "unreadable_date"),
        ("03/04/2023 or 04/04/2023", "unreadable_date"),
        ("21/11/2026", "date_in_future"),
        ("03/04/1923", "date_too_early"),
    ],
)
def test_a_day_that_cannot_be_counted(text: str, code: str) -> None:
    assert why(Contacted_on=text) == (code, "Contacted on")


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("", ()),
        ("None", ()),
        ("n/a", ()),
        ("-", ()),
        ("screens; live link;", ("live_link", "screen")),
        ("Remote site; live link", ("remote_site", "live_link")),
        ("screen\nABE", ("screen", "video_recorded_interview")),
        ("Screens, TV link", ("live_link", "screen")),
        ("Removal of wigs and gowns and screens", ("screen", "wigs_and_gowns")),
        ("Wigs & gowns", ("wigs_and_gowns",)),
        ("Live link from a remote evidence site", ("remote_site",)),
        ("Live link (remote site)", ("remote_site",)),
        ("Live link (remote site); screens", ("remote_site", "screen")),
        ("s.28; intermediary", ("pre_recorded_cross_examination", "intermediary")),
        ("Evidence in private + aids", ("evidence_in_private", "communication_aids")),
        ("screens; Screens", ("screen",)),
    ],
)
def test_measures_as_they_are_worded(text: str, measures: tuple[str, ...]) -> None:
    assert only(Measures=text).measures == measures


@pytest.mark.parametrize("measure", table("history")["measures"].keys() - {"none", "noise"})
def test_every_measure_is_one_that_is_counted_by_every_wording(measure: str) -> None:
    assert measure in ASKED_FOR
    for words in table("history")["measures"][measure]:
        assert only(Measures=words.title()).measures == (measure,)


def test_every_measure_that_is_counted_can_be_read() -> None:
    assert {*ASKED_FOR} == table("history")["measures"].keys() - {"none", "noise"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("teleport", "unknown_measure"),
        ("no screens", "unknown_measure"),
        ("screens; ?", "unknown_measure"),
        ("live link, remote site", "measures_unclear"),
        ("live link / RES", "measures_unclear"),
        ("live link and remote site", "measures_unclear"),
        ("cyswllt byw a safle anghysbell", "measures_unclear"),
        ("none, screens", "measures_unclear"),
    ],
)
def test_measures_that_may_be_counted_wrong(text: str, code: str) -> None:
    assert why(Measures=text) == (code, "Measures")


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"MG2_sent_on": "", "Outcome": ""}, "measures_not_sent", "MG2 sent on"),
        ({"MG2_sent_on": "", "Measures": ""}, "sent_without_day", "MG2 sent on"),
        ({"Reviewed_on": ""}, "not_reviewed", "Reviewed on"),
        ({"URN": ""}, "no_reference", "URN"),
        ({"URN": "2.6E+09"}, "no_reference", "URN"),
        ({"Person": "PRYCE, Siân & PRYCE, Cai"}, "several_people", "Person"),
        ({"Person": "Siân and Cai"}, "several_people", "Person"),
        (dict.fromkeys(("Reviewed_on", "Contacted_on", "MG2_sent_on"), ""), "nothing_recorded", ""),
    ],
)
def test_a_row_that_would_count_wrong(cells: dict[str, str], code: str, column: str) -> None:
    assert why(**cells) == (code, column)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_by_code_words_and_wordings(outcome: Outcome) -> None:
    for text in (outcome.value, outcome.words, *table("history")["outcomes"][outcome.value]):
        assert only(Outcome=text.upper()).outcome == outcome


@pytest.mark.parametrize("text", ["", "-", "N/A", "Not recorded", "no recorded reason"])
def test_no_outcome(text: str) -> None:
    row = only(Outcome=text)
    assert (row.outcome, row.look_at) == ("", ())


def test_an_outcome_that_is_not_known_is_said_and_the_rest_is_taken() -> None:
    row = only(Outcome="Rang twice")
    assert row.outcome == ""
    (remark,) = row.look_at
    assert (remark.code, remark.column, remark.row) == ("unknown_outcome", "Outcome", 2)
    assert remark.message == LOOK_AT["unknown_outcome"]
    assert remark.place == "Row 2 · Outcome"


def test_a_number_read_in_part_is_said() -> None:
    assert only(URN="61 us 04123 23").look_at == ()
    assert only(URN="ref 12").urn == "REF 12"
    (remark,) = only(URN="61US0412323/2").look_at
    assert remark.code == "unusual_urn"


def test_rows_that_are_no_cases() -> None:
    found = look(
        (),
        SIAN,
        ("Total", "", "448", "304"),
        ("", "", "", "Total: 304"),
        ("Printed on 3 May",),
        COLUMNS,
        ("  ", "", " "),
        ("", "JONES, Ann", "", "", "", "", "", ""),
    )
    assert [row.row for row in found.rows] == [3]
    assert codes(found) == [
        (4, "totals_row", ""),
        (5, "totals_row", ""),
        (6, "footer_row", ""),
        (7, "header_row", ""),
        (9, "no_reference", "URN"),
    ]
    assert [one.message for one in found.left_out] == [NOT_TAKEN[c] for _r, c, _n in codes(found)]


def test_a_weekly_list_s_header_within_the_rows() -> None:
    names = ("Court", "OIC", "Hearing Date", "Defendant", "Victim", "", "", "")
    assert codes(look(SIAN, names)) == [(3, "header_row", "")]


def test_the_same_person_again_is_left_out_however_the_name_is_written() -> None:
    later = with_cells(SIAN, Person="Sian Pryce", Contacted_on="07/04/2023")
    assert codes(look(SIAN, SIAN, later)) == [(3, "row_twice", ""), (4, "row_twice", "")]


def test_two_people_of_a_case_are_two() -> None:
    found = look(SIAN, with_cells(SIAN, Person="PRYCE, Cai"))
    assert len(found.rows) == 2


@pytest.mark.parametrize("name", ["", "Unknown", "Name withheld", "-"])
def test_without_a_name_there_is_one_row_of_a_case(name: str) -> None:
    nameless = with_cells(SIAN, Person=name)
    other = with_cells(nameless, Contacted_on="07/04/2023")
    found = look(nameless, nameless, other, with_cells(CAI, Person=""))
    assert [row.row for row in found.rows] == [2, 5]
    assert codes(found) == [(3, "row_twice", ""), (4, "person_unclear", "")]


def test_a_row_without_a_name_beside_a_name_may_be_the_same_person() -> None:
    found = look(with_cells(SIAN, Person=""), SIAN)
    assert [row.person for row in found.rows] == ["PRYCE, Siân"]
    assert codes(found) == [(2, "person_unclear", "")]


def test_how_cases_and_people_are_compared() -> None:
    assert case_key("61US 0412323 ") == case_key("61us0412323")
    assert person_key("PRYCE, Siân") == person_key("sian  pryce") == person_key("Pryce Siân")
    assert person_key("PRYCE, Siân") != person_key("PRYCE, Cai")
    assert person_key("restricted") == person_key("") == ""


def test_no_reason_holds_a_word_of_a_cell() -> None:
    secret = "Llewelyn-Parry"
    found = look(
        with_cells(SIAN, Measures=secret),
        with_cells(CAI, Reviewed_on=secret),
        with_cells(CAI, Outcome=secret),
    )
    said = repr((found.left_out, [row.look_at for row in found.rows]))
    assert secret not in said
