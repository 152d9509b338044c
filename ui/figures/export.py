"""Saving the figures: first of all, whether they leave the unit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smadvisor.errors import Refused
from smadvisor.office import figures_export
from smadvisor.tally.months import names
from smadvisor.tally.report import Export
from smadvisor.text import _
from ui import theme
from ui.choosing import Chosen
from ui.fields import Choice, Line, Pick, Ticks
from ui.figures.months import month_words, year_of
from ui.form import Form
from ui.layer import scrolling
from ui.page import Page

_YES, _NO, _MASK = "yes", "no", "mask"
_KINDS = (
    (".xlsx", _("XLSX: a workbook with charts, for people")),
    (".pdf", _("PDF: to read and to print")),
    (".csv", _("CSV: for scripts")),
)
_ONLY_LEAVING = ("mask", "recipient")


class ExportDialog(QDialog):
    """Asks whether it leaves the unit, then what is saved and where. No answer is given for it."""

    def __init__(self, page: Page, first: str, years: Sequence[str]) -> None:
        """Over ``page``; the year that begins with the month ``first`` is proposed."""
        super().__init__(page)
        self.setWindowTitle(_("Save the figures"))
        self._page = page
        self.finished.connect(self.deleteLater)
        self.form = Form()
        self._add_rows(first, years)
        save = QPushButton(_("Save"))
        save.setDefault(True)
        save.clicked.connect(self.accept)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.WIDE)
        for one in (save, cancel):
            buttons.addWidget(one)
        buttons.addStretch()
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(theme.MARGIN, theme.WIDE, theme.MARGIN, theme.WIDE)
        rows.addWidget(self.form)
        rows.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inner), 1)
        column.addLayout(buttons)
        room = page.window().size()
        self.resize(min(theme.COLUMN, room.width()), min(680, room.height()))
        self.form.focus_first()

    def accept(self) -> None:
        """Write it; what is refused is said here."""
        form, desk = self.form, self._page.session.desk
        form.show_problems(problems := self._problems())
        if problems:
            return
        leaving = form.text("leaves") == _YES
        export = Export(leaving, leaving and _MASK in form.value("mask"))
        first, last, ending = (form.text(name) for name in ("first", "last", "kind"))
        at = f"{desk.now().astimezone():%Y-%m-%d-%H%M%S}"
        folder = Path(form.text("folder")).expanduser()
        path = folder / f"figures-{first}-to-{last}-made-{at}{ending}"
        recipient, draw = form.text("recipient") if leaving else "", self._page.session.parts
        self._page.session.runner.change(
            partial(
                figures_export.save,
                *(desk, first, last, path, draw.draw_tallies, export, recipient),
            ),
            self._saved,
            self._refused,
        )

    def _add_rows(self, first: str, years: Sequence[str]) -> None:
        form, (start, end) = self.form, year_of(first)
        leaves = form.add(
            "leaves",
            _("Does this leave the unit?"),
            Choice([(_NO, _("No, it stays here")), (_YES, _("Yes"))]),
            help_text=_("What leaves the unit has counts alone, and nothing by station."),
        )
        form.add(
            "mask",
            _("Small numbers"),
            Ticks([(_MASK, _("Numbers under five shown as “under 5”"))]),
            help_text=_("So that nobody can be told from a number of one or two."),
        )
        form.add(
            "recipient",
            _("Who gets it?"),
            Line(40),
            help_text=_("The record keeps that: it is a disclosure (s62)."),
        )
        form.add("kind", _("As what?"), Choice(_KINDS), value=".xlsx")
        present = f"{self._page.session.desk.today:%Y-%m}"
        months = names(years[0], min(present, year_of(years[-1])[1]))
        offered = [(month, month_words(month)) for month in months]
        form.add("first", _("From"), Pick(offered), value=start)
        form.add("last", _("To"), Pick(offered), value=min(present, end))
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        form.add("folder", _("Folder"), Chosen(), value=place)
        leaves.settled.connect(self._show_rows)
        self._show_rows()

    def _show_rows(self) -> None:
        leaving = self.form.text("leaves") == _YES
        for name in _ONLY_LEAVING:
            self.form.rows[name].setVisible(leaving)

    def _problems(self) -> dict[str, str]:
        form, found = self.form, {}
        if not form.text("leaves"):
            found["leaves"] = _("Say whether it leaves the unit.")
        if form.text("leaves") == _YES and not form.text("recipient"):
            found["recipient"] = _("Write who gets it.")
        if not Path(form.text("folder")).expanduser().is_absolute():
            found["folder"] = _("Choose the folder with its disk.")
        if form.text("first") > form.text("last"):
            found["last"] = _("The first month is after the last. Turn them round.")
        return found

    def _saved(self, path: Path) -> None:
        super().accept()
        said = _("Saved as {file} in {folder}.").format(file=path.name, folder=path.parent)
        self._page.notice.say(said, theme.Tone.GOOD)
        if self._page.area is not None:
            self._page.area.ensureWidgetVisible(self._page.notice)

    def _refused(self, error: Refused) -> None:
        self.form.show_problems({"folder": error.sentence})
