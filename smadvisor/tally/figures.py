"""Every figure by name: its unit, its words, its definition, and the table that it stands in.

Cases, people, MG2s and measures are four units: a person may ask for several measures, so the
measures of a month can exceed its MG2s.
"""

from collections.abc import Mapping

from smadvisor.casework.mg2 import InadequateReason
from smadvisor.casework.outcome import Outcome
from smadvisor.law.words import MEASURES
from smadvisor.tally.kinds import Figure, Ratio, Table, Unit
from smadvisor.text import _

__all__ = ["FIGURES", "RATIOS", "TABLES", "Figure", "Ratio", "Table", "Unit"]
__all__ += ["ASKED_FOR", "ENDED", "LIVE_LINK", "NOT_RECORDED", "REMOTE_SITE", "SCREEN"]
__all__ += ["OPEN_AT_END", "OPEN_AT_START", "because", "ended", "found"]

REMOTE_SITE, LIVE_LINK, SCREEN = "remote_site", "live_link", "screen"
NOT_RECORDED = "not_recorded"
OPEN_AT_START, OPEN_AT_END = "open_at_start", "open_at_end"
_MEASURE_CODES = {"screens": SCREEN, "live_link": LIVE_LINK}
_OTHER = tuple(one for one in MEASURES if one.id not in _MEASURE_CODES)
ASKED_FOR = (REMOTE_SITE, LIVE_LINK, SCREEN, *(one.id for one in _OTHER))
"""The measures as the tables count them: the live link by where it is given from."""


def ended(outcome: str) -> str:
    """The figure of people who ended so."""
    return f"ended_{outcome or NOT_RECORDED}"


def found(state: str) -> str:
    """The figure of people whose MG2 was found in this deficient state."""
    return f"found_{state or NOT_RECORDED}"


def because(reason: str) -> str:
    """The figure of MG2s inadequate for this reason."""
    return f"reason_{reason}"


_REVIEWS = Table(
    "reviews",
    _("Cases reviewed"),
    (
        Figure(
            "cases_reviewed",
            Unit.CASES,
            _("Cases reviewed"),
            _("Cases whose review was completed in the month: everyone in it was looked at."),
        ),
        Figure(
            "mg2_deficient",
            Unit.CASES,
            _("MG2 deficient"),
            _(
                "Of the cases reviewed, those with at least one person whose MG2 was deficient: "
                "absent, inadequate, or unclear."
            ),
        ),
    ),
    (
        Ratio(
            "deficient_share",
            _("Deficient"),
            "mg2_deficient",
            ("cases_reviewed",),
            _("Cases with a deficient MG2 as a share of the cases reviewed."),
        ),
    ),
)

_CONTACTS = Table(
    "contacts",
    _("People contacted, MG2s submitted"),
    (
        Figure(
            "people_contacted",
            Unit.PEOPLE,
            _("People contacted"),
            _(
                "People whose first conversation in which they, or their IDVA or ISVA for them, "
                "gave views fell in the month. An attempt is not a contact."
            ),
        ),
        Figure(
            "mg2_submitted",
            Unit.MG2S,
            _("MG2s submitted"),
            _(
                "MG2s whose first version to go to the CPS was marked as sent in the month, by "
                "the day it was sent."
            ),
        ),
        Figure(
            "mg2_later_versions",
            Unit.MG2S,
            _("Later versions"),
            _("Whatever was sent after that first one. They are in no other figure."),
        ),
    ),
    (
        Ratio(
            "submitted_per_contacted",
            _("Submitted of contacted"),
            "mg2_submitted",
            ("people_contacted",),
            _("MG2s submitted for each hundred people contacted."),
        ),
    ),
)

_MEASURES = Table(
    "measures",
    _("Measures asked for"),
    (
        Figure(
            REMOTE_SITE,
            Unit.MEASURES,
            _("Remote site"),
            _("Live links from a remote evidence site asked for on the MG2s submitted."),
        ),
        Figure(
            LIVE_LINK,
            Unit.MEASURES,
            _("Live link"),
            _("Live links from anywhere else asked for on the MG2s submitted."),
        ),
        Figure(SCREEN, Unit.MEASURES, _("Screen"), _("Screens asked for on the MG2s submitted.")),
        *(
            Figure(
                one.id,
                Unit.MEASURES,
                one.name,
                _("{section} asked for on the MG2s submitted.").format(section=one.section),
            )
            for one in _OTHER
        ),
        Figure(
            "measures",
            Unit.MEASURES,
            _("All measures"),
            _("The sum of all kinds of measure. A person may ask for several, or for none."),
            ASKED_FOR,
        ),
        Figure(
            "mg2_without_measure",
            Unit.MG2S,
            _("MG2s without one"),
            _("MG2s submitted that ask for no measure, for example with an informed decline."),
        ),
    ),
    (
        Ratio(
            "measures_per_mg2",
            _("Measures for each MG2"),
            "measures",
            ("mg2_submitted",),
            _("All measures asked for, divided by the MG2s submitted."),
            share=False,
        ),
    ),
)

_FOUND = tuple(found(state) for state in ("absent", "inadequate", "unclear", ""))

