"""What a weekly list is called on the screen."""

from smadvisor.caselist.plan import Counts
from smadvisor.caselist.records import Entry, Field, WeeklyList
from smadvisor.casework.mg2 import Mg2State
from smadvisor.text import _, ngettext
from ui.records import Column, people
from ui.when import day_words

FIELD_WORDS = {
    Field.URN: _("URN"),
    Field.OCCURRENCE: _("Occurrence number"),
    Field.DEFENDANT: _("Defendant"),
    Field.DEFENDANT_SURNAME: _("Defendant: surname"),
    Field.DEFENDANT_FORENAMES: _("Defendant: forenames"),
    Field.DEFENDANT_DATE_OF_BIRTH: _("Defendant: date of birth"),
    Field.OFFENCES: _("Offence"),
    Field.VAWDASV: _("VAWDASV"),
    Field.DOMESTIC_ABUSE: _("Domestic abuse"),
    Field.RASSO: _("Rape or serious sexual offence"),
    Field.PLEA: _("Plea"),
    Field.COURT: _("Court"),
    Field.COURT_CODE: _("Court code"),
    Field.HEARING_DATE: _("Hearing date"),
    Field.HEARING_TIME: _("Hearing time"),
    Field.HEARING_TYPE: _("Hearing type"),
    Field.OIC: _("Officer in the case"),
    Field.COLLAR_NUMBER: _("Collar number"),
    Field.STATION: _("Station"),
    Field.VICTIM: _("Victim"),
    Field.VICTIM_SURNAME: _("Victim: surname"),
    Field.VICTIM_FORENAMES: _("Victim: forenames"),
    Field.VICTIM_DATE_OF_BIRTH: _("Victim: date of birth"),
    Field.WITNESS: _("Witness"),
    Field.WITNESS_SURNAME: _("Witness: surname"),
    Field.WITNESS_FORENAMES: _("Witness: forenames"),
    Field.WITNESS_DATE_OF_BIRTH: _("Witness: date of birth"),
    Field.ROLE: _("Victim or witness"),
    Field.RELATIONSHIP: _("Relationship to the defendant"),
    Field.MG2: _("MG2 on file"),
    Field.VICTIM_PERSONAL_STATEMENT: _("Victim personal statement"),
    Field.RESTRAINING_ORDER: _("Restraining order"),
    Field.SUPPORT_WORKER: _("IDVA or ISVA"),
    Field.IGNORED: _("Nothing to read: leave it out"),
}
_MOST_WORDINGS = 60
TEACHABLE = tuple(state for state in Mg2State if state is not Mg2State.ADEQUATE)
"""What a list can say. That an MG2 is adequate, only a review says."""


def _hearing(entry: Entry) -> str:
    return day_words(entry.hearing_date) if entry.hearing_date else entry.hearing_text


def look_at(entry: Entry) -> str:
    """Why a row is not taken, or its problems, each with its column and what stands there."""
    if not entry.taken:
        return entry.message
    return " · ".join(
        _("{column} “{value}”: {message}").format(
            column=problem.column, value=problem.value, message=problem.message
        )
        if problem.value
        else problem.message
        for problem in entry.problems
    )


COLUMNS: tuple[Column[Entry], ...] = (
    Column(_("Row"), lambda e: str(e.row), 8),
    Column(_("Taken"), lambda e: _("Yes") if e.taken else _("No"), 8),
    Column(_("URN"), lambda e: e.urn or e.occurrence, 20),
    Column(_("Person"), lambda e: e.person, 26),
    Column(_("Hearing"), _hearing, 24),
    Column(_("MG2 read as"), lambda e: e.mg2_state.words if e.taken else "", 28),
    Column(_("To look at"), look_at, 60),
)


def wordings(weekly: WeeklyList) -> dict[str, tuple[Mg2State, int]]:
    """Each wording of the MG2 column, what it was read as, and how often it stands there.

    Those not understood come first, then the commonest; a column of free text is cut short.
    """
    found: dict[str, tuple[Mg2State, int]] = {}
    for entry in weekly.entries:
        if entry.taken and entry.mg2_text:
            count = found.get(entry.mg2_text, (entry.mg2_state, 0))[1]
            found[entry.mg2_text] = (entry.mg2_state, count + 1)
    order = sorted(found.items(), key=lambda one: (one[1][0] is not Mg2State.UNCLEAR, -one[1][1]))
    return dict(order[:_MOST_WORDINGS])


def counts_words(counts: Counts) -> list[str]:
    """What a list brings, a sentence each."""
    parts = [
        _("{n} new").format(n=f"{counts.new:,}"),
        _("{n} changed").format(n=f"{counts.changed:,}"),
        _("{n} unchanged").format(n=f"{counts.unchanged:,}"),
    ]
    cases = ngettext("{n} case", "{n} cases", counts.cases).format(n=f"{counts.cases:,}")
    said = [
        _("{people} in {cases}: {parts}.").format(
            people=people(counts.people), cases=cases, parts=", ".join(parts)
        )
    ]
    if counts.gone:
        said.append(
            _("{people} of earlier lists not on this one: kept, and marked in the queue.").format(
                people=people(counts.gone)
            )
        )
    if counts.not_taken:
        said.append(
            ngettext("{n} row not taken.", "{n} rows not taken.", counts.not_taken).format(
                n=f"{counts.not_taken:,}"
            )
        )
    return said
