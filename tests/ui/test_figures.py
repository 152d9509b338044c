"""The monthly figures on screen: table, chart, what is behind a number, freezing, saving."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smadvisor.casework.contact import By, ContactOutcome, With
from smadvisor.casework.mg2 import InadequateReason, Mg2State
from smadvisor.casework.record import Event
from smadvisor.office import (
    cases,
    contacts,
    figures,
    history,
    opening,
    processing,
    restricting,
    retention,
)
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole
from smadvisor.tally.figures import FIGURES
from tests.desk import colleague
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import CTRL, come_back, focus, people, press, settle, show, type_in
from ui.case.overview import OverviewPage
from ui.figures import cells, plots
from ui.figures.behind import BehindPage
from ui.figures.chart import Canvas
from ui.figures.export import ExportDialog
from ui.figures.freezing import FreezeDialog
from ui.figures.page import FiguresPage
from ui.main_window import MainWindow
from ui.shell import Shell

SHIFT = Qt.KeyboardModifier.ShiftModifier
HEADER = "URN,Person,Reviewed on,MG2 deficient,Contacted on,MG2 sent on,Measures,Outcome"
SMALL = (683, 384)
"""1366 by 768 at 200 %."""


def line(number: int, day: str, *, deficient: bool = True, measures: str = "") -> str:
    """A record of a person reviewed that day, and where there are measures sent that day too."""
    sent = day if measures else ""
    found = "Yes" if deficient else "No"
    return f"61PA{number:05}25,Person {number},{day},{found},{sent},{sent},{measures},"


def bring(desk: Desk, folder: Path, *lines: str) -> None:
    """Records from before the program."""
    path = folder / "records.csv"
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    history.take(desk, history.preview(desk, path))


def september(desk: Desk, folder: Path) -> None:
    """Three cases reviewed in September 2026, two of them deficient; one the year before."""
    bring(
        desk,
        folder,
        line(1, "02/09/2026", measures="screens; live link"),
        line(2, "03/09/2026"),
        line(3, "04/09/2026", deficient=False),
        line(4, "05/09/2025"),
    )


def november(desk: Desk, folder: Path) -> dict[str, str]:
    """The list of this month: one case reviewed, its people tried, one of them reached."""
    ids = people(desk, folder)
    cases.review(desk, ids["Gwŵen"], Mg2State.INADEQUATE, [InadequateReason.NO_VIEWS])
    contacts.log(desk, ids["Gwŵen"], With.VICTIM, By.PHONE, ContactOutcome.SPOKE)
    return ids


def opened(shell: Shell) -> FiguresPage:
    page = show(shell, "figures", "")
    assert isinstance(page, FiguresPage)
    return page


def choose(shell: Shell, page: FiguresPage, table: str) -> None:
    while page.which.value() != table:
        press(Qt.Key.Key_PageDown, CTRL)
    settle(shell)


def go_to(page: FiguresPage, month: str, title: str) -> None:
    """With the arrow keys to the cell of a month and a figure."""
    page.table.setFocus()
    grid = page.table.grid_model.grid
    row = next(at for at, one in enumerate(grid.rows) if one.head == month)
    column = next(at for at, one in enumerate(grid.heads) if one.title.startswith(title))
    while (at := page.table.currentIndex().row()) != row:
        press(Qt.Key.Key_Down if at < row else Qt.Key.Key_Up)
    while (at := page.table.currentIndex().column()) != column:
        press(Qt.Key.Key_Right if at < column else Qt.Key.Key_Left)


def words(page: FiguresPage, month: str, title: str) -> str:
    go_to(page, month, title)
    cell = page.table.cell
    assert cell is not None
    return cell.words


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


def test_what_changed_since_a_month_froze_stands_beside_it(shell: Shell, tmp_path: Path) -> None:
    desk = shell.session.desk
    september(desk, tmp_path)
    figures.freeze(desk, "2026-09")
    bring(desk, tmp_path, line(9, "09/09/2026"))
    page = opened(shell)
    assert words(page, "Sep 2026", "State") == "frozen 20 Nov 2026"
    assert words(page, "Sep 2026", "Cases reviewed") == "3, now 4 (+1)"
    assert words(page, "Sep 2026", "Deficient") == "67 % (of 3 cases), now 75 % (of 4)"
    assert words(page, "Year 2026–27", "Cases reviewed") == "3, now 4 (+1)"
    assert page.chart.plot.series[0].bars[5].n == 3, "the chart draws what was given out"
    go_to(page, "Sep 2026", "Cases reviewed")
    press(Qt.Key.Key_Return)
    settle(shell)
    behind = shell.page
    assert isinstance(behind, BehindPage)
    assert behind.frozen.text().endswith("Fri 20 Nov 2026 with 3, now 4 (+1).")
    assert len(behind.model.records) == 4


def test_who_is_open_is_told_against_the_frozen_month_itself(
    window: MainWindow, tmp_path: Path
) -> None:
    """Those who were open at the end of December were found in November."""
    then = opening.unlock(window.folder, PASSPHRASE, now=clock)
    ids = november(then, tmp_path)
    window.open_desk(replace(then, now=lambda: datetime(2027, 1, 20, 9, 0, tzinfo=UTC)))
    assert window.shell is not None
    page = opened(window.shell)
    assert words(page, "Dec 2026", "State") == "frozen 20 Jan 2027"
    for name in ("Siân", "Tomos"):
        cases.review(then, ids[name], Mg2State.ABSENT)
    behind = show(window.shell, "behind", "open_at_end|2026-12|2026-12")
    assert isinstance(behind, BehindPage)
    assert behind.frozen.text() == "December 2026 was frozen on Wed 20 Jan 2027 with 1, now 3 (+2)."
    show(window.shell, "behind", "open_at_end|2026-11|2026-12")
    assert behind.frozen.text().startswith("December 2026"), "not November as well"


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


def test_a_month_that_is_over_is_frozen_after_a_question(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = shell.session.desk
    september(desk, tmp_path)
    november(desk, tmp_path)
    page = opened(shell)
    go_to(page, "Nov 2026", "Cases reviewed")
    assert not page.freeze_action.isEnabled(), "it is not over"
    go_to(page, "Sep 2026", "Cases reviewed")
    assert page.freeze_action.text() == "Freeze September 2026…"
    press(Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(lambda: isinstance(focus().window(), FreezeDialog))
    press(Qt.Key.Key_Escape)
    settle(shell)
    assert figures.figures(desk, "2026-09", "2026-09").tally.months[0].frozen is None
    come_back(shell, qtbot)
    press(Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(lambda: isinstance(focus().window(), FreezeDialog))
    press(Qt.Key.Key_Return)
    settle(shell)
    come_back(shell, qtbot)
    assert figures.figures(desk, "2026-09", "2026-09").tally.months[0].frozen is not None
    assert words(page, "Sep 2026", "State") == "frozen 20 Nov 2026"
    assert not page.freeze_action.isEnabled()


def test_the_question_says_when_it_would_freeze_by_itself(shell: Shell, tmp_path: Path) -> None:
    november(shell.session.desk, tmp_path)
    page = opened(shell)
    shown = page.shown
    assert shown is not None
    november_, october = (
        FreezeDialog(page, month, shown).words.text() for month in ("2026-11", "2026-10")
    )
    assert "14 days after its end, on Tue 15 Dec 2026." in november_
    assert "does not freeze by itself" in october


def test_who_may_not_freeze_has_no_key_for_it(window: MainWindow, tmp_path: Path) -> None:
    first = opening.unlock(window.folder, PASSPHRASE, now=clock)
    september(first, tmp_path)
    window.open_desk(colleague(first, "PC 77 Nia Lloyd", UserRole.ADVISOR))
    window.runner.wait()
    assert window.shell is not None
    page = opened(window.shell)
    go_to(page, "Sep 2026", "Cases reviewed")
    assert page.freeze_action not in page.actions()
    press(Qt.Key.Key_M, CTRL)
    assert focus() is page.table


def asked_to_save(shell: Shell, qtbot: QtBot) -> ExportDialog:
    press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: isinstance(focus().window(), ExportDialog))
    dialog = focus().window()
    assert isinstance(dialog, ExportDialog)
    return dialog


def test_nothing_is_saved_without_an_answer_whether_it_leaves(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    september(shell.session.desk, tmp_path)
    opened(shell)
    out = tmp_path / "out"
    out.mkdir()
    dialog = asked_to_save(shell, qtbot)
    assert dialog.form.value("leaves") == ""
    assert focus() is dialog.form.rows["leaves"].field.parts()[0]
    dialog.form.set_values({"folder": str(out)})
    dialog.accept()
    settle(shell)
    assert dialog.isVisible()
    assert "whether it leaves" in dialog.form.rows["leaves"].error_text
    assert list(out.iterdir()) == []


def test_what_leaves_the_unit_is_counts_alone_for_somebody_named(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = shell.session.desk
    november(desk, tmp_path)
    page = opened(shell)
    dialog = asked_to_save(shell, qtbot)
    dialog.form.set_values({"folder": str(tmp_path / "out"), "kind": ".csv"})
    assert not dialog.form.rows["recipient"].isVisible()
    press(Qt.Key.Key_2)
    assert dialog.form.rows["recipient"].isVisible()
    dialog.accept()
    assert "who gets it" in dialog.form.rows["recipient"].error_text
    dialog.form.rows["recipient"].field.parts()[0].setFocus()
    type_in("The Commissioner")
    dialog.form.set_values({"mask": ("mask",)})
    press(Qt.Key.Key_Return)
    settle(shell)
    (path,) = (tmp_path / "out").iterdir()
    said = path.read_text("utf-8-sig")
    assert "under 5" in said
    assert "61UN" not in said
    assert path.name in page.notice.words.text()
    newest = processing.lines(desk, most=1)[0]
    assert (newest.event, newest.recipient) == (Event.DISCLOSURE, "The Commissioner")


@pytest.mark.parametrize("ending", [".xlsx", ".pdf", ".csv"])
def test_what_stays_is_saved_by_keyboard_alone(
    shell: Shell, tmp_path: Path, qtbot: QtBot, ending: str
) -> None:
    september(shell.session.desk, tmp_path)
    opened(shell)
    dialog = asked_to_save(shell, qtbot)
    press(Qt.Key.Key_1)
    dialog.form.rows["kind"].field.parts()[0].setFocus()
    press({".xlsx": Qt.Key.Key_1, ".pdf": Qt.Key.Key_2, ".csv": Qt.Key.Key_3}[ending])
    dialog.form.set_values({"folder": str(tmp_path / "out")})
    press(Qt.Key.Key_Return)
    settle(shell)
    (path,) = (tmp_path / "out").iterdir()
    assert path.name.startswith("figures-2026-04-to-2026-11")
    assert path.suffix == ending
    if ending == ".csv":
        lines = csv.reader(path.read_text("utf-8-sig").splitlines())
        assert any("2026-09" in cell for line in lines for cell in line)


def test_the_chart_is_walked_by_arrow_keys_and_says_each_bar(shell: Shell, tmp_path: Path) -> None:
    september(shell.session.desk, tmp_path)
    page = opened(shell)
    page.chart.setFocus()
    for _turn in range(5):
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    bar = page.chart.bar
    assert bar is not None
    assert bar.said == "September 2026, MG2 deficient, 2 cases"
    face = QAccessible.queryAccessibleInterface(page.chart)
    assert face.text(QAccessible.Text.Name) == "Chart: Cases reviewed (cases) by month, 2026–27"
    described = face.text(QAccessible.Text.Description)
    assert described.startswith(bar.said)
    assert "MG2 deficient: 2 in all" in described
    press(Qt.Key.Key_Return)
    settle(shell)
    assert isinstance(shell.page, BehindPage)
    assert len(shell.page.model.records) == 2


def test_bars_are_as_high_as_their_numbers_and_look_different(shell: Shell, tmp_path: Path) -> None:
    september(shell.session.desk, tmp_path)
    page = opened(shell)
    shown = page.chart.grab()
    reviewed, deficient = (_bars_of(page, kind) for kind in (0, 1))
    assert reviewed.height() == pytest.approx(deficient.height() * 3 / 2)
    assert _points(shown, reviewed) != _points(shown, deficient), "patterns, not colour alone"
    assert len(_points(shown, deficient)) > 1


def test_every_series_of_every_chart_adds_up_to_the_table(shell: Shell, tmp_path: Path) -> None:
    desk = shell.session.desk
    september(desk, tmp_path)
    november(desk, tmp_path)
    found = figures.figures(desk, "2026-04", "2027-03")
    for code in cells.TABLE:
        drawn = plots.plot(code, found, None, "2026-11")
        assert 2 <= len(drawn.series) <= 4
        assert [bar.n for bar in drawn.series[0].bars[8:]] == [None] * 4, "not yet"
    measures = plots.plot("measures", found, None, "2026-11")
    assert sum(one.bars[5].n or 0 for one in measures.series) == 2
    endings = plots.plot("endings", found, None, "2026-11")
    ended = [code for code in FIGURES if code.startswith("ended_")]
    counted = sum(found.tally.totals[code] for code in ended)
    assert sum(bar.n or 0 for one in endings.series for bar in one.bars) == counted == 2


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


PLACES = (("figures", ""), ("behind", "cases_reviewed|2026-04|2027-03"))


@pytest.mark.parametrize(("page", "what"), PLACES)
def test_all_of_it_is_named_and_reached_and_no_key_does_two_things(
    shell: Shell, tmp_path: Path, page: str, what: str
) -> None:
    september(shell.session.desk, tmp_path)
    november(shell.session.desk, tmp_path)
    show(shell, page, what)
    assert looking.unnamed(shell) == []
    assert looking.unasked(shell) == []
    assert looking.unreached(shell) == []
    actions = [*shell.frame.actions(), *shell.page.actions()]
    keys = [one.toString() for action in actions for one in action.shortcuts()]
    menus = [f"Alt+{letter}" for letter in "FGHRU"]
    assert sorted([*keys, *menus]) == sorted({*keys, *menus})


@pytest.mark.parametrize(("page", "what"), PLACES)
def test_nothing_is_cut_at_200_per_cent(shell: Shell, tmp_path: Path, page: str, what: str) -> None:
    september(shell.session.desk, tmp_path)
    shell.frame.resize(*SMALL)
    shown = show(shell, page, what)
    for table, _title in cells.titles():
        if isinstance(shown, FiguresPage):
            choose(shell, shown, table)
            assert shown.area is not None
            assert shown.area.horizontalScrollBar().maximum() == 0
        QApplication.processEvents()
        assert looking.cut(shell) == []
    assert shell.frame.width() == SMALL[0]


def test_table_and_chart_stand_side_by_side_where_there_is_room(
    shell: Shell, tmp_path: Path
) -> None:
    september(shell.session.desk, tmp_path)
    shell.frame.resize(1366, 768)
    page = opened(shell)
    QApplication.processEvents()
    assert page.chart.x() > page.table.geometry().right()
    shell.frame.resize(*SMALL)
    QApplication.processEvents()
    assert page.chart.y() > page.table.geometry().bottom()


def _bars_of(page: FiguresPage, kind: int) -> QRectF:
    """The bar of September 2026."""
    return Canvas(page.chart).bar_of(5, kind)


def _points(picture: QPixmap, box: QRectF) -> set[int]:
    """The colours within a bar."""
    image, within = picture.toImage(), box.toRect().adjusted(2, 2, -2, -2)
    across, down = (range(within.left(), within.right()), range(within.top(), within.bottom()))
    return {image.pixel(x, y) for x in across for y in down}
