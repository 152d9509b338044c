"""Every page of the window by its name. A new page is one more line here."""

from collections.abc import Callable, Mapping

from ui.import_page import ImportPage
from ui.page import Page, Session
from ui.queue_page import QueuePage

PAGES: Mapping[str, Callable[[Session], Page]] = {
    "queue": QueuePage,
    "import": ImportPage,
}
