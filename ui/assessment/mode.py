"""Phone mode: only what is said, asked, answered and noted, and larger. Office mode: all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smadvisor.text import _
from ui import theme

if TYPE_CHECKING:
    from ui.assessment.asked import Asked
    from ui.assessment.page import AssessmentPage

LARGER = 1.3


class Mode:
    """Shows the assessment page as the mode has it; its prompts too, which one key shows."""

    def __init__(self, page: AssessmentPage) -> None:
        """Office mode, until ``page`` is first shown."""
        self._page = page
        self._is_phone = False
        self._prompts = True
        page.key(_("Show or hide the prompts"), "Ctrl+T", self._turn_prompts)
        page.session.call.mode_changed.connect(self.follow)

    @property
    def is_phone(self) -> bool:
        """Whether it is phone mode."""
        return self._is_phone

    def follow(self) -> None:
        """Show the page in the mode the window is in now; the cursor stays where it is."""
        page, phone = self._page, self._page.session.call.phone_mode
        if phone is not self._is_phone:
            self._is_phone, self._prompts = phone, not phone
            by = LARGER if phone else 1 / LARGER
            page.form.setMaximumWidth(round(theme.COLUMN * (LARGER if phone else 1)))
            theme.enlarge(page.notes, by)
            for asked in page.asked.values():
                self._show(asked)
                asked.enlarge(by)
        page.arrange_mode()

    def dress(self, asked: Asked) -> None:
        """Show a question that was just laid out in the mode that is on."""
        self._show(asked)
        if self._is_phone:
            asked.enlarge(LARGER)

    def _show(self, asked: Asked) -> None:
        asked.show_help(not self._is_phone)
        asked.show_prompts(self._prompts)

    def _turn_prompts(self) -> None:
        self._prompts = not self._prompts
        for asked in self._page.asked.values():
            asked.show_prompts(self._prompts)
