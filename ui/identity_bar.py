"""Whose case this is and how to reach them safely: on top of every page of a case."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smadvisor.casework.cases import Role
from smadvisor.casework.contact import Known, SafeContact
from smadvisor.office.cases import CaseFile
from smadvisor.office.verbs import Verb
from smadvisor.text import _, ngettext
from ui import theme
from ui.apart import apart
from ui.fields import Link
from ui.flow import Flow, clear
from ui.marks import Mark
from ui.theme import Tone
from ui.when import hearing_words, moment_words

ROLE_WORDS = {Role.VICTIM: _("victim"), Role.WITNESS: _("witness")}
_MARKS: tuple[tuple[str, tuple[str, Tone], tuple[str, Tone], str], ...] = (
    (
        "safe_to_call",
        (_("Safe to call"), Tone.GOOD),
        (_("NOT safe to call"), Tone.RED),
        _("Safe to call: not known"),
    ),
    (
        "safe_to_leave_message",
        (_("Message: safe"), Tone.GOOD),
        (_("Leave NO message"), Tone.RED),
        _("Message: not known"),
    ),
    (
        "safe_to_text",
        (_("Text: safe"), Tone.GOOD),
        (_("Do NOT text"), Tone.RED),
        _("Text: not known"),
    ),
    (
        "safe_to_email",
        (_("E-mail: safe"), Tone.GOOD),
        (_("Do NOT e-mail"), Tone.RED),
        _("E-mail: not known"),
    ),
    (
        "withhold_number",
        (_("WITHHOLD your number"), Tone.RED),
        (_("Number may show"), Tone.GOOD),
        _("Withhold number: not known"),
    ),
    (
        "lives_with_or_near_defendant",
        (_("Lives with or near the defendant"), Tone.RED),
        (_("Lives away from the defendant"), Tone.GOOD),
        _("Lives near the defendant: not known"),
    ),
)
"""Each fact: its words and tone when yes, when no, and its words while not known."""
_WORDS = (
    ("best_times", _("Best times")),
    ("never_times", _("Never")),
    ("introduce_as", _("Introduce yourself as")),
    ("if_someone_else_answers", _("If someone else answers")),
    ("if_cut_off", _("If cut off")),
)


class SafeStrip(theme.Panel):
    """What is safe, in marks; what to say and when, in words. What is not known is amber."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.flow = Flow()
        self.flow.setSpacing(theme.SMALL)
        self.words = theme.label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addLayout(self.flow)
        column.addWidget(self.words)
        self.setContentsMargins(theme.MARGIN, theme.SMALL, theme.GAP, theme.SMALL)

    def show_safe(self, safe: SafeContact) -> None:
        """Show these facts."""
        clear(self.flow)
        heading = theme.label(_("Safe contact"), bold=True)
        heading.setWordWrap(False)
        self.flow.addWidget(heading)
        said = []
        for words, tone in marks(safe):
            self.flow.addWidget(Mark(words, tone))
            said.append(words)
        self.words.setText(sentences(safe))
        self.words.setVisible(bool(self.words.text()))
        self.set_tone(
            Tone.AMBER if any(tone is Tone.AMBER for _w, tone in marks(safe)) else Tone.GOOD
        )
        self.setAccessibleName(_("Safe contact"))
        self.setAccessibleDescription("; ".join((*said, self.words.text())))


class IdentityBar(QWidget):
    """Whose case, what hearing, how far; under it the safe-contact strip."""

    wanted = Signal(str)
    """The name of a page of this case."""

    def __init__(self, may: Callable[[Verb], bool]) -> None:
        """Empty until a case file is shown; its links are those that the user ``may`` follow."""
        super().__init__()
        self.name = theme.label(bold=True, scale=1.2)
        self.name.setWordWrap(False)
        self.state, self.status = Mark(""), Mark("")
        self.facts = theme.label()
        self.facts.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        self.strip = SafeStrip()
        self.more = QWidget()
        """What may scroll away where the window is low."""
        below = QVBoxLayout(self.more)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.SMALL)
        below.addWidget(self.facts)
        below.addWidget(self.strip)
        first = Flow()
        for part in (self.name, self.state, self.status, *self._links(may)):
            first.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SMALL)
        top = QVBoxLayout()
        top.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, 0)
        top.addLayout(first)
        self._column.addLayout(top)
        self._column.addWidget(self.more)

    def take_back(self) -> None:
        """Have all of it on top again."""
        self._column.addWidget(self.more)

    def _links(self, may: Callable[[Verb], bool]) -> list[Link]:
        found = []
        for page, words, verb in (
            ("case", _("Case (F6)"), Verb.OPEN_CASE),
            ("safe_contact", _("Safe contact (F7)"), Verb.SAVE_SAFE_CONTACT),
            ("contact", _("Log (F8)"), Verb.LOG_CONTACT),
        ):
            if not may(verb):
                continue
            link = Link(words)
            link.clicked.connect(lambda _on, page=page: self.wanted.emit(page))
            found.append(link)
        return found

    def show_file(self, file: CaseFile, today: date) -> None:
        """Show whose case ``file`` is."""
        role = ROLE_WORDS[file.person.role]
        self.name.setText(f"{apart(file.person.name)}, {role}")
        tone = Tone.AMBER if file.mg2.deficient else Tone.PLAIN
        self.state.say(file.mg2.words, tone)
        self.status.say(file.status.words, Tone.PLAIN)
        self.facts.setText(" · ".join(facts(file, today)))
        self.strip.show_safe(file.safe_contact)


def facts(file: CaseFile, today: date) -> list[str]:
    """The case in a few words each."""
    case = file.case
    kind = _("URN {urn}") if case.urn else _("Occurrence {urn}")
    days = (case.hearing_date - today).days if case.hearing_date else None
    names = "; ".join(apart(one.name) for one in file.defendants) or _("not known")
    accused = ngettext("Defendant: {names}", "Defendants: {names}", len(file.defendants) or 1)
    said = [
        kind.format(urn=apart(case.reference)),
        accused.format(names=names),
        apart(case.court),
        hearing_words(case.hearing_date, days, apart(case.hearing_text)),
        apart(case.hearing_type),
        _("OIC {name}").format(name=apart(case.oic)) if case.oic else "",
    ]
    return [words for words in said if words]


def marks(safe: SafeContact) -> list[tuple[str, Tone]]:
    """Each fact in words with its tone; what nobody wrote down comes last, as not known."""
    found = []
    for name, yes, no, unknown in _MARKS:
        by_answer = {Known.YES: yes, Known.NO: no, Known.UNKNOWN: (unknown, Tone.AMBER)}
        found.append(by_answer[getattr(safe, name)])
    missing = [label for name, label in _WORDS[2:] if not getattr(safe, name)]
    if missing:
        listed = ", ".join(word.lower() for word in missing)
        found.append((_("Not known: {what}").format(what=listed), Tone.AMBER))
    if safe.confirmed_at is None:
        found.append((_("Never confirmed"), Tone.AMBER))
    return found


def sentences(safe: SafeContact) -> str:
    """What was written down, and who confirmed it when."""
    said = [f"{label}: {getattr(safe, name)}" for name, label in _WORDS if getattr(safe, name)]
    if safe.confirmed_at is not None:
        said.append(
            _("Last confirmed by {name}, {moment}").format(
                name=safe.confirmed_by, moment=moment_words(safe.confirmed_at)
            )
        )
    return " · ".join(said)
