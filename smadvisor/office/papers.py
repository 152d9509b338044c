"""The MG2: a frozen snapshot, drawn, written whole, kept by version and marked sent."""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from smadvisor.assessment.changes import changes
from smadvisor.assessment.extracts import Document, checked, extract
from smadvisor.assessment.flow import on_paper, standing
from smadvisor.assessment.paper import Assessor, Mg2Paper, PaperDefendant
from smadvisor.assessment.readiness import Readiness
from smadvisor.assessment.snapshot import from_plain, to_plain
from smadvisor.casework.drawn import Drawn
from smadvisor.errors import Fault, Refused
from smadvisor.law import anonymity
from smadvisor.office.assessing import Sitting, forget_why, sitting
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.files import make_folder, move, part_of, write_part
from smadvisor.store.rows import Connection, Values, columns, row, rows
from smadvisor.tally.asked import counts
from smadvisor.text import _

Draw = Callable[[Mg2Paper], Drawn]
FILE = "file"
"""The recipient of what was written out of the store, until somebody says who got it."""
CLIPBOARD = "clipboard"
DrawSheet = Callable[[Document, Mg2Paper], Drawn]


class NotReady(Refused):
    """The MG2 cannot be made yet; ``reasons`` says why, one sentence each."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__("not_ready", " ".join((_("The MG2 cannot be made yet."), *reasons)))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Mg2Made:
    """One version of one person's MG2."""

    id: str
    version: int
    draft: bool
    made_at: datetime
    made_by: str
    path: str
    pages: int
    sha256: str
    sent_on: date | None
    sent_to: str
    warnings: tuple[str, ...] = ()


def draft(desk: Desk, person_id: str) -> Mg2Paper:
    """What the MG2 would say now, marked as a draft; nothing is kept.

    Raises:
        Refused: ``not_assessed`` when no assessment was begun.
    """
    with desk.read(Verb.OPEN_PAPER, person_id) as connection:
        return _paper(desk, connection, person_id, as_draft=True)


def make(
    desk: Desk, person_id: str, folder: Path, draw: Draw, *, as_draft: bool = False
) -> Mg2Made:
    """Draw the next version and write it into ``folder``, all of it or nothing.

    A draft carries the number of the version to come and says that it is one.

    Raises:
        NotReady: with the reasons; of a draft only that an address may print.
        Refused: ``not_assessed``, ``file_exists``, ``folder_not_writable``.
        Fault: ``mg2_not_verified`` when the PDF read back does not say what it should.
    """
    with (
        NewFile() as file,
        desk.write(Verb.MAKE_PAPER, person_id, recipient=FILE) as journal,
    ):
        paper = _paper(desk, journal.connection, person_id, as_draft=as_draft)
        ready = _checked(desk, journal.connection, person_id, as_draft=as_draft)
        drawn = draw(paper)
        path = folder / _file_name(paper, person_id)
        mg2_id = journal.add("mg2", _fields(desk, person_id, paper, drawn, path))
        if not as_draft:
            forget_why(journal, person_id)
        file.write(path, drawn.data, replace_old=as_draft)
        made_now = _made(row(journal.connection, "mg2", id=mg2_id))
    warnings = (*drawn.warnings, *(reason.sentence for reason in ready.warnings))
    return replace(made_now, warnings=warnings)


def mark_sent(desk: Desk, person_id: str, to: str, on: date) -> Mg2Made:
    """Record that the newest version went to the CPS.

    Raises:
        Refused: ``nothing_to_send``, ``sent_already``, ``sent_in_future``, ``recipient_missing``.
    """
    if not to.strip():
        raise Refused("recipient_missing", _("Say to whom it was sent, for example “CPS Wales”."))
    if on > desk.today:
        raise Refused("sent_in_future", _("The day it was sent cannot be in the future."))
    with desk.write(Verb.MARK_SENT, person_id, recipient=to.strip()) as journal:
        versions = [one for one in made(journal.connection, person_id) if not one.draft]
        if not versions:
            raise Refused("nothing_to_send", _("There is no MG2 to send yet. Make it first."))
        newest = versions[0]
        if newest.sent_on:
            raise Refused("sent_already", _("The newest version is marked as sent already."))
        journal.change("mg2", newest.id, sent_on=on, sent_to=to.strip())
        return replace(newest, sent_on=on, sent_to=to.strip())


