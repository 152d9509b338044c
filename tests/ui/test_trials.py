"""The coming trials in the window: soonest first, what is amber, on paper too."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from smadvisor.casework.coming import Coming
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.pretrial import YES, Fact
from smadvisor.office import cases, checks, opening
from smadvisor.office.verbs import UserRole
from tests.desk import CARYS, GWEN, SIAN, colleague, take_in, write_list
from tests.forms.reading import tight, together
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import ALT, CTRL, TOMOS, focus, press, settle, show, type_in
from ui.court.trials import DAYS, TrialsPage, in_full, summary, trial_words
from ui.main_window import MainWindow
from ui.page import Page, Place
from ui.shell import Shell

TODAY = date(2026, 11, 20)
FAR = CARYS.replace("25/11/2026", "10/01/2027").removesuffix("Y")
ONE = Coming(
    person_id="p",
    case_id="c",
    urn="61US0412326",
    person="PRYCE, Siân",
    court="Newport Crown Court",
    trial_on=date(2026, 11, 27),
    days=7,
    trial_known=False,
    measures=(),
    amber=("No MG2 was sent.",),
    requests=0,
)


@pytest.fixture
def page(shell: Shell, tmp_path: Path) -> TrialsPage:
    """Siân and Tomos in 11 days, Gwŵen in 7, Carys in 51."""
    take_in(shell.session.desk, write_list(tmp_path, SIAN, TOMOS, GWEN, FAR))
    return on_trials(shell)


def on_trials(shell: Shell) -> TrialsPage:
    shown = show(shell, "trials", "")
    assert isinstance(shown, TrialsPage)
    return shown


def names(page: TrialsPage) -> list[str]:
    return [one.person for one in page.model.records]


def ids(page: TrialsPage) -> dict[str, str]:
    return {one.person.split()[-1]: one.person_id for one in page.found}


def cell(page: TrialsPage, row: int, column: int) -> str:
    return str(page.model.data(page.model.index(row, column)))


def adequate(shell: Shell, person: str) -> None:
    """As if nothing was needed."""
    cases.review(shell.session.desk, person, Mg2State.NOT_REQUIRED)


def test_one_key_leads_there_and_the_soonest_is_first(shell: Shell, page: TrialsPage) -> None:
    shell.go(Place("queue"))
    press(Qt.Key.Key_2, CTRL)
    settle(shell)
    assert shell.page is page
    assert focus() is page.search
    assert names(page) == ["LLŶR, Gwŵen", "PRYCE, Siân", "PRYCE, Tomos"]
    assert page.summary.text() == (
        "2 trials in the next 28 days, 2 with something amber · 3 people"
    )
    assert cell(page, 0, 0) == "Fri 27 Nov 2026 (7 days), by the list"
    assert cell(page, 0, 2) == "No MG2 was sent."


def test_a_ticked_day_moves_the_whole_case_and_is_not_called_the_lists(
    shell: Shell, page: TrialsPage
) -> None:
    desk = shell.session.desk
    checks.tick(desk, ids(page)["Siân"], Fact.TRIAL, YES, TODAY + timedelta(2))
    shell.refresh()
    settle(shell)
    assert names(page) == ["PRYCE, Siân", "PRYCE, Tomos", "LLŶR, Gwŵen"]
    assert cell(page, 1, 0) == "Sun 22 Nov 2026 (2 days)"
    page.table.go_to(0)
    assert "hearing on the list" not in page.detail.text()
    page.table.go_to(2)
    assert "The day is that of the hearing on the list" in page.detail.text()


@pytest.mark.parametrize(
    ("number", "days", "people"), [(1, 7, 1), (2, 14, 3), (3, 28, 3), (4, 60, 4)]
)
def test_how_far_ahead_is_one_key(
    shell: Shell, page: TrialsPage, number: int, days: int, people: int
) -> None:
    press(Qt.Key(Qt.Key.Key_0 + number), ALT)
    settle(shell)
    assert page.days.currentText() == f"The next {days} days"
    assert len(page.model.records) == people
    assert f"in the next {days} days" in page.summary.text()


def test_only_what_is_amber_is_shown_until_all_is_asked_for(shell: Shell, page: TrialsPage) -> None:
    adequate(shell, ids(page)["Gwŵen"])
    shell.refresh()
    settle(shell)
    assert names(page) == ["PRYCE, Siân", "PRYCE, Tomos"]
    assert page.summary.text().endswith("1 with something amber · 3 people · 2 of 3 people shown")
    press(Qt.Key.Key_L, CTRL)
    assert names(page) == ["LLŶR, Gwŵen", "PRYCE, Siân", "PRYCE, Tomos"]
    assert cell(page, 0, 2) == "Nothing"
    press(Qt.Key.Key_L, CTRL)
    assert len(names(page)) == 2


def test_a_search_finds_by_name_urn_and_court_and_enter_opens_the_check(
    shell: Shell, page: TrialsPage
) -> None:
    wanted: list[Place] = []
    page.go.disconnect()
    page.go.connect(wanted.append)
    type_in("newport")
    assert len(names(page)) == 3
    type_in(" 61un")
    assert names(page) == ["LLŶR, Gwŵen"]
    press(Qt.Key.Key_Return)
    assert wanted == [Place("pretrial", ids(page)["Gwŵen"])]
    press(Qt.Key.Key_A, CTRL)
    type_in("pryce")
    press(Qt.Key.Key_Return)
    assert focus() is page.table
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert wanted[-1] == Place("pretrial", ids(page)["Tomos"])
    press(Qt.Key.Key_F, CTRL)
    assert focus() is page.search


def test_the_cursor_stays_with_the_same_person(shell: Shell, page: TrialsPage) -> None:
    page.table.go_to(2)
    checks.tick(shell.session.desk, ids(page)["Siân"], Fact.TRIAL, YES, TODAY)
    shell.refresh()
    settle(shell)
    assert page.model.records[page.table.current()].person == "PRYCE, Tomos"


def test_what_is_shown_is_saved_as_pdf(
    shell: Shell, page: TrialsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [(str(tmp_path / "trials.pdf"), ""), ("", "")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: chosen.pop(0))
    type_in("pryce")
    for _time in range(2):  # the second time nobody says where to
        press(Qt.Key.Key_P, CTRL)
        settle(shell)
    assert chosen == []
    found = tight(together((tmp_path / "trials.pdf").read_bytes()))
    assert tight("PRYCE, Siân") in found
    assert tight("2 trials in the next 28 days, 2 with something amber") in found
    assert tight("2 of 3 people shown") in found
    assert "LLŶR" not in found
    assert page.notice.words.text().startswith("Saved as trials.pdf. It holds names")


def test_an_empty_page_says_what_to_do(shell: Shell, page: TrialsPage) -> None:
    desk = shell.session.desk
    people = ids(page)
    for name in ("Siân", "Gwŵen"):
        checks.tick(desk, people[name], Fact.TRIAL, YES, TODAY + timedelta(40))
    shell.refresh()
    settle(shell)
    assert page.empty.heading.text() == "No trial in the next 28 days"
    assert page.summary.text() == ""
    assert not page.print_action.isEnabled()
    page.empty.action.click()
    settle(shell)
    assert len(names(page)) == 4
    for person in page.found:
        adequate(shell, person.person_id)
    shell.refresh()
    settle(shell)
    assert page.empty.heading.text() == "Nothing is amber"
    page.empty.action.click()
    assert len(names(page)) == 4
    type_in("nobody at all")
    assert page.empty.heading.text() == "Nobody matches"
    page.empty.action.click()
    assert len(names(page)) == 4
    assert page.search.text() == ""


def test_where_nothing_comes_at_all_nothing_further_is_offered(shell: Shell) -> None:
    page = on_trials(shell)
    assert page.empty.action.isVisible()
    press(Qt.Key.Key_4, ALT)
    settle(shell)
    assert page.empty.heading.text() == "No trial in the next 60 days"
    assert "open them from the queue" in page.empty.sentence.text()
    assert not page.empty.action.isVisible()


@pytest.mark.parametrize("role", UserRole)
def test_who_may_not_see_the_trials_has_no_key_for_them(window: MainWindow, role: UserRole) -> None:
    first = opening.unlock(window.folder, PASSPHRASE, now=clock)
    window.open_desk(colleague(first, f"PC {role}", role))
    window.runner.wait()
    assert window.shell is not None
    press(Qt.Key.Key_2, CTRL)
    settle(window.shell)
    assert isinstance(window.shell.page, TrialsPage) == (role is not UserRole.ADMINISTRATOR)


def test_everything_has_a_name_is_whole_and_reached_by_tab(shell: Shell, page: TrialsPage) -> None:
    for size in ((1366, 768), (683, 384)):
        shell.frame.resize(*size)
        QApplication.processEvents()
        settle(shell)
        assert shell.frame.width() == size[0]
        assert looking.unnamed(shell) == []
        assert looking.cut(shell) == []
        assert looking.unreached(shell) == []


def test_no_key_does_two_things(shell: Shell, page: Page) -> None:
    actions = [*shell.frame.actions(), *page.actions()]
    keys = [one.toString() for action in actions for one in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))


def test_the_summary_counts_trials_and_not_people() -> None:
    other = replace(ONE, person_id="q", amber=())
    assert summary([ONE], 7) == "1 trial in the next 7 days, 1 with something amber"
    assert summary([other], 7) == "1 trial in the next 7 days, 0 with something amber"
    assert summary([ONE, other], 28) == (
        "1 trial in the next 28 days, 1 with something amber · 2 people"
    )
    assert trial_words(ONE).endswith(", by the list")
    assert "nothing is amber." in in_full(other)
    assert DAYS == (7, 14, 28, 60)
