"""What counts in the figures, and hands that walk their table."""

from pathlib import Path

from PySide6.QtCore import Qt

from smadvisor.casework.contact import By, ContactOutcome, With
from smadvisor.casework.mg2 import InadequateReason, Mg2State
from smadvisor.office import (
    cases,
    contacts,
    history,
)
from smadvisor.office.desk import Desk
from tests.ui.someone import CTRL, people, press, settle, show
from ui.figures.page import FiguresPage
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
