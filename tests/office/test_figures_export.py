"""Figures given out: recorded, whole or not at all, and without what must stay in the unit."""

import csv
from datetime import date
from pathlib import Path

import pytest

from forms import tallies
from forms.readback import pages
from smadvisor.casework.contact import By, ContactOutcome, With
from smadvisor.casework.mg2 import Mg2State
from smadvisor.office import cases, contacts, figures, history
from smadvisor.office.desk import Desk
from smadvisor.office.figures_export import report, save
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import record
from smadvisor.tally.report import ENDINGS, Export, Report
from tests.acceptance.record_sheet import published, write
from tests.desk import Clock, colleague
from tests.office.copies import refused

NOVEMBER = ("2026-11", "2026-11")
INSIDE, OUTSIDE, MASKED = Export(False), Export(True), Export(True, mask=True)
OF_SOMEBODY = ("PRYCE", "Siân", "HALE", "Evans", "9901", "61US0412326", "2600401234", "Ŵysg")
"""Names, URN, occurrence, officer, station."""


@pytest.fixture
def reviewed(listed: Desk, sian: str) -> Desk:
    """One case reviewed and one person rung; the officer's station has a name of its own."""
    case_id = cases.open_case(listed, sian).case.id
    with listed.store.write(listed.user.id, listed.now()) as journal:
        journal.change("case_file", case_id, station="Llanfihangel-Ŵysg")
    cases.review(listed, sian, Mg2State.ABSENT)
    contacts.log(listed, sian, With.VICTIM, By.PHONE, ContactOutcome.SPOKE)
    return listed


def told(desk: Desk) -> list[str]:
    """To whom figures went, by the record of processing."""
    with desk.store.read() as connection:
        lines = record.lines(connection)
    return [one.recipient for one in lines if one.verb == Verb.EXPORT_FIGURES.code]


def words_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return " ".join(pages(path.read_bytes()))
    if path.suffix == ".csv":
        return path.read_text("utf-8-sig")
    openpyxl = pytest.importorskip("openpyxl")
    sheets = openpyxl.load_workbook(path)
    return " ".join(str(cell) for one in sheets for row in one.values for cell in row)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_is_written_and_the_record_says_to_whom(
    reviewed: Desk, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / "new folder" / f"figures{ending.upper()}"
    assert save(reviewed, *NOVEMBER, path, tallies.draw, INSIDE) == path
    assert path.stat().st_size > 1000
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]
    save(reviewed, *NOVEMBER, tmp_path / f"again{ending}", tallies.draw, OUTSIDE, " Gwent OPCC ")
    assert told(reviewed) == ["file", "Gwent OPCC"]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("export", [OUTSIDE, MASKED])
def test_what_leaves_the_unit_tells_of_nobody(
    reviewed: Desk, tmp_path: Path, ending: str, export: Export
) -> None:
    path = save(reviewed, *NOVEMBER, tmp_path / f"out{ending}", tallies.draw, export, "OPCC")
    said = words_of(path)
    assert "OFFICIAL-SENSITIVE" not in said
    for word in OF_SOMEBODY:
        assert word not in said
    for word in OF_SOMEBODY:
        assert word.encode() not in path.read_bytes()


def test_the_station_is_told_inside_the_unit(reviewed: Desk, tmp_path: Path) -> None:
    said = words_of(save(reviewed, *NOVEMBER, tmp_path / "in.csv", tallies.draw, INSIDE))
    assert "station: Llanfihangel-Ŵysg" in said
    for word in OF_SOMEBODY[:-1]:
        assert word not in said


def test_it_says_what_the_figures_say(reviewed: Desk, tmp_path: Path) -> None:
    shown = figures.figures(reviewed, "2026-10", "2026-12").tally
    path = save(reviewed, "2026-10", "2026-12", tmp_path / "f.csv", tallies.draw, INSIDE)
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = {row["month"]: row for row in csv.DictReader(file)}
    for month in shown.months:
        for code, number in month.figures.items():
            assert found[month.month][code] == str(number)
    assert found["total"]["cases_reviewed"] == "1"


