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
from ui.case.request_page import RequestPage
from ui.case.review import ReviewPage
from ui.case.ring_page import RingPage
from ui.case.safe_contact import SafeContactPage
from ui.case.sending import SentPage
from ui.case.stop_page import StopPage
from ui.court.after_trial import AfterTrialPage
from ui.court.check import PretrialPage
from ui.court.trials import TrialsPage
from ui.figures.behind import BehindPage
from ui.figures.page import FiguresPage
from ui.import_page import ImportPage
from ui.law.what_if import WhatIfPage
from ui.page import Page, Session
from ui.paper.page import PaperPage
from ui.paper.sheets_page import SheetsPage
from ui.queue_page import QueuePage
from ui.registers.check_sheet import CheckSheetPage
from ui.registers.erase_request import EraseRequestPage
from ui.registers.review_request import ReviewRequestPage
from ui.registers.review_requests import ReviewRequestsPage
from ui.registers.sample import SamplePage
from ui.registers.samples import SamplesPage
from ui.unit.backups import BackupsPage
from ui.unit.bring_in import BringInPage
from ui.unit.conflicts import ConflictsPage
from ui.unit.details import DetailsPage
from ui.unit.history import HistoryPage
from ui.unit.keeping import ErasePage, KeepPage
from ui.unit.passphrase import PassphrasePage
from ui.unit.past import ErasePastPage
from ui.unit.people import PeoplePage, UserPage
from ui.unit.record import RecordPage
from ui.unit.recovery import RecoveryPage
from ui.unit.restrict import RestrictPage
from ui.unit.restricted import RestrictedPage
from ui.unit.retention import RetentionPage
from ui.unit.settings import SettingsPage
from ui.unit.verify import VerifyPage

PAGES: Mapping[str, Callable[[Session], Page]] = {
    "queue": QueuePage,
    "record": RecordPage,
    "conflicts": ConflictsPage,
    "bring_in": BringInPage,
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
    "request": RequestPage,
    "assessment": AssessmentPage,
    "check": CheckPage,
    "paper": PaperPage,
    "sheets": SheetsPage,
    "sent": SentPage,
    "close": ClosePage,
    "what_if": WhatIfPage,
    "pretrial": PretrialPage,
    "trials": TrialsPage,
    "after_trial": AfterTrialPage,
    "figures": FiguresPage,
    "behind": BehindPage,
    "history": HistoryPage,
    "review_requests": ReviewRequestsPage,
    "review_request": ReviewRequestPage,
    "erase_request": EraseRequestPage,
    "samples": SamplesPage,
    "sample": SamplePage,
    "check_sheet": CheckSheetPage,
    "settings": SettingsPage,
    "backups": BackupsPage,
    "declare": DeclarePage,
    "restricted": RestrictedPage,
    "restrict": RestrictPage,
    "verify": VerifyPage,
    "retention": RetentionPage,
    "keep_case": KeepPage,
    "erase_case": ErasePage,
    "erase_past": ErasePastPage,
}


@dataclass(frozen=True)
class Entry:
    """A page in the menu, for those who may do its verb."""

    words: str
    page: str
    verb: Verb
    keys: str = ""


REPORTS_MENU: tuple[Entry, ...] = (
    Entry(_("Monthly &figures…"), "figures", Verb.SEE_FIGURES, "Ctrl+Shift+M"),
    Entry(_("After the &trial…"), "after_trial", Verb.SEE_FIGURES, "Ctrl+Shift+T"),
    Entry(
        _("Victims’ &Right to Review…"),
        "review_requests",
        Verb.SEE_REVIEW_REQUESTS,
        "Ctrl+Shift+V",
    ),
    Entry(_("Victims’ Code: dip &samples…"), "samples", Verb.SEE_SAMPLES, "Ctrl+Shift+W"),
    Entry(_("Bring in &earlier records…"), "history", Verb.PREVIEW_HISTORY, "Ctrl+Shift+J"),
)
"""What is read about the work: the figures, and the registers."""

UNIT_MENU: tuple[Entry, ...] = (
    Entry(_("Your &details…"), "details", Verb.OWN_DETAILS, "Ctrl+,"),
    Entry(_("Your &passphrase…"), "passphrase", Verb.OWN_PASSPHRASE, "Ctrl+Shift+P"),
    Entry(_("&Users…"), "people", Verb.SEE_PEOPLE, "Ctrl+Shift+U"),
    Entry(_("New &recovery key…"), "recovery", Verb.NEW_RECOVERY_KEY, "Ctrl+Shift+K"),
    Entry(_("Record &of processing…"), "record", Verb.SEE_RECORD, "Ctrl+Shift+L"),
    Entry(_("Bring in another &copy…"), "bring_in", Verb.UNITE, "Ctrl+Shift+I"),
    Entry(_("Written differentl&y…"), "conflicts", Verb.SEE_CONFLICTS, "Ctrl+Shift+D"),
    Entry(_("Re&stricted cases…"), "restricted", Verb.SEE_RESTRICTED, "Ctrl+Shift+R"),
    Entry(_("Se&ttings…"), "settings", Verb.SEE_SETTINGS, "Ctrl+Shift+S"),
    Entry(_("&Backups…"), "backups", Verb.BACK_UP, "Ctrl+Shift+B"),
    Entry(_("Re&view and erasure…"), "retention", Verb.SEE_RETENTION, "Ctrl+Shift+E"),
    Entry(_("Chec&k the store…"), "verify", Verb.VERIFY, "Ctrl+Shift+Y"),
)
"""What concerns the store and who works in it."""
