"""In the window: who may not see a case sees none of it, and is asked before they would."""

import ctypes
import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from smadvisor.office import cases, opening, queue, restricting
from smadvisor.office.access import Restricted
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole
from smadvisor.store import record
from tests.desk import colleague
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import ALT, CTRL, make_ready, people, press, save_in, settle, show, type_in
from ui.case.declare_page import DeclarePage
from ui.case.overview import OverviewPage
from ui.main_window import MainWindow
from ui.page import Place
from ui.paper.page import PaperPage
from ui.paper.sheets_page import SheetsPage
from ui.queue_page import QueuePage
from ui.shell import Shell
from ui.unit.restrict import RestrictPage
from ui.unit.restricted import RestrictedPage

SMALL = (683, 384)
"""1366 by 768 at 200 %."""


@pytest.fixture
def first(window: MainWindow) -> Desk:
    """Who made the store; nobody is at the window yet."""
    return opening.unlock(window.folder, PASSPHRASE, now=clock)


@pytest.fixture
def sian(first: Desk, tmp_path: Path) -> str:
    return people(first, tmp_path)["Siân"]


def come_in(window: MainWindow, desk: Desk) -> Shell:
    window.open_desk(desk)
    window.runner.wait()
    assert window.shell is not None
    return window.shell


def case_of(desk: Desk, person: str) -> str:
    return next(line.case_id for line in queue.queue(desk) if line.person_id == person)


def in_sight(shell: Shell) -> str:
    return "\n".join(label.text() for label in shell.findChildren(QLabel) if label.isVisible())


