"""Somebody else comes to a window that is hidden."""

import gc
from pathlib import Path
from weakref import ref

from PySide6.QtCore import QCoreApplication, QEvent

from smadvisor.office import assessing, people
from smadvisor.office.verbs import UserRole
from smadvisor.store import record
from tests.ui.conftest import PASSPHRASE
from tests.ui.hidden import come_back, door, hide
from tests.ui.someone import a_victim, focus, show, type_in
from ui.main_window import MainWindow
from ui.page import Place
from ui.shell import Shell

OTHER = "seven violet kettles humming"
CARYS = "DC 77 Carys Bowen"
ME = "PC 4471 Non Rees"


def with_carys(shell: Shell) -> None:
    people.add(shell.session.desk, CARYS, "Detective", [UserRole.ADVISOR], OTHER)


def test_with_one_user_no_name_is_asked(window: MainWindow) -> None:
    assert door(window).who is None


def test_somebody_else_begins_at_their_own_desk(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    with_carys(shell)
    person = a_victim(shell, tmp_path)
    me = shell.session.desk.user.id
    show(shell, "assessment", f"{person} feelings.words")
    type_in("She freezes")
    page = hide(window)
    assert page.who is not None
    assert page.who.value() == ME
    assert focus() is page.passphrase.line
    come_back(window, OTHER, CARYS)
    assert window.shell is not None
    assert window.shell is not shell
    desk = window.shell.session.desk
    assert desk.user.name == CARYS
    assert [type(page).__name__ for page in window.shell.pages.values()] == ["QueuePage"]
    words = [action.text() for action in window.actions()]
    assert words.count("&Hide") == 1
    assert "&Users…" not in words  # an advisor does not see them
    with desk.store.read() as connection:
        told = [(line.user, line.verb) for line in record.lines(connection)]
    at = told.index((me, "leave"))
    assert told[at + 1] == (desk.user.id, "unlock")
    assert assessing.begin(desk, person).given["feelings.words"] == "She freezes"


def test_nothing_of_the_first_ones_pages_stays_in_memory(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    with_carys(shell)
    show(shell, "case", a_victim(shell, tmp_path))
    pages = [ref(page) for page in shell.pages.values()]
    assert len(pages) == 2
    hide(window)
    come_back(window, OTHER, CARYS)
    assert window.shell is not shell
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.runner.query(lambda: None, lambda _none: None)  # the worker lets go of its last call
    window.runner.wait()
    gc.collect()
    assert [page() for page in pages] == [None, None]


def test_a_wrong_passphrase_for_somebody_else_leaves_it_hidden(
    window: MainWindow, shell: Shell
) -> None:
    with_carys(shell)
    hide(window)
    come_back(window, PASSPHRASE, CARYS)
    page = door(window)
    assert "passphrase" in page.form.rows["passphrase"].error_text
    assert shell.session.desk.store.hidden
    page.passphrase.set_value("")
    come_back(window, PASSPHRASE, ME)
    assert window.layers.currentWidget() is shell


def test_the_first_one_comes_back_to_a_fresh_desk_too(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    with_carys(shell)
    show(shell, "case", a_victim(shell, tmp_path))
    hide(window)
    come_back(window, OTHER, CARYS)
    hide(window)
    come_back(window, PASSPHRASE, ME)
    assert window.shell is not None
    assert window.shell is not shell
    assert window.shell.way == [Place("queue")]
