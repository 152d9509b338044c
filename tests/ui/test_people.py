"""Users in the menu Unit; one's own passphrase; the recovery key; what each role starts with."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from smadvisor.errors import Refused
from smadvisor.office import opening, people
from smadvisor.office.verbs import UserRole
from tests.desk import SIAN, write_list
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE
from tests.ui.someone import CTRL, focus, press, settle, show, type_in
from ui.fields import Secret
from ui.main_window import MainWindow
from ui.page import Page
from ui.shell import Shell
from ui.unit.passphrase import PassphrasePage
from ui.unit.people import PeoplePage, UserPage
from ui.unit.recovery import RecoveryPage

ME, CARYS = "PC 4471 Non Rees", "DC 77 Carys Bowen"
OTHER, NEWER = "seven violet kettles humming", "quiet harbour velvet engine"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_A, _W, _S, _M = UserRole


def add(shell: Shell, *roles: UserRole) -> str:
    return people.add(shell.session.desk, CARYS, "Detective", roles or [_A], OTHER)


def users(shell: Shell) -> PeoplePage:
    page = show(shell, "people", "")
    assert isinstance(page, PeoplePage)
    return page


def cells(page: PeoplePage) -> list[list[str]]:
    model = page.model
    across = range(model.columnCount())
    return [[model.data(model.index(at, n)) for n in across] for at in range(model.rowCount())]


def opens(folder: Path, passphrase: str, name: str | None = None) -> bool:
    try:
        opening.leave(opening.unlock(folder, passphrase, name))
    except Refused:
        return False
    return True


def key_shown(page: RecoveryPage) -> str:
    return page.shown.key if page.shown is not None else ""


def errors(page: UserPage | PassphrasePage) -> set[str]:
    return {name for name, row in page.form.rows.items() if row.error_text}


def test_the_table_says_who_may_do_what_and_was_here_when(shell: Shell) -> None:
    user_id = add(shell, _W, _S)
    people.disable(shell.session.desk, user_id)
    QTest.keyClick(shell.frame, Qt.Key.Key_U, CTRL_SHIFT)
    settle(shell)
    page = shell.page
    assert isinstance(page, PeoplePage)
    (name, roles, last, here), carys = cells(page)
    assert (name, here) == (ME, "Yes")
    assert roles.startswith("Special Measures Advisor, Witness care officer")
    assert last.startswith("Fri 20 Nov 2026")
    assert carys == [CARYS, "Witness care officer, Supervisor", "Never", "No: disabled"]
    assert focus() is page.table


def test_somebody_is_added_by_keyboard(shell: Shell) -> None:
    users(shell)
    press(Qt.Key.Key_N, CTRL)
    settle(shell)
    page = shell.page
    assert isinstance(page, UserPage)
    type_in(CARYS)
    press(Qt.Key.Key_Tab)
    type_in("Detective")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_2)
    for row in ("passphrase", "again"):
        page.form.rows[row].field.parts()[0].setFocus()
        type_in(OTHER)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert isinstance(shell.page, PeoplePage)
    assert cells(shell.page)[1][:2] == [CARYS, "Witness care officer"]
    assert CARYS in shell.said.words.text()
    assert page.form.text("passphrase") == page.form.text("again") == ""
    desk, folder = shell.session.desk, shell.session.desk.store.folder
    opening.hide(desk)
    assert opening.show(desk, OTHER, CARYS).user.roles == {_W}
    assert opening.names(folder) == (CARYS, ME)


def test_what_is_missing_is_said_at_its_row(shell: Shell) -> None:
    page = show(shell, "user", "")
    assert isinstance(page, UserPage)
    page.submit()
    assert errors(page) == {"name", "roles", "passphrase"}
    page.form.set_values({"name": ME, "roles": (_A,), "passphrase": OTHER, "again": OTHER})
    page.submit()
    settle(shell)
    assert errors(page) == {"name"}
    page.form.set_values({"name": CARYS, "passphrase": "password1", "again": "password1"})
    page.submit()
    settle(shell)
    assert errors(page) == {"passphrase"}
    assert len(people.everybody(shell.session.desk)) == 1


def test_roles_are_changed_and_the_last_administrator_stays(shell: Shell) -> None:
    user_id = add(shell)
    table = users(shell).table
    table.go_to(1)
    press(Qt.Key.Key_Return)
    settle(shell)
    page = shell.page
    assert isinstance(page, UserPage)
    assert page.heading.text() == CARYS
    assert page.form.value("roles") == (_A,)
    page.form.set_values({"roles": (_S,)})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert people.everybody(shell.session.desk)[1].roles == {_S}
    page = show(shell, "user", shell.session.desk.user.id)
    assert isinstance(page, UserPage)
    page.form.set_values({"roles": (_A,)})
    page.submit()
    settle(shell)
    assert "administrator" in page.form.rows["roles"].error_text
    assert user_id


def test_somebody_is_kept_out_and_let_in_again(shell: Shell) -> None:
    user_id = add(shell)
    desk, folder = shell.session.desk, shell.session.desk.store.folder
    page = show(shell, "user", user_id)
    assert isinstance(page, UserPage)
    page.disable.click()
    settle(shell)
    assert opening.names(folder) == (ME,)
    page = show(shell, "user", user_id)
    assert isinstance(page, UserPage)
    assert not page.disable.isVisible()
    assert "lets them in again" in page.state.text()
    page.let_in.click()
    settle(shell)
    anew = shell.page
    assert isinstance(anew, PassphrasePage)
    assert not anew.form.rows["now"].isVisible()
    assert focus() is anew.form.rows["passphrase"].field.parts()[0]
    anew.form.set_values({"passphrase": NEWER, "again": NEWER})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert isinstance(shell.page, UserPage)
    assert "Works here" in shell.page.state.text()
    assert not people.everybody(desk)[1].disabled
    opening.hide(desk)
    assert opening.show(desk, NEWER, CARYS).user.id == user_id


def test_ones_own_passphrase(shell: Shell) -> None:
    QTest.keyClick(shell.frame, Qt.Key.Key_P, CTRL_SHIFT)
    settle(shell)
    page = shell.page
    assert isinstance(page, PassphrasePage)
    page.submit()
    assert errors(page) == {"now", "passphrase"}
    page.form.set_values({"now": OTHER, "passphrase": NEWER, "again": NEWER})
    page.submit()
    settle(shell)
    assert "does not open" in page.form.rows["now"].error_text
    page.form.set_values({"now": PASSPHRASE, "passphrase": "abc", "again": "abc"})
    page.submit()
    settle(shell)
    assert errors(page) == {"passphrase"}
    page.form.set_values({"passphrase": NEWER, "again": NEWER})
    page.submit()
    settle(shell)
    assert shell.said.words.text() == "The passphrase is changed."
    secrets = [row.field for row in page.form.rows.values()]
    assert all(isinstance(field, Secret) and not field.value() for field in secrets)
    shell.frame.close()
    folder = shell.session.desk.store.folder
    assert not opens(folder, PASSPHRASE)


def test_a_new_recovery_key_is_shown_once_and_what_losing_it_means_before(
    shell: Shell, made: tuple[Path, str]
) -> None:
    page = show(shell, "recovery", "")
    assert isinstance(page, RecoveryPage)
    said = page.before.text()
    assert "nobody can ever open this store again" in said
    assert "not the force’s IT" in said
    assert focus() is page.main
    press(Qt.Key.Key_Return)
    settle(shell)
    key = key_shown(page)
    assert key != made[1]
    assert not page.make.isVisible()
    assert looking.unnamed(page) == []
    shell.back()
    settle(shell)
    assert not key_shown(page)
    show(shell, "recovery", "")
    assert key.split("-")[0] not in " ".join(looking.words(page))
    folder = shell.session.desk.store.folder
    shell.frame.close()
    with pytest.raises(Refused):
        opening.unlock_with_recovery_key(folder, made[1], NEWER)
    opening.leave(opening.unlock_with_recovery_key(folder, key, NEWER))


@pytest.mark.parametrize("page", ["people", "user", "passphrase", "recovery"])
@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_every_part_is_named_reached_and_in_sight(
    window: MainWindow, shell: Shell, page: str, size: tuple[int, int]
) -> None:
    add(shell)
    window.resize(*size)
    shown = show(shell, page, "")
    assert looking.unnamed(shown) == []
    assert looking.unreached(shown) == []
    assert looking.cut(shown) == []


# --- what each role starts with -------------------------------------------------------------------


@pytest.fixture
def of_role(window: MainWindow) -> Callable[[UserRole], Shell]:
    """The work of a user with one role only."""

    def come(role: UserRole) -> Shell:
        desk = opening.unlock(window.folder, PASSPHRASE)
        people.add(desk, CARYS, "", [role], OTHER)
        opening.leave(desk)
        window.open_desk(opening.unlock(window.folder, OTHER, CARYS))
        assert window.shell is not None
        settle(window.shell)
        return window.shell

    return come


def offered(shell: Shell) -> set[str]:
    def words(actions: list[QAction]) -> set[str]:
        return {one.text().replace("&", "").rstrip("…") for one in actions if one.isVisible()}

    found = words(shell.bar.actions())
    for menu in shell.frame.menuBar().actions():
        below = menu.menu()
        assert isinstance(below, QWidget)
        found |= words(below.actions())
    return found


def test_an_administrator_starts_with_the_users_and_sees_no_case(
    of_role: Callable[[UserRole], Shell],
) -> None:
    shell = of_role(_M)
    assert isinstance(shell.page, PeoplePage)
    assert shell.way[0].page == "people"
    said = offered(shell)
    assert {"Users", "New recovery key", "Your passphrase"} <= said
    assert not {"Queue", "Import a list", "Phone mode"} & said
    QTest.keyClick(shell.frame, Qt.Key.Key_1, CTRL)
    assert isinstance(shell.page, PeoplePage)
    lines = shell.show_keys().lines
    assert "Queue" not in lines
    assert "Import a list" not in lines
    assert "Users" in lines


@pytest.mark.parametrize(
    ("role", "there", "not_there"),
    [
        (_A, {"Queue", "Import a list", "Phone mode"}, {"Users", "New recovery key"}),
        (_W, {"Queue", "Trials", "Your passphrase"}, {"Users", "Import a list", "Phone mode"}),
        (_S, {"Queue", "Users"}, {"Import a list", "New recovery key", "Phone mode"}),
    ],
)
def test_each_role_is_offered_its_own(
    of_role: Callable[[UserRole], Shell], role: UserRole, there: set[str], not_there: set[str]
) -> None:
    shell = of_role(role)
    assert shell.way[0].page == ("trials" if role is _W else "queue")
    said = offered(shell)
    assert there <= said
    assert not not_there & said
    lines = set(shell.show_keys().lines)
    assert not not_there & lines


def test_a_supervisor_sees_the_users_and_changes_none(
    of_role: Callable[[UserRole], Shell],
) -> None:
    shell = of_role(_S)
    page = users(shell)
    assert len(cells(page)) == 2
    assert "Add a user…" not in looking.words(page)
    press(Qt.Key.Key_Return)
    settle(shell)
    assert shell.page is page


def test_keys_and_dropped_files_import_nothing_for_who_may_not(
    of_role: Callable[[UserRole], Shell], tmp_path: Path
) -> None:
    shell = of_role(_W)
    before: Page = shell.page
    QTest.keyClick(shell.frame, Qt.Key.Key_O, CTRL)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_list(tmp_path, SIAN)))])
    drop = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(shell.frame.windowHandle(), drop)
    settle(shell)
    assert shell.page is before
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [shell.frame]
