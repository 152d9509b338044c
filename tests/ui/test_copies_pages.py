"""Another copy is brought in, and what conflicts is settled, by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from smadvisor.office import assessing, backups, copies, opening
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import ALT, a_victim, focus, press, settle, show, type_in
from ui.queue_page import QueuePage
from ui.shell import Shell
from ui.unit.bring_in import BringInPage
from ui.unit.conflicts import ConflictsPage

WANTED = "screens.view"


@pytest.fixture
def sian(shell: Shell, tmp_path: Path) -> str:
    return a_victim(shell, tmp_path)


@pytest.fixture
def there(shell: Shell, sian: str, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the store, at work by itself."""
    path = tmp_path / "parted.smabackup"
    backups.back_up(shell.session.desk, path)
    backups.restore(tmp_path / "there", path, PASSPHRASE, clock)
    desk = opening.unlock(tmp_path / "there", PASSPHRASE, now=clock)
    yield desk
    desk.close()


@pytest.fixture
def differing(shell: Shell, there: Desk, sian: str, tmp_path: Path) -> Path:
    """Its backup, once each copy has another answer."""
    assessing.answer(shell.session.desk, sian, WANTED, "yes")
    assessing.answer(there, sian, WANTED, "no")
    path = tmp_path / "there.smabackup"
    backups.back_up(there, path)
    return path


def test_a_copy_is_brought_in_and_what_differs_is_settled_without_a_mouse(
    shell: Shell, differing: Path, sian: str
) -> None:
    page = show(shell, "bring_in", "")
    assert isinstance(page, BringInPage)
    type_in(str(differing))
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(shell)
    assert "1 thing was written differently" in shell.said.words.text()
    shell.go(shell.way[0])
    settle(shell)
    queue = shell.page
    assert isinstance(queue, QueuePage)
    assert queue.differ.isVisible()
    queue.differ.button.setFocus()
    press(Qt.Key.Key_Return)
    settle(shell)
    conflicts = shell.page
    assert isinstance(conflicts, ConflictsPage)
    assert looking.unnamed(conflicts) == []
    assert focus() is conflicts.table
    press(Qt.Key.Key_Return)
    assert focus() in conflicts.buttons
    (one,) = conflicts.model.records
    chosen = one.values[1].words
    press(Qt.Key.Key_2, ALT)
    settle(shell)
    assert not conflicts.table.isVisible()
    assert conflicts.none.isVisible()
    given = assessing.begin(shell.session.desk, sian).given[WANTED]
    assert {"yes": "Yes", "no": "No"}[str(given)] == chosen
    shell.go(shell.way[0])
    settle(shell)
    assert not queue.differ.isVisible()


def test_what_cannot_be_brought_in_is_said_at_its_row(shell: Shell, tmp_path: Path) -> None:
    page = show(shell, "bring_in", "")
    assert isinstance(page, BringInPage)
    page.submit()
    assert "Choose the backup" in page.form.rows["file"].error_text
    (tmp_path / "x.smabackup").write_bytes(b"nothing")
    page.form.set_values({"file": str(tmp_path / "x.smabackup")})
    page.submit()
    settle(shell)
    assert "no backup" in page.form.rows["file"].error_text
    assert not page.form.rows["secret"].isVisible()


def test_another_key_asks_for_its_passphrase(shell: Shell, tmp_path: Path) -> None:
    other, _key = opening.create(tmp_path / "other", "Mair", "SMA", PASSPHRASE, clock)
    path = tmp_path / "other.smabackup"
    backups.back_up(other, path)
    other.close()
    page = show(shell, "bring_in", "")
    assert isinstance(page, BringInPage)
    page.form.set_values({"file": str(path)})
    page.submit()
    settle(shell)
    assert page.form.rows["secret"].isVisible()
    page.form.set_values({"secret": PASSPHRASE})
    page.submit()
    settle(shell)
    assert "came in" in shell.said.words.text()


def test_the_menu_has_them_for_those_who_may(shell: Shell) -> None:
    words = {action.text().replace("&", "") for action in shell.frame.actions()}
    assert {"Record of processing…", "Bring in another copy…", "Written differently…"} <= words
    care = replace(
        shell.session.desk,
        user=replace(shell.session.desk.user, roles=frozenset({UserRole.WITNESS_CARE})),
    )
    assert copies.waiting(care) == 0
