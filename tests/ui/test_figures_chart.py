"""The chart beside the figures; both for a screen reader and on a small screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QPixmap
from PySide6.QtWidgets import QApplication

from smadvisor.office import (
    figures,
)
from smadvisor.tally.figures import FIGURES
from tests.ui import looking
from tests.ui.counted import SMALL, choose, november, opened, september
from tests.ui.someone import press, settle, show
from ui.figures import cells, plots
from ui.figures.behind import BehindPage
from ui.figures.chart import Canvas, scale
from ui.figures.page import FiguresPage
from ui.shell import Shell

PLACES = (("figures", ""), ("behind", "cases_reviewed|2026-04|2027-03"))


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


def test_the_axis_begins_at_zero_has_whole_steps_and_room_for_the_highest() -> None:
    for highest in range(3000):
        step, top = scale(highest)
        assert step >= 1
        assert top >= max(highest, 1)
        assert top % step == 0
        assert top - highest < step or highest == 0
        assert top // step <= 5


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
