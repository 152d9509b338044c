"""Months that freeze, and figures that are saved for somebody."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.record import Event
from smadvisor.office import (
    cases,
    figures,
    opening,
    processing,
)
from smadvisor.office.verbs import UserRole
from tests.desk import colleague
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.counted import (
    bring,
    go_to,
    line,
    november,
    opened,
    september,
    words,
)
from tests.ui.someone import CTRL, come_back, focus, press, settle, show, type_in
from ui.figures.behind import BehindPage
from ui.figures.export import ExportDialog
from ui.figures.freezing import FreezeDialog
from ui.main_window import MainWindow
from ui.shell import Shell


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
    dialog.form.set_values({"leaves": "no", "folder": ""})
    dialog.accept()
    assert "folder with its disk" in dialog.form.rows["folder"].error_text
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
