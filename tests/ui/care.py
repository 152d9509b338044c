"""Somebody with some roles at the window, and the desk of the advisor whose MG2 was sent."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from smadvisor.cli.window import draw_mg2
from smadvisor.office import checks, opening, papers
from smadvisor.office.checks import Check
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole
from tests.desk import colleague
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import make_ready, people, press, settle, show
from ui.court.check import PretrialPage
from ui.main_window import MainWindow
from ui.shell import Shell

WISHES = {
    **{f"{id}.view": "no" for id in ("evidence_in_private", "wigs_and_gowns", "intermediary")},
    **{f"{id}.view": "no" for id in ("communication_aids", "video_recorded_interview")},
    "pre_recorded_cross_examination.view": "no",
    "screens.view": "yes",
    "live_link.view": "yes",
    "choice.first": ["screens", "live_link"],
    "practical.visit": "yes",
    "practical.refresh_memory": "no",
    "practical.personal_statement_offered": "no",
    "needs.interpreter": "no",
    "needs.language": "english",
    "restraining_order.wanted": "no",
}


@dataclass
class Office:
    """Witness care at the window; the advisor's desk beside it."""

    shell: Shell
    advisor: Desk
    ids: dict[str, str]

    @property
    def sian(self) -> str:
        return self.ids["Siân"]

    def check(self) -> Check:
        return checks.check(self.advisor, self.sian)

    def page(self) -> PretrialPage:
        page = self.shell.page
        assert isinstance(page, PretrialPage)
        return page

    def open(self) -> PretrialPage:
        show(self.shell, "pretrial", self.sian)
        return self.page()

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        press(key, modifier)
        settle(self.shell)


def come_in(window: MainWindow, folder: Path, *roles: UserRole) -> Office:
    """Somebody with these roles comes in; Siân's MG2 was sent."""
    desk = opening.unlock(window.folder, PASSPHRASE, now=clock)
    ids = people(desk, folder)
    make_ready(desk, ids["Siân"], WISHES)
    papers.make(desk, ids["Siân"], folder, draw_mg2)
    papers.mark_sent(desk, ids["Siân"], "CPS Wales", desk.today)
    window.open_desk(colleague(desk, "WCO 77 Nia Lloyd", *roles))
    window.runner.wait()
    assert window.shell is not None
    settle(window.shell)
    return Office(window.shell, desk, ids)
