"""The case page: a task list with a plain state each, notices on top."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from smadvisor.casework.notes import Note
from smadvisor.casework.priority import Status
from smadvisor.office import assessing, cases
from smadvisor.office.assessing import Sitting
from smadvisor.office.cases import CaseFile
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.text import _
from ui import theme
from ui.apart import apart
from ui.case import tasks
from ui.case.page import CasePage
from ui.case.stop_strip import KEYS, RequestStrip
from ui.case.tasks import TaskState
from ui.fields import Link
from ui.flow import Flow, clear
from ui.identity_bar import ROLE_WORDS
from ui.marks import Mark
from ui.page import Place, Session, button
from ui.when import short_moment

_TWO_COLUMNS = 860
_NEXT = {
    Status.TO_CONTACT: "ring",
    Status.OFFER_AGAIN: "offer",
    Status.TO_REVIEW: "review",
    Status.MG2_MADE: "sent",
    Status.MG2_SENT: "close",
    Status.NO_ACTION: "close",
    Status.CLOSED: "close",
}
"""The page most likely wanted next; the assessment where none is named."""


class Task(theme.Card):
    """A heading with its state, a few lines, and buttons."""

    def __init__(self, words: str) -> None:
        """A task called ``words``."""
        super().__init__()
        self.state = Mark("")
        self.lines = theme.label()
        self.buttons = Flow()
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        heading = theme.heading(words)
        heading.setWordWrap(False)
        head.addWidget(heading)
        head.addWidget(self.state)
        head.addStretch()
        self.column = column = QVBoxLayout(self)
        column.setSpacing(theme.SMALL)
        column.addLayout(head)
        column.addWidget(self.lines)
        column.addStretch()
        column.addLayout(self.buttons)

    def show_state(self, state: TaskState) -> None:
        """Say how it stands."""
        self.state.say(state.words, state.tone)
        self.lines.setText("\n".join(state.lines))
        self.lines.setVisible(bool(state.lines))


class OverviewPage(CasePage):
    """Everything about one person's case at a glance."""

    def __init__(self, session: Session) -> None:
        """Lay out notices, tasks and the other people of the case."""
        super().__init__(session)
        self._opened = False
        self.requests = RequestStrip(answers=self.may(Verb.ANSWER_REQUEST))
        self.requests.wanted.connect(lambda id: self.visit("request", id))
        self.body.addWidget(self.requests)
        self.notices = QVBoxLayout()
        self.body.addLayout(self.notices)
        self._make_tasks()
        self.columns = QGridLayout()
        self.columns.setSpacing(theme.WIDE)
        self._wide: bool | None = None
        self.body.addLayout(self.columns)
        self.others = Flow()
        self.others_heading = theme.heading(_("Other people in this case"))
        others = QVBoxLayout()
        others.setSpacing(theme.GAP)
        others.addWidget(self.others_heading)
        others.addLayout(self.others)
        self.body.addLayout(others)
        self.body.addStretch()

    def open(self, what: str) -> None:
        """Show the case; the cursor goes to what is most likely next."""
        self._opened = True
        super().open(what)

    def refresh(self) -> None:
        """Read the case and, if there is one, its assessment."""
        self.read(_sitting, self._fill)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS
        if wide is not self._wide:
            self._wide = wide
            half = (len(self.tasks) + 1) // 2
            for at, task in enumerate(self.tasks):
                row, column = (at % half, at // half) if wide else (at, 0)
                self.columns.removeWidget(task)
                self.columns.addWidget(task, row, column)
            self.columns.setColumnStretch(0, 1)
            self.columns.setColumnStretch(1, int(wide))

    def _make_tasks(self) -> None:
        names = (
            *(_("Review"), _("Safe contact"), _("Contact log"), _("Time limit")),
            *(_("Assessment"), _("MG2"), _("Close"), _("Who sees it")),
            *(_("Stop cards"), _("Notes")),
        )
        self.tasks = [Task(words) for words in names]
        review, safe, log, limit, assessment, mg2, close, seen, stops, notes = self.tasks
        steps = (
            (review, "review", _("Review the MG2"), "Alt+V", Verb.REVIEW),
            (safe, "safe_contact", _("Safe contact"), "Alt+T", Verb.SAVE_SAFE_CONTACT),
            (log, "ring", _("Start the call"), "Alt+A", Verb.OPEN_ASSESSMENT),
            (log, "contact", _("Log a contact"), "Alt+L", Verb.LOG_CONTACT),
            (limit, "plea", _("Enter a plea"), "Alt+E", Verb.ENTER_PLEA),
            (assessment, "assessment", _("Start the assessment"), "Alt+S", Verb.OPEN_ASSESSMENT),
            (assessment, "check", _("Check answers"), "Alt+K", Verb.OPEN_ASSESSMENT),
            (mg2, "paper", _("Preview the MG2"), "Alt+P", Verb.OPEN_PAPER),
            (mg2, "sheets", _("Other papers"), "Alt+O", Verb.OPEN_PAPER),
            (mg2, "sent", _("Mark as sent"), "Alt+M", Verb.MARK_SENT),
            (mg2, "pretrial", _("Pre-trial check"), "Alt+W", Verb.OPEN_CHECK),
            (close, "close", _("Close"), "Alt+C", Verb.CLOSE),
        )
        self.steps: dict[str, QAction] = {}
        self.buttons: dict[str, QPushButton] = {}
        for task, page, words, keys, verb in steps:
            self._add_step(task, page, self.key(words, keys, partial(self.visit, page), verb))
        self._add_step(seen, "declare", self.know_someone)
        restrict = partial(self.visit_case, "restrict")
        self._add_step(
            seen, "restrict", self.key(_("Restrict it…"), "Alt+X", restrict, Verb.RESTRICT)
        )
        self._offer_again = self.key(_("Offer again"), "Alt+D", self._fresh_look, Verb.ASSESS)
        self.buttons["offer"] = button(self._offer_again)
        assessment.buttons.addWidget(self.buttons["offer"])
        for action in self.actions():
            if action.shortcut().toString() in (*KEYS.values(), "F2"):
                of = notes if action.shortcut().toString() == "F2" else stops
                of.buttons.addWidget(button(action))
        self.pleas = Flow()
        limit.column.addLayout(self.pleas)
        self.versions = Flow()
        mg2.column.addLayout(self.versions)

    def _add_step(self, task: Task, page: str, action: QAction) -> None:
        self.steps[page] = action
        self.buttons[page] = button(action)
        task.buttons.addWidget(self.buttons[page])

    def _fill(self, file: CaseFile, sitting: Sitting | None) -> None:
        today = self.session.desk.today
        states = (
            *(tasks.review(file), tasks.safe_contact(file), tasks.contact_log(file)),
            tasks.limits(file, today),
            *(tasks.assessment(file, sitting, today), tasks.mg2(file), tasks.closing(file)),
            tasks.access(file),
            *(tasks.stop_cards(file), tasks.notes(file.notes, today)),
        )
        for task, state in zip(self.tasks, states, strict=True):
            task.show_state(state)
        begun, made = file.assessment_started is not None, any(not one.draft for one in file.papers)
        self._offer("review", _("Review again") if file.review else _("Review the MG2"))
        self._offer(
            "assessment", _("Resume the assessment") if begun else _("Start the assessment")
        )
        self._offer_again.setVisible(file.offer_again is not None)
        self._offer("check", _("Check answers"), shown=begun)
        self._offer("paper", _("Preview the MG2"), shown=begun)
        self._offer("sheets", _("Other papers"), shown=begun)
        self._offer("sent", _("Mark as sent"), shown=made and file.status is Status.MG2_MADE)
        self._offer("close", _("Open it again") if file.closed else _("Close"))
        self._offer("restrict", _("Who sees it…") if file.restriction else _("Restrict it…"))
        self._show_pleas(file)
        self._show_versions(file)
        self.requests.show_requests(file.requests)
        self._show_notices(file)
        self._show_others(file)
        if self._opened:
            self._opened = False
            likely = self.buttons[_NEXT.get(file.status, "assessment")]
            self._to_next(next(iter(self.requests.links), likely))

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """In their task."""
        self.tasks[-1].show_state(tasks.notes(notes, self.session.desk.today))

    def _to_next(self, likely: QPushButton) -> None:
        """Put the cursor at what is most likely next, or at the first that is for this user."""
        theirs = (one for one in self.buttons.values() if one.isVisibleTo(self))
        first = likely if likely.isVisibleTo(self) else next(theirs, None)
        if first is not None:
            first.setFocus()

    def _fresh_look(self) -> None:
        """Open again, to the measures, with every answer as it was."""
        desk, person_id = self.session.desk, self.person_id
        self.change(
            lambda: assessing.offer_again(desk, person_id), lambda _none: self.visit("assessment")
        )

    def _offer(self, page: str, words: str, *, shown: bool = True) -> None:
        self.steps[page].setText(words)
        self.steps[page].setVisible(shown)

    def _show_pleas(self, file: CaseFile) -> None:
        """The button is for the first defendant; the others have a link each."""
        clear(self.pleas)
        several = len(file.defendants) > 1
        of_first = (
            _("Plea of {name}").format(name=apart(file.defendants[0].name)) if several else ""
        )
        self._offer("plea", of_first or _("Enter a plea"), shown=bool(file.defendants))
        for other in file.defendants[1:] if self.may(Verb.ENTER_PLEA) else ():
            link = Link(_("Plea of {name}").format(name=apart(other.name)))
            link.clicked.connect(lambda _on, id=other.id: self.visit("plea", id))
            self.pleas.addWidget(link)

    def _show_versions(self, file: CaseFile) -> None:
        clear(self.versions)
        for made in file.papers:
            if not made.draft:
                link = Link(_("Show version {n}").format(n=made.version))
                link.clicked.connect(lambda _on, id=made.id: self.visit("paper", id))
                self.versions.addWidget(link)

    def _show_notices(self, file: CaseFile) -> None:
        clear(self.notices)
        for notice in file.notices:
            panel = theme.Panel(theme.Tone.AMBER)
            row = QHBoxLayout(panel)
            row.setContentsMargins(0, 0, 0, 0)
            said = f"{short_moment(notice.at, self.session.desk.today)}: {notice.sentence}"
            row.addWidget(theme.label(said), 1)
            self.notices.addWidget(panel)
            if not self.may(Verb.DISMISS_NOTICE):
                continue
            dismiss = QPushButton(_("Dismiss"))
            dismiss.setAccessibleDescription(said)
            dismiss.clicked.connect(lambda _on, id=notice.id: self._dismiss(id))
            row.addWidget(dismiss)

    def _dismiss(self, notice_id: str) -> None:
        desk = self.session.desk
        self.change(lambda: cases.dismiss(desk, notice_id), lambda _none: self.refresh())

    def _show_others(self, file: CaseFile) -> None:
        clear(self.others)
        self.others_heading.setVisible(bool(file.others))
        for other in file.others:
            link = Link(f"{apart(other.name)}, {ROLE_WORDS[other.role]}")
            link.setAccessibleDescription(_("Opens their own page in this case"))
            link.clicked.connect(lambda _on, id=other.id: self.go.emit(Place("case", id)))
            self.others.addWidget(link)


def _sitting(desk: Desk, file: CaseFile) -> Sitting | None:
    """The assessment, if it was begun and is theirs to open; looking at a case begins none."""
    opens = file.assessment_started and desk.may(Verb.OPEN_ASSESSMENT)
    return assessing.begin(desk, file.person.id) if opens else None
