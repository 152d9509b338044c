"""Records from before the program in the window: looked at row by row, then brought in."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from smadvisor.office import cases, figures, history, past, restricting
from smadvisor.office.retention import Reason
from smadvisor.office.verbs import UserRole
from smadvisor.store.rows import rows
from tests.acceptance.record_sheet import COLUMNS, published, write
from tests.caselist.files import as_csv
from tests.desk import colleague
from tests.ui import looking
from tests.ui.someone import CTRL, a_victim, press, settle, show, type_in
from ui.figures.page import FiguresPage
from ui.main_window import MainWindow
from ui.shell import Shell
from ui.unit.history import HistoryPage
from ui.unit.past import ErasePastPage
from ui.unit.retention import RetentionPage

ANN = ("61US0412323", "Ann Hale", "03/04/2023", "Yes", "05/04/2023", "06/04/2023", "screens", "")
BEN = ("61US0412423", "Ben Rowe", "04/04/2023", "No", "", "", "", "")
ODD = ("61US0412523", "Cai Moss", "04/04/2023", "No", "", "", "", "Rang twice")
BAD = ("61US0412623", "Dai Nunn", "31/04/2023", "No", "", "", "", "")


def sheet(folder: Path, *lines: tuple[str, ...]) -> Path:
    path = folder / "sheet.csv"
    path.write_bytes(as_csv([(*COLUMNS, "Initials"), *lines]))
    return path


def page_of(shell: Shell, path: Path | str) -> HistoryPage:
    page = show(shell, "history", str(path))
    assert isinstance(page, HistoryPage)
    return page


def held(shell: Shell) -> int:
    with shell.session.desk.store.read() as connection:
        return len(rows(connection, "past_record"))


def cells(page: HistoryPage, row: int) -> list[str]:
    return [column.words(page.rows.model.records[row]) for column in page.rows.model.columns]


def look_over(shell: Shell) -> None:
    for size in ((1366, 768), (683, 384)):
        shell.frame.resize(*size)
        QApplication.processEvents()
        assert looking.unnamed(shell.frame) == []
        assert looking.unasked(shell.frame) == []
        assert looking.unreached(shell.frame) == []
        assert looking.cut(shell.frame) == []


def test_a_sheet_is_looked_at_and_brought_in_with_the_keyboard(
    shell: Shell, tmp_path: Path
) -> None:
    path = write(tmp_path / "year.csv", published())
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(shell.frame, Qt.Key.Key_J, CTRL | shift)
    settle(shell)
    page = shell.page
    assert isinstance(page, HistoryPage)
    assert not page.bring_action.isEnabled()
    type_in(str(path))
    press(Qt.Key.Key_Return)
    settle(shell)
    assert page.counts.text() == "448 rows: 448 new, 0 changed, 0 unchanged, 0 not taken."
    assert page.rows.table.hasFocus()
    assert held(shell) == 0
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert isinstance(shell.page, FiguresPage)
    told = f"The records are in. {page.counts.text()} They count in 2023–24."
    assert shell.said.words.text() == told
    assert shell.page.year.currentText() == "2023–24"
    assert held(shell) == 448
    year = figures.figures(shell.session.desk, "2023-04", "2024-03").tally.totals
    assert (year["cases_reviewed"], year["mg2_deficient"]) == (448, 304)
    shell.back()
    settle(shell)
    assert shell.pages["history"].isVisible()
    assert page.counts.text().startswith("There is nothing new in this sheet. 448 rows")
    assert not page.bring_action.isEnabled()


def test_every_row_says_what_becomes_of_it(shell: Shell, tmp_path: Path) -> None:
    first = page_of(shell, sheet(tmp_path, ANN, BEN))
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    changed = (*ANN[:6], "live link", "sent")
    page = page_of(shell, sheet(tmp_path, BAD, changed, BEN, ODD))
    assert page is first
    assert page.counts.text() == "4 rows: 1 new, 1 changed, 1 unchanged, 1 not taken."
    assert page.notes.words.text() == "Columns not read: Initials"
    assert [cells(page, at)[:2] for at in range(4)] == [
        ["2", "No"],
        ["3", "Changed"],
        ["4", "Unchanged"],
        ["5", "New"],
    ]
    assert cells(page, 1)[2:] == [
        *("61US0412323", "Ann Hale", "03/04/2023", "Yes", "05/04/2023", "06/04/2023"),
        *("Live link", "MG2 sent to CPS", ""),
    ]
    assert page.rows.detail.text() == "Reviewed on: There is no such day. Check the date."
    page.rows.which.buttons["problems"].click()
    assert [one.number for one in page.rows.model.records] == [5]
    assert "no outcome that the program knows" in page.rows.detail.text()
    page.rows.which.buttons["left"].click()
    assert [one.number for one in page.rows.model.records] == [2]


def test_what_is_no_record_sheet_is_said_at_the_field(shell: Shell, tmp_path: Path) -> None:
    page = page_of(shell, sheet(tmp_path, ANN))
    poem = tmp_path / "poem.csv"
    poem.write_text("Roses are red\n", "utf-8")
    page.file.set_value(str(poem))
    page.file.settled.emit()
    settle(shell)
    assert "No row with column names" in " ".join(looking.words(page))
    assert not page.rows.isVisible()
    assert not page.bring_action.isEnabled()
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert held(shell) == 0


def test_a_file_is_chosen_in_a_dialog(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    page = page_of(shell, "")
    dialog = page.file.choose()
    assert isinstance(dialog, QFileDialog)
    assert "*.xlsx" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(str(sheet(tmp_path, ANN)))
    dialog.close()
    settle(shell)
    assert page.counts.text().startswith("1 row: 1 new")


def test_reading_or_bringing_in_can_be_cancelled(shell: Shell, tmp_path: Path) -> None:
    many = [(f"61US{n:05}23", *BEN[1:]) for n in range(3000)]
    page = page_of(shell, sheet(tmp_path, *many))
    shell.session.runner.watching.connect(lambda watch: watch.cancel())
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert page.notice.words.text() == "Cancelled. Nothing was brought in."
    assert held(shell) == 0
    assert page.bring_action.isEnabled()
    page.refresh()
    settle(shell)
    assert page.notice.words.text() == "Cancelled. Nothing was brought in."


def test_nothing_of_a_restricted_case_is_shown_to_a_barred_user(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    desk = shell.session.desk
    case_id = cases.open_case(desk, a_victim(shell, tmp_path)).case.id
    restricting.restrict(desk, case_id, [desk.user.id], "Family of an officer")
    path = sheet(tmp_path, ("61US0412326", "PRYCE, Siân", *BEN[2:]), ANN)
    window.open_desk(colleague(desk, "PS 77 Mali Vaughan", UserRole.SUPERVISOR))
    window.runner.wait()
    assert window.shell is not None
    page = page_of(window.shell, path)
    assert cells(page, 0) == ["2", "Yes", *[""] * 8, "A restricted case, not shown to you"]
    assert cells(page, 1)[3] == "Ann Hale"
    assert not any("Siân" in text or "0412326" in text for text in looking.words(page))


def test_every_part_is_named_and_reached(shell: Shell, tmp_path: Path) -> None:
    for path in ("", sheet(tmp_path, ANN, BAD)):
        page_of(shell, path)
        look_over(shell)


def at_retention(shell: Shell) -> RetentionPage:
    page = show(shell, "retention", "")
    assert isinstance(page, RetentionPage)
    return page


def test_names_are_erased_from_the_page_of_retention_and_the_figures_stay(
    shell: Shell, tmp_path: Path
) -> None:
    assert not at_retention(shell).past_action.isEnabled()
    page_of(shell, write(tmp_path / "year.csv", published()))
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    before = figures.figures(shell.session.desk, "2023-04", "2024-03").tally
    page = at_retention(shell)
    assert page.past.text() == "448 records from before the program, the newest of March 2024."
    page.past_action.trigger()
    settle(shell)
    erasing = shell.page
    assert isinstance(erasing, ErasePastPage)
    press(Qt.Key.Key_Return, CTRL)
    assert held(shell) == 448
    problems = [row.error_text for row in erasing.form.rows.values() if row.error_text]
    assert problems == [
        "Choose a year, or type the URN of one case.",
        "Choose why they are erased.",
        "Tick this if you mean it.",
    ]
    erasing.form.set_values({"years": ("2023-04",), "reason": "not_needed", "sure": ("sure",)})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert shell.page is page
    assert shell.said.words.text() == "Erased: 448 records."
    assert page.past.text() == ""
    assert held(shell) == 0
    assert figures.figures(shell.session.desk, "2023-04", "2024-03").tally == before


def test_the_page_that_erases_is_named_and_reached_and_says_when_there_is_nothing(
    shell: Shell, tmp_path: Path
) -> None:
    page = show(shell, "erase_past", "")
    assert "There are no records from before the program." in looking.words(page)
    history.take(shell.session.desk, history.preview(shell.session.desk, sheet(tmp_path, ANN, BEN)))
    page = show(shell, "erase_past", "")
    assert isinstance(page, ErasePastPage)
    page.form.set_values({"years": ("2023-04",), "reason": "not_needed", "sure": ("sure",)})
    assert past.erase(shell.session.desk, [], Reason.NOT_NEEDED, urn="61us 0412323") == 1
    assert past.erase(shell.session.desk, ["2023-04"], Reason.NOT_NEEDED) == 1
    none = "There are no such records. Check the years, or the URN."
    for years, row in ((("2023-04",), "years"), ((), "urn")):
        page.form.set_values({"years": years, "urn": "61US0412323"})
        page.submit()
        settle(shell)
        assert page.form.rows[row].error_text == none
    look_over(shell)


def test_erasing_can_be_cancelled_and_then_nothing_is_gone(shell: Shell, tmp_path: Path) -> None:
    desk = shell.session.desk
    history.take(desk, history.preview(desk, write(tmp_path / "year.csv", published())))
    page = show(shell, "erase_past", "")
    assert isinstance(page, ErasePastPage)
    page.form.set_values({"years": ("2023-04",), "reason": "by_mistake", "sure": ("sure",)})
    shell.session.runner.watching.connect(lambda watch: watch.cancel())
    page.submit()
    settle(shell)
    assert page.notice.words.text() == "Cancelled. Nothing was erased."
    assert held(shell) == 448
