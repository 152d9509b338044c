"""The checks a prosecutor would make before lifting an MG2 into an application.

Each looks at the answers that stand and gives its reasons; ``readiness`` says which block.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from smadvisor.assessment import orders
from smadvisor.assessment.addresses import looks_like_address, may_be_disclosed
from smadvisor.assessment.flow import (
    Answers,
    answered,
    missing,
    page_heading,
    standing,
    visible,
)
from smadvisor.assessment.questions import BY_ID, NO, UNSURE, YES, Audience, Kind, Question
from smadvisor.assessment.wording import ADDRESS, weak
from smadvisor.casework.cases import Case
from smadvisor.casework.order_check import check_due
from smadvisor.law import anonymity
from smadvisor.law.combinations import contradictions
from smadvisor.law.facts import Eligible, How, Measure, State
from smadvisor.law.words import BY_ID as WORDS
from smadvisor.text import _

URN = re.compile(r"[A-Z0-9]{4}[0-9]{3,7}")
"""The shape of a URN: force, unit, number and year."""
_SECTION_16_ONLY = ("intermediary", "communication_aids")
_WISH = re.compile(r"\b(wants?|wish\w*|would like|prefers?|asked for|requests?)\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"\b(complete|coheren|accura|clear|detail|concentrat|focus|remember|recall|forget|understand|"
    r"follow|speak|answer|freez|panic|muddl|confus|distract|leave out|leaves out|mix)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 8
EXPECTED = (
    "opening.danger_done",
    "eligibility.declines_s17_4_words",
    "eligibility.declines_s17_5_words",
    "eligibility.declines_primary_rule_words",
    "feelings.questioned_by_defendant",
    "decline.offer_again_on",
    "live_link.place",
    "live_link.companion",
    "live_link.companion_name",
    "live_link.companion_why",
    "live_link.companion_view",
    "live_link.companion_not_witness",
    "evidence_in_private.who",
    "video_recorded_interview.date",
    "video_recorded_interview.duration",
    "video_recorded_interview.parts",
    "pre_recorded_cross_examination.why",
    "intermediary.referral",
    "communication_aids.device",
    "choice.fallback",
    "others.views",
    "others.attachments_list",
    "others.meeting_why",
    "restraining_order.words",
    "restraining_order.freely_given",
    "restraining_order.outcomes",
    "restraining_order.feared",
    "restraining_order.evidence",
    "restraining_order.address_known",
    "restraining_order.address_asked_on",
    "restraining_order.conditions",
    "restraining_order.map",
    "restraining_order.duration",
    "needs.interpreter_language",
)
"""What an application asks for, where it is shown: left out, it is a warning."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something in the way, or worth a look, and the question that leads there."""

    question: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Look:
    """What the checks look at."""

    answers: Answers
    """Only those that stand."""
    measures: Sequence[Measure]
    eligible: Sequence[Eligible]
    look_again: frozenset[str]
    passed_over: frozenset[str]
    case: Case | None
    today: date | None

    def wanted(self, measure: str) -> bool:
        """Whether the witness wants it or is unsure."""
        return self.answers.get(f"{measure}.view") in (YES, UNSURE)

    def chosen(self, question: str) -> tuple[str, ...]:
        """The measures ticked in ``choice.first`` or ``choice.fallback``."""
        return tuple(one for one in self.answers.get(question, ()) if one in WORDS)


def look(
    answers: Answers,
    look_again: frozenset[str],
    measures: Sequence[Measure],
    eligible: Sequence[Eligible],
    passed_over: frozenset[str],
    case: Case | None,
    today: date | None,
) -> Look:
    """A look at the answers that stand among ``answers``."""
    return Look(standing(answers), measures, eligible, look_again, passed_over, case, today)


def _reason(question: str, code: str, sentence: str) -> Reason:
    return Reason(question, code, f"{page_heading(question)}: {sentence}")


def _printed(question: Question) -> bool:
    """Whether its answer is words that may reach paper."""
    return question.kind in (Kind.LINE, Kind.TEXT) and question.audience is not Audience.POLICE


# --- what blocks ----------------------------------------------------------------------------------


def not_answered(at: Look) -> Iterator[Reason]:
    """What no MG2 can do without."""
    for id in missing(at.answers, at.passed_over):
        sentence = _("“{question}” is not answered.").format(question=BY_ID[id].text)
        yield _reason(id, "not_answered", sentence)


