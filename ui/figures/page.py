"""The monthly figures: a table, its chart, and what each figure counts."""

from smadvisor.text import _
from ui import theme
from ui.page import Page, Session


class FiguresPage(Page):
    """One table of one financial year."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.body.addWidget(theme.title(_("Monthly figures")))