def paper(desk: Desk, mg2_id: str) -> Mg2Paper:
    """The snapshot a version was drawn from, to show it again as it was."""
    with desk.read(Verb.OPEN_PAPER, mg2_id, "mg2") as connection:
        return from_plain(row(connection, "mg2", id=mg2_id)["paper"])


def sheet(desk: Desk, person_id: str, kind: str) -> tuple[Document, Mg2Paper]:
    """Another paper from the same answers, and the snapshot that it was made from.

    From the newest version of the MG2; before there is one, from the answers as they are now,
    marked as a draft. Whatever that version holds, what is known now says whether it may print.

    Raises:
        Refused: ``not_assessed``, or ``address_may_print`` where it would tell an address.
        NotReady: where not even a draft may be made.
    """
    with desk.read(Verb.OPEN_PAPER, person_id) as connection:
        return _sheet(desk, connection, person_id, kind)


def save_sheet(desk: Desk, person_id: str, kind: str, folder: Path, draw: DrawSheet) -> Path:
    """Draw that paper and write it into ``folder``, all of it or nothing; hands back where.

    Raises:
        Refused: as ``sheet`` says; ``file_exists``, ``folder_not_writable``.
        Fault: when the PDF read back does not say what it should.
    """
    with (
        NewFile() as file,
        desk.read(Verb.MAKE_PAPER, person_id, recipient=FILE) as connection,
    ):
        document, of = _sheet(desk, connection, person_id, kind)
        path = folder / _file_name(of, person_id, kind.replace("_", "-"))
        file.write(path, draw(document, of).data, replace_old=of.draft)
    return path


def copied(desk: Desk, person_id: str) -> None:
    """Words of this case go to the clipboard: that is a disclosure too."""
    with desk.write(Verb.COPY_WORDS, person_id, recipient=CLIPBOARD):
        pass


def made(connection: Connection, person_id: str) -> tuple[Mg2Made, ...]:
    """Every version and draft made for this person, newest first."""
    return tuple(map(_made, reversed(rows(connection, "mg2", "made_at", person_id=person_id))))


def finish(connection: Connection) -> None:
    """Give the newest MG2 its name, if the program ended just before it could."""
    papers = columns(connection, "mg2", ("made_at", "path", "sha256"))
    if not papers:
        return
    _made_at, name, sha256 = max(papers)
    path = Path(name)
    part = part_of(path)
    with suppress(OSError):
        if part.exists() and hashlib.sha256(part.read_bytes()).hexdigest() == sha256:
            move(part, path)


def _sheet(
    desk: Desk, connection: Connection, person_id: str, kind: str
) -> tuple[Document, Mg2Paper]:
    now = _paper(desk, connection, person_id, as_draft=True)
    _checked(desk, connection, person_id, as_draft=True)
    versions = [one for one in made(connection, person_id) if not one.draft]
    newest = row(connection, "mg2", id=versions[0].id) if versions else None
    of = from_plain(newest["paper"]) if newest else now
    return checked(extract(kind, of), now), of


def _checked(desk: Desk, connection: Connection, person_id: str, *, as_draft: bool) -> Readiness:
    """How ready it is, where nothing is in the way."""
    ready = sitting(desk, connection, person_id).readiness
    in_the_way = [one for one in ready.reasons if not as_draft or one.code in _EVEN_A_DRAFT]
    if in_the_way:
        raise NotReady(tuple(reason.sentence for reason in in_the_way))
    return ready


def _paper(desk: Desk, connection: Connection, person_id: str, *, as_draft: bool) -> Mg2Paper:
    if not rows(connection, "assessment", person_id=person_id):
        raise Refused("not_assessed", _("There is no assessment yet. Start it first."))
    now = sitting(desk, connection, person_id)
    versions = rows(connection, "mg2", "version", person_id=person_id, draft=False)
    before = from_plain(versions[-1]["paper"]) if versions else None
    passed_over = on_paper(now.passed_over, now.measures)
    case, person, answers = now.case, now.person, standing(now.answers, passed_over)
    return Mg2Paper(
        urn=case.urn,
        occurrence=case.occurrence,
        court=case.court,
        court_code=case.court_code,
        hearing_date=case.hearing_date,
        hearing_text=case.hearing_text,
        hearing_type=case.hearing_type,
        offences=case.offences,
        oic=case.oic,
        defendants=_defendants(now),
        person=person.name,
        date_of_birth=_born(now),
        role=person.role,
        relationship=person.relationship,
        answers=answers,
        eligible=now.eligible,
        measures=now.measures,
        passed_over=tuple(sorted(passed_over)),
        law_as_at=now.explanation.law_as_at,
        assessor=_assessor(connection, desk.user.id),
        made_on=desk.today,
        version=len(versions) + 1,
        draft=as_draft,
        changes=changes(before.answers, answers) if before else (),
    )


