"""How many keys one assessment takes in the window, and on a plain form: ``FOLDER``.

The call of ``call.json``: two measures and a restraining order of two terms. In the real window
every key is pressed and counted, with one from question to question and from page to page. On the
plain form the same words are typed, the terms of the order in full, with what the list told the
program, a key from box to box and two for each tick.
"""

import json
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smadvisor.assessment.answers import check_all
from smadvisor.assessment.orders import terms
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID, Kind
from smadvisor.cli.window import parts
from smadvisor.office import assessing, cases, intake, opening
from tests.desk import SIAN, write_list
from ui import theme
from ui.assessment.page import AssessmentPage
from ui.main_window import MainWindow
from ui.page import Place

PASSPHRASE = "quoit lantern fjord apex"
_MOST_PAGES = 90
_HEADER = (
    *("PRYCE, Siân", "61US0412326", "29", "01/06/1997", "HALE, Marcus 03/02/1994"),
    *("Newport (South Wales) Magistrates' Court", "01/12/2026", "S.47 ABH", "PC 9901 T Evans"),
    *("ex-partner", "Alex Rees, Special Measures Advisor", "23/11/2026"),
)
"""What somebody types into the head and foot of a plain form."""


def call() -> dict[str, Answer]:
    """The answers of the call."""
    plain = json.loads((Path(__file__).parent / "call.json").read_text("utf-8"))
    return check_all(plain)


def in_the_window(folder: Path) -> int:
    """The keys of the call, pressed in the real window."""
    application = QApplication([])
    theme.settle(application)
    store = folder / "store"
    desk, _key = opening.create(store, "A Tester", "Advisor", PASSPHRASE)
    intake.confirm(desk, intake.preview(desk, write_list(folder, SIAN)))
    person = cases.find(desk, "61US0412326", "PRYCE, Siân")
    window = MainWindow(store, parts())
    window.resize(1366, 768)
    window.open_desk(desk)
    window.show()
    window.activateWindow()
    shell = window.shell
    assert shell is not None
    shell.go(Place("assessment", person))
    answers, keys = call(), 0
    for _page in range(_MOST_PAGES):
        window.runner.wait()
        QApplication.processEvents()
        page = shell.page
        if not isinstance(page, AssessmentPage):
            break
        keys += _answer_page(page, answers)
    window.runner.wait()
    done = assessing.begin(desk, person)
    window.close()
    assert answers.items() <= done.given.items(), dict(answers.items() - done.given.items())
    assert done.readiness.ready
    return keys


def _answer_page(page: AssessmentPage, answers: dict[str, Answer]) -> int:
    """The keys of one page: to each question that has an answer, and on to the next page."""
    keys, shown = 0, [id for id, asked in page.asked.items() if asked.row.isVisibleTo(page)]
    at = 0
    while at < len(shown):
        asked = page.asked[shown[at]]
        asked.focus()
        given = answers.get(shown[at])
        if given is not None:
            typed = _keys(shown[at], given)
            box = QApplication.focusWidget()
            assert box is not None
            QTest.keyClicks(box, typed)
            keys += len(typed)
            page.session.runner.wait()
            QApplication.processEvents()
            shown = [id for id, one in page.asked.items() if one.row.isVisibleTo(page)]
        at += 1
        keys += at < len(shown)  # Enter, or Tab out of a box for words
    page.next()
    return keys + 1


def _keys(id: str, given: Answer) -> str:
    """What is typed to give this answer: a letter, the numbers of options, or the words."""
    options = [option.value for option in BY_ID[id].options]
    if BY_ID[id].kind is Kind.YES_NO:
        return str(given)[0]
    if not options:
        return str(given)
    values = given if isinstance(given, tuple) else (given,)
    return "".join(str(options.index(value) + 1)[-1] for value in values)


def on_a_plain_form() -> int:
    """The keys of the same content on a form without any help."""
    answers = call()
    ticks = sum(
        len(given) if isinstance(given, tuple) else 1
        for id, given in answers.items()
        if BY_ID[id].options
    )
    typed = [str(given) for id, given in answers.items() if not BY_ID[id].options]
    written = [*_HEADER, *(term.text for term in terms(answers)), *typed]
    return sum(map(len, written)) + len(written) + 2 * ticks


if __name__ == "__main__":
    print(json.dumps({"window": in_the_window(Path(sys.argv[1])), "form": on_a_plain_form()}))
