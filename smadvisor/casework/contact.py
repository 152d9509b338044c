"""Contact with a victim or witness: what is safe, and what was tried."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from smadvisor.errors import Refused
from smadvisor.text import _


class Known(StrEnum):
    """Whether something is safe or true. Unknown is a warning, never a yes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class With(StrEnum):
    """Who was on the other end."""

    VICTIM = "victim"
    WITNESS = "witness"
    IDVA = "idva"
    ISVA = "isva"
    OTHER = "other"


class By(StrEnum):
    """How it was tried."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    IN_PERSON = "in_person"
    VIDEO = "video"


class ContactOutcome(StrEnum):
    """What came of it. Only ``SPOKE`` is a conversation; all others are attempts."""

    SPOKE = "spoke"
    CALL_BACK = "call_back"
    NO_ANSWER = "no_answer"
    VOICEMAIL_LEFT = "voicemail_left"
    SOMEONE_ELSE_ANSWERED = "someone_else_answered"
    WRONG_NUMBER = "wrong_number"
    MESSAGE_SENT = "message_sent"
    CUT_OFF = "cut_off"


WITH_WORDS = {
    With.VICTIM: _("Victim"),
    With.WITNESS: _("Witness"),
    With.IDVA: _("IDVA"),
    With.ISVA: _("ISVA"),
    With.OTHER: _("Someone else"),
}
BY_WORDS = {
    By.PHONE: _("Phone"),
    By.TEXT: _("Text message"),
    By.EMAIL: _("E-mail"),
    By.IN_PERSON: _("In person"),
    By.VIDEO: _("Video call"),
}
OUTCOME_WORDS = {
    ContactOutcome.SPOKE: _("Spoke"),
    ContactOutcome.CALL_BACK: _("Asked to call back"),
    ContactOutcome.NO_ANSWER: _("No answer"),
    ContactOutcome.VOICEMAIL_LEFT: _("Voicemail left"),
    ContactOutcome.SOMEONE_ELSE_ANSWERED: _("Someone else answered"),
    ContactOutcome.WRONG_NUMBER: _("Wrong number"),
    ContactOutcome.MESSAGE_SENT: _("Message sent"),
    ContactOutcome.CUT_OFF: _("Cut off"),
}


@dataclass(frozen=True, slots=True)
class SafeContact:
    """How this person can be reached without putting them in danger."""

    safe_to_call: Known = Known.UNKNOWN
    safe_to_leave_message: Known = Known.UNKNOWN
    safe_to_text: Known = Known.UNKNOWN
    safe_to_email: Known = Known.UNKNOWN
    withhold_number: Known = Known.UNKNOWN
    lives_with_or_near_defendant: Known = Known.UNKNOWN
    best_times: str = ""
    never_times: str = ""
    introduce_as: str = ""
    if_someone_else_answers: str = ""
    if_cut_off: str = ""
    confirmed_by: str = ""
    confirmed_at: datetime | None = None

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names of the facts nobody has asked about yet."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) is Known.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Contact:
    """One attempt or conversation."""

    id: str
    person_id: str
    at: datetime
    who: With
    how: By
    outcome: ContactOutcome
    note: str
    next_try: datetime | None
    user: str


_NEEDS = {
    (None, ContactOutcome.VOICEMAIL_LEFT): "safe_to_leave_message",
    (By.TEXT, ContactOutcome.MESSAGE_SENT): "safe_to_text",
    (By.EMAIL, ContactOutcome.MESSAGE_SENT): "safe_to_email",
}


def check_safe(safe: SafeContact, how: By, outcome: ContactOutcome) -> None:
    """Refuse an outcome that left words where the wrong person may find them.

    Raises:
        Refused: ``unsafe_message`` while leaving it is not known to be safe.
    """
    need = _NEEDS.get((None, outcome)) or _NEEDS.get((how, outcome))
    if need and getattr(safe, need) is not Known.YES:
        raise Refused(
            "unsafe_message",
            _(
                "It is not known to be safe to leave this person a message. "
                "Log “No answer”, or first record under safe contact that a message is safe."
            ),
        )