def _defendants(now: Sitting) -> tuple[PaperDefendant, ...]:
    return tuple(
        PaperDefendant(
            name=one.name,
            date_of_birth=one.date_of_birth,
            plea=one.plea,
            plea_date=one.plea_date,
            represented=one.represented,
            last_day=limit.last_day,
        )
        for one, limit in zip(now.defendants, now.explanation.limits, strict=True)
    )


def _assessor(connection: Connection, user_id: str) -> Assessor:
    officer = row(connection, "user", id=user_id)
    return Assessor(**{name: officer[name] for name in Assessor.__dataclass_fields__})


def _born(now: Sitting) -> date | None:
    answered = now.answers.get("eligibility.date_of_birth")
    return date.fromisoformat(answered) if isinstance(answered, str) else now.person.date_of_birth


def _fields(
    desk: Desk, person_id: str, paper: Mg2Paper, drawn: Drawn, path: Path
) -> dict[str, object]:
    return {
        "person_id": person_id,
        "version": paper.version,
        "draft": paper.draft,
        "made_at": desk.now(),
        "made_by": desk.user.name,
        "path": str(path),
        "pages": drawn.pages,
        "sha256": hashlib.sha256(drawn.data).hexdigest(),
        "paper": to_plain(paper),
        "counts": counts(paper.answers),
    }


def _file_name(paper: Mg2Paper, person_id: str, kind: str = "MG2") -> str:
    """Without the person’s name: the case, six letters of an id, the version.

    What stands in the list where the URN should be may be anything, a name even.
    """
    reference = "".join(c for c in paper.urn or paper.occurrence if c.isalnum())
    if not reference.isascii() or len(reference) > 20 or sum(map(str.isdigit, reference)) < 4:
        reference = "case"
    draft_mark = "-draft" if paper.draft else ""
    return f"{kind}-{reference}-{person_id[:6]}-v{paper.version}{draft_mark}.pdf"


class NewFile(AbstractContextManager["NewFile"]):
    """A file that goes with a transaction: written in it, and under its name once that is kept.

    Where the program ends between the two, ``finish`` gives the name at the next start: there is
    never a paper that the store knows nothing of.
    """

    def __init__(self) -> None:
        self._path: Path | None = None

    def write(self, path: Path, data: bytes, *, replace_old: bool) -> None:
        """Write the file, not yet under its name, unless exactly this is there already."""
        try:
            if path.exists():
                if path.read_bytes() == data:
                    return
                if not replace_old:
                    raise Refused(
                        "file_exists",
                        _("Another file of this name is there. Choose a different folder."),
                    )
                path.open("r+b").close()  # one that is open elsewhere cannot be replaced (Windows)
            make_folder(path.parent)
            write_part(path, data)
        except OSError as error:
            raise Refused(
                "folder_not_writable",
                _(
                    "The paper could not be written to that folder. "
                    "Choose another; nothing was changed."
                ),
            ) from error
        self._path = path

    def __exit__(self, failed: type[BaseException] | None, *_about: object) -> None:
        """Give the name, or clear away where the transaction was undone."""
        if self._path is None:
            return
        if failed:
            with suppress(OSError):
                part_of(self._path).unlink()
            return
        try:
            move(part_of(self._path), self._path)
        except OSError as error:
            raise Fault(
                "file_not_named",
                _("The paper is kept, but its file has no name yet. Close SMAdvisor and open it."),
            ) from error


def _made(line: Values) -> Mg2Made:
    return Mg2Made(**{name: line[name] for name in _MADE})


_EVEN_A_DRAFT = frozenset({"address_may_print", anonymity.CODE})
_MADE = [name for name in Mg2Made.__dataclass_fields__ if name != "warnings"]
