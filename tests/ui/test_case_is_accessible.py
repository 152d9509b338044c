"""Every page of a case for a screen reader, for Tab, and on a small screen at 200 %."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smadvisor.cli.window import draw_mg2
from smadvisor.office import assessing, papers
from tests.ui import looking
from tests.ui.someone import a_victim, make_ready, settle, show
from ui.shell import Shell

PAGES = (
    *("case", "review", "safe_contact", "contact", "check", "paper", "sheets", "sent", "close"),
    "assessment opening.right_person",
    "assessment feelings.of_what",
    "assessment eligibility.date_of_birth",
    "assessment live_link.view",
    "assessment choice.first",
    "assessment restraining_order.conditions",
    "pretrial",
    "ring",
    "stop danger",
    "what_if",
)
SMALL = (683, 384)
"""1366 by 768 at 200 %."""


def filled(shell: Shell, folder: Path) -> str:
    """Someone with a full assessment, something to look at again, and an MG2."""
    person = a_victim(shell, folder)
    desk = shell.session.desk
    wanted = {"live_link.view": "yes", "live_link.words": "Please", "live_link.companion": "yes"}
    make_ready(desk, person, {**wanted, "feelings.fear_or_distress": "yes"})
    papers.make(desk, person, folder, draw_mg2)
    assessing.answer(desk, person, "live_link.view", "unsure")
    return person


def open_page(shell: Shell, folder: Path, page: str) -> None:
    name, _space, question = page.partition(" ")
    person = filled(shell, folder)
    show(shell, name, f"{person} {question}".strip())


@pytest.mark.parametrize("page", PAGES)
def test_everything_has_a_name_and_every_choice_its_question(
    shell: Shell, tmp_path: Path, page: str
) -> None:
    open_page(shell, tmp_path, page)
    assert looking.unnamed(shell) == []
    assert looking.unasked(shell) == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_everything(shell: Shell, tmp_path: Path, page: str) -> None:
    open_page(shell, tmp_path, page)
    assert looking.unreached(shell) == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_at_200_per_cent(shell: Shell, tmp_path: Path, page: str) -> None:
    shell.frame.resize(*SMALL)
    open_page(shell, tmp_path, page)
    QApplication.processEvents()
    settle(shell)
    assert shell.frame.width() == SMALL[0]
    assert looking.cut(shell) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_key_does_two_things(shell: Shell, tmp_path: Path, page: str) -> None:
    open_page(shell, tmp_path, page)
    actions = [*shell.frame.actions(), *shell.page.actions()]
    keys = [one.toString() for action in actions for one in action.shortcuts()]
    menus = [f"Alt+{letter}" for letter in "FGHRU"]
    assert sorted([*keys, *menus]) == sorted({*keys, *menus})
