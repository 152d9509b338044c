"""Who to ring first, and why: pure rules over what is known of one person's case."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from unicodedata import combining

from smadvisor.casework.cases import Case, Person
from smadvisor.casework.contact import Known, SafeContact
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.order_check import check_due
from smadvisor.casework.stop_cards import Stop
from smadvisor.text import _, ngettext

_SOON_DAYS = 7
_NO_DATE_DAYS = 14
"""A hearing without a date stands between those of next week and the later ones."""


class Status(StrEnum):
    """How far the advisor is with this person. It follows from what was recorded."""

    TO_REVIEW = "to_review"
    TO_CONTACT = "to_contact"
    CONTACT_TRIED = "contact_tried"
    ASSESSING = "assessing"
    MG2_MADE = "mg2_made"
    MG2_SENT = "mg2_sent"
    NO_ACTION = "no_action"
    """Reviewed and adequate: only the closing is left."""
    OFFER_AGAIN = "offer_again"
    """Closed as declined, and the day has come to offer measures again."""
    LOOK_AGAIN = "look_again"
    """Closed, and witness care asks the advisor to look again."""
    CLOSED = "closed"

    @property
    def words(self) -> str:
        """The status as a person reads it."""
        return _STATUS_WORDS[self]


_STATUS_WORDS = {
    Status.TO_REVIEW: _("To review"),
    Status.TO_CONTACT: _("To contact"),
    Status.CONTACT_TRIED: _("Contact tried"),
    Status.ASSESSING: _("Assessment started"),
    Status.MG2_MADE: _("MG2 made, not sent"),
    Status.MG2_SENT: _("MG2 sent, to close"),
    Status.NO_ACTION: _("MG2 adequate, to close"),
    Status.OFFER_AGAIN: _("Declined, to offer again"),
    Status.LOOK_AGAIN: _("Closed: look again"),
    Status.CLOSED: _("Closed"),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """What was recorded for one person so far."""

    reviewed: Mg2State | None = None
    attempts: int = 0
    spoken: bool = False
    assessing: bool = False
    mg2_made: bool = False
    mg2_sent: bool = False
    closed: bool = False
    notices: int = 0
    last_day: date | None = None
    """The earliest last day to apply, once a not guilty plea was entered (CrimPR 18.4)."""
    late: bool = False
    """An application sent now would be late."""
    safe_contact: SafeContact = SafeContact()
    stops: tuple[Stop, ...] = ()
    """Stop cards with nothing recorded as done."""
    next_try: datetime | None = None
    """What the newest contact said of the next."""
    order_wanted: bool = False
    """A restraining order is asked for."""
    order_checked: date | None = None
    """When it was last asked whether that is still true."""
    offer_again: date | None = None
    """When a decline asked to be offered measures again."""
    requests: int = 0
    """Requests of witness care that wait for an answer."""
    handed_back: bool = False
    """An advisor knows someone in the case, and nobody was named who has it now."""

    def offer_due(self, today: date) -> bool:
        """Whether the day to offer measures again has come."""
        return self.offer_again is not None and self.offer_again <= today


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue."""

    person_id: str
    case_id: str
    urn: str
    person: str
    defendants: str
    court: str
    hearing_date: date | None
    hearing_text: str
    days: int | None
    """Days from today to the hearing."""
    mg2: Mg2State
    status: Status
    reasons: tuple[str, ...]
    oic: str
    search: str
    """Everything that the search looks at, folded."""
    rank: tuple[int, ...]


def mg2_state(person: Person, progress: Progress) -> Mg2State:
    """The state that counts: ours once it was sent, else what a review found or the list says."""
    if progress.mg2_sent:
        return Mg2State.ADEQUATE
    return progress.reviewed or person.mg2_state


def status(person: Person, progress: Progress, today: date) -> Status:
    """How far the advisor is with this person."""
    if progress.closed:
        return _closed_status(progress, today)
    if progress.mg2_sent:
        return Status.MG2_SENT
    if progress.mg2_made:
        return Status.MG2_MADE
    if progress.assessing:
        return Status.ASSESSING
    if progress.attempts:
        return Status.CONTACT_TRIED
    if progress.reviewed is Mg2State.ADEQUATE:
        return Status.NO_ACTION
    if progress.reviewed or person.mg2_state is Mg2State.ABSENT:
        return Status.TO_CONTACT
    return Status.TO_REVIEW


def _closed_status(progress: Progress, today: date) -> Status:
    if progress.requests:
        return Status.LOOK_AGAIN
    return Status.OFFER_AGAIN if progress.offer_due(today) else Status.CLOSED


def rank(case: Case, person: Person, progress: Progress, today: date) -> tuple[int, ...]:
    """Smaller is sooner: stop card, request, open, hearing, MG2 state, kind of offence, safe."""
    now = status(person, progress, today)
    finished = {Status.CLOSED: 3, Status.MG2_SENT: 2, Status.NO_ACTION: 2}.get(now, 0)
    if progress.offer_due(today):
        finished = 0
    waits = -2 if progress.stops else -1 if progress.requests else 0
    gone = case.gone or person.gone
    days = (case.hearing_date - today).days if case.hearing_date else _NO_DATE_DAYS
    unsafe = progress.safe_contact.safe_to_call is Known.NO
    return (
        waits or finished or int(gone),
        int(days < 0),
        abs(days),
        _MG2_ORDER[mg2_state(person, progress)],
        0 if case.sexual_offence else 1 if case.domestic_abuse else 2,
        int(unsafe),
    )