_ENDINGS = Table(
    "endings",
    _("How those with a deficient MG2 ended"),
    (
        Figure(
            OPEN_AT_START,
            Unit.PEOPLE,
            _("Open at the start"),
            _("People with a deficient MG2 who were not closed when the month began."),
        ),
        Figure(
            "people_deficient",
            Unit.PEOPLE,
            _("Found deficient"),
            _("People whose MG2 the first look found deficient in the month."),
            _FOUND,
        ),
        *(
            Figure(
                ended(outcome),
                Unit.PEOPLE,
                outcome.words,
                _("People with a deficient MG2 who were closed in the month with this outcome."),
            )
            for outcome in Outcome
        ),
        Figure(
            ended(""),
            Unit.PEOPLE,
            _("No reason recorded"),
            _(
                "People with a deficient MG2 in records from before the program that tell of no "
                "application and give no reason."
            ),
        ),
        Figure(
            OPEN_AT_END,
            Unit.PEOPLE,
            _("Open at the end"),
            _("Open at the start, and found deficient, less all who were closed in the month."),
        ),
    ),
)
ENDED = tuple(one.code for one in _ENDINGS.figures if one.code.startswith("ended_"))

_REASONS = Table(
    "reasons",
    _("Why the MG2 was deficient"),
    (
        Figure(found("absent"), Unit.PEOPLE, _("No MG2"), _("There was none on file.")),
        Figure(found("inadequate"), Unit.PEOPLE, _("Inadequate"), _("There was one; it won’t do.")),
        Figure(
            found("unclear"),
            Unit.PEOPLE,
            _("Unclear"),
            _("It could not be told. Counted as deficient until it can."),
        ),
        Figure(
            found(""),
            Unit.PEOPLE,
            _("State not recorded"),
            _("Records from before the program say that it was deficient, not how."),
        ),
        *(
            Figure(
                because(reason),
                Unit.REASONS,
                reason.words,
                _("Given for an inadequate MG2 by the first look; an MG2 may have several."),
            )
            for reason in InadequateReason
        ),
    ),
)

_REACHING = Table(
    "reaching",
    _("Reaching people"),
    (
        Figure(
            "attempts",
            Unit.CONTACTS,
            _("Contacts tried"),
            _("Every line of the contact logs: calls, messages, visits, whatever came of them."),
        ),
        Figure(
            "conversations",
            Unit.CONTACTS,
            _("Conversations"),
            _("Of the contacts tried, those in which they, or their IDVA or ISVA, gave views."),
        ),
        Figure(
            "people_reached",
            Unit.PEOPLE,
            _("First reached"),
            _("People contacted whose attempts are in the log of this program."),
        ),
        Figure(
            "attempts_to_reach",
            Unit.CONTACTS,
            _("Contacts until then"),
            _("How often people first reached were tried, their first conversation included."),
        ),
        Figure(
            "people_tried",
            Unit.PEOPLE,
            _("First tried"),
            _("People who were tried for the first time in the month."),
        ),
        Figure(
            "days_to_first_attempt",
            Unit.DAYS,
            _("Days until then"),
            _("Calendar days from the list that first named them to that first attempt, added up."),
        ),
    ),
    (
        Ratio(
            "reached_per_attempt",
            _("Reached"),
            "conversations",
            ("attempts",),
            _("Conversations as a share of all contacts tried."),
        ),
        Ratio(
            "attempts_per_person",
            _("Contacts for each person reached"),
            "attempts_to_reach",
            ("people_reached",),
            _("Contacts until the first conversation, divided by the people reached."),
            share=False,
        ),
        Ratio(
            "days_per_person",
            _("Days from list to first attempt"),
            "days_to_first_attempt",
            ("people_tried",),
            _("The mean of the calendar days from the list to the first attempt."),
            share=False,
        ),
    ),
)

_LANGUAGE = Table(
    "language",
    _("Welsh"),
    (
        Figure(
            "welsh_offered",
            Unit.MG2S,
            _("Welsh offered"),
            _("MG2s submitted for people who were asked in which language they wish to speak."),
        ),
        Figure(
            "welsh_not_offered",
            Unit.MG2S,
            _("Not asked"),
            _("MG2s submitted where that was not asked."),
        ),
    ),
    (
        Ratio(
            "welsh_share",
            _("Offered"),
            "welsh_offered",
            ("welsh_offered", "welsh_not_offered"),
            _("Of the MG2s that were made in this program."),
        ),
    ),
)

_TO_COURT = Table(
    "to_court",
    _("From MG2 to court"),
    (
        Figure(
            "measures_applied",
            Unit.MEASURES,
            _("Applied for by CPS"),
            _("Measures for which witness care recorded an application, by its day."),
        ),
        *(
            Figure(
                f"measures_{decision}",
                Unit.MEASURES,
                title,
                _("Measures so decided by the court, by the day of its direction."),
            )
            for decision, title in (
                ("granted", _("Granted")),
                ("varied", _("Varied")),
                ("refused", _("Refused")),
            )
        ),
        Figure(
            "measures_in_place",
            Unit.MEASURES,
            _("In place"),
            _("Measures recorded as booked or confirmed for the trial, by the day of that."),
        ),
        Figure(
            "decisions_told",
            Unit.PEOPLE,
            _("People told"),
            _("People recorded as told of the court’s decision, by the day of that."),
        ),
    ),
)

TABLES = (
    _REVIEWS,
    _CONTACTS,
    _MEASURES,
    _ENDINGS,
    _REASONS,
    _REACHING,
    _LANGUAGE,
    _TO_COURT,
)
FIGURES: Mapping[str, Figure] = {one.code: one for table in TABLES for one in table.figures}
RATIOS: Mapping[str, Ratio] = {one.code: one for table in TABLES for one in table.ratios}
