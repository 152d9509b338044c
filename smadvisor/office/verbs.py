"""What each role may see and do: one table, enforced at the one door (``Desk.read``, ``.write``).

A verb also says what the record of processing calls it; None for what touches nobody's data.
"""

from enum import Enum, StrEnum

from smadvisor.casework.record import Event
from smadvisor.text import _


class UserRole(StrEnum):
    """In what capacity somebody works; one person may hold several."""

    ADVISOR = "advisor"
    WITNESS_CARE = "witness_care_officer"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"

    @property
    def words(self) -> str:
        """For the screen."""
        return _ROLES[self]


_ROLES = {
    UserRole.ADVISOR: _("Special Measures Advisor"),
    UserRole.WITNESS_CARE: _("Witness care officer"),
    UserRole.SUPERVISOR: _("Supervisor"),
    UserRole.ADMINISTRATOR: _("Administrator"),
}

_A, _W, _S, _M = UserRole
_ALL = tuple(UserRole)
_NOBODY: tuple[UserRole, ...] = ()
"""What the program notes by itself."""


class Verb(Enum):
    """Words, what s62 calls it, who may."""

    SEE_QUEUE = (_("See the queue"), Event.CONSULTATION, (_A, _W, _S))
    FIND_PERSON = (_("Find a person by name"), Event.CONSULTATION, (_A, _W, _S))
    OPEN_CASE = (_("Open a case"), Event.CONSULTATION, (_A, _W, _S))
    PREVIEW_LIST = (_("Preview a weekly list"), None, (_A,))
    IMPORT_LIST = (_("Import a weekly list"), Event.COLLECTION, (_A,))
    MATCH_LIST = (_("Lay a list against known cases"), Event.COMBINATION, (_A,))
    TEACH = (_("Teach a column or a wording"), None, (_A,))
    REVIEW = (_("Review an MG2"), Event.ALTERATION, (_A,))
    ENTER_PLEA = (_("Enter a plea"), Event.ALTERATION, (_A, _W))
    SAVE_SAFE_CONTACT = (_("Record what is safe"), Event.ALTERATION, (_A, _W))
    LOG_CONTACT = (_("Record a contact"), Event.COLLECTION, (_A, _W))
    KEEP_NOTE = (_("Keep a note"), Event.ALTERATION, (_A,))
    STOP_CARD = (_("Record danger, an offence or distress"), Event.ALTERATION, (_A, _W))
    DISMISS_NOTICE = (_("Put a notice away"), Event.ALTERATION, (_A,))
    OPEN_ASSESSMENT = (_("Open an assessment"), Event.CONSULTATION, (_A,))
    ASSESS = (_("Assess"), Event.ALTERATION, (_A,))
    OPEN_PAPER = (_("Look at a paper"), Event.CONSULTATION, (_A, _W, _S))
    MAKE_PAPER = (_("Make a paper"), Event.DISCLOSURE, (_A,))
    COPY_WORDS = (_("Copy words to the clipboard"), Event.DISCLOSURE, (_A, _W))
    PRINT = (_("Print"), Event.DISCLOSURE, (_A, _W, _S))
    MARK_SENT = (_("Mark an MG2 as sent"), Event.DISCLOSURE, (_A,))
    CLOSE = (_("Close or reopen a case"), Event.ALTERATION, (_A,))
    SEE_FIGURES = (_("See the monthly figures"), None, (_A, _S))
    SEE_BEHIND_FIGURES = (_("See the cases behind a figure"), Event.CONSULTATION, (_A, _S))
    FREEZE_MONTH = (_("Freeze the figures of a month"), None, (_S,))
    EXPORT_FIGURES = (_("Export the monthly figures"), Event.DISCLOSURE, (_A, _S))
    PREVIEW_HISTORY = (_("Preview records from before the program"), None, (_A, _S))
    TAKE_HISTORY = (_("Take records from before the program"), Event.COLLECTION, (_A, _S))
    SEE_CHECKS = (_("See the coming trials"), Event.CONSULTATION, (_A, _W, _S))
    OPEN_CHECK = (_("Open a pre-trial check"), Event.CONSULTATION, (_A, _W, _S))
    CHECK = (_("Tick what is known before or after a trial"), Event.ALTERATION, (_A, _W))
    REQUEST_CHANGE = (_("Ask the advisor to look again"), Event.ALTERATION, (_W,))
    ANSWER_REQUEST = (_("Answer a request of witness care"), Event.ALTERATION, (_A,))
    SEE_REVIEW_REQUESTS = (_("See the Right to Review register"), Event.CONSULTATION, (_A, _S))
    KEEP_REVIEW_REQUEST = (_("Keep a request to review"), Event.ALTERATION, (_A, _S))
    SEE_SAMPLES = (_("See the dip samples"), Event.CONSULTATION, (_A, _S))
    DRAW_SAMPLE = (_("Draw a dip sample"), Event.CONSULTATION, (_A, _S))
    FILL_CHECK_SHEET = (_("Fill a check sheet"), Event.ALTERATION, (_A, _S))
    DECLARE = (_("Say whether someone is known"), Event.SECURITY, (_A, _W, _S))
    RESTRICT = (_("Restrict a case, or lift that"), Event.SECURITY, (_S,))
    SEE_RESTRICTED = (_("See which cases are restricted"), Event.CONSULTATION, (_S,))
    SEE_RETENTION = (_("See what is due for review"), Event.CONSULTATION, (_S,))
    KEEP_LONGER = (_("Keep a case for longer"), Event.ALTERATION, (_S,))
    ERASE = (_("Erase a case, or records from before"), Event.ERASURE, (_S,))
    SEE_RECORD = (_("See the record of processing"), Event.CONSULTATION, (_S, _M))
    EXPORT_RECORD = (_("Export the record of processing"), Event.DISCLOSURE, (_S, _M))
    UNITE = (_("Bring in another copy"), Event.COMBINATION, (_M,))
    SEE_CONFLICTS = (_("See what two copies say differently"), Event.CONSULTATION, (_A, _S, _M))
    COUNT_CONFLICTS = (_("See whether two copies say something differently"), None, (_A, _S, _M))
    SETTLE = (_("Settle what two copies say differently"), Event.ALTERATION, (_A, _S, _M))
    OWN_DETAILS = (_("See and keep one’s own details"), None, _ALL)
    OWN_PASSPHRASE = (_("Change one’s own passphrase"), Event.SECURITY, _ALL)
    SEE_PEOPLE = (_("See who may work here"), None, (_S, _M))
    CHANGE_PEOPLE = (_("Add or disable users, change roles"), Event.SECURITY, (_M,))
    NEW_RECOVERY_KEY = (_("Make a new recovery key"), Event.SECURITY, (_M,))
    SEE_SETTINGS = (_("See the settings"), None, _ALL)
    CHANGE_SETTINGS = (_("Change the settings"), Event.SECURITY, (_M,))
    BACK_UP = (_("Make a backup"), Event.SECURITY, _ALL)
    RESTORE = (_("Restore a backup"), Event.SECURITY, (_M,))
    VERIFY = (_("Check store and record"), None, _ALL)
    ACCEPT = (_("Accept the store as it was found"), Event.SECURITY, (_M,))
    MADE = (_("Make the store"), Event.SECURITY, _NOBODY)
    UNLOCK = (_("Unlock"), Event.SECURITY, _NOBODY)
    HIDE = (_("Hide"), Event.SECURITY, _NOBODY)
    LEAVE = (_("Close the program"), Event.SECURITY, _NOBODY)
    WRONG_PASSPHRASE = (_("Wrong passphrase"), Event.SECURITY, _NOBODY)
    RECOVERED = (_("Opened with the recovery key"), Event.SECURITY, _NOBODY)
    REFUSED = (_("Something was refused"), Event.SECURITY, _NOBODY)
    CHECKED = (_("The store was checked"), Event.SECURITY, _NOBODY)
    FOUND = (_("A check of the store found something"), Event.SECURITY, _NOBODY)
    CLOCK_SET_BACK = (_("The clock was set back"), Event.SECURITY, _NOBODY)

    def __init__(self, words: str, event: Event | None, roles: tuple[UserRole, ...]) -> None:
        self.words = words
        self.event = event
        self.roles = frozenset(roles)

    @property
    def code(self) -> str:
        """As the record keeps it."""
        return self.name.lower()
