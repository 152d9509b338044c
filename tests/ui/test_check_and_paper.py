"""Check answers, the preview, and the PDF on disk."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from smadvisor.cli.window import draw_mg2
from smadvisor.office import assessing, cases, papers
from tests.ui.someone import CTRL, a_victim, focus, make_ready, press, save_in, settle, show
from ui.assessment.check import CheckPage
from ui.assessment.page import AssessmentPage
from ui.case.overview import OverviewPage
from ui.fields import Link
from ui.paper.making import SaveDialog
from ui.paper.page import PaperPage
from ui.paper.render import render
from ui.shell import Shell


def check(shell: Shell, person: str) -> CheckPage:
    page = show(shell, "check", person)
    assert isinstance(page, CheckPage)
    return page


def preview(shell: Shell, person: str, version: str = "") -> PaperPage:
    page = show(shell, "paper", f"{person} {version}".strip())
    assert isinstance(page, PaperPage)
    return page


def test_every_question_stands_there_with_its_answer_in_words(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    desk = shell.session.desk
    fear = {"feelings.fear_or_distress": "yes", "feelings.of_what": ["seeing", "same_room"]}
    assessing.record(desk, person, fear)
    page = check(shell, person)
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "Seeing the defendant; Being in the same room" in said
    assert "Sun 1 Jun 1997" in said  # the list told it
    assert "Not provided" in said
    assert {"opening.right_person", "closing.note"} <= page.changes.keys()


def test_change_leads_to_the_question(shell: Shell, tmp_path: Path) -> None:
    page = check(shell, a_victim(shell, tmp_path))
    page.changes["needs.health"].setFocus()
    press(Qt.Key.Key_Return)
    settle(shell)
    there = shell.page
    assert isinstance(there, AssessmentPage)
    assert there.asked["needs.health"].row.isAncestorOf(focus())


def test_what_is_in_the_way_leads_to_its_question(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = check(shell, person)
    first = assessing.begin(shell.session.desk, person).readiness.reasons[0]
    press(Qt.Key.Key_Return, CTRL)  # it is not ready: the focus goes to the first reason
    assert shell.page is page
    assert QApplication.focusWidget() is page.reasons.links[0]
    assert page.reasons.links[0].accessibleDescription() in first.sentence
    press(Qt.Key.Key_Return)
    settle(shell)
    there = shell.page
    assert isinstance(there, AssessmentPage)
    assert there.asked[first.question].row.isAncestorOf(focus())


def test_a_warning_does_not_stand_in_the_way(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    sitting = make_ready(shell.session.desk, person)
    assert sitting.readiness.warnings
    page = check(shell, person)
    assert not page.reasons.isVisible()
    assert len(page.warnings.links) == len(sitting.readiness.warnings)


def test_the_preview_has_a_picture_for_each_page_and_writes_nothing(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_victim(shell, tmp_path)
    make_ready(shell.session.desk, person)
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(elsewhere))
    monkeypatch.setattr(tempfile, "tempdir", None)
    files = set(tmp_path.rglob("*"))
    page = preview(shell, person)
    drawn = draw_mg2(papers.draft(shell.session.desk, person))
    assert len(page.view.sheets) == drawn.pages > 1
    assert all(not sheet.pixmap().isNull() for sheet in page.view.sheets)
    assert "PRYCE, Siân" in page.view.sheets[0].accessibleName()
    assert list(elsewhere.iterdir()) == []
    assert set(tmp_path.rglob("*")) - files <= set((tmp_path / "store").rglob("*"))


def test_the_pictures_show_what_the_pdf_says(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    assessing.begin(shell.session.desk, person)
    drawn = draw_mg2(papers.draft(shell.session.desk, person))
    sheet = render(drawn.data, 72)[0]
    assert (sheet.image.width(), sheet.image.height()) == (596, 842)
    points = [(x, y) for x in range(0, 596, 3) for y in range(0, 842, 3)]
    shades = {sheet.image.pixelColor(x, y).lightness() for x, y in points}
    assert max(shades) == 255
    assert min(shades) < 100
    assert render(drawn.data, 72, 2.0)[0].image.width() == 1191


def test_the_pages_turn_and_grow(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    assessing.begin(shell.session.desk, person)
    page = preview(shell, person)
    assert QApplication.focusWidget() is page.view
    assert page.view.current == 0
    press(Qt.Key.Key_PageDown)
    assert page.view.current == 1
    assert page.pages.text().startswith("page 2 ")
    press(Qt.Key.Key_PageUp)
    assert page.view.current == 0
    width = page.view.sheets[0].pixmap().width()
    press(Qt.Key.Key_Plus, CTRL)
    settle(shell)
    assert page.view.sheets[0].pixmap().width() > width


def test_without_an_assessment_it_says_why_there_is_nothing(shell: Shell, tmp_path: Path) -> None:
    page = preview(shell, a_victim(shell, tmp_path))
    assert "no assessment" in page.notice.words.text()
    assert page.view.sheets == []


def test_a_version_is_shown_as_it_was_made(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    desk = shell.session.desk
    make_ready(desk, person, {"feelings.words": "first words"})
    papers.make(desk, person, tmp_path, draw_mg2)
    assessing.answer(desk, person, "feelings.words", "later words")
    overview = show(shell, "case", person)
    assert isinstance(overview, OverviewPage)
    link = overview.versions.itemAt(0)
    assert link is not None
    version = link.widget()
    assert isinstance(version, Link)
    version.setFocus()
    press(Qt.Key.Key_Return)
    settle(shell)
    page = shell.page
    assert isinstance(page, PaperPage)
    words = " ".join(sheet.accessibleName() for sheet in page.view.sheets)
    assert "first words" in words
    assert "later words" not in words
    assert str(tmp_path) in page.heading.text()
    press(Qt.Key.Key_M, CTRL)
    settle(shell)
    press(Qt.Key.Key_Return)
    settle(shell)
    sent = cases.open_case(desk, person).papers[0]
    assert (sent.sent_to, sent.sent_on) == ("CPS Wales", desk.today)
    show(shell, "case", person)
    assert "sent to CPS Wales" in overview.tasks[5].lines.text()


def test_the_mg2_is_made_in_the_folder_that_was_chosen(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    person = a_victim(shell, tmp_path)
    make_ready(shell.session.desk, person)
    check(shell, person)
    out = tmp_path / "out"
    out.mkdir()
    press(Qt.Key.Key_Return)  # the button has the focus
    save_in(out, shell, qtbot)
    page = shell.page
    assert isinstance(page, PaperPage)
    (file,) = out.iterdir()
    assert file.read_bytes().startswith(b"%PDF")
    assert "PRYCE" not in file.name
    assert str(file) in page.heading.text()
    assert page.sent_action.isEnabled()
    assert not page.make_action.isVisible()


def test_a_folder_that_cannot_be_written_is_refused_in_the_dialog(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    person = a_victim(shell, tmp_path)
    make_ready(shell.session.desk, person)
    page = check(shell, person)
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    page.make()
    (dialog,) = page.findChildren(SaveDialog)
    dialog.folder.set_value(str(in_the_way / "below"))
    dialog.accept()
    settle(shell)
    assert "could not be written" in dialog.form.rows["folder"].error_text
    assert dialog.isVisible()
    assert cases.open_case(shell.session.desk, person).papers == ()
    dialog.reject()
