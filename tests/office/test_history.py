"""Records from before the program: taken in once, never twice, never brought back."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from smadvisor.casework.contact import By, ContactOutcome, With
from smadvisor.casework.mg2 import Mg2State
from smadvisor.errors import Refused
from smadvisor.office import (
    cases,
    contacts,
    copies,
    figures,
    history,
    past,
    restricting,
    retention,
)
from smadvisor.office.desk import Desk
from smadvisor.office.history import Preview
from smadvisor.office.retention import Reason
from smadvisor.office.verbs import UserRole
from smadvisor.store.journal import position
from smadvisor.store.place import DATABASE
from smadvisor.store.rows import rows
from smadvisor.tally.months import Counts
from tests.acceptance.record_sheet import COLUMNS, published, write
from tests.caselist.files import as_csv
from tests.desk import colleague
from tests.office.copies import a_copy, unite
from tests.store.pages import decrypted

ANN = ("61US0412323", "Ann Hale", "03/04/2023", "Yes", "05/04/2023", "06/04/2023", "screens", "")
BEN = ("61US0412423", "Ben Rowe", "04/04/2023", "No", "", "", "", "")
NAMELESS = (ANN[0], "", *ANN[2:])


def sheet(folder: Path, *rows: Sequence[str]) -> Path:
    path = folder / "sheet.csv"
    path.write_bytes(as_csv([COLUMNS, *rows]))
    return path


def bring(desk: Desk, folder: Path, *rows: Sequence[str]) -> Preview:
    return history.take(desk, history.preview(desk, sheet(folder, *rows)))


def did(done: Preview) -> tuple[list[int], list[int], list[int], list[tuple[int, str]]]:
    """The rows that were new, changed, unchanged, and left out with the code."""
    new, changed, same = (
        [one.row for one in of] for of in (done.new, done.changed, done.unchanged)
    )
    return new, changed, same, [(one.row, one.code) for one in done.left_out]


def april(desk: Desk) -> Counts:
    return figures.figures(desk, "2023-04", "2023-04").tally.totals


def test_a_preview_writes_nothing_and_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, ANN, BEN)
    seen = history.preview(desk, path)
    assert did(seen) == ([2, 3], [], [], [])
    assert april(desk)["cases_reviewed"] == 0
    assert did(history.take(desk, seen)) == ([2, 3], [], [], [])
    before = april(desk)
    assert (before["cases_reviewed"], before["screen"]) == (2, 1)
    with desk.store.read() as connection:
        written = position(connection)
    assert did(history.take(desk, seen)) == ([], [], [2, 3], [])
    assert did(bring(desk, tmp_path, BEN, ANN)) == ([], [], [2, 3], [])
    with desk.store.read() as connection:
        assert position(connection) == written
    assert april(desk) == before


def test_long_work_tells_how_far_it_is(desk: Desk, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []

    def told(done: int, of: int) -> None:
        steps.append((done, of))

    rows = [(f"61US{n:05}23", *BEN[1:]) for n in range(1001)]
    history.take(desk, history.preview(desk, sheet(tmp_path, *rows), told=told), told)
    assert steps == [(0, 1002), (1000, 1002), (1000, 1001), (1001, 1001)]
    changed = [(*row[:3], "Yes", *row[4:]) for row in rows]
    history.take(desk, history.preview(desk, sheet(tmp_path, *changed)), told)
    assert steps[4:] == [(0, 1001), (1000, 1001)]
    assert april(desk)["mg2_deficient"] == 1001


def test_a_row_that_says_something_else_now_changes(desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path, ANN, BEN)
    other = (*ANN[:6], "live link; remote site", "sent")
    done = bring(desk, tmp_path, other, ("61US0412523", *BEN[1:]))
    assert did(done) == ([3], [2], [], [])
    said = april(desk)
    assert (said["screen"], said["live_link"], said["remote_site"]) == (0, 1, 1)
    assert (said["cases_reviewed"], said["mg2_submitted"]) == (3, 1)


def test_the_name_written_in_another_order_is_the_same_person(desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path, ANN)
    assert did(bring(desk, tmp_path, (ANN[0], "HALE, Ann", *ANN[2:]))) == ([], [2], [], [])
    assert april(desk)["people_contacted"] == 1


def test_a_record_gets_its_name_later_and_not_the_other_way_round(
    desk: Desk, tmp_path: Path
) -> None:
    bring(desk, tmp_path, NAMELESS)
    before = april(desk)
    assert did(bring(desk, tmp_path, ANN, (ANN[0], "Cai Hale", *BEN[2:]))) == ([3], [2], [], [])
    with desk.store.read() as connection:
        assert {line["person"] for line in rows(connection, "past_record")} == {
            "Ann Hale",
            "Cai Hale",
        }
    assert april(desk) == before
    assert did(bring(desk, tmp_path, NAMELESS)) == ([], [], [], [(2, "person_unclear")])
    assert did(bring(desk, tmp_path, ANN)) == ([], [], [2], [])
    assert april(desk) == before


def test_somebody_else_of_a_case_that_is_here_counts_and_is_said(
    desk: Desk, tmp_path: Path
) -> None:
    bring(desk, tmp_path, ANN)
    done = bring(desk, tmp_path, (ANN[0], "Cai Hale", *ANN[2:]))
    assert did(done) == ([2], [], [], [])
    assert [one.code for one in done.look_at] == ["other_name"]
    assert april(desk)["people_contacted"] == 2


def test_what_the_program_knows_itself_counts_and_not_the_record(
    listed: Desk, sian: str, tmp_path: Path
) -> None:
    """Whether the sheet has the URN or the occurrence number, the name in any order or none."""
    cases.review(listed, sian, Mg2State.ABSENT)
    contacts.log(listed, sian, With.VICTIM, By.PHONE, ContactOutcome.SPOKE)
    asked = ("2026-10", "2026-11")
    own = figures.figures(listed, *asked).tally
    assert own.totals["people_contacted"] == own.totals["people_deficient"] == 1
    for urn in ("61US0412326", "2600401234"):
        for name in ("Sian Pryce", ""):
            row = (urn, name, "03/10/2026", "Yes", "05/10/2026", "", "", "could_not_reach")
            done = bring(listed, tmp_path, row)
            assert len(done.new) + len(done.changed) + len(done.unchanged) == 1
            assert figures.figures(listed, *asked).tally == own
            with listed.store.write(listed.user.id, listed.now()) as journal:
                for line in rows(journal.connection, "past_record"):
                    journal.erase("past_record", line["id"], "test")
    row = ("61US0412326", "Sian Pryce", "", "", "", "06/10/2026", "screens", "")
    bring(listed, tmp_path, row)
    both = figures.figures(listed, *asked).tally
    assert {code for code, n in both.totals.items() if n != own.totals[code]} == {
        "mg2_submitted",
        "measures",
        "screen",
    }, "what only the record tells counts"


def test_a_case_that_was_erased_is_not_brought_back(
    listed: Desk, sian: str, tmp_path: Path
) -> None:
    row = ("61US0412326", "Sian Pryce", "03/10/2026", "Yes", "05/10/2026", "", "", "")
    bring(listed, tmp_path, row)
    before = figures.figures(listed, "2026-10", "2026-11").tally
    case_id = cases.open_case(listed, sian).case.id
    retention.erase(listed, case_id, Reason.NOT_NEEDED, "61US0412326", although_unfinished=True)
    with listed.store.read() as connection:
        assert rows(connection, "past_record") == []
    by_occurrence = ("2600401234", "Somebody Else", *row[2:])
    done = bring(listed, tmp_path, row, by_occurrence, BEN)
    assert did(done) == ([4], [], [], [(2, "erased"), (3, "erased")])
    assert all(one.message for one in done.left_out)
    assert figures.figures(listed, "2026-10", "2026-11").tally == before


def test_a_restricted_case_is_named_to_the_page_so_that_it_shows_nothing(
    listed: Desk, sian: str, tmp_path: Path
) -> None:
    case_id = cases.open_case(listed, sian).case.id
    restricting.restrict(listed, case_id, [listed.user.id], "Family of an officer")
    other = colleague(listed, "PC 5 Ifan Bell", UserRole.SUPERVISOR)
    path = sheet(tmp_path, ("61 US 0412326", "Sian Pryce", *BEN[2:]), BEN)
    seen = history.preview(other, path)
    assert [seen.hides(one) for one in seen.new] == [True, False]
    assert history.preview(listed, path).restricted == frozenset()


def test_two_copies_that_took_the_sheet_in_count_it_once(desk: Desk, tmp_path: Path) -> None:
    """One of them knew the person without a name first."""
    bring(desk, tmp_path, NAMELESS)
    two = a_copy(desk, tmp_path)
    for one in (desk, two):
        bring(one, tmp_path, ANN, BEN)
    before = april(desk)
    assert before["people_contacted"] == 1
    unite(desk, two, tmp_path)
    assert april(desk) == before
    assert did(bring(desk, tmp_path, ANN, BEN)) == ([], [], [2, 3], [])
    past.erase(two, ["2023-04"], Reason.NOT_NEEDED)
    past.erase(desk, ["2023-04"], Reason.NOT_NEEDED)
    unite(desk, two, tmp_path)
    assert april(desk) == before, "what both kept counts once"
    two.close()


def test_two_copies_that_knew_somebody_apart_one_without_the_name_count_them_once(
    desk: Desk, tmp_path: Path
) -> None:
    two = a_copy(desk, tmp_path)
    bring(desk, tmp_path, ANN)
    bring(two, tmp_path, NAMELESS)
    before = april(desk)
    unite(desk, two, tmp_path)
    assert april(desk) == before
    assert did(bring(desk, tmp_path, ANN)) == ([], [], [2], [])
    assert past.erase(desk, ["2023-04"], Reason.NOT_NEEDED) == 2
    assert april(desk) == before
    two.close()


def test_what_two_copies_changed_differently_is_settled_in_words(
    desk: Desk, tmp_path: Path
) -> None:
    bring(desk, tmp_path, ANN)
    two = a_copy(desk, tmp_path)
    bring(desk, tmp_path, (*ANN[:6], "live link", "sent"))
    bring(two, tmp_path, (*ANN[:6], "live link; remote site", "restricted"))
    unite(desk, two, tmp_path)
    found = {one.what: {value.words for value in one.values} for one in copies.conflicts(desk)}
    assert found == {
        "Record from before: measures": {"Live link", "Remote site; Live link"},
        "Record from before: outcome": {"MG2 sent to CPS", "Restricted case"},
    }
    assert {one.whose for one in copies.conflicts(desk)} == {"61US0412323"}
    two.close()


def test_names_go_and_every_figure_stays(desk: Desk, tmp_path: Path) -> None:
    year = published()
    history.take(desk, history.preview(desk, write(tmp_path / "year.csv", year)))
    asked = ("2023-01", "2026-11")
    before = figures.figures(desk, *asked)
    key, database = desk.store._known_key(), desk.store.folder / DATABASE
    assert decrypted(database, key).count(b"SAMPLE") >= 448
    assert past.held(desk) == past.Past("2024-03", {"2023-04": 448}, 0)
    with pytest.raises(Refused, check=lambda error: error.code == "nothing_to_erase"):
        past.erase(desk, ["2022-04"], Reason.NOT_NEEDED)
    assert past.erase(desk, ["2023-04"], Reason.NOT_NEEDED) == 448
    after = figures.figures(desk, *asked)
    assert (after.tally, after.stations) == (before.tally, before.stations)
    assert past.held(desk) == past.Past("", {}, 0)
    assert decrypted(database, key).count(b"SAMPLE") == 0
    done = history.take(desk, history.preview(desk, tmp_path / "year.csv"))
    assert {one.code for one in done.left_out} == {"erased"}
    assert (len(done.left_out), done.taken) == (448, 0)
    assert figures.figures(desk, *asked).tally == before.tally


def test_what_was_brought_in_by_mistake_goes_with_its_figures_and_may_come_back(
    desk: Desk, tmp_path: Path
) -> None:
    later = ("61US0412524", "Cai Moss", "04/04/2024", "No", "05/05/2024", "", "", "")
    bring(desk, tmp_path, ANN, BEN, later)
    before = april(desk)
    assert dict(past.held(desk).years) == {"2023-04": 2, "2024-04": 1}
    assert past.erase(desk, ["2023-04"], Reason.BY_MISTAKE) == 2
    assert april(desk)["cases_reviewed"] == 0
    assert figures.figures(desk, "2024-04", "2024-05").tally.totals["people_contacted"] == 1
    assert did(bring(desk, tmp_path, ANN, BEN)) == ([2, 3], [], [], [])
    assert april(desk) == before


def test_the_records_of_one_case_alone(desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path, ANN, (ANN[0], "Cai Hale", *ANN[2:]), BEN)
    before = april(desk)
    assert past.erase(desk, [], Reason.SUBJECT_REQUEST, urn="61 us 0412323") == 2
    assert dict(past.held(desk).years) == {"2023-04": 1}
    assert april(desk) == before
    for urn in ("", "61US0412323"):
        with pytest.raises(Refused, check=lambda error: error.code == "nothing_to_erase"):
            past.erase(desk, [], Reason.SUBJECT_REQUEST, urn=urn)


def test_the_record_of_a_case_that_is_here_goes_with_its_case(listed: Desk, tmp_path: Path) -> None:
    here = ("2600401234", "Sian Pryce", "03/10/2026", "Yes", "", "", "", "")
    bring(listed, tmp_path, here, ANN)
    assert past.held(listed) == past.Past("2023-04", {"2023-04": 1}, 1)
    assert past.erase(listed, ["2023-04", "2026-04"], Reason.NOT_NEEDED) == 1
    assert past.held(listed) == past.Past("", {}, 1)
