"""Every page of the window by its name. A new page is one more line here, and one in the menu."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from smadvisor.office.verbs import Verb
from smadvisor.text import _
from ui.assessment.check import CheckPage
from ui.assessment.page import AssessmentPage
from ui.case.closing import ClosePage
from ui.case.contact_log import ContactPage
from ui.case.declare_page import DeclarePage
from ui.case.overview import OverviewPage
from ui.case.plea import PleaPage
from ui.case.review import ReviewPage
from ui.case.ring_page import RingPage
from ui.case.safe_contact import SafeContactPage
from ui.case.sending import SentPage
from ui.case.stop_page import StopPage
from ui.details_page import DetailsPage
from ui.import_page import ImportPage
from ui.law.what_if import WhatIfPage
from ui.page import Page, Session
from ui.paper.page import PaperPage
from ui.paper.sheets_page import SheetsPage
from ui.passphrase_page import PassphrasePage
from ui.people_page import PeoplePage, UserPage
from ui.queue_page import QueuePage
from ui.recovery_page import RecoveryPage
from ui.restrict_page import RestrictPage
from ui.restricted_page import RestrictedPage

PAGES: Mapping[str, Callable[[Session], Page]] = {
    "queue": QueuePage,
    "details": DetailsPage,
    "passphrase": PassphrasePage,
    "people": PeoplePage,
    "user": UserPage,
    "recovery": RecoveryPage,
    "import": ImportPage,
    "case": OverviewPage,
    "review": ReviewPage,
    "plea": PleaPage,
    "safe_contact": SafeContactPage,
    "contact": ContactPage,
    "ring": RingPage,
    "stop": StopPage,
    "assessment": AssessmentPage,
    "check": CheckPage,
    "paper": PaperPage,
    "sheets": SheetsPage,
    "sent": SentPage,
    "close": ClosePage,
    "what_if": WhatIfPage,
    "declare": DeclarePage,
    "restricted": RestrictedPage,
    "restrict": RestrictPage,
}


@dataclass(frozen=True)
class Entry:
    """A page in the menu, for those who may do its verb."""

    words: str
    page: str
    verb: Verb
    keys: str = ""


UNIT_MENU: tuple[Entry, ...] = (
    Entry(_("Your &details…"), "details", Verb.OWN_DETAILS, "Ctrl+,"),
    Entry(_("Your &passphrase…"), "passphrase", Verb.OWN_PASSPHRASE, "Ctrl+Shift+P"),
    Entry(_("&Users…"), "people", Verb.SEE_PEOPLE, "Ctrl+Shift+U"),
    Entry(_("New &recovery key…"), "recovery", Verb.NEW_RECOVERY_KEY, "Ctrl+Shift+K"),
    Entry(_("Re&stricted cases…"), "restricted", Verb.SEE_RESTRICTED, "Ctrl+Shift+R"),
)
"""What concerns the store and who works in it."""
