"""Answering a request of witness care: what was done about it."""

from __future__ import annotations

from smadvisor.casework.requests import Request
from smadvisor.office import requests
from smadvisor.office.cases import CaseFile
from smadvisor.text import _
from ui import theme
from ui.case.form_page import FormPage
from ui.case.stop_strip import asked
from ui.fields import Words
from ui.page import Session
from ui.when import moment_words


class RequestPage(FormPage):
    """Shows one request and asks what was done. Its id names a request after the person."""

    def __init__(self, session: Session) -> None:
        """Lay out the words and the one field."""
        super().__init__(session, _("A request of witness care"), _("Answer it"))
        self.words = theme.label()
        self.body.insertWidget(1, self.words)
        self.form.add(
            "done",
            _("What was done"),
            Words(),
            help_text=_(
                "Witness care reads it. A changed measure goes into the assessment itself."
            ),
        )

    def fill(self, file: CaseFile) -> None:
        """The words; where it was answered already, the answer in place of the form."""
        one = self._request(file)
        self.words.setText(f"{asked(one)}\n{answered(one)}".strip())
        self.form.set_values({"done": ""})
        self.form.setVisible(one.is_open)
        self.save_action.setVisible(one.is_open)

    def start(self) -> None:
        """At the field, or at the way back."""
        if self.form.isVisibleTo(self):
            super().start()
        else:
            self.cancel.setFocus()

    def submit(self) -> None:
        """Answer it."""
        desk, request_id, done = self.session.desk, self.rest, self.form.text("done")
        self.save(
            lambda: requests.answer(desk, request_id, done), _("Answered. Witness care sees it.")
        )

    def _request(self, file: CaseFile) -> Request:
        return next(one for one in file.requests if one.id == self.rest)


def answered(one: Request) -> str:
    """What was done, by whom and when; empty while nobody has answered."""
    if one.done_at is None:
        return ""
    return _("Answered ({name}, {moment}): {words}").format(
        name=one.done_by, moment=moment_words(one.done_at), words=one.done
    )
