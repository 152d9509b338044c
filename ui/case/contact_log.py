"""The contact log: one attempt or conversation, written down in a few keys."""

from __future__ import annotations

from datetime import date, datetime

from smadvisor.casework.cases import Role
from smadvisor.casework.contact import (
    BY_WORDS,
    OUTCOME_WORDS,
    WITH_WORDS,
    By,
    Contact,
    ContactOutcome,
    SafeContact,
    With,
    check_safe,
)
from smadvisor.casework.planner import band_of, support_words
from smadvisor.errors import Refused
from smadvisor.office import contacts
from smadvisor.office.cases import CaseFile
from smadvisor.text import _
from ui import theme
from ui.case.form_page import FormPage
from ui.fields import Day, Line, Words
from ui.keyed import KeyedChoice
from ui.page import Session, button
from ui.when import NOON, is_day, moment_words, read_time


class ContactPage(FormPage):
    """What came of it first, since the rest is most often as usual: a victim, by phone."""

    def __init__(self, session: Session) -> None:
        """Lay out the form and the log under it."""
        super().__init__(session, _("Log a contact"), _("Log it"))
        self.safe = SafeContact()
        self.next_try: datetime | None = None
        form = self.form
        form.add(
            "outcome",
            _("What came of it?"),
            KeyedChoice(list(OUTCOME_WORDS.items())),
            help_text=_("Press 1 to 8, then Ctrl+Enter to log it."),
        )
        form.add("how", _("How?"), KeyedChoice(list(BY_WORDS.items()), across=True))
        form.add("who", _("With whom?"), KeyedChoice(list(WITH_WORDS.items()), across=True))
        form.add("note", _("Note"), Words())
        self.plan = theme.label()
        form.add_widget(self.plan)
        self.take_plan = self.key(_("Take the suggested time"), "Alt+N", self._take_plan)
        self.suggested = button(self.take_plan)
        form.add_widget(self.suggested)
        form.add("next_day", _("Next try on"), Day())
        form.add("next_time", _("At"), Line(8), help_text=_("For example 14:30."))
        self.log = theme.label()
        self.body.insertWidget(2, theme.heading(_("Attempts so far, newest first")))
        self.body.insertWidget(3, self.log)

    def fill(self, file: CaseFile) -> None:
        """An empty form, with what is usual already chosen."""
        self.safe = file.safe_contact
        who = With.VICTIM if file.person.role is Role.VICTIM else With.WITNESS
        usual = {"outcome": "", "how": By.PHONE, "who": who, "note": ""}
        self.form.set_values({**usual, "next_day": "", "next_time": ""})
        called = self.session.call.words
        self.form.rows["note"].set_label(
            _("Note"), _("{call}: 1 for “Spoke”.").format(call=called) if called else ""
        )
        self.next_try = file.plan.next_try if file.plan else None
        self.plan.setText("\n".join(plan_lines(file)))
        self.plan.setVisible(bool(self.plan.text()))
        self.take_plan.setVisible(self.next_try is not None)
        lines = [contact_words(contact) for contact in file.contacts]
        self.log.setText("\n".join(lines) or _("None yet."))

    def _take_plan(self) -> None:
        if self.next_try is not None:
            day, at = self.next_try.date().isoformat(), f"{self.next_try:%H:%M}"
            self.form.set_values({"next_day": day, "next_time": at})
            self._touched = True

    def arrange(self) -> None:
        """Say at once when what was chosen would not have been safe."""
        self.form.rows["outcome"].set_error(self._unsafe())

    def submit(self) -> None:
        """Log it."""
        form, desk, person_id = self.form, self.session.desk, self.person_id
        day, clock = form.text("next_day"), form.text("next_time")
        problems = {
            "outcome": "" if form.value("outcome") else _("Choose what came of it."),
            "next_day": "" if is_day(day) else _("This is no date. Type it as 24/11/2026."),
            "next_time": "" if read_time(clock) else _("This is no time. Type it as 14:30."),
        }
        found = {row: sentence for row, sentence in problems.items() if sentence}
        if found:
            form.show_problems(found)
            return
        who, how = With(form.text("who")), By(form.text("how"))
        outcome, note = ContactOutcome(form.text("outcome")), form.text("note")
        zone = desk.now().tzinfo
        at = read_time(clock) or NOON
        again = datetime.combine(date.fromisoformat(day), at, zone) if day else None
        self.save(
            lambda: contacts.log(desk, person_id, who, how, outcome, note, again),
            _("Logged: {words}.").format(words=OUTCOME_WORDS[outcome]),
            self.session.call.end,
        )

    def _unsafe(self) -> str:
        chosen, how = self.form.text("outcome"), self.form.text("how")
        if chosen and how:
            try:
                check_safe(self.safe, By(how), ContactOutcome(chosen))
            except Refused as error:
                return error.sentence
        return ""


def plan_lines(file: CaseFile) -> list[str]:
    """What to try next and why; nothing once they were reached."""
    plan, safe = file.plan, file.safe_contact
    if plan is None:
        return []
    lines = [support_words(file.person.support_worker)] if plan.turn_to_support else []
    if plan.next_try is None:
        lines.append(_("No working day is left before the hearing."))
    else:
        lines.append(
            _("Suggested next try: {moment} ({band}).").format(
                moment=moment_words(plan.next_try), band=band_of(plan.next_try.time()).words
            )
            + f" {plan.tried_words}"
        )
    times = ((_("Best times"), safe.best_times), (_("Never"), safe.never_times))
    lines += [f"{label}: {words}" for label, words in times if words]
    return lines


def contact_words(contact: Contact) -> str:
    """One contact in one line."""
    said = " · ".join(
        (
            moment_words(contact.at),
            BY_WORDS[contact.how],
            WITH_WORDS[contact.who],
            OUTCOME_WORDS[contact.outcome],
        )
    )
    if contact.note:
        said += f" – {contact.note}"
    if contact.next_try:
        said += " · " + _("next try {moment}").format(moment=moment_words(contact.next_try))
    return said