def test_small_numbers_are_hidden_only_where_that_was_asked(reviewed: Desk) -> None:
    shown = {
        export: report(reviewed, *NOVEMBER, export).total.cells["people_contacted"]
        for export in (INSIDE, OUTSIDE, MASKED, Export(False, mask=True))
    }
    assert [str(getattr(cell, "words", cell)) for cell in shown.values()] == [
        *("1", "1", "under 5", "1")
    ]


def test_a_file_that_is_there_stays(reviewed: Desk, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("something else")
    with refused("file_exists"):
        save(reviewed, *NOVEMBER, path, tallies.draw, INSIDE)
    assert path.read_text() == "something else"
    assert told(reviewed) == []


@pytest.mark.parametrize("name", ["figures.doc", "figures", "figures.csv.txt"])
def test_another_ending_is_refused(reviewed: Desk, tmp_path: Path, name: str) -> None:
    with refused("unknown_ending"):
        save(reviewed, *NOVEMBER, tmp_path / name, tallies.draw, INSIDE)
    assert not (tmp_path / name).exists()
    assert told(reviewed) == []


def test_a_folder_that_cannot_be_written_is_refused(reviewed: Desk, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    with refused("folder_not_writable"):
        save(reviewed, *NOVEMBER, tmp_path / "a file" / "f.csv", tallies.draw, INSIDE)
    assert told(reviewed) == []


def test_where_drawing_fails_there_is_no_file_and_no_line(reviewed: Desk, tmp_path: Path) -> None:
    def broken(_said: Report, _ending: str) -> bytes:
        raise ValueError

    before = sorted(tmp_path.iterdir())
    with pytest.raises(ValueError):  # noqa: PT011
        save(reviewed, *NOVEMBER, tmp_path / "f.pdf", broken, INSIDE)
    assert sorted(tmp_path.iterdir()) == before
    assert told(reviewed) == []


def test_months_the_wrong_way_round_are_refused(reviewed: Desk, tmp_path: Path) -> None:
    for first, last, code in (
        ("2026-12", "2026-11", "months_reversed"),
        ("november", "2026-11", "no_such_month"),
    ):
        with refused(code):
            save(reviewed, first, last, tmp_path / "f.csv", tallies.draw, INSIDE)


def test_witness_care_gives_out_no_figures(reviewed: Desk, tmp_path: Path) -> None:
    care = colleague(reviewed, "WCO 7 Bethan Parry", UserRole.WITNESS_CARE)
    with refused("not_allowed"):
        save(care, *NOVEMBER, tmp_path / "f.csv", tallies.draw, INSIDE)
    assert told(reviewed) == []


def test_the_published_year_stands_beside_the_next(desk: Desk, tmp_path: Path) -> None:
    sheet = write(tmp_path / "sheet.csv", published())
    history.take(desk, history.preview(desk, sheet))
    before = report(desk, "2024-04", "2025-03", OUTSIDE).before
    assert before is not None
    assert (before.first, before.last) == ("2023-04", "2024-03")
    assert before.cells["cases_reviewed"] == 448
    assert report(desk, "2024-04", "2024-04", OUTSIDE).before.cells["cases_reviewed"] == 31  # type: ignore[union-attr]
    for first, last in (("2023-04", "2024-03"), ("2024-03", "2025-03"), ("0001-01", "0001-01")):
        assert report(desk, first, last, OUTSIDE).before is None, "nothing known, or over a year"


def test_a_frozen_month_is_given_out_as_frozen(reviewed: Desk, clock: Clock, sian: str) -> None:
    clock.moment = clock.moment.replace(month=12)
    figures.freeze(reviewed, "2026-11")
    with reviewed.store.write(reviewed.user.id, reviewed.now()) as journal:
        values = {"on": date(2026, 11, 24), "figure": "attempts", "n": 2, "station": ""}
        journal.add("counted", values)
    (month,) = report(reviewed, *NOVEMBER, OUTSIDE).months
    assert (month.frozen_on, month.cells["attempts"]) == (clock.moment.date(), 1)
    assert month.adjustments == {"attempts": 2}