_MG2_ORDER = {
    Mg2State.ABSENT: 0,
    Mg2State.INADEQUATE: 1,
    Mg2State.UNCLEAR: 2,
    Mg2State.DECLINED: 3,
    Mg2State.PRESENT: 4,
    Mg2State.NOT_REQUIRED: 5,
    Mg2State.ADEQUATE: 6,
}


def reasons(case: Case, person: Person, progress: Progress, today: date) -> tuple[str, ...]:
    """Why this line stands where it does, most telling first."""
    found = _waiting_reasons(progress)
    if progress.notices:
        found.append(_("The list changed: see the notice"))
    if status(person, progress, today) is Status.CLOSED:
        return tuple(found)
    if case.gone or person.gone:
        found.append(_("Not on the latest list: still going ahead?"))
    found.extend(_hearing_reasons(case, today))
    if progress.last_day and not progress.mg2_sent:
        found.append(_limit_reason(progress.late, (progress.last_day - today).days))
    if progress.order_wanted and check_due(progress.order_checked, case.hearing_date, today):
        found.append(_("Restraining order: ask whether it is still true"))
    state = mg2_state(person, progress)
    if state.deficient and not progress.mg2_made:
        found.append(state.words)
    if case.sexual_offence:
        found.append(_("Sexual offence"))
    if case.domestic_abuse:
        found.append(_("Domestic abuse"))
    if person.name_withheld:
        found.append(_("Name withheld: ask the officer"))
    found.extend(_contact_reasons(progress))
    found.extend(_due_reasons(progress, today))
    return tuple(found)


def _waiting_reasons(progress: Progress) -> list[str]:
    found = [kind.open_words for kind in progress.stops]
    if progress.requests:
        found.append(_("Witness care asks: look again"))
    if progress.handed_back:
        found.append(_("Handed back: its advisor knows someone in it"))
    return found


def _hearing_reasons(case: Case, today: date) -> list[str]:
    if case.hearing_date is None:
        return [_("No hearing date yet")]
    days = (case.hearing_date - today).days
    if days < 0:
        return [_("Hearing has passed")]
    if days == 0:
        return [_("Hearing is today")]
    if days <= _SOON_DAYS:
        return [ngettext("Hearing in {n} day", "Hearing in {n} days", days).format(n=days)]
    return []


def _limit_reason(late: bool, days: int) -> str:
    if late:
        return _("The time limit has passed: say why it is late")
    if days == 0:
        return _("Last day to apply is today, by 14:30")
    words = ngettext("{n} day left to apply", "{n} days left to apply", days)
    return words.format(n=days)


def _due_reasons(progress: Progress, today: date) -> list[str]:
    """What was planned and whose day has come. It is told even of who is closed."""
    found = []
    if progress.offer_again and progress.offer_due(today):
        found.append(_("Offer again: due {day}").format(day=_day(progress.offer_again)))
    if progress.next_try and progress.next_try.astimezone().date() <= today and not progress.closed:
        at = progress.next_try.astimezone()
        found.append(
            _("Next try: due {day}, {time}").format(day=_day(at.date()), time=f"{at:%H:%M}")
        )
    return found


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _contact_reasons(progress: Progress) -> list[str]:
    found = []
    safe = progress.safe_contact
    if safe.safe_to_call is Known.NO:
        found.append(_("Not safe to call"))
    elif safe.safe_to_call is Known.UNKNOWN and not progress.spoken:
        found.append(_("Safe to call: not known"))
    if progress.attempts and not progress.spoken:
        tried = ngettext("{n} try so far", "{n} tries so far", progress.attempts)
        found.append(tried.format(n=progress.attempts))
    return found


def queue_row(
    case: Case, person: Person, defendants: str, progress: Progress, today: date
) -> QueueRow:
    """One line of the queue, with its place in the order."""
    return QueueRow(
        person_id=person.id,
        case_id=case.id,
        urn=case.reference,
        person=person.name,
        defendants=defendants,
        court=case.court,
        hearing_date=case.hearing_date,
        hearing_text=case.hearing_text,
        days=(case.hearing_date - today).days if case.hearing_date else None,
        mg2=mg2_state(person, progress),
        status=status(person, progress, today),
        reasons=reasons(case, person, progress, today),
        oic=case.oic,
        search=searchable(case.urn, case.occurrence, person.name, defendants, case.oic),
        rank=rank(case, person, progress, today),
    )


def searchable(*texts: str) -> str:
    """Texts as a search compares them: no case, no accents, one space ("llyr" finds Llŷr)."""
    joined = "\x1f".join(texts)
    if not joined.isascii():
        joined = "".join(c for c in unicodedata.normalize("NFKD", joined) if not combining(c))
    return joined.casefold()
