"""The queue: who to ring first, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedLayout

from smadvisor.casework.priority import QueueRow, searchable
from smadvisor.office import copies, restricting, resuming
from smadvisor.office import queue as office
from smadvisor.office.restricting import Guarded
from smadvisor.office.resuming import Interrupted
from smadvisor.office.verbs import Verb
from smadvisor.text import _, ngettext
from ui import printing, theme
from ui.page import Page, Place, Session, button
from ui.queue_model import QueueFilter, QueueModel, Tag, offers, with_words
from ui.records import RecordsView, people
from ui.resuming import ResumePanel
from ui.searching import Empty, Search, Tags
from ui.unit.conflicts import DifferPanel
from ui.unit.restricted import GuardedPanel

_KINDS = {
    "mg2": _("MG2"),
    "status": _("Status"),
    "within": _("Hearing"),
    "court": _("Court"),
    "oic": _("Officer"),
}
_SOON = 7


class QueuePage(Page):
    """A search, filters as tags, and the table."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.rows: Sequence[QueueRow] = ()
        self._open: Sequence[QueueRow] = ()
        self._whole = ""
        self.filter = QueueFilter()
        self.model = QueueModel()
        self.table = RecordsView(self.model, _("Queue: who to ring first"))
        self.table.entered_row.connect(self._open_row)
        self.summary = theme.label()
        self.search = Search(_("Search by URN, name or officer"), self.table)
        self.search.textChanged.connect(self._search_for)
        self.filters = QPushButton(_("Filter"))
        self.filters.setMenu(QMenu(self.filters))
        self.filters.menu().aboutToShow.connect(self._offer)
        self.tags = Tags()
        self.tags.taken_off.connect(self._take_off)
        self.empty = Empty()
        self.detail = theme.label()
        self.table.row_changed.connect(self._say_why)
        self.resume = ResumePanel()
        self.resume.resumed.connect(lambda at: self.go.emit(Place("assessment", at)))
        self.differ = DifferPanel()
        self.differ.wanted.connect(lambda: self.go.emit(Place("conflicts")))
        self.guarded = GuardedPanel()
        self.guarded.wanted.connect(lambda: self.go.emit(Place("restricted")))
        self.key(_("Search the queue"), "Ctrl+F", self.search.begin)
        self.key(_("Filter the queue"), "Ctrl+L", self.filters.showMenu)
        self.clear_action = self.key(_("Clear search and filters"), "Ctrl+Shift+F", self._clear)
        self.print_action = self.key(_("Save as PDF…"), "Ctrl+P", self._print, Verb.PRINT)
        self.practise = self.key(
            _("Practise: what if…"), "Ctrl+I", lambda: self.go.emit(Place("what_if"))
        )
        self._lay_out()
        self.start_at = self.search

    def refresh(self) -> None:
        """Read the queue again; the cursor stays with the same person."""
        desk = self.session.desk
        self.session.call.end()
        self.query(lambda: office.queue(desk, closed=False), self._take_open)
        if self.may(Verb.OPEN_ASSESSMENT):
            self.query(lambda: resuming.interrupted(desk), self._offer_call)
        if self.may(Verb.COUNT_CONFLICTS):
            self.query(lambda: copies.waiting(desk), self.differ.show_count)
        if self.may(Verb.SEE_RESTRICTED):
            self.query(lambda: restricting.waiting(desk), self._say_guarded)
        self.query(lambda: office.queue(desk, closed=True), self._take_closed)

    def _offer_call(self, found: Interrupted | None) -> None:
        """Enter resumes it, unless somebody is at something else already."""
        self.resume.show_call(found, self.session.desk.today)
        if found is not None and self.search.hasFocus() and not self.search.text():
            self.resume.button.setFocus()

    def _say_guarded(self, found: list[Guarded]) -> None:
        self.guarded.show_cases(found, self.session.desk.today)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(theme.title(_("Queue")))
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.summary, 1)
        finding = QHBoxLayout()
        finding.setSpacing(theme.GAP)
        finding.addWidget(self.search, 1)
        self.filters.setToolTip(_("Show only some (Ctrl+L)"))
        finding.addWidget(self.filters)
        finding.addWidget(button(self.print_action))
        finding.addWidget(button(self.practise))
        self.layers = QStackedLayout()
        self.body.setSpacing(theme.GAP)
        self.body.addLayout(top)
        self.body.addLayout(finding)
        self.body.addWidget(self.resume)
        self.body.addWidget(self.guarded)
        self.body.addWidget(self.differ)
        self.body.addWidget(self.tags)
        self.body.addLayout(self.layers, 1)
        self.body.addWidget(self.detail)
        for layer in (self.table, self.empty):  # once the layout has a home: else a window flashes
            self.layers.addWidget(layer)

    def _take_open(self, rows: list[QueueRow]) -> None:
        """Whom there is work for comes first; those of years, who are closed, follow."""
        self._open = rows
        now = {row.person_id for row in rows}
        if rows:
            self._take([*rows, *(row for row in self.rows if row.person_id not in now)])

    def _take_closed(self, rows: list[QueueRow]) -> None:
        self._take([*self._open, *rows])

    def _take(self, rows: list[QueueRow]) -> None:
        first = not self.rows
        self.rows = rows
        self._whole = summary(rows)
        self._show(self.filter.kept(self.rows))
        if first:
            self.table.fit()

    def _show(self, found: Sequence[QueueRow]) -> None:
        at = self.table.current()
        person = self.model.records[at].person_id if at >= 0 else ""
        self.model.show(found)
        self.table.go_to(max(0, self.model.row_of(person)) if person else 0)
        self.summary.setText(self._summary())
        self.tags.show_tags(self.filter.tags())
        self.print_action.setEnabled(bool(self.model.records))
        if not self.rows:
            self.empty.say(
                _("Nobody is in the queue yet"),
                _("Import this week’s list, or drop its file anywhere on this window.")
                if self.may(Verb.IMPORT_LIST)
                else _("An advisor imports the weekly list."),
                _("Import this week’s list…") if self.may(Verb.IMPORT_LIST) else "",
                self.choose_list.emit,
            )
        elif not self.model.records:
            self.empty.say(
                _("Nobody matches"),
                _("Nobody in the queue has all of what you searched and filtered for."),
                _("Clear search and filters"),
                self._clear,
            )
        self.layers.setCurrentWidget(self.table if self.model.records else self.empty)

    def _summary(self) -> str:
        if len(self.model.records) == len(self.rows):
            return self._whole
        return _("{shown} of {all}").format(
            shown=f"{len(self.model.records):,}", all=people(len(self.rows))
        )

    def _search_for(self, text: str) -> None:
        before, self.filter = self.filter.text, replace(self.filter, text=text)
        if text.startswith(before):
            # One more letter only narrows what is shown, and only by the last word.
            done = max(0, len(searchable(before).split()) - 1)
            self._show(with_words(self.model.records, searchable(text).split()[done:]))
        else:
            self._show(self.filter.kept(self.rows))

    def _offer(self) -> None:
        menu = self.filters.menu()
        menu.clear()
        held = self.filter.tags()
        for kind, tags in offers(self.rows).items():
            below = menu.addMenu(_KINDS[kind])
            for tag in tags:
                action = below.addAction(tag.words.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(tag in held)
                action.triggered.connect(
                    lambda on, tag=tag: self._put_on(tag) if on else self._take_off(tag)
                )
            below.setEnabled(bool(tags))

    def _put_on(self, tag: Tag) -> None:
        self.filter = self.filter.with_tag(tag)
        self._show(self.filter.kept(self.rows))

    def _take_off(self, tag: Tag) -> None:
        self.filter = self.filter.without(tag)
        self._show(self.filter.kept(self.rows))

    def _clear(self) -> None:
        self.filter = QueueFilter()
        self.search.clear()
        self._show(self.filter.kept(self.rows))
        self.search.setFocus()

    def _say_why(self, row: int) -> None:
        """All of what the table may have to cut."""
        self.detail.setText(why(self.model.records[row]) if row >= 0 else "")

    def _open_row(self, row: int) -> None:
        self.go.emit(Place("case", self.model.records[row].person_id))

    def _print(self) -> None:
        path = printing.ask_where(self, _("Save the queue as PDF"), _("queue.pdf"))
        if path is not None:
            self.save_pdf(path)

    def save_pdf(self, path: Path) -> None:
        """Draw what is shown and keep it in ``path``."""
        printing.save(self, list(self.model.records), path, self.session.parts.draw_queue)


def why(row: QueueRow) -> str:
    """One line in full: who, where, who knows, and why here."""
    parts = (row.person, row.urn, row.court, row.oic)
    return f"{', '.join(filter(None, parts))}: {' · '.join(row.reasons)}"


def summary(rows: Sequence[QueueRow]) -> str:
    """How many, how many of them deficient, how many soon."""
    if not rows:
        return ""
    deficient = sum(row.mg2.deficient for row in rows)
    soon = sum(row.days is not None and 0 <= row.days <= _SOON for row in rows)
    hearings = ngettext(
        "{n} hearing in the next 7 days", "{n} hearings in the next 7 days", soon
    ).format(n=f"{soon:,}")
    return " · ".join(
        (people(len(rows)), _("{n} with a deficient MG2").format(n=f"{deficient:,}"), hearings)
    )
