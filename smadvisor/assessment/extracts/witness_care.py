"""What witness care and the occurrence log get: the hand-over sheet and the one-line entry."""

from smadvisor.assessment import words
from smadvisor.assessment.extracts.document import POLICE, Answers, Document, part
from smadvisor.assessment.paper import Mg2Paper
from smadvisor.assessment.questions import NO, YES
from smadvisor.law.words import BY_ID
from smadvisor.text import _

_Named = tuple[tuple[str, str], ...]
_HAND_OVER: tuple[tuple[str, _Named], ...] = (
    (
        _("Measures asked for"),
        (
            (_("Wants any"), "choice.wants_any"),
            (_("First choice"), "choice.first"),
            (_("Fallback"), "choice.fallback"),
            (_("Live link from"), "live_link.place"),
            (_("Monitor hidden"), "live_link.monitor_shielded"),
            (_("Companion"), "live_link.companion_name"),
            (_("Companion's role"), "live_link.companion_role"),
            (_("Screened from the public gallery"), "screens.from_gallery"),
            (_("Intermediary asked for"), "intermediary.referral"),
            (_("Aid"), "communication_aids.device"),
            (_("Offer again on"), "decline.offer_again_on"),
        ),
    ),
    (
        _("To be in place on the day"),
        (
            (_("Language of the evidence"), "needs.language"),
            (_("In Welsh"), "needs.welsh"),
            (_("Interpreter"), "needs.interpreter_language"),
            (_("Aid used every day"), "needs.aids_detail"),
            (_("Health"), "needs.health_detail"),
            (_("Separate entrance"), "practical.separate_entrance"),
            (_("Supporter"), "practical.supporter_who"),
            (_("Visit before the trial"), "practical.visit"),
            (_("Go over the statement"), "practical.refresh_memory"),
            (_("Witness Service may know"), "practical.witness_service"),
            (_("Personal statement"), "practical.personal_statement"),
            (_("Read out"), "practical.personal_statement_read"),
            (_("To keep them safe"), "practical.court_safety"),
            (_("Else"), "practical.other"),
        ),
    ),
    (
        _("Restraining order"),
        (
            (_("Wanted"), "restraining_order.wanted"),
            (_("For which ending"), "restraining_order.outcomes"),
            (_("Still true on"), "restraining_order.still_true"),
        ),
    ),
    (
        _("Tell the witness what the court decided"),
        (
            (_("How"), "closing.tell_by"),
            (_("When, and what to watch for"), "closing.tell_note"),
        ),
    ),
)
"""Under each heading, what an answer is called and its question."""


def hand_over(paper: Mg2Paper) -> Document:
    """For witness care: what was asked for and what is needed on the day; no fear, no evidence."""
    answers = Answers(paper, POLICE)
    hearing = words.day(paper.hearing_date) if paper.hearing_date else paper.hearing_text
    who = part(
        _("Who"),
        paper.person,
        _("URN {urn} · {court} · {hearing}").format(
            urn=paper.urn or paper.occurrence, court=paper.court, hearing=hearing
        ),
        _("MG2 version {n}, {day}, by {name}").format(
            n=paper.version, day=words.day(paper.made_on), name=paper.assessor.name
        ),
    )
    parts = (part(heading, *answers.named(named)) for heading, named in _HAND_OVER)
    return Document("hand_over", False, (who, *parts))


def log_entry(paper: Mg2Paper) -> Document:
    """One line for the occurrence log: no name, no address, no words of the witness."""
    given = paper.answers
    if given.get("choice.wants_any") == NO:
        asked = _("no measure wanted")
    else:
        first = _measures(given.get("choice.first", ())) or _("no first choice yet")
        fallback = _measures(given.get("choice.fallback", ()))
        asked = _("asked for: {first}").format(first=first)
        if fallback:
            asked += _(", else {fallback}").format(fallback=fallback)
    order = {
        YES: _("restraining order wanted"),
        NO: _("no restraining order wanted"),
    }.get(str(given.get("restraining_order.wanted", "")), _("restraining order not decided"))
    line = _("{day}: special measures assessment, MG2 version {n}; {asked}; {order}. {officer}")
    said = line.format(
        day=words.day(paper.made_on),
        n=paper.version,
        asked=asked,
        order=order,
        officer=" ".join(filter(None, (paper.assessor.role, paper.assessor.number))),
    )
    return Document("log_entry", False, (part("", said.strip()),))


def _measures(chosen: object) -> str:
    names = [BY_ID[one].name for one in chosen if one in BY_ID] if isinstance(chosen, tuple) else []
    return ", ".join(names).lower()
