"""What the case page says of each task: a plain state and a few lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from smadvisor.assessment import flow
from smadvisor.assessment.questions import BY_ID
from smadvisor.casework.contact import Known
from smadvisor.casework.notes import Note
from smadvisor.law.time_limits import LATE, RULE, headline, late
from smadvisor.office.assessing import Sitting
from smadvisor.office.cases import CaseFile
from smadvisor.office.papers import Mg2Made
from smadvisor.text import _, ngettext
from ui.case.closing import closed_words
from ui.case.contact_log import contact_words, plan_lines
from ui.case.note_box import note_words
from ui.case.review import KNOWN, listed
from ui.case.stop_page import recorded_words
from ui.theme import Tone
from ui.when import day_words, hearing_words, moment_words, short_moment

_LATEST = 4


@dataclass(frozen=True, slots=True)
class TaskState:
    """How a task stands."""

    words: str
    tone: Tone
    lines: tuple[str, ...]


def review(file: CaseFile) -> TaskState:
    """Is there an MG2, is it adequate, was an order asked about."""
    said = _("The list says of the MG2: {words}").format(words=listed(file))
    order = file.person.restraining_order.strip()
    lines = [said]
    if order:
        lines.append(_("The list says of a restraining order: “{words}”").format(words=order))
    last = file.review
    if last is None:
        return TaskState(_("To do"), Tone.AMBER, tuple(lines))
    asked = dict(KNOWN)[Known(last.restraining_order_asked)]
    lines += [reason.words for reason in last.reasons]
    lines.append(_("Restraining order asked about: {answer}").format(answer=asked.lower()))
    if last.note:
        lines.append(last.note)
    lines.append(_("Reviewed {moment}").format(moment=moment_words(last.at)))
    tone = Tone.AMBER if last.mg2_state.deficient else Tone.GOOD
    return TaskState(last.mg2_state.words, tone, tuple(lines))


def safe_contact(file: CaseFile) -> TaskState:
    """How much of it is known."""
    safe = file.safe_contact
    unknown = len(safe.unknown)
    if safe.confirmed_at is None:
        return TaskState(_("Not known"), Tone.AMBER, (_("Ask before anything else."),))
    confirmed = _("Confirmed by {name}, {moment}").format(
        name=safe.confirmed_by, moment=moment_words(safe.confirmed_at)
    )
    if unknown:
        words = ngettext("{n} fact not known", "{n} facts not known", unknown).format(n=unknown)
        return TaskState(words, Tone.AMBER, (confirmed,))
    return TaskState(_("Known"), Tone.GOOD, (confirmed,))


def limits(file: CaseFile, today: date) -> TaskState:
    """The days to aim at, and the last day to apply, for each defendant, with why."""
    lines = [target.words for target in file.targets if target.rule != RULE]
    lines += [
        f"{limit.defendant}: {LATE if late(limit, file.counts_for) else limit.reason}"
        for limit in file.limits
    ]
    first = headline(file.limits)
    if first is None or first.last_day is None:
        return TaskState(_("No limit runs"), Tone.PLAIN, tuple(lines))
    if late(first, file.counts_for):
        return TaskState(_("Passed"), Tone.RED, tuple(lines))
    words = _("Last day {day}").format(
        day=hearing_words(first.last_day, (first.last_day - today).days)
    )
    return TaskState(words, Tone.AMBER, tuple(lines))


def contact_log(file: CaseFile) -> TaskState:
    """What to try next, then the attempts, newest first."""
    tries = len(file.contacts)
    lines = plan_lines(file)
    if not tries:
        return TaskState(_("None yet"), Tone.PLAIN, tuple(lines))
    lines += [contact_words(one) for one in file.contacts[:_LATEST]]
    if tries > _LATEST:
        lines.append(_("and {n} before that").format(n=tries - _LATEST))
    words = ngettext("{n} contact", "{n} contacts", tries).format(n=tries)
    return TaskState(words, Tone.PLAIN, tuple(lines))


def assessment(file: CaseFile, sitting: Sitting | None, today: date) -> TaskState:
    """Where it was interrupted, and how far each section is."""
    if file.assessment_started is None or file.assessment_touched is None:
        return TaskState(_("Not started"), Tone.PLAIN, ())
    if sitting is None:
        return _from_outside(file, file.assessment_started, file.assessment_touched)
    at = short_moment(file.assessment_touched, today)
    kind = _("Interrupted at {time}, at “{question}”")
    if sitting.readiness.ready:
        kind = _("Last worked on at {time}, at “{question}”")
    where = kind.format(
        time=at, question=BY_ID[sitting.at].text if sitting.at in BY_ID else sitting.at
    )
    progress = flow.progress(sitting.answers, sitting.look_again, sitting.passed_over)
    lines = [where]
    for state in flow.Progress:
        names = [section.heading for section, how in progress.items() if how is state]
        if names:
            lines.append(f"{state.words}: {', '.join(names)}")
    if sitting.newer_law:
        lines.append(_("The tables of the law have changed since: see the assessment."))
    if file.offer_again is not None:
        lines.append(_("Declined. Offer again: {day}").format(day=day_words(file.offer_again)))
    if sitting.look_again:
        return TaskState(_("Look again"), Tone.AMBER, tuple(lines))
    if sitting.readiness.ready:
        return TaskState(_("Ready for the MG2"), Tone.GOOD, tuple(lines))
    return TaskState(_("Started"), Tone.PLAIN, tuple(lines))


def _from_outside(file: CaseFile, started: datetime, touched: datetime) -> TaskState:
    """For those who may not open the assessment: what came of it."""
    lines = [
        _("Started {first}, last worked on {last}").format(
            first=day_words(started.astimezone().date()), last=moment_words(touched)
        )
    ]
    if file.asked_for:
        lines.append(_("Asked for: {measures}").format(measures="; ".join(file.asked_for)))
    sent = next((one for one in file.papers if one.sent_on), None)
    if sent is not None and sent.sent_on is not None:
        lines.append(_("Sent to {to}, {day}").format(to=sent.sent_to, day=day_words(sent.sent_on)))
    if file.offer_again is not None:
        lines.append(_("Declined. Offer again: {day}").format(day=day_words(file.offer_again)))
    return TaskState(_("Started"), Tone.PLAIN, tuple(lines))


def access(file: CaseFile) -> TaskState:
    """Who may see the case."""
    said = file.restriction
    if said is None:
        return TaskState(_("Everybody who works here"), Tone.PLAIN, ())
    names = "; ".join(one.name for one in said.allowed)
    lines = (
        _("Only: {names}").format(names=names),
        _("Restricted by {name}, {moment}: {reason}").format(
            name=said.by, moment=moment_words(said.at), reason=said.reason
        ),
    )
    return TaskState(_("Restricted"), Tone.AMBER, lines)


def mg2(file: CaseFile) -> TaskState:
    """The versions, newest first."""
    finished = [one for one in file.papers if not one.draft]
    if not finished:
        return TaskState(_("Not made"), Tone.PLAIN, ())
    lines = tuple(version_words(one) for one in finished)
    if finished[0].sent_on:
        return TaskState(_("Sent"), Tone.GOOD, lines)
    return TaskState(_("Made, not sent"), Tone.AMBER, lines)


def closing(file: CaseFile) -> TaskState:
    """How it ended, if it has."""
    if file.closed is None:
        return TaskState(_("Open"), Tone.PLAIN, ())
    return TaskState(_("Closed"), Tone.GOOD, (closed_words(file),))


def stop_cards(file: CaseFile) -> TaskState:
    """The cards that came up, newest first."""
    if not file.stop_cards:
        return TaskState(_("None"), Tone.PLAIN, ())
    lines = tuple(
        " · ".join(
            (card.kind.words, moment_words(card.at), recorded_words(card) or _("nothing recorded"))
        )
        for card in file.stop_cards
    )
    if any(card.is_open for card in file.stop_cards):
        return TaskState(_("Nothing recorded as done"), Tone.RED, lines)
    return TaskState(_("Recorded"), Tone.GOOD, lines)


def notes(taken: Sequence[Note], today: date) -> TaskState:
    """Every note, newest first."""
    if not taken:
        return TaskState(_("None"), Tone.PLAIN, ())
    words = ngettext("{n} note", "{n} notes", len(taken)).format(n=len(taken))
    return TaskState(words, Tone.PLAIN, tuple(note_words(note, today) for note in taken))


def version_words(made: Mg2Made) -> str:
    """One version in one line."""
    said = _("Version {n}, made {moment} by {name}").format(
        n=made.version, moment=moment_words(made.made_at), name=made.made_by
    )
    if made.sent_on is None:
        return _("{version}: not sent").format(version=said)
    return _("{version}: sent to {to}, {day}").format(
        version=said, to=made.sent_to, day=day_words(made.sent_on)
    )
