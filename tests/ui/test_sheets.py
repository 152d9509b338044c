"""The other papers in the window: shown, saved, copied, and gone from the clipboard on Hide."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from smadvisor.assessment.extracts import TITLES
from smadvisor.office import assessing
from tests.forms.reading import together
from tests.ui.someone import CTRL, a_victim, make_ready, press, save_in, settle, show
from ui.paper.sheets_page import SheetsPage
from ui.shell import Shell


def papers_of(shell: Shell, folder: Path) -> SheetsPage:
    person = a_victim(shell, folder)
    make_ready(shell.session.desk, person)
    page = show(shell, "sheets", person)
    assert isinstance(page, SheetsPage)
    return page


@pytest.mark.parametrize("kind", TITLES)
def test_each_paper_is_shown_by_one_key(shell: Shell, tmp_path: Path, kind: str) -> None:
    page = papers_of(shell, tmp_path)
    page.take_focus()
    press(Qt.Key(Qt.Key.Key_1 + list(TITLES).index(kind)))
    settle(shell)
    assert page.document is not None
    assert page.document.kind == kind
    assert page.heading.text().startswith(TITLES[kind])
    assert page.view.sheets


def test_the_draft_order_is_saved_as_a_pdf(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    page = papers_of(shell, tmp_path)
    page.take_focus()
    press(Qt.Key.Key_2)
    settle(shell)
    press(Qt.Key.Key_S, CTRL)
    save_in(tmp_path / "out", shell, qtbot)
    (made,) = (tmp_path / "out").glob("*.pdf")
    assert made.name.startswith("order-61US0412326-")
    assert "Pryce" not in made.name
    assert "DRAFT RESTRAINING ORDER" in together(made.read_bytes())


def test_the_words_are_copied_and_gone_once_the_work_is_hidden(
    shell: Shell, tmp_path: Path
) -> None:
    page = papers_of(shell, tmp_path)
    page.take_focus()
    press(Qt.Key.Key_6)
    settle(shell)
    page.copy_action.trigger()
    settle(shell)
    assert "special measures assessment" in QGuiApplication.clipboard().text()
    shell.sleep()
    assert QGuiApplication.clipboard().text() == ""
    shell.wake()


def test_an_address_that_may_not_be_known_is_neither_shown_nor_copied(
    shell: Shell, tmp_path: Path
) -> None:
    page = papers_of(shell, tmp_path)
    desk, person = shell.session.desk, page.person_id
    assessing.record(
        desk,
        person,
        {
            "restraining_order.address_known": "no",
            "restraining_order.feared": "He will come to 12 Heol Afon.",
        },
    )
    page.refresh()
    settle(shell)
    assert page.document is None
    assert not page.copy_action.isEnabled()
    assert not page.view.sheets
    assert "Heol Afon" not in page.heading.text() + page.notice.words.text()
