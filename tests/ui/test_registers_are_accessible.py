"""Every page of the registers for a screen reader, for Tab, and on a small screen at 200 %."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui import looking
from tests.ui.registered import add, check_ids, draw, review_all
from tests.ui.someone import settle, show
from ui.shell import Shell

SMALL = (683, 384)
"""1366 by 768 at 200 %."""
PAGES = (
    *("review_requests", "review_request", "new_request", "erase_request"),
    *("samples", "sample", "check_sheet"),
)


@pytest.fixture
def reviewed(shell: Shell, tmp_path: Path) -> dict[str, str]:
    return review_all(shell, tmp_path)


@pytest.fixture
def drawn(shell: Shell, reviewed: dict[str, str]) -> str:
    return draw(shell, 2)


def open_page(shell: Shell, page: str, drawn: str) -> None:
    id = add(shell)
    ids = {"review_request": id, "erase_request": id, "sample": drawn}
    ids["check_sheet"] = check_ids(shell, drawn)[0]
    name = "review_request" if page == "new_request" else page
    show(shell, name, ids.get(page, ""))


@pytest.mark.parametrize("page", PAGES)
def test_everything_has_a_name_and_every_choice_its_question(
    shell: Shell, drawn: str, page: str
) -> None:
    open_page(shell, page, drawn)
    assert looking.unnamed(shell) == []
    assert looking.unasked(shell) == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_everything(shell: Shell, drawn: str, page: str) -> None:
    open_page(shell, page, drawn)
    assert looking.unreached(shell) == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_at_200_per_cent(shell: Shell, drawn: str, page: str) -> None:
    shell.frame.resize(*SMALL)
    open_page(shell, page, drawn)
    QApplication.processEvents()
    settle(shell)
    assert shell.frame.width() == SMALL[0]
    assert looking.cut(shell) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_key_does_two_things(shell: Shell, drawn: str, page: str) -> None:
    open_page(shell, page, drawn)
    actions = [*shell.frame.actions(), *shell.page.actions()]
    keys = [one.toString() for action in actions for one in action.shortcuts()]
    menus = [f"Alt+{letter}" for letter in "FGRUH"]
    assert sorted([*keys, *menus]) == sorted({*keys, *menus})
