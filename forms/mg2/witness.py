"""The first boxes of the MG2: the case, who the witness is, and why eligible."""

from forms.mg2 import sayings
from forms.mg2.model import Ask, Box, Choices, Say, Tick
from smadvisor.assessment.questions import YES
from smadvisor.assessment.questions.model import when
from smadvisor.text import _

PARTICULARS = Box(
    "",
    _("Witness and case"),
    (
        (
            Say(_("Name of witness"), sayings.person, share=12, bold=True),
            Say(_("Age"), sayings.age, share=4),
            Say(
                _("Date of birth"),
                sayings.date_of_birth,
                share=8,
                answers=("eligibility.date_of_birth",),
            ),
        ),
        (
            Say(_("URN: force"), sayings.urn_part(1), share=3),
            Say(_("unit"), sayings.urn_part(2), share=3),
            Say(_("number"), sayings.urn_part(3), share=4),
            Say(_("year"), sayings.urn_part(4), share=3),
            Say(_("Occurrence"), lambda paper: paper.occurrence, share=5),
            Say(_("Victim or witness"), sayings.role, share=6),
        ),
        (
            Ask("eligibility.relationship", _("Witness is to the defendant"), always=True),
            Say(_("Relationship as listed"), lambda paper: paper.relationship),
            Ask("opening.spoke_with", _("Who gave the answers"), always=True),
        ),
        (
            Say(_("Court"), sayings.court, share=12),
            Say(_("Hearing"), sayings.hearing, share=6),
            Say(_("Kind of hearing"), lambda paper: paper.hearing_type, share=6),
        ),
        (Say(_("Defendants"), sayings.defendants),),
        (
            Ask("details.asn", _("Arrest summons number"), share=12),
            Ask("details.remand", _("Until the trial"), share=12),
        ),
        (Say(_("Last day to apply (CrimPR 18.4)"), sayings.limits),),
        (Ask("late.reason", _("Late: the reason for the delay (CrimPR 18.6)")),),
        (
            Say(_("Offences"), lambda paper: paper.offences, share=16),
            Say(_("Officer in the case"), lambda paper: paper.oic, share=8),
        ),
    ),
)


def _condition(value: str) -> Tick:
    words = {
        "mental_disorder": _("b) Mental disorder"),
        "learning": _("c) Learning disability"),
        "physical": _("d) Physical disability or disorder"),
    }
    return Tick(words[value], when=when("eligibility.conditions", value))


_VULNERABLE = (
    Tick(_("a) Youth under 18 *"), section="s16(1)(a)"),
    *map(_condition, ("mental_disorder", "learning", "physical")),
)
_INTIMIDATED = (
    Tick(
        _("e) Fear or distress about giving evidence"),
        when=when("feelings.fear_or_distress", YES),
    ),
    Tick(_("f) Complainant in a sexual case *"), section="s17(4)", limb="a"),
    Tick(_("g) Weapons offence, Schedule 1A *"), section="s17(5)"),
    Tick(_("Complainant of domestic abuse *"), section="s17(4)", limb="c"),
    Tick(_("Complainant of modern slavery *"), section="s17(4)", limb="b"),
)

IDENTIFICATION = Box(
    "1",
    _("Identification of witness"),
    (
        (
            Choices(_("Vulnerable (s16)"), _VULNERABLE, share=10),
            Choices(_("Intimidated (s17)"), _INTIMIDATED, share=14),
        ),
        (
            Ask("eligibility.complainant", _("Complainant?")),
            Ask("eligibility.sexual_offence", _("Sexual offence?")),
            Ask("eligibility.domestic_abuse", _("Domestic abuse?")),
            Ask("eligibility.modern_slavery", _("Modern slavery?")),
            Ask("eligibility.weapon_offence", _("Schedule 1A?")),
            Ask("eligibility.under_18", _("Under 18?")),
        ),
        (
            Ask("eligibility.offence_codes", _("Offence codes"), share=8),
            Ask("eligibility.weapon", _("Weapon alleged"), share=8),
            Ask("details.kind_of_witness", _("Kind of witness"), share=8),
            Ask("details.gender", _("Gender"), share=4),
        ),
        (
            Ask("eligibility.trial_date", _("Trial"), share=6),
            Ask("eligibility.declines_primary_rule", _("Opts out of s21(3)?"), share=6),
            Ask("eligibility.declines_primary_rule_words", share=12),
        ),
        (
            Ask("eligibility.declines_s17_4", _("Opts out of s17(4)?"), share=6, always=True),
            Ask("eligibility.declines_s17_4_words", share=18),
        ),
        (
            Ask("eligibility.declines_s17_5", _("Opts out of s17(5)?"), share=6),
            Ask("eligibility.declines_s17_5_words", share=18),
        ),
    ),
    note=_("* eligible automatically"),
)

ELIGIBILITY = Box(
    "2",
    _("Eligibility for special measures"),
    (
        (
            Say(_("Eligible under YJCEA 1999"), sayings.eligible, share=19),
            Say(_("The law as at"), sayings.law_as_at, share=5),
        ),
        (
            Ask("eligibility.conditions", _("Disorder or disability (s16(2))"), share=11),
            Ask("eligibility.quality_diminished", _("Lessens the evidence?"), share=6),
            Ask("feelings.fear_or_distress", _("Fear or distress (s17(1))?"), share=7),
        ),
        (
            Ask(
                "eligibility.evidence",
                _("Evidence of disorder, impairment, fear or distress: fact, source, date"),
            ),
        ),
        (Ask("eligibility.evidence_withheld", _("To be kept from the defence (CrimPR 18.12)?")),),
        (Ask("feelings.words", _("How the witness feels about giving evidence, in their words")),),
        (
            Ask("feelings.of_what", _("Afraid of what")),
            Ask("feelings.of_whom", _("Afraid of whom")),
        ),
        (
            Ask("feelings.intimidated_by_others", _("Intimidated by others?"), share=7),
            Ask("feelings.intimidation", _("Who, what, when, and the source"), share=17),
        ),
        (
            Ask(
                "feelings.questioned_by_defendant",
                _("If the defendant asked the questions himself (ss34 to 36)"),
            ),
        ),
        (Ask("eligibility.factors", _("What the court must weigh (s17(2))")),),
        (Ask("eligibility.factors_detail", _("In what way")),),
        (Ask("eligibility.completeness", _("Effect on the evidence: completeness")),),
        (Ask("eligibility.coherence", _("Effect on the evidence: coherence")),),
        (Ask("eligibility.accuracy", _("Effect on the evidence: accuracy")),),
    ),
)
