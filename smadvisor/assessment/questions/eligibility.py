"""Who is eligible and why: YJCEA 1999 ss16 and 17."""

from functools import partial

from smadvisor.assessment.questions import prompts
from smadvisor.assessment.questions.model import (
    FIVE_ANSWERS,
    NONE_OPTION,
    NOT_ASKED,
    PREFERS_NOT_OPTION,
    UNSURE,
    UNSURE_OPTION,
    YES,
    Audience,
    Kind,
    Option,
    Question,
    Section,
    when,
    withheld,
)
from smadvisor.text import _

TOPICS = {
    "witness": _("The witness"),
    "offence": _("The offence"),
    "conditions": _("Disorder or disability"),
    "effect": _("The effect on the evidence"),
    "factors": _("What the court must weigh"),
    "opt_out": _("Opting out"),
    "interview": _("Recorded interview"),
    "child": _("A witness under 18"),
}

RELATIONSHIPS = (
    Option("partner", _("Partner")),
    Option("ex_partner", _("Former partner")),
    Option("spouse", _("Husband, wife or civil partner")),
    Option("ex_spouse", _("Former husband, wife or civil partner")),
    Option("parent_of_same_child", _("Parent of the same child")),
    Option("parent", _("Parent")),
    Option("child", _("Son or daughter")),
    Option("sibling", _("Brother or sister")),
    Option("relative", _("Other relative")),
    Option("relative_in_law", _("Relative by marriage or partnership")),
    Option("flatmate", _("Flatmate")),
    Option("friend", _("Friend")),
    Option("carer", _("Carer")),
    Option("colleague", _("Colleague")),
    Option("stranger", _("Stranger")),
    Option("none", _("None of these")),
    Option(UNSURE, _("Unsure")),
)

_ask = partial(Question, section=Section.ELIGIBILITY)

