"""The assessment: a topic a page, saved on every answer, never in the way of the call."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from smadvisor.assessment import flow
from smadvisor.assessment.changes import words
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID, NO, QUESTIONS, YES, Section
from smadvisor.casework.notes import Note
from smadvisor.casework.stop_cards import Stop
from smadvisor.office import assessing
from smadvisor.office.assessing import Sitting, Stepped
from smadvisor.office.cases import CaseFile
from smadvisor.text import _
from ui import theme
from ui.assessment.asked import Asked
from ui.assessment.drafting import TermReads
from ui.assessment.jump import JumpDialog
from ui.assessment.mode import Mode
from ui.assessment.stepping import Stepping
from ui.case.note_box import NotesList
from ui.case.page import CasePage, column
from ui.fields import Value
from ui.form import Form, Row
from ui.law.beside import Beside
from ui.law.newer import NewerLawPanel
from ui.law.panel import LawPanel
from ui.page import Session, button

_SECOND = 800
"""Milliseconds of typing after which the words are saved, pause or not."""
_KEYS = _(
    "Y yes · N no · U unsure · P prefers not to say · 1, 2 … choose · Delete not asked · "
    "Enter next question · Alt+→ next page · Alt+← page before · Ctrl+K any question"
)
_DECLINED_AT = (Section.MEASURES, Section.CHOICE)


class AssessmentPage(CasePage):
    """Shows one page of questions at a time."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened for someone."""
        super().__init__(session)
        self.sitting: Sitting | None = None
        self.here: flow.Page | None = None
        self.asked: dict[str, Asked] = {}
        self._changed_here: dict[str, Answer | None] = {}
        self._refused: dict[str, Value] = {}
        self._seen: dict[str, Answer | None] = {}
        self._waiting = 0
        self.heading, self.where, self.notes = theme.title(), theme.quiet(), NotesList()
        self.form, self.keys = Form(), theme.quiet(_KEYS)
        self.newer, self.reads = NewerLawPanel(), TermReads()
        self.newer.taken.connect(self._use_newer_law)
        self.form.changed.connect(self._typing)
        self.form.settled.connect(self._keep)
        self._second = QTimer(self, singleShot=True, interval=_SECOND)
        self._second.timeout.connect(self._flush)
        self._lay_out()
        self._lay_out_foot()
        # Made last, so that Tab comes to the law after the buttons.
        what_if = self.key(_("What if…"), "Ctrl+I", lambda: self.visit("what_if"))
        self.law = LawPanel(button(what_if))
        self.beside = Beside(self, self.law, below=3)
        self.mode, self.stepping = Mode(self), Stepping(self)

    def open(self, what: str) -> None:
        """Nothing of the person before is left when this one is shown."""
        self.form.clear()
        self.law.clear()
        self.newer.hide()
        self.sitting = self.here = None
        self.asked = {}
        super().open(what)

    def refresh(self) -> None:
        """Read the assessment, begun now if there is none."""
        self.keep()
        self.read(lambda desk, file: assessing.begin(desk, file.person.id), self._take)

    def way_back(self, what: str) -> str:
        """The question where the call is now, not the one it was opened at."""
        return self.person_id

    def keep(self) -> None:
        """Save what is in a field and not saved yet too."""
        self.form.flush()
        super().keep()

    def not_saved(self) -> None:
        """Say so at the foot."""
        self.saved.setText(_("Not saved"))

    @property
    def answers(self) -> dict[str, Answer]:
        """All answers as of this moment, saved or on their way."""
        if self.sitting is None:
            return {}
        given = {**self.sitting.given, **self._changed_here}
        return {**self.sitting.known, **{id: value for id, value in given.items() if value}}

    @property
    def passed_over(self) -> frozenset[str]:
        """The topics whose pages are passed over."""
        return self.sitting.passed_over if self.sitting else frozenset()

    def show_page(self, page: flow.Page, at: str = "") -> None:
        """Show ``page`` with the cursor at the question ``at``, and remember that."""
        self.form.clear()
        self.stepping.hush()
        self.here = page
        of_topic = [question for question in QUESTIONS if question.topic == page.topic]
        self.asked = {one.id: Asked(self.form, one, self._stands) for one in of_topic}
        answers = self.answers
        given = self.sitting.given if self.sitting else {}
        for id, asked in self.asked.items():
            if id not in self._changed_here:
                self._seen[id] = given.get(id)
            asked.show_answer(self._refused.get(id) or answers.get(id))
            asked.row.set_error(asked.problem())
            self.mode.dress(asked)
        self.heading.setText(page.heading)
        self.notice.say(self._not_saved(), theme.Tone.AMBER)
        self._arrange()
        self.area.verticalScrollBar().setValue(0)  # type: ignore[union-attr]
        self.beside.to_top()
        shown = [question.id for question in page.questions]
        at = at if at in shown else shown[0]
        self.asked[at].focus()
        desk, person_id = self.session.desk, self.person_id
        self.change(lambda: assessing.move(desk, person_id, at))

    def next(self) -> None:
        """On to the next page; after the last, to all the answers."""
        if self.here is not None:
            self._go(flow.next_page(self._at(), self.answers, self.passed_over))

    def step_back(self) -> bool:
        """The page before; on the first one the window goes back by itself."""
        if self.here is None:
            return False
        self.form.flush()
        before = flow.previous_page(self._at(), self.answers, self.passed_over)
        if before is None:
            return False
        self.show_page(before)
        return True

    def enter(self) -> None:
        """On to the next question; at the last one to the next page."""
        self.form.flush()
        shown = [asked for asked in self.asked.values() if asked.row.isVisibleTo(self.form)]
        rows = [asked.row for asked in shown]
        after = rows.index(row) + 1 if (row := _row_of(self.focusWidget())) in rows else len(rows)
        if after < len(shown):
            shown[after].focus()
        else:
            self.next()

    def decline(self) -> None:
        """They want none of the measures: keep that, then ask for their words."""
        if self.here is None:
            return
        self.form.flush()
        self._save("choice.wants_any", NO)
        at = "decline.words"
        self.show_page(flow.page_at(at, self.answers, self.passed_over), at)

    def jump(self) -> JumpDialog:
        """Offer every question there is to ask now."""
        dialog = JumpDialog(flow.visible(self.answers, self.passed_over), self._at(), self)
        dialog.chosen.connect(self.jump_to)
        dialog.open()
        return dialog

    def jump_to(self, id: str) -> None:
        """Show the page of the question ``id``."""
        self.form.flush()
        self.show_page(flow.page_at(id, self.answers, self.passed_over), id)

    def question(self) -> str:
        """The question that the cursor is in, or was in last; else the first of the page."""
        row = _row_of(self._last_focus) if self._last_focus and isValid(self._last_focus) else None
        found = (id for id, asked in self.asked.items() if asked.row is row)
        return next(found, self._at())

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Under the questions."""
        self.notes.show_notes(notes, self.session.desk.today)

    def stepped(self, stepped: Stepped) -> None:
        """Show where an answer was taken back or given again."""
        self.sitting, at = stepped.sitting, stepped.question
        for typed in (self._changed_here, self._refused):
            typed.pop(at, None)
        self.show_page(flow.page_at(at, self.answers, self.passed_over), at)

    def arrange_mode(self) -> None:
        """Show or hide what phone mode leaves away."""
        self.keys.setVisible(not self.mode.is_phone)
        self.where.setVisible(not self.mode.is_phone)
        self._arrange()

    def _lay_out(self) -> None:
        self.form.layout().setSpacing(theme.GAP)  # type: ignore[union-attr]
        self.keys.setContentsMargins(0, theme.WIDE, 0, 0)
        self.body.setSpacing(theme.SMALL)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.where)
        self.body.addWidget(self.newer)
        self.body.addLayout(column(self.reads))
        self.body.addLayout(column(self.form))
        self.body.addLayout(column(self.keys))
        self.body.addLayout(column(self.notes))
        self.body.addStretch()

    def _lay_out_foot(self) -> None:
        forth = self.key(_("Next"), "Alt+Right", self.next)
        forth.setShortcuts([QKeySequence("Alt+Right"), QKeySequence("Ctrl+Return")])
        before = QPushButton(_("Previous"))
        before.setToolTip(_("Previous (Alt+Left)"))
        before.clicked.connect(self.step_back)
        self.none_wanted = self.key(_("They want none"), "Ctrl+D", self.decline)
        questions = self.key(_("Questions…"), "Ctrl+K", self.jump)
        check = self.key(_("Check answers"), "Ctrl+E", lambda: self.visit("check"))
        self.add_foot(
            button(forth, main=True),
            before,
            button(questions),
            button(check),
            button(self.none_wanted),
        )
        self.saved = theme.quiet()
        self.saved.setWordWrap(False)
        self.saved.setAccessibleName(_("Whether everything is saved"))
        self.foot.addWidget(self.saved)

    def _take(self, _file: CaseFile, sitting: Sitting) -> None:
        self.sitting = sitting
        at = self.rest or sitting.at
        self.rest = ""
        self._changed_here, self._refused, self._seen = {}, {}, {}
        self.saved.setText(_("All saved"))
        self.mode.follow()
        self.show_page(flow.page_at(at, self.answers, self.passed_over), at)

    def _go(self, page: flow.Page | None) -> None:
        self.form.flush()
        if page is None:
            self.visit("check")
        else:
            self.show_page(page)

    def _at(self) -> str:
        return self.here.questions[0].id if self.here else ""

    def _typing(self, id: str) -> None:
        self.asked[id].typed()
        self._show_term()
        self.saved.setText(_("Saving…"))
        if not self._second.isActive():
            self._second.start()

    def _flush(self) -> None:
        self.form.flush()
        if not (self._waiting or self._refused):
            self._say_saved()

    def _keep(self, id: str) -> None:
        """Save what a field holds, unless that is no answer or is saved already."""
        asked = self.asked[id]
        problem = asked.problem()
        asked.row.set_error(problem)
        if problem:
            self._refused[id] = asked.field.value()
            self.saved.setText(_("Not saved"))
            return
        self._refused.pop(id, None)
        answer = asked.answer()
        if self.sitting is None or answer != {**self.sitting.given, **self._changed_here}.get(id):
            self._save(id, answer)
            if (id, answer) == ("opening.in_danger", YES):
                self.visit("stop", Stop.DANGER)
        elif not self._waiting:
            self._say_saved()

    def _save(self, id: str, answer: Answer | None) -> None:
        desk, person_id = self.session.desk, self.person_id
        self._changed_here[id] = answer
        self._waiting += 1
        seen = self._seen

        def keep() -> Sitting:
            kept = assessing.answer(desk, person_id, id, answer, seen if id in seen else None)
            seen[id] = answer
            return kept

        if answer is None and self.sitting is not None and id in self.sitting.known:
            self.asked[id].show_answer(self.sitting.known[id])
        self.change(keep, self._kept, what=f"{person_id} {id}")
        self._arrange()

    def _kept(self, sitting: Sitting) -> None:
        self._waiting -= 1
        if sitting.person_id == self.person_id:
            self.sitting = sitting
            self._arrange()
            if not self._waiting and not self._second.isActive():
                self._say_saved()

    def _say_saved(self) -> None:
        self.saved.setText(_("Saved {time}").format(time=f"{self.session.desk.now():%H:%M}"))

    def _use_newer_law(self) -> None:
        desk, person_id = self.session.desk, self.person_id
        self._waiting += 1
        self.change(lambda: assessing.use_newer_law(desk, person_id), self._kept)
        self.asked[self._at()].focus()

    def _stands(self, id: str) -> None:
        desk, person_id = self.session.desk, self.person_id
        self._waiting += 1
        self.change(lambda: assessing.confirm(desk, person_id, id), self._kept)
        self.asked[id].focus()

    def _not_saved(self) -> str:
        """What could not be kept on pages that were left, since no page is ever blocked."""
        elsewhere = [BY_ID[id].text for id in self._refused if id not in self.asked]
        if not elsewhere:
            return ""
        return _("Not saved, because it cannot be read: {questions}").format(
            questions="; ".join(elsewhere)
        )

    def _arrange(self) -> None:
        """Show what follows from the answers: questions, marks, the law, where we are."""
        if self.sitting is None or self.here is None:
            return
        answers, sitting = self.answers, self.sitting
        pages = flow.pages(answers, self.passed_over)
        shown = {question.id for question in flow.visible(answers)}
        for id, asked in self.asked.items():
            asked.show(id in shown)
            given = {**sitting.given, **self._changed_here}.get(id)
            asked.show_marks(
                look_again=id in sitting.look_again,
                from_list=not given and id in sitting.known,
            )
        number = next((n for n, page in enumerate(pages, 1) if page.topic == self.here.topic), 0)
        section = self.here.section
        self.where.setText(
            _("{section} · page {n} of {all}").format(
                section=section.heading, n=number, all=len(pages)
            )
        )
        declined = answers.get("choice.wants_any") == NO
        self.none_wanted.setVisible(section in _DECLINED_AT and not declined)
        self._show_term()
        phone = self.mode.is_phone
        self.newer.offer(None if phone else sitting.newer_law, sitting.explanation.law_as_at)
        self.law.show_law(
            sitting.explanation,
            sitting.targets,
            self.session.desk.today,
            page=self.here,
            wanted=self._wanted(),
        )
        self.beside.show_law(not phone)

    def _show_term(self) -> None:
        """Word the term of the page from all answers and what is being typed."""
        held = {id: asked.field.value() for id, asked in self.asked.items()}
        topic = self.here.topic if self.here else ""
        self.reads.show_term(topic, {**self.answers, **held})

    def _wanted(self) -> dict[str, str]:
        """Their view of each measure in words, by the name of the measure."""
        answers = self.answers
        views = [BY_ID[f"{one.name}.view"] for one in self.sitting.measures] if self.sitting else []
        return {one.topic: words(one, answers[one.id]) for one in views if one.id in answers}


def _row_of(widget: QWidget | None) -> Row | None:
    while widget is not None and not isinstance(widget, Row):
        widget = widget.parentWidget()
    return widget