def not_the_person(at: Look) -> Iterator[Reason]:
    """The MG2 of someone whose identity is not sure."""
    if at.answers.get("opening.right_person", YES) != YES:
        sentence = _("Make sure that this is the right person.")
        yield _reason("opening.right_person", "identity_not_checked", sentence)


def anonymous(at: Look) -> Iterator[Reason]:
    """A witness who must not be in here (CJA 2009 ss86 to 88)."""
    if at.answers.get("opening.anonymity") == YES:
        yield _reason("opening.anonymity", anonymity.CODE, anonymity.STOP)


def no_effect(at: Look) -> Iterator[Reason]:
    """Eligible only on a test, and nothing says how the evidence would suffer (s16(5))."""
    parts = ("completeness", "coherence", "accuracy")
    said = any(f"eligibility.{part}" in at.answers for part in parts)
    declined = at.answers.get("choice.wants_any") == NO
    only_test = bool(at.eligible) and all(one.how is How.TEST for one in at.eligible)
    if only_test and not said and not declined:
        sentence = _(
            "The court must find it first: say how the evidence is likely to be less "
            "complete, coherent or accurate."
        )
        yield _reason("eligibility.completeness", "no_effect", sentence)


def address_may_print(at: Look) -> Iterator[Reason]:
    """Words like an address while the defendant may not know where the witness lives."""
    if may_be_disclosed(at.answers):
        return
    for id, answer in at.answers.items():
        if _printed(BY_ID[id]) and isinstance(answer, str) and looks_like_address(answer):
            sentence = _(
                "“{question}” seems to hold an address, and the defendant may not know it. "
                "Take it out, or record under “The address” that the defendant knows it."
            ).format(question=BY_ID[id].text)
            yield _reason(id, "address_may_print", sentence)


# --- what is worth a look -------------------------------------------------------------------------


def look_again(at: Look) -> Iterator[Reason]:
    """Answers that an earlier one, changed since, may have made wrong."""
    for id in at.answers:
        if id in at.look_again:
            sentence = _("Look again at “{question}”: an answer before it changed.")
            yield _reason(id, "look_again", sentence.format(question=BY_ID[id].text))


def expected(at: Look) -> Iterator[Reason]:
    """What an application asks for and is not there."""
    shown = {question.id for question in visible(at.answers, at.passed_over)}
    for id in EXPECTED:
        if id in shown and not answered(at.answers, id):
            sentence = _("“{question}” is not answered.").format(question=BY_ID[id].text)
            yield _reason(id, "expected", sentence)


def declined_all(at: Look) -> Iterator[Reason]:
    """A decline of everything: first of all an outcome, not an MG2."""
    if at.answers.get("choice.wants_any") == NO:
        sentence = _("Every measure is declined. Close the case as an informed decline.")
        yield _reason("choice.wants_any", "declined_all", sentence)


def not_eligible(at: Look) -> Iterator[Reason]:
    """Nothing is open here."""
    if at.measures and all(one.state is State.CLOSED for one in at.measures):
        sentence = _("Every measure is closed here. {why}").format(why=at.measures[0].reason)
        yield _reason("eligibility.complainant", "not_eligible", sentence)


def closed_here(at: Look) -> Iterator[Reason]:
    """A measure asked for that the law closes here."""
    first = at.chosen("choice.first")
    for one in at.measures:
        if one.state is not State.CLOSED or not (at.wanted(one.name) or one.name in first):
            continue
        only = one.name in _SECTION_16_ONLY and bool(at.eligible)
        code = "only_section_16" if only else "measure_closed"
        sentence = _("It is closed here. {why}").format(why=one.reason)
        yield _reason(f"{one.name}.view", code, sentence)


def weak_reason(at: Look) -> Iterator[Reason]:
    """“Because she wants it” alone: the court asks how the evidence would be better."""
    for measure in WORDS:
        words = str(at.answers.get(f"{measure}.reason", ""))
        wish = _WISH.search(words) and not _EFFECT.search(words)
        if words and (wish or len(words.split()) < _FEWEST_WORDS):
            sentence = _(
                "The reason should say because of what, and how the evidence would be more "
                "complete, coherent or accurate. That it is wanted is not enough."
            )
            yield _reason(f"{measure}.reason", "weak_reason", sentence)


def own_words(at: Look) -> Iterator[Reason]:
    """A measure asked for without the words of the witness."""
    for measure in WORDS:
        if at.wanted(measure) and f"{measure}.words" not in at.answers:
            sentence = _("There are no words of the witness.")
            yield _reason(f"{measure}.words", "own_words", sentence)