_WITNESS = (
    _ask(
        id="eligibility.date_of_birth",
        topic="witness",
        text=_("Date of birth"),
        kind=Kind.DATE,
        say=_("What is your date of birth?"),
        help=_("Under 18 when the court decides is enough on its own."),
        source="YJCEA 1999 s16(1)(a), (3)",
    ),
    _ask(
        id="eligibility.under_18",
        topic="witness",
        text=_("Are they under 18?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        shown_when=when("eligibility.date_of_birth", NOT_ASKED),
        say=_("Are you under 18?"),
        help=_("Only needed while the date of birth is not known."),
        source="YJCEA 1999 s16(1)(a), s65(3)",
    ),
    _ask(
        id="eligibility.complainant",
        topic="witness",
        text=_("Is this the person against whom the offence is alleged?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        required=True,
        help=_("The complainant: against or in relation to whom the offence is alleged."),
        source="YJCEA 1999 s17(4), s63",
    ),
    _ask(
        id="eligibility.relationship",
        topic="witness",
        text=_("What is the witness to the defendant?"),
        kind=Kind.ONE_OF,
        options=RELATIONSHIPS,
        say=_("How do you know the defendant?"),
        help=_(
            "Domestic abuse needs a personal connection: partners, relatives, parents of the "
            "same child, now or before. Flatmates, carers and friends are not connected."
        ),
        source="DAA 2021 s2",
    ),
)

_OFFENCE = (
    _ask(
        id="eligibility.offence_codes",
        topic="offence",
        text=_("Offence codes"),
        kind=Kind.LINE,
        help=_(
            "All of them, as on the charge, for example CJ88116 CD71039. What they imply is filled "
            "in below, where you can say otherwise."
        ),
        source="YJCEA 1999 s17(4A), s17(6)",
    ),
    _ask(
        id="eligibility.sexual_offence",
        topic="offence",
        text=_("Is it a sexual offence?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_("Sexual Offences Act 2003 Part 1, attempts and conspiracy included."),
        source="YJCEA 1999 s17(4A)(a), s62",
    ),
    _ask(
        id="eligibility.modern_slavery",
        topic="offence",
        text=_("Is it slavery, servitude, forced labour or trafficking?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_("Modern Slavery Act 2015 s1 or s2."),
        source="YJCEA 1999 s17(4A)(b)",
    ),
    _ask(
        id="eligibility.domestic_abuse",
        topic="offence",
        text=_("Does the prosecution say that it was domestic abuse?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_(
            "For a complainant: by the accused towards them, both aged 16 or over and personally "
            "connected. For another witness: whether the case is about domestic abuse."
        ),
        source="YJCEA 1999 s17(4A)(c); DAA 2021 s1",
    ),
    _ask(
        id="eligibility.weapon",
        topic="offence",
        text=_("What is alleged about a weapon?"),
        kind=Kind.ONE_OF,
        options=(
            Option("none", _("No weapon")),
            Option("knife_used", _("Knife used")),
            Option("knife_carried", _("Knife carried, and someone knew or believed it")),
            Option("firearm_used", _("Firearm used")),
            Option("firearm_carried", _("Firearm carried, and someone knew or believed it")),
            Option("other_used", _("Something else used, neither firearm nor knife")),
            Option(UNSURE, _("Unsure")),
        ),
        help=_("A knife has a blade or is sharply pointed. A hammer is neither."),
        source="YJCEA 1999 s17(5), Sch 1A para 32",
    ),
    _ask(
        id="eligibility.weapon_offence",
        topic="offence",
        text=_("Is a gun or knife offence of Schedule 1A in the case?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_(
            "Any count will do, for example having a blade in public, or wounding where a knife "
            "was used. Robbery, affray and threats to kill are not on the list themselves."
        ),
        source="YJCEA 1999 s17(5), Sch 1A",
    ),
)

_CONDITIONS = (
    _ask(
        id="eligibility.conditions",
        topic="conditions",
        text=_("Do they have one of these?"),
        kind=Kind.MANY_OF,
        options=(
            Option("mental_disorder", _("Mental disorder")),
            Option("learning", _("Learning disability or impaired social functioning")),
            Option("physical", _("Physical disability or disorder")),
            NONE_OPTION,
            UNSURE_OPTION,
            PREFERS_NOT_OPTION,
        ),
        say=_("Do you have an illness or a disability? It may help us to help you."),
        help=_("Depression, anxiety and post-traumatic stress are mental disorders."),
        source="YJCEA 1999 s16(2)",
    ),
    _ask(
        id="eligibility.quality_diminished",
        topic="conditions",
        text=_("Is it likely to make their evidence less complete, coherent or accurate?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        shown_when=when(
            "eligibility.conditions", "mental_disorder", "learning", "physical", UNSURE
        ),
        help=_("Your own assessment, for the court to decide. Say why under the effect."),
        source="YJCEA 1999 s16(1)(b), (5)",
    ),
    _ask(
        id="eligibility.evidence",
        topic="conditions",
        text=_("What shows the disorder, disability, fear or distress?"),
        kind=Kind.TEXT,
        help=_(
            "Fact, source and date of each: the witness, an officer, a carer, a medical report. "
            "Keep what you think apart from what you were told."
        ),
        source="YJCEA 1999 s16(2), s17(1); CrimPR 18.10(a)",
        withheld_by="eligibility.evidence_withheld",
        revisit=("feelings.fear_or_distress", "eligibility.conditions"),
    ),
    withheld("eligibility.evidence_withheld", Section.ELIGIBILITY, "conditions"),
)

_EFFECT_OF = ("feelings.fear_or_distress", "eligibility.conditions")

_EFFECT = (
    _ask(
        id="eligibility.completeness",
        topic="effect",
        text=_("Completeness: what may they leave out?"),
        kind=Kind.TEXT,
        say=_("Could you say all you need to say? What might stop you?"),
        help=_("“Because …, the evidence is likely to be less complete in that …”"),
        prompts=prompts.COMPLETENESS,
        source="YJCEA 1999 s16(5); CrimPR 18.10(a)",
        revisit=_EFFECT_OF,
    ),
    _ask(
        id="eligibility.coherence",
        topic="effect",
        text=_("Coherence: what may make their answers hard to follow?"),
        kind=Kind.TEXT,
        say=_("Would you be able to follow the questions and answer them?"),
        help=_("Answers that address the question and can be understood, singly and together."),
        prompts=prompts.COHERENCE,
        source="YJCEA 1999 s16(5); CrimPR 18.10(a)",
        revisit=_EFFECT_OF,
    ),
    _ask(
        id="eligibility.accuracy",
        topic="effect",
        text=_("Accuracy: what may they get wrong?"),
        kind=Kind.TEXT,
        say=_("Might you mix things up if you are scared or tired?"),
        help=_("“Because …, the evidence is likely to be less accurate in that …”"),
        prompts=prompts.ACCURACY,
        source="YJCEA 1999 s16(5); CrimPR 18.10(a)",
        revisit=_EFFECT_OF,
    ),
)

_FACTORS = (
    _ask(
        id="eligibility.factors",
        topic="factors",
        text=_("Which of these bear on the fear or distress?"),
        kind=Kind.MANY_OF,
        options=(
            Option("offence", _("Nature and circumstances of the offence")),
            Option("age", _("Age")),
            Option("background", _("Social, cultural or ethnic background")),
            Option("circumstances", _("Home or work")),
            Option("beliefs", _("Religion or politics")),
            Option("accused", _("Behaviour of the accused")),
            Option("associates", _("Behaviour of family or associates of the accused")),
            Option("others", _("Behaviour of another accused or witness")),
            NONE_OPTION,
        ),
        shown_when=when("feelings.fear_or_distress", YES, UNSURE),
        help=_("The court must take account of each that is relevant."),
        source="YJCEA 1999 s17(2)",
    ),
    _ask(
        id="eligibility.factors_detail",
        topic="factors",
        text=_("In what way?"),
        kind=Kind.TEXT,
        shown_when=when("feelings.fear_or_distress", YES, UNSURE),
        help=_("One sentence for each that is ticked, with its source. Include bail breaches."),
        prompts=prompts.FEAR_OR_DISTRESS,
        source="YJCEA 1999 s17(2)",
        audience=Audience.SENSITIVE,
        revisit=("eligibility.factors",),
    ),
)


def _opt_out(section: str, id: str, question: str) -> tuple[Question, Question]:
    return (
        _ask(
            id=id,
            topic="opt_out",
            text=_("Do they wish not to be eligible automatically ({section})?").format(
                section=section
            ),
            kind=Kind.YES_NO,
            options=FIVE_ANSWERS,
            shown_when=when(question, YES),
            say=_("The law says that you can have help. Would you rather not?"),
            help=_("Rare. Yes here means that they opt out; section 17(1) stays open to them."),
            source=f"YJCEA 1999 {section}; CrimPR 18.10(e)",
        ),
        _ask(
            id=f"{id}_words",
            topic="opt_out",
            text=_("Opting out: the words used, the date, and whether it was understood"),
            kind=Kind.TEXT,
            shown_when=when(id, YES),
            help=_("The court is told what was said."),
            source=f"YJCEA 1999 {section}; CrimPR 18.10(e)",
        ),
    )


_INTERVIEW = (
    _ask(
        id="video_recorded_interview.made",
        topic="interview",
        text=_("Were they interviewed on video?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Did the police film your interview?"),
        help=_("An interview made as evidence in chief, not body-worn video."),
        source="YJCEA 1999 s27",
    ),
    _ask(
        id="video_recorded_interview.made_under_18",
        topic="interview",
        text=_("Were they under 18 when it was recorded?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        shown_when=when("video_recorded_interview.made", YES),
        help=_("An adult interviewed as a child stays qualified for that recording."),
        source="YJCEA 1999 s22",
    ),
)

_CHILD = (
    _ask(
        id="eligibility.trial_date",
        topic="child",
        text=_("When is the trial, if that is fixed?"),
        kind=Kind.DATE,
        help=_("A direction given only for being under 18 can end with the eighteenth birthday."),
        source="YJCEA 1999 s21(8), (9)",
    ),
    _ask(
        id="eligibility.declines_primary_rule",
        topic="child",
        text=_("Do they ask to give evidence otherwise than by recording and live link?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("The court plays your film. Then you speak by video link. Would you rather not?"),
        help=_(
            "Yes here means that they opt out of the rule for a child. Evidence in court is then "
            "behind screens, unless they ask not to. The court must agree to each."
        ),
        source="YJCEA 1999 s21(3), (4)(ba), (4A), (4B); CrimPR 18.10(e)",
    ),
    _ask(
        id="eligibility.declines_primary_rule_words",
        topic="child",
        text=_("Opting out: the words used, the date, and whether it was understood"),
        kind=Kind.TEXT,
        shown_when=when("eligibility.declines_primary_rule", YES),
        help=_("Age and maturity, what follows from it, the relationship, the offence."),
        prompts=prompts.OPTING_OUT,
        source="YJCEA 1999 s21(4C); CrimPR 18.10(e)",
    ),
)

ELIGIBILITY = (
    *_WITNESS,
    *_OFFENCE,
    *_CONDITIONS,
    *_EFFECT,
    *_FACTORS,
    *_opt_out("s17(4)", "eligibility.declines_s17_4", "eligibility.complainant"),
    *_opt_out("s17(5)", "eligibility.declines_s17_5", "eligibility.weapon_offence"),
    *_INTERVIEW,
    *_CHILD,
)
