"""The monthly figures on screen: the table, and what is behind a number."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication

from smadvisor.casework.contact import By, ContactOutcome, With
from smadvisor.office import (
    cases,
    contacts,
    figures,
    opening,
    restricting,
    retention,
)
from smadvisor.office.verbs import UserRole
from smadvisor.tally.figures import FIGURES
from tests.desk import colleague
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.counted import SHIFT, SMALL, choose, go_to, november, opened, september, words
from tests.ui.someone import CTRL, focus, press, settle, show
from ui.case.overview import OverviewPage
from ui.figures import cells
from ui.figures.behind import BehindPage
from ui.figures.page import FiguresPage
from ui.main_window import MainWindow
from ui.shell import Shell


def test_the_menu_opens_the_present_year_and_every_number_is_there(
    shell: Shell, tmp_path: Path
) -> None:
    september(shell.session.desk, tmp_path)
    november(shell.session.desk, tmp_path)
    press(Qt.Key.Key_M, CTRL | SHIFT)
    settle(shell)
    page = shell.page
    assert isinstance(page, FiguresPage)
    assert focus() is page.table
    assert page.year.currentText() == "2026–27"
    assert words(page, "Sep 2026", "Cases reviewed") == "3"
    assert words(page, "Sep 2026", "Deficient") == "67 % (of 3 cases)"
    assert words(page, "Oct 2026", "Cases reviewed") == "0"
    assert words(page, "Nov 2026", "State") == "so far"
    assert words(page, "Dec 2026", "State") == "not yet"
    assert words(page, "Dec 2026", "Cases reviewed") == "–"
    assert words(page, "Year 2026–27", "Cases reviewed") == "4"
    assert page.table.grid_model.grid.rows[-1].total


def test_every_figure_of_every_table_is_what_the_office_counts(
    shell: Shell, tmp_path: Path
) -> None:
    desk = shell.session.desk
    september(desk, tmp_path)
    november(desk, tmp_path)
    page = opened(shell)
    found = figures.figures(desk, "2026-04", "2027-03").tally
    shown: dict[tuple[str, str], str] = {}
    for at in range(page.which.count() - 1):
        page.which.setCurrentIndex(at)
        page.which.settled.emit()
        for row in page.table.grid_model.grid.rows:
            for cell in row.cells:
                figure, _bar, span = cell.behind.partition("|")
                if "(of" not in cell.words:
                    shown[figure, span] = cell.words
    for month in found.months[:8]:
        for code in FIGURES:
            assert shown[code, f"{month.month}|{month.month}"] == f"{month.figures[code]:,}"
    for code, total in found.totals.items():
        assert shown[code, "2026-04|2027-03"] == f"{total:,}"
    assert not any("2026-12|2026-12" in span for _code, span in shown)


def test_a_screen_reader_hears_month_figure_and_unit(shell: Shell, tmp_path: Path) -> None:
    september(shell.session.desk, tmp_path)
    page = opened(shell)
    go_to(page, "Sep 2026", "MG2 deficient")
    face = QAccessible.queryAccessibleInterface(page.table)
    assert face.text(QAccessible.Text.Name) == "Cases reviewed, 2026–27"
    at = page.table.currentIndex()
    cell = page.table.model().data(at, Qt.ItemDataRole.AccessibleTextRole)
    assert cell == "September 2026, MG2 deficient, 2 cases"
    heard = face.focusChild()
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == cell
    read = QAccessible.queryAccessibleInterface(page.definitions).text(QAccessible.Text.Name)
    assert FIGURES["mg2_deficient"].definition in read


def test_the_published_year_stands_beside_this_one(shell: Shell, tmp_path: Path) -> None:
    september(shell.session.desk, tmp_path)
    page = opened(shell)
    press(Qt.Key.Key_B, CTRL)
    settle(shell)
    heads = [row.head for row in page.table.grid_model.grid.rows]
    assert heads[10:12] == ["Sep 2026", "Sep 2025"]
    assert heads[-2:] == ["Year 2026–27", "Year 2025–26"]
    assert words(page, "Sep 2025", "Cases reviewed") == "1"
    assert page.chart.plot.series[0].bars[5].before == 1
    assert page.chart.plot.before == "2025–26"
    go_to(page, "Sep 2025", "Cases reviewed")
    assert not page.freeze_action.isEnabled(), "only a month of the year that is shown"


def test_years_and_tables_turn_by_key(shell: Shell, tmp_path: Path) -> None:
    september(shell.session.desk, tmp_path)
    page = opened(shell)
    assert [page.year.itemText(at) for at in range(page.year.count())] == ["2025–26", "2026–27"]
    press(Qt.Key.Key_PageUp, CTRL | SHIFT)
    settle(shell)
    assert page.year.currentText() == "2025–26"
    assert words(page, "Sep 2025", "MG2 deficient") == "1"
    press(Qt.Key.Key_PageDown, CTRL | SHIFT)
    settle(shell)
    choose(shell, page, "measures")
    assert words(page, "Sep 2026", "Screen") == "1"
    assert words(page, "Sep 2026", "Measures for each MG2") == "2.0 (of 1 MG2)"
    press(Qt.Key.Key_PageUp, CTRL)
    assert page.which.value() == "contacts"


def test_the_cases_of_one_station_are_behind_its_number(shell: Shell, tmp_path: Path) -> None:
    desk = shell.session.desk
    november(desk, tmp_path)
    page = opened(shell)
    choose(shell, page, cells.STATIONS)
    assert [row.head for row in page.table.grid_model.grid.rows] == ["Not known", "Total"]
    go_to(page, "Not known", "MG2 deficient")
    press(Qt.Key.Key_Return)
    settle(shell)
    behind = shell.page
    assert isinstance(behind, BehindPage)
    assert [one.urn for one in behind.model.records] == ["61UN0098726"]
    assert behind.title.text().endswith("station not known")


def test_enter_on_a_number_and_again_opens_the_case(shell: Shell, tmp_path: Path) -> None:
    ids = november(shell.session.desk, tmp_path)
    page = opened(shell)
    choose(shell, page, "contacts")
    go_to(page, "Nov 2026", "People contacted")
    press(Qt.Key.Key_Return)
    settle(shell)
    behind = shell.page
    assert isinstance(behind, BehindPage)
    assert focus() is behind.table
    assert [(one.urn, one.person) for one in behind.model.records] == [
        ("61UN0098726", "LLŶR, Gwŵen")
    ]
    assert behind.definition.text() == FIGURES["people_contacted"].definition
    press(Qt.Key.Key_Return)
    settle(shell)
    case = shell.page
    assert isinstance(case, OverviewPage)
    assert case.person_id == ids["Gwŵen"]
    shell.back()
    settle(shell)
    assert shell.page is behind


def test_back_from_a_case_the_cursor_is_where_it_was(shell: Shell, tmp_path: Path) -> None:
    ids = november(shell.session.desk, tmp_path)
    contacts.log(shell.session.desk, ids["Siân"], With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER)
    page = show(shell, "behind", "attempts|2026-11|2026-11")
    assert isinstance(page, BehindPage)
    press(Qt.Key.Key_Down)
    chosen = page.model.records[1].person_id
    press(Qt.Key.Key_Return)
    settle(shell)
    case = shell.page
    assert isinstance(case, OverviewPage)
    assert case.person_id == chosen
    shell.back()
    settle(shell)
    assert page.table.current() == 1
    shell.back()
    settle(shell)
    show(shell, "behind", "conversations|2026-11|2026-11")
    assert page.table.current() == 0


def test_behind_a_sum_each_line_says_what_it_counts_as(shell: Shell, tmp_path: Path) -> None:
    september(shell.session.desk, tmp_path)
    page = show(shell, "behind", "measures|2026-09|2026-09")
    assert isinstance(page, BehindPage)
    said = {page.model.index(row, 3).data() for row in range(page.model.rowCount())}
    assert said == {"Screen", "Live link"}
    assert not page.table.isColumnHidden(3)
    show(shell, "behind", "cases_reviewed|2026-09|2026-09")
    assert page.table.isColumnHidden(3)


def test_nothing_behind_a_number_can_be_copied(shell: Shell, tmp_path: Path) -> None:
    november(shell.session.desk, tmp_path)
    QGuiApplication.clipboard().clear()
    page = show(shell, "behind", "people_contacted|2026-11|2026-11")
    assert isinstance(page, BehindPage)
    page.table.setCurrentIndex(page.model.index(0, 2))
    press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == ""
    assert all(action.text() == "Open the case" for action in page.actions())


def test_erased_and_restricted_ones_are_lines_without_names(
    window: MainWindow, tmp_path: Path
) -> None:
    first = opening.unlock(window.folder, PASSPHRASE, now=clock)
    ids = november(first, tmp_path)
    contacts.log(first, ids["Siân"], With.VICTIM, By.PHONE, ContactOutcome.SPOKE)
    one, other = (cases.open_case(first, ids[name]).case.id for name in ("Gwŵen", "Siân"))
    restricting.restrict(first, one, [first.user.id], "A colleague is in it.")
    reason = retention.Reason.NOT_NEEDED
    retention.erase(first, other, reason, "61US0412326", although_unfinished=True)
    window.open_desk(colleague(first, "Kit Evans", UserRole.SUPERVISOR))
    window.runner.wait()
    assert window.shell is not None
    page = show(window.shell, "behind", "people_contacted|2026-11|2026-11")
    assert isinstance(page, BehindPage)
    assert len(page.model.records) == 2
    assert {(one.urn, one.person, one.person_id) for one in page.model.records} == {("", "", "")}
    assert {one.note.split()[0] for one in page.model.records} == {"Erased:", "A"}
    assert not page.open_action.isEnabled()


def test_an_empty_store_has_zeros_and_says_where_figures_come_from(shell: Shell) -> None:
    page = opened(shell)
    assert "Figures come from" in page.state.text()
    assert words(page, "Nov 2026", "Cases reviewed") == "0"
    assert words(page, "Nov 2026", "Deficient") == "– (of 0 cases)"
    for table, _title in cells.titles():
        choose(shell, page, table)
        assert looking.unnamed(page) == []
    empty = show(shell, "behind", "cases_reviewed|2026-11|2026-11")
    assert isinstance(empty, BehindPage)
    assert "0 now" in empty.count.text()


def test_a_station_is_shown_whatever_the_list_calls_it(shell: Shell, tmp_path: Path) -> None:
    """Of a very long one the beginning, and all of it behind its number."""
    desk, long = shell.session.desk, "Newport | Central & East Ⓦ " * 5
    ids = november(desk, tmp_path)
    case = cases.open_case(desk, ids["Gwŵen"]).case.id
    with desk.store.write(desk.user.id, desk.now()) as journal:
        journal.change("case_file", case, station=long)
    shell.frame.resize(*SMALL)
    page = opened(shell)
    choose(shell, page, cells.STATIONS)
    assert page.table.verticalHeader().width() < SMALL[0] / 2
    assert page.table.grid_model.grid.rows[0].head.startswith("Newport | Central")
    go_to(page, page.table.grid_model.grid.rows[0].head, "Cases reviewed")
    press(Qt.Key.Key_Return)
    settle(shell)
    behind = shell.page
    assert isinstance(behind, BehindPage)
    assert [one.urn for one in behind.model.records] == ["61UN0098726"]