def told(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.store.read() as connection:
        return [(line.verb, line.about, line.recipient) for line in record.lines(connection)]


def test_who_shares_a_surname_is_asked_before_anything_is_shown(
    window: MainWindow, first: Desk, sian: str
) -> None:
    shell = come_in(window, colleague(first, "PC 55 Owain Pryce", UserRole.ADVISOR))
    page = show(shell, "assessment", sian)
    page = shell.page
    assert isinstance(page, DeclarePage)
    seen = in_sight(shell)
    assert "Somebody in this case has your surname: PRYCE." in seen
    for word in ("Siân", "61US0412326", "HALE", "ABH", "Newport"):
        assert word not in seen
    assert looking.unnamed(shell) == []
    press(Qt.Key.Key_Return)
    assert page.form.rows["knows"].error_text == "Choose No or Yes."
    page.take_focus()
    type_in("n")
    press(Qt.Key.Key_Return)
    settle(shell)
    assert shell.way == [Place("queue"), Place("assessment", sian)]
    show(shell, "case", sian)
    assert isinstance(shell.page, OverviewPage)


def test_a_yes_closes_the_case_at_once(window: MainWindow, first: Desk, sian: str) -> None:
    desk = colleague(first, "PC 55 Owain Pryce", UserRole.ADVISOR)
    shell = come_in(window, desk)
    show(shell, "case", sian)
    type_in("y")
    press(Qt.Key.Key_Return)
    settle(shell)
    page = shell.page
    assert isinstance(page, QueuePage)
    assert "You no longer see that case" in shell.said.words.text()
    assert "PRYCE, Siân" not in [row.person for row in page.model.records]
    assert shell.way == [Place("queue")]
    show(shell, "case", sian)
    assert isinstance(shell.page, QueuePage)
    assert "restricted" in shell.said.words.text()
    assert "Siân" not in in_sight(shell)


def test_without_an_answer_the_case_stays_closed(
    window: MainWindow, first: Desk, sian: str
) -> None:
    shell = come_in(window, colleague(first, "PC 55 Owain Pryce", UserRole.ADVISOR))
    show(shell, "case", sian)
    press(Qt.Key.Key_Left, ALT)
    settle(shell)
    assert isinstance(shell.page, QueuePage)


@pytest.mark.parametrize("page", ["case", "ring"])
def test_it_can_be_said_at_any_time(window: MainWindow, first: Desk, sian: str, page: str) -> None:
    desk = colleague(first, "PC 77 Nia Lloyd", UserRole.ADVISOR)
    shell = come_in(window, desk)
    show(shell, page, sian)
    press(Qt.Key.Key_I, ALT)
    settle(shell)
    asked = shell.page
    assert isinstance(asked, DeclarePage)
    type_in("y")
    press(Qt.Key.Key_Return)
    settle(shell)
    with pytest.raises(Restricted):
        cases.open_case(desk, sian)
    assert isinstance(shell.page, QueuePage)


def test_a_supervisor_restricts_and_hands_over_by_keyboard(
    window: MainWindow, first: Desk, sian: str
) -> None:
    nia = colleague(first, "PC 77 Nia Lloyd", UserRole.ADVISOR)
    mari = colleague(first, "Mari Pugh", UserRole.SUPERVISOR)
    shell = come_in(window, mari)
    show(shell, "case", sian)
    press(Qt.Key.Key_X, ALT)
    settle(shell)
    page = shell.page
    assert isinstance(page, RestrictPage)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert page.form.rows["reason"].error_text.startswith("Say why")
    page.form.set_values({"reason": "Witness protection"})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert page.form.rows["allowed"].error_text.startswith("Choose somebody")
    page.form.set_values({"allowed": (nia.user.id,)})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert cases.open_case(nia, sian).restriction is not None
    with pytest.raises(Restricted):
        cases.open_case(mari, sian)
    assert "Siân" not in in_sight(shell)


def test_none_is_forgotten(window: MainWindow, first: Desk, sian: str) -> None:
    mari = colleague(first, "Mari Pugh", UserRole.SUPERVISOR)
    restricting.restrict(first, case_of(first, sian), [first.user.id], "Witness protection")
    shell = come_in(window, mari)
    settle(shell)
    page = shell.page
    assert isinstance(page, QueuePage)
    assert page.guarded.words.text() == (
        "1 case is not open to all. The next hearing: Tue 1 Dec 2026 (11 days)."
    )
    page.guarded.button.click()
    settle(shell)
    table = shell.page
    assert isinstance(table, RestrictedPage)
    cells = [column.words(table.model.records[0]) for column in table.model.columns]
    assert cells[:3] == ["Tue 1 Dec 2026 (11 days)", "Not shown to you", "PC 4471 Non Rees"]
    press(Qt.Key.Key_Return)
    settle(shell)
    assert isinstance(shell.page, RestrictPage)
    assert "PRYCE" not in in_sight(shell)
    press(Qt.Key.Key_L, ALT)
    settle(shell)
    assert cases.open_case(mari, sian).restriction is None


@pytest.mark.parametrize("page", ["declare", "restrict", "restricted"])
def test_the_pages_are_whole_on_a_small_screen(
    window: MainWindow, first: Desk, sian: str, page: str
) -> None:
    case_id = case_of(first, sian)
    restricting.restrict(first, case_id, [first.user.id], "Witness protection")
    shell = come_in(window, first)
    shell.frame.resize(*SMALL)
    show(shell, page, case_id)
    assert looking.unnamed(shell) == []
    assert looking.unreached(shell) == []
    assert looking.cut(shell) == []


def test_copying_and_saving_the_queue_are_in_the_record(
    window: MainWindow, first: Desk, sian: str, tmp_path: Path
) -> None:
    make_ready(first, sian)
    shell = come_in(window, first)
    page = shell.page
    settle(shell)
    assert isinstance(page, QueuePage)
    page.save_pdf(tmp_path / "queue.pdf")
    settle(shell)
    assert told(first)[-1] == ("print", "", "file")
    assert (tmp_path / "queue.pdf").read_bytes().startswith(b"%PDF")
    sheets = show(shell, "sheets", sian)
    assert isinstance(sheets, SheetsPage)
    sheets.copy_action.trigger()
    settle(shell)
    assert told(first)[-1] == ("copy_words", sian, "clipboard")
    assert "PRYCE" in QGuiApplication.clipboard().text()


@pytest.fixture
def made_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The temporary folder, watched: the names of what was made in it, however briefly."""
    if not sys.platform.startswith("linux"):
        pytest.skip("watched through inotify")
    place = tmp_path / "temporary"
    place.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(place))
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(os.O_NONBLOCK)
    created_or_moved = 0x100 | 0x80
    assert libc.inotify_add_watch(watch, os.fsencode(place), created_or_moved) > 0
    names: list[str] = []
    yield names
    try:
        found = os.read(watch, 65536)
    except BlockingIOError:
        found = b""
    os.close(watch)
    while found:
        length = struct.unpack_from("iIII", found)[3]
        names.append(found[16 : 16 + length].rstrip(b"\0").decode())
        found = found[16 + length :]
    assert names == []


def open_files() -> set[str]:
    found = set()
    for one in Path("/proc/self/fd").iterdir():
        try:
            found.add(str(one.readlink()))
        except OSError:
            continue  # closed since
    return {name for name in found if name.startswith("/") and not name.startswith("/dev")}


def test_preview_and_print_leave_no_readable_file(
    made_in: list[str],
    window: MainWindow,
    first: Desk,
    sian: str,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    make_ready(first, sian)
    shell = come_in(window, first)
    before = open_files()
    page = show(shell, "paper", sian)
    assert isinstance(page, PaperPage)
    assert page.view.sheets
    assert open_files() <= before
    show(shell, "sheets", sian)
    assert open_files() <= before
    out = tmp_path / "out"
    out.mkdir()
    show(shell, "paper", sian)
    press(Qt.Key.Key_Return, CTRL)
    save_in(out, shell, qtbot)
    show(shell, "queue", "")
    queue_page = shell.page
    assert isinstance(queue_page, QueuePage)
    queue_page.save_pdf(out / "queue.pdf")
    settle(shell)
    assert sorted(file.suffix for file in out.iterdir()) == [".pdf", ".pdf"]
    assert open_files() <= before
    plain = [file for file in window.folder.rglob("*") if b"%PDF" in file.read_bytes()]
    assert plain == []
