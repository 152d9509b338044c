"""A list is previewed, taught, confirmed; nothing is written before."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smadvisor.casework.mg2 import Mg2State
from smadvisor.office.queue import queue
from tests.desk import CARYS, GWEN, HEADER, SIAN, write_list
from tests.ui import looking
from ui.import_page import ImportPage
from ui.queue_page import QueuePage
from ui.shell import Shell


def preview(shell: Shell, path: Path) -> ImportPage:
    shell.import_list(path)
    shell.session.runner.wait()
    page = shell.page
    assert isinstance(page, ImportPage)
    return page


def confirm(shell: Shell) -> None:
    QTest.keyClick(shell.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shell.session.runner.wait()


@pytest.fixture
def weekly(tmp_path: Path) -> Path:
    return write_list(tmp_path, SIAN, GWEN, CARYS.replace(",Y", ",ask Bob"))


def test_a_preview_writes_nothing_and_confirming_takes_the_list_in(
    shell: Shell, weekly: Path
) -> None:
    page = preview(shell, weekly)
    assert "3 people in 3 cases: 3 new, 0 changed, 0 unchanged." in page.counts.text()
    assert queue(shell.session.desk) == []
    confirm(shell)
    assert isinstance(shell.page, QueuePage)
    assert shell.said.words.text().startswith("The list is in. 3 people in 3 cases: 3 new")
    assert {row.person for row in queue(shell.session.desk)} == {
        "PRYCE, Siân",
        "LLŶR, Gwŵen",
        "BEVAN, Carys",
    }
    assert shell.saved.text() == "Saved 09:30"


def test_the_same_list_twice_is_nothing_new(shell: Shell, weekly: Path) -> None:
    preview(shell, weekly)
    confirm(shell)
    page = preview(shell, weekly)
    assert page.counts.text().startswith("There is nothing new in this list.")
    assert "This very file was taken in before." in page.notes.words.text()
    assert not page.confirm_action.isEnabled()


def test_cancelling_leaves_nothing_and_goes_back(shell: Shell, weekly: Path) -> None:
    page = preview(shell, weekly)
    page.cancel_action.trigger()
    shell.session.runner.wait()
    assert isinstance(shell.page, QueuePage)
    assert queue(shell.session.desk) == []


def test_a_wording_of_the_mg2_is_taught_once(shell: Shell, weekly: Path) -> None:
    page = preview(shell, weekly)
    assert page.wordings.form.value("ask Bob") == Mg2State.UNCLEAR
    page.wordings.form.set_values({"ask Bob": Mg2State.ABSENT})
    page.wordings.again.setEnabled(True)
    page.wordings.again.click()
    shell.session.runner.wait()
    bob = next(e for e in page.rows.entries if e.mg2_text == "ask Bob")
    assert bob.mg2_state is Mg2State.ABSENT
    again = preview(shell, weekly)
    assert again.wordings.form.value("ask Bob") == Mg2State.ABSENT


def test_an_unknown_column_is_taught_once(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "moved.csv"
    header = HEADER.replace("OIC", "Bobby dealing")
    path.write_text(f"{header}\n{SIAN}\n{GWEN}\n", encoding="utf-8")
    page = preview(shell, path)
    assert "1 column was not understood" in page.notes.words.text()
    pick = page.headers.form.rows["Bobby dealing"].field
    assert pick.value() == ""
    pick.set_value("oic")
    pick.changed.emit()
    assert page.headers.again.isEnabled()
    page.headers.again.click()
    shell.session.runner.wait()
    assert [entry.oic for entry in page.rows.entries] == ["PC 9901 T Evans", "DC 9902 M Rees"]
    assert "not understood" not in page.notes.words.text()


def test_what_is_no_list_is_refused_in_one_sentence(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "poem.csv"
    path.write_bytes(b"\x00\x01\x02\x03" * 200)
    page = preview(shell, path)
    assert page.notice.isVisible()
    assert not page.tabs.isVisible()
    assert not page.confirm_action.isEnabled()
    assert queue(shell.session.desk) == []


def test_rows_to_look_at_and_left_out_can_be_shown_alone(shell: Shell, tmp_path: Path) -> None:
    guilty = CARYS.replace("NGAP", "GAP").replace("0412926", "0412999")
    late = SIAN.replace("01/12/2026", "31/11/2026")
    page = preview(shell, write_list(tmp_path, late, GWEN, guilty))
    which = page.rows.which
    which.buttons["problems"].click()
    assert [entry.person for entry in page.rows.model.records] == ["PRYCE, Siân"]
    assert "31/11/2026" in page.rows.detail.text()
    which.buttons["left"].click()
    assert [entry.taken for entry in page.rows.model.records] == [False]


def drop(shell: Shell, path: Path) -> bool:
    """What Qt does when a file is let go over the search line."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    frame = shell.frame.windowHandle()
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    where = shell.page.mapTo(shell.frame, shell.page.rect().center())
    enter = QDragEnterEvent(where, action, mime, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(frame, enter)
    let_go = QDropEvent(QPointF(where), action, mime, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(frame, let_go)
    return enter.isAccepted()


def test_a_list_dropped_anywhere_is_previewed(shell: Shell, weekly: Path) -> None:
    assert drop(shell, weekly)
    shell.session.runner.wait()
    assert isinstance(shell.page, ImportPage)
    assert len(shell.page.rows.entries) == 3


def test_reading_a_large_list_can_be_cancelled(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    many = [SIAN.replace("0412326", f"{n:07}").replace("2600401234", "") for n in range(20_000)]
    path = write_list(tmp_path, *many)
    shell.session.runner.watching.connect(lambda watch: watch.cancel())
    shell.import_list(path)
    shell.session.runner.wait()
    assert isinstance(shell.page, QueuePage)
    assert queue(shell.session.desk) == []


def test_every_part_is_named_and_reached(shell: Shell, weekly: Path) -> None:
    page = preview(shell, weekly)
    shell.frame.resize(683, 384)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        assert looking.unnamed(shell.frame) == []
        assert looking.unasked(shell.frame) == []
        assert looking.unreached(shell.frame) == []
        assert looking.cut(shell.frame) == []
