"""The form builder: named, described, with problems that lead to their fields."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import looking
from ui.fields import Choice, Day, Field, Line, Pick, Secret, Ticks, Value, Words
from ui.form import Form

YES_NO = [("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")]
FIELDS: dict[str, tuple[Callable[[], Field], Value]] = {
    "line": (Line, "Siân"),
    "day": (Day, "2026-11-24"),
    "words": (Words, "One\nTwo"),
    "secret": (Secret, " a b "),
    "choice": (lambda: Choice(YES_NO), "no"),
    "ticks": (lambda: Ticks(YES_NO), ("yes", "unsure")),
    "pick": (lambda: Pick(YES_NO), "unsure"),
}


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    for name, (make, _value) in FIELDS.items():
        made.add(name, f"What is {name}?", make(), help_text=f"Help with {name}.")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def field(form: Form, name: str) -> QWidget:
    return form.rows[name].field.parts()[0]


def test_what_is_put_in_comes_out(form: Form) -> None:
    form.set_values({name: value for name, (_make, value) in FIELDS.items()})
    assert form.values() == {name: value for name, (_make, value) in FIELDS.items()}


def test_nothing_is_ticked_beforehand(form: Form) -> None:
    assert form.value("choice") == ""
    assert form.value("ticks") == ()


def test_every_row_is_named_described_and_reached(form: Form) -> None:
    assert looking.unnamed(form) == []
    assert looking.unasked(form) == []
    form.focus_first()
    assert looking.unreached(form) == []
    for name, row in form.rows.items():
        described = [part.accessibleDescription() for part in row.field.parts()]
        assert f"Help with {name}." in described[0]
        assert row.label.buddy() is row.field.parts()[0]


def test_a_radio_button_says_its_question(form: Form) -> None:
    button = field(form, "choice")
    assert button.accessibleName() == "Yes"
    assert button.accessibleDescription().startswith("What is choice?")


def test_a_problem_is_shown_said_and_leads_to_its_field(form: Form) -> None:
    form.show_problems({"day": "Write a day.", "choice": "Choose one."})
    assert [link.text() for link in form.summary.links] == ["Write a day.", "Choose one."]
    assert QApplication.focusWidget() is form.summary.links[0]
    assert "Write a day." in field(form, "day").accessibleDescription()
    assert form.rows["day"].error.isVisible()
    QTest.keyClick(form.summary.links[0], Qt.Key.Key_Space)
    assert QApplication.focusWidget() is field(form, "day")
    form.show_problems({})
    assert not form.summary.isVisible()
    assert "Write a day." not in field(form, "day").accessibleDescription()


def test_a_number_key_chooses_an_option(form: Form) -> None:
    field(form, "choice").setFocus()
    told: list[str] = []
    form.settled.connect(told.append)
    QTest.keyClick(field(form, "choice"), Qt.Key.Key_2)
    assert form.value("choice") == "no"
    assert told == ["choice"]
    QTest.keyClick(field(form, "ticks"), Qt.Key.Key_3)
    QTest.keyClick(field(form, "ticks"), Qt.Key.Key_9)
    assert form.value("ticks") == ("unsure",)


def test_words_on_a_line_are_gone_on_with_and_a_date_is_typed_anew(qtbot: QtBot) -> None:
    line, day = Line(), Day()
    for box, there in ((line, "Bryn Hyfryd"), (day, "2026-12-01")):
        qtbot.addWidget(box)
        box.set_value(there)
        with qtbot.waitActive(box):
            box.show()
            box.activateWindow()
        box.clearFocus()
        box.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(box, "2")
    assert (line.value(), day.value()) == ("Bryn Hyfryd2", "2")


def test_nought_is_the_tenth_option(qtbot: QtBot) -> None:
    ticks = Ticks([(str(number), f"Option {number}") for number in range(1, 11)])
    qtbot.addWidget(ticks)
    ticks.show()
    QTest.keyClick(ticks, Qt.Key.Key_0)
    assert ticks.value() == ("10",)


def test_typed_words_settle_when_left(form: Form) -> None:
    told: list[str] = []
    form.settled.connect(told.append)
    words = field(form, "words")
    words.setFocus()
    QTest.keyClicks(words, "He waits outside")
    assert told == []
    QTest.keyClick(words, Qt.Key.Key_Tab)
    assert told == ["words"]
    assert form.value("words") == "He waits outside"


def test_typed_words_settle_in_a_pause(qtbot: QtBot, form: Form) -> None:
    with qtbot.waitSignal(form.settled) as told:
        QTest.keyClicks(field(form, "line"), "a")
    assert told.args == ["line"]


def test_flush_settles_what_is_half_typed(form: Form) -> None:
    told: list[str] = []
    form.settled.connect(told.append)
    QTest.keyClicks(field(form, "line"), "half")
    form.flush()
    form.flush()
    assert told == ["line"]


def test_setting_values_tells_nobody(form: Form) -> None:
    told: list[str] = []
    form.changed.connect(told.append)
    form.settled.connect(told.append)
    form.set_values({name: value for name, (_make, value) in FIELDS.items()})
    form.flush()
    assert told == []


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("24/11/2026", "2026-11-24"),
        ("24.11.26", "2026-11-24"),
        ("24 Nov 2026", "2026-11-24"),
        ("1 september 2026", "2026-09-01"),
        ("2026-11-24", "2026-11-24"),
        ("31/11/2026", "31/11/2026"),
        ("next week", "next week"),
    ],
)
def test_a_day_is_read_as_people_type_it(form: Form, typed: str, value: str) -> None:
    day = field(form, "day")
    day.setFocus()
    QTest.keyClicks(day, typed)
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert form.value("day") == value
    if value[:4] == "2026":
        assert day.property("text") == f"{date.fromisoformat(value):%d/%m/%Y}"


def test_words_grow_with_what_is_typed(form: Form) -> None:
    words = field(form, "words")
    before = words.height()
    form.set_values({"words": "\n".join("abcdefgh")})
    QApplication.processEvents()
    assert words.height() > before


def test_clearing_settles_first_and_then_takes_all_out(form: Form) -> None:
    told: list[str] = []
    form.settled.connect(told.append)
    QTest.keyClicks(field(form, "line"), "x")
    form.clear()
    assert told == ["line"]
    assert form.rows == {}
    form.add("line", "Again", Line())
    assert form.value("line") == ""