def uninformed(at: Look) -> Iterator[Reason]:
    """A view on a measure that was not explained."""
    for measure in WORDS:
        if at.answers.get(f"{measure}.explained") == NO and f"{measure}.view" in at.answers:
            sentence = _("There is a view, but it was not explained.")
            yield _reason(f"{measure}.explained", "not_explained", sentence)


def choice(at: Look) -> Iterator[Reason]:
    """First choices that contradict each other or the view given."""
    first = at.chosen("choice.first")
    for wrong in contradictions(first):
        yield _reason("choice.first", wrong.code, wrong.text)
    for measure in first:
        if at.answers.get(f"{measure}.view") == NO:
            sentence = _("{measure} is a first choice but was not wanted.")
            text = sentence.format(measure=WORDS[measure].name)
            yield _reason("choice.first", "choice_not_wanted", text)


def live_link(at: Look) -> Iterator[Reason]:
    """The place and the companion that CrimPR 18.10(f) asks for."""
    if at.answers.get("live_link.place") == UNSURE:
        yield _reason("live_link.place", "live_link_place", _("Say where the link is from."))
    if at.answers.get("live_link.companion_not_witness", YES) != YES:
        sentence = _("Make sure that the companion is not a witness in the case.")
        yield _reason("live_link.companion_not_witness", "companion_is_witness", sentence)


def interpreter(at: Look) -> Iterator[Reason]:
    """An interpreter from the family."""
    if at.answers.get("needs.interpreter_is_family") == YES:
        sentence = _("A relative or friend must not interpret. Book an interpreter.")
        yield _reason("needs.interpreter_is_family", "interpreter_is_family", sentence)


def pressure(at: Look) -> Iterator[Reason]:
    """A view on the restraining order that may not be free."""
    if at.answers.get("restraining_order.freely_given") == NO:
        sentence = _("The view may not be freely given. Say what shows it.")
        yield _reason("restraining_order.freely_given", "not_freely_given", sentence)


def weak_wording(at: Look) -> Iterator[Reason]:
    """Words of a term that a constable, or the defendant, could read in two ways."""
    for id, answer in at.answers.items():
        if not BY_ID[id].drafting:
            continue
        for one in {one.id: one for one in weak(str(answer))}.values():
            if one.id != ADDRESS:  # what blocks says it
                sentence = _("The wording is weak. {why} Better: {better}.")
                yield _reason(id, "weak_wording", sentence.format(why=one.why, better=one.better))


def order_terms(at: Look) -> Iterator[Reason]:
    """Terms that contradict each other or the circumstances, or have a gap."""
    said = list(orders.contradictions(at.answers))
    for wrong in said:
        yield _reason(wrong.question, wrong.code, wrong.sentence)
    gaps = [id for term in orders.terms(at.answers) for id in term.missing]
    for id in dict.fromkeys(gaps):
        if id not in {wrong.question for wrong in said}:
            sentence = _("A term of the order needs “{question}”.").format(question=BY_ID[id].text)
            yield _reason(id, "term_has_gap", sentence)


def order_checked(at: Look) -> Iterator[Reason]:
    """Terms not read back to the witness; a request not checked again before the hearing."""
    if not orders.terms(at.answers):
        return
    if "restraining_order.read_back" not in at.answers:
        sentence = _("The terms were not read back to the witness.")
        yield _reason("restraining_order.read_back", "not_read_back", sentence)
    hearing = at.case.hearing_date if at.case else None
    last = at.answers.get("restraining_order.still_true")
    checked = date.fromisoformat(str(last)) if last else None
    if at.today and check_due(checked, hearing, at.today):
        sentence = _("The hearing is near. Ask whether the request is still true.")
        yield _reason("restraining_order.still_true", "still_true", sentence)


def the_case(at: Look) -> Iterator[Reason]:
    """A hearing in the past, and a URN of an unusual shape."""
    if at.case is None:
        return
    if at.today and at.case.hearing_date and at.case.hearing_date < at.today:
        sentence = _("The hearing date is in the past. Check it before you send.")
        yield _reason("opening.right_person", "hearing_past", sentence)
    if not URN.fullmatch("".join(at.case.urn.split()).upper()):
        sentence = _("The URN is missing or has an unusual shape. Check it before you send.")
        yield _reason("opening.right_person", "urn_unusual", sentence)
