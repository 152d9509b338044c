"""Draft grounds for the application for special measures, in the order of CrimPR 18.10.

The prosecutor's form asks first for the hearing, lateness and earlier applications, then (a) to
(i). It is served on every party (r.18.4(b)), so only what may be quoted is in it.
"""

from collections.abc import Iterable, Iterator

from smadvisor.assessment import words
from smadvisor.assessment.extracts.document import DEFENCE, Answers, Document, part
from smadvisor.assessment.paper import Mg2Paper
from smadvisor.assessment.questions import UNSURE, YES
from smadvisor.assessment.questions.details import WHY_A_NEW_VERSION
from smadvisor.law.facts import How
from smadvisor.law.words import MEASURES
from smadvisor.text import _

_FOR_THE_LAWYER = _("For the prosecutor to say.")
_KEPT = _("What must be kept from the defence goes to the court apart from this (r.18.12).")


def grounds(paper: Mg2Paper) -> Document:
    """The grounds, paragraph by paragraph as the court's form asks for them."""
    answers = Answers(paper, DEFENCE)
    parts = (
        part(_("Late, and why (r.18.6)"), *_late(paper, answers)),
        part(_("Applied before, and what has changed"), *_before(paper, answers)),
        part(_("The witness"), *_witness(paper)),
        part(_("(a) How the witness is eligible"), *_eligible(paper, answers)),
        part(_("(b) Why the measures would improve the evidence"), *_improve(answers)),
        part(_("(c) The measures that would maximise its quality"), *_maximise(answers)),
        part(_("(d) The views of the witness"), *_views(answers)),
        part(_("(e) Opting out"), *_opting_out(answers)),
        part(_("(f) Live link: place and companion"), *_link(answers)),
        part(_("(g) Recorded interview"), *_interview(answers)),
        part(
            _("(h) Attached"),
            *answers.said("others.attachments_list"),
            *answers.named(((_("Views of others"), "others.views"),)),
        ),
        part(_("(i) A hearing, and why"), _FOR_THE_LAWYER, _KEPT),
    )
    return Document("grounds", True, parts)


def _late(paper: Mg2Paper, answers: Answers) -> Iterator[str]:
    for one in paper.defendants:
        if one.last_day:
            said = _("{name}: last day to apply {day} (r.18.4)")
            yield said.format(name=one.name, day=words.day(one.last_day))
    if "late" in paper.passed_over:
        yield _("Not late on {day}.").format(day=words.day(paper.made_on))
    yield from answers.said("late.reason")


def _before(paper: Mg2Paper, answers: Answers) -> Iterator[str]:
    if paper.version == 1:
        yield _("This is the first assessment of this witness.")
        return
    yield _("Version {n} of the assessment.").format(n=paper.version)
    yield from answers.said(WHY_A_NEW_VERSION)


def _witness(paper: Mg2Paper) -> Iterator[str]:
    yield paper.person
    if paper.date_of_birth:
        said = _("Born {day}, aged {age} on {on}")
        day, on = words.day(paper.date_of_birth), words.day(paper.made_on)
        yield said.format(day=day, age=paper.age, on=on)


def _eligible(paper: Mg2Paper, answers: Answers) -> Iterator[str]:
    for one in paper.eligible:
        how = _("automatically") if one.how is How.AUTO else _("if the court so finds")
        yield f"{one.section}, {how}. {one.reason}"
    yield from answers.named(
        (
            (_("Disorder or disability"), "eligibility.conditions"),
            (_("Evidence of it, or of fear or distress"), "eligibility.evidence"),
            (_("What helps with questions"), "needs.communication_detail"),
            (_("Aid used every day"), "needs.aids_detail"),
            (_("Afraid of"), "feelings.of_what"),
            (_("Afraid of whom"), "feelings.of_whom"),
            (_("What the court must weigh (s17(2))"), "eligibility.factors"),
            (_("Completeness"), "eligibility.completeness"),
            (_("Coherence"), "eligibility.coherence"),
            (_("Accuracy"), "eligibility.accuracy"),
            (_("If the defendant asked the questions"), "feelings.questioned_by_defendant"),
        )
    )


def _wanted(answers: Answers) -> Iterable[tuple[str, str]]:
    """Each measure asked for: its id and its name with the section."""
    return [
        (one.id, f"{one.name} ({one.section})")
        for one in MEASURES
        if answers.given.get(f"{one.id}.view") in (YES, UNSURE)
    ]


def _improve(answers: Answers) -> Iterator[str]:
    for id, name in _wanted(answers):
        yield f"{name}: {answers.of(f'{id}.reason') or words.NOT_PROVIDED}"
    yield from answers.said(
        "pre_recorded_cross_examination.why", "pre_recorded_cross_examination.dates"
    )


def _maximise(answers: Answers) -> Iterator[str]:
    yield from answers.named(
        (
            (_("First choice"), "choice.first"),
            (_("Fallback"), "choice.fallback"),
            (_("Why these and not the others"), "choice.why"),
        )
    )
    yield from answers.named(
        (
            (_("Screened from the defendant"), "screens.from_defendant"),
            (_("Screened from the public gallery"), "screens.from_gallery"),
            (_("Monitor hidden"), "live_link.monitor_shielded"),
            (_("Intermediary"), "intermediary.details"),
            (_("Aid"), "communication_aids.device"),
        )
    )


def _views(answers: Answers) -> Iterator[str]:
    for name, id in (
        (_("On being eligible"), "views.eligibility"),
        (_("On whether measures would improve the evidence"), "views.improvement"),
        (_("On the measures proposed"), "views.measures"),
        (_("On giving evidence"), "feelings.words"),
    ):
        yield from (f"{name}: {said}" for said in answers.quoted(id))
    for id, name in _wanted(answers):
        yield from (f"{name}: {said}" for said in answers.quoted(f"{id}.words"))


def _opting_out(answers: Answers) -> Iterator[str]:
    out = (
        ("s17(4)", "eligibility.declines_s17_4"),
        ("s17(5)", "eligibility.declines_s17_5"),
        ("s21(3)", "eligibility.declines_primary_rule"),
    )
    any_out = False
    for section, id in out:
        if answers.given.get(id) == YES:
            any_out = True
            said = answers.of(f"{id}_words") or words.NOT_PROVIDED
            yield _("Opts out of {section}: {words}").format(section=section, words=said)
    if not any_out:
        yield _("The witness does not opt out of anything.")


def _link(answers: Answers) -> Iterator[str]:
    yield from answers.named(
        (
            (_("From"), "live_link.place"),
            (_("Kind of place"), "live_link.place_other"),
            (_("Companion"), "live_link.companion_name"),
            (_("Role or organisation"), "live_link.companion_role"),
            (_("Why suitable"), "live_link.companion_why"),
            (_("The witness's view of the companion"), "live_link.companion_view"),
            (_("Sure not to be a witness"), "live_link.companion_not_witness"),
        )
    )


def _interview(answers: Answers) -> Iterator[str]:
    yield from answers.named(
        (
            (_("Date"), "video_recorded_interview.date"),
            (_("Duration"), "video_recorded_interview.duration"),
            (_("Parts relied on"), "video_recorded_interview.parts"),
            (_("Exhibit"), "video_recorded_interview.exhibit"),
            (_("Interviewed by"), "video_recorded_interview.officer"),
        )
    )
