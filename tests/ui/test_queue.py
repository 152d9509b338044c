"""The queue: found while typing, filtered by tags, opened by Enter; right at thousands of rows."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.modeltest import ModelTester

from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.priority import QueueRow, Status, searchable
from tests.desk import CARYS, GWEN, SIAN, take_in, write_list
from tests.ui import looking
from ui.page import Place
from ui.queue_model import QueueFilter, QueueModel, Tag, offers, words_of
from ui.queue_page import QueuePage
from ui.shell import Shell

TODAY = date(2026, 11, 20)


def rows(count: int) -> list[QueueRow]:
    """Invented people; the same ones every time."""
    chance = random.Random(20)
    made = []
    for number in range(count):
        person = f"{chance.choice(('Siân', 'Llŷr', 'Non'))} {chance.choice(('Prŷs', 'Rees'))}"
        officer = f"PC {chance.randint(1, 400)} Evans"
        days = chance.choice((None, *range(-3, 60)))
        made.append(
            QueueRow(
                person_id=f"p{number}",
                case_id=f"c{number}",
                urn=f"61NA{number:07}26",
                person=person,
                defendants="HALE, Marcus",
                court=chance.choice(("Newport Crown Court", "Cwmbran Magistrates’ Court")),
                hearing_date=None if days is None else TODAY + timedelta(days),
                hearing_text="" if days is not None else "W/C 30/11",
                days=days,
                mg2=chance.choice(list(Mg2State)),
                status=chance.choice(list(Status)),
                reasons=("Hearing in 3 days",),
                oic=officer,
                search=searchable(f"61NA{number:07}26", person, "HALE, Marcus", officer),
                rank=(number,),
            )
        )
    return made


ROWS = rows(5000)


def slowly(text: str, kept: QueueFilter) -> list[str]:
    """The same by the plainest way there is: every rule on every row."""
    found = []
    for row in ROWS:
        texts = searchable(row.urn, row.person, row.defendants, row.oic)
        if (
            all(searchable(word) in texts for word in text.split())
            and (not kept.mg2 or row.mg2 in kept.mg2)
            and (not kept.status or row.status in kept.status)
            and (not kept.court or row.court in kept.court)
            and (not kept.oic or row.oic in kept.oic)
            and (not kept.within or (row.days is not None and 0 <= row.days <= max(kept.within)))
        ):
            found.append(row.person_id)
    return found


def ids(found: Sequence[QueueRow]) -> list[str]:
    return [row.person_id for row in found]


@pytest.mark.parametrize("text", ["", "llyr", "LLŶR prys", "0000042", "pc 17", "hale nobody"])
@pytest.mark.parametrize(
    "kept",
    [
        QueueFilter(),
        QueueFilter(mg2=(Mg2State.ABSENT, Mg2State.UNCLEAR), within=(7,)),
        QueueFilter(status=(Status.TO_REVIEW,), court=("Newport Crown Court",)),
        QueueFilter(oic=("PC 17 Evans",), within=(0,)),
    ],
)
def test_filtering_is_right_at_5000_rows(text: str, kept: QueueFilter) -> None:
    wanted = QueueFilter(text, kept.mg2, kept.status, kept.within, kept.court, kept.oic)
    assert ids(wanted.kept(ROWS)) == slowly(text, kept)


def test_tags_widen_within_a_kind_and_narrow_between_kinds() -> None:
    absent, unclear = (Tag("mg2", s, s.words) for s in (Mg2State.ABSENT, Mg2State.UNCLEAR))
    week, day = (Tag("within", n, words_of("within", n)) for n in (7, 0))
    kept = QueueFilter().with_tag(absent).with_tag(unclear).with_tag(day).with_tag(week)
    assert kept.tags() == [absent, unclear, week]
    assert kept.without(absent).tags() == [unclear, week]
    assert week.words == "Hearing within 7 days"


def test_only_filters_that_find_something_are_offered() -> None:
    few = [row for row in ROWS if row.mg2 is Mg2State.ABSENT][:40]
    offered = offers(few)
    assert [tag.value for tag in offered["mg2"]] == [Mg2State.ABSENT]
    assert {tag.value for tag in offered["court"]} == {row.court for row in few}


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = QueueModel()
    model.show(ROWS[:50])
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    model.show(())
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


@pytest.fixture
def queue(shell: Shell) -> QueuePage:
    """The page, with 5,000 invented people."""
    page = shell.page
    assert isinstance(page, QueuePage)
    page._take(ROWS)
    return page


def test_typing_finds_what_the_filter_finds(queue: QueuePage) -> None:
    assert QApplication.focusWidget() is queue.search
    for letter in "llyr prys pc 17":
        QTest.keyClicks(queue.search, letter)
        wanted = QueueFilter(queue.search.text())
        assert ids(queue.model.records) == ids(wanted.kept(ROWS)), queue.search.text()
    for _letter in "pc 17":
        QTest.keyClick(queue.search, Qt.Key.Key_Backspace)
    assert ids(queue.model.records) == slowly("llyr prys", QueueFilter())
    assert queue.summary.text().endswith("of 5,000 people")


def test_a_tag_is_put_on_shown_and_taken_off_by_keyboard(queue: QueuePage) -> None:
    queue.filters.menu().aboutToShow.emit()
    below = queue.filters.menu().actions()[0].menu()
    assert isinstance(below, QMenu)
    below.actions()[0].trigger()
    tag = queue.tags.findChild(QPushButton)
    assert tag is not None
    assert tag.accessibleName() == "Remove filter: No MG2"
    assert {row.mg2 for row in queue.model.records} == {Mg2State.ABSENT}
    tag.setFocus()
    QTest.keyClick(tag, Qt.Key.Key_Space)
    assert len(queue.model.records) == 5000
    assert not queue.tags.isVisible()


def test_enter_opens_the_person_under_the_cursor(queue: QueuePage) -> None:
    gone: list[Place] = []
    queue.go.disconnect()
    queue.go.connect(gone.append)
    QTest.keyClick(queue.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is queue.table
    QTest.keyClick(queue.table, Qt.Key.Key_Down)
    QTest.keyClick(queue.table, Qt.Key.Key_Return)
    assert gone == [Place("case", ROWS[1].person_id)]
    assert queue.detail.text().startswith(ROWS[1].person)


def test_the_cursor_stays_with_the_person(queue: QueuePage) -> None:
    queue.table.go_to(4000)
    queue._take(ROWS[10:])
    assert queue.model.records[queue.table.current()].person_id == "p4000"


def test_nobody_found_says_what_to_do(queue: QueuePage) -> None:
    QTest.keyClicks(queue.search, "nobody at all")
    assert queue.empty.isVisible()
    assert queue.empty.heading.text() == "Nobody matches"
    assert queue.detail.text() == ""
    queue.empty.action.click()
    assert queue.search.text() == ""
    assert queue.table.isVisible()


def test_an_empty_queue_asks_for_a_list(shell: Shell) -> None:
    page = shell.page
    assert isinstance(page, QueuePage)
    asked: list[str] = []
    page.choose_list.disconnect()
    page.choose_list.connect(lambda: asked.append("list"))
    assert page.empty.action.text() == "Import this week’s list…"
    page.empty.action.click()
    assert asked == ["list"]
    assert looking.unnamed(shell.frame) == []
    assert looking.unreached(shell.frame) == []


def test_every_part_is_named_reached_and_nothing_is_cut(queue: QueuePage, shell: Shell) -> None:
    queue._put_on(Tag("mg2", Mg2State.ABSENT, "No MG2"))
    queue._put_on(Tag("within", 28, "Hearing within 28 days"))
    shell.frame.resize(683, 384)
    QApplication.processEvents()
    assert looking.unnamed(shell.frame) == []
    assert looking.unreached(shell.frame) == []
    assert looking.cut(shell.frame) == []


def test_what_is_shown_can_be_kept_as_pdf(shell: Shell, tmp_path: Path) -> None:
    shell.import_list(write_list(tmp_path, SIAN, GWEN, CARYS))
    shell.session.runner.wait()
    QTest.keyClick(shell.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shell.session.runner.wait()
    page = shell.page
    assert isinstance(page, QueuePage)
    page.save_pdf(tmp_path / "queue.pdf")
    shell.session.runner.wait()
    assert (tmp_path / "queue.pdf").read_bytes().startswith(b"%PDF")
    assert "queue.pdf" in page.notice.words.text()
    page.save_pdf(tmp_path / "queue.pdf" / "no folder" / "queue.pdf")
    shell.session.runner.wait()
    assert "could not be written" in page.notice.words.text()


def test_enter_opens_the_only_one_that_was_found(shell: Shell, tmp_path: Path) -> None:
    take_in(shell.session.desk, write_list(tmp_path, SIAN, GWEN))
    shell.refresh()
    shell.session.runner.wait()
    page = shell.page
    assert isinstance(page, QueuePage)
    QTest.keyClicks(page.search, "llyr")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert shell.way[-1] == Place("case", page.model.records[0].person_id)


def test_what_was_said_is_gone_with_the_next_step(shell: Shell) -> None:
    shell.page.said.emit("The list is in.")
    assert shell.said.isVisibleTo(shell)
    shell.go(Place("details"))
    assert not shell.said.isVisibleTo(shell)
