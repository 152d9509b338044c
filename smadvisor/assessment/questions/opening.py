"""Start of the call, feelings about giving evidence, and needs."""

from functools import partial

from smadvisor.assessment.questions import prompts
from smadvisor.assessment.questions.model import (
    FIVE_ANSWERS,
    NONE_OPTION,
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
)
from smadvisor.text import _

TOPICS = {
    "right_person": _("The right person"),
    "safe_now": _("Safe to talk"),
    "danger": _("Danger now"),
    "cut_off": _("If we are cut off"),
    "what_this_is": _("What this is"),
    "feelings": _("Feelings about giving evidence"),
    "fear": _("What the fear is"),
    "intimidation": _("Threats and pressure"),
    "in_person": _("Questions from the defendant"),
    "communication": _("Understanding and being understood"),
    "health": _("Health"),
    "language": _("Language"),
}

_opening = partial(Question, section=Section.OPENING, audience=Audience.POLICE)
_feelings = partial(Question, section=Section.FEELINGS)
_needs = partial(Question, section=Section.NEEDS)

OPENING = (
    _opening(
        id="opening.right_person",
        topic="right_person",
        text=_("Is this the right person?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        required=True,
        say=_("Hello, my name is … Who am I speaking to, please? What is your date of birth?"),
        help=_(
            "Say nothing about the police or the case before the name and date of birth agree. "
            "If someone else answers, use the words under safe contact."
        ),
        source="DPA 2018 s40",
    ),
    _opening(
        id="opening.spoke_with",
        topic="right_person",
        text=_("Who gives the answers?"),
        kind=Kind.ONE_OF,
        options=(
            Option("witness", _("The witness")),
            Option("idva", _("Their IDVA")),
            Option("isva", _("Their ISVA")),
            Option("other", _("Someone else for them")),
        ),
        audience=Audience.SENSITIVE,
        help=_("Views must be the witness's own. Say whose words are written down."),
        source="YJCEA 1999 s16(4), s17(3)",
    ),
    _opening(
        id="opening.anonymity",
        topic="right_person",
        text=_("Is a witness anonymity order made or asked for?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_(
            "Rare; the officer knows, do not ask the witness. If yes, stop: who the witness is "
            "must not be in here. Tell the detective inspector and CPS."
        ),
        source="CJA 2009 ss86–88; CrimPR 18.15",
    ),
    _opening(
        id="opening.safe_now",
        topic="safe_now",
        text=_("Is it safe to talk now?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        required=True,
        say=_("Is it safe for you to talk now? You can just say yes or no."),
        help=_("If not, agree a safe time and end the call in ordinary words."),
    ),
    _opening(
        id="opening.alone",
        topic="safe_now",
        text=_("Are they alone, and can nobody hear?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Are you on your own? Can anyone hear us?"),
        help=_("A person who can hear may change what is said. Children count too."),
    ),
    _opening(
        id="opening.in_danger",
        topic="safe_now",
        text=_("Are they in danger now?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Are you in any danger now?"),
        help=_("If yes, stop the assessment. Call 999 for them or have someone do so."),
    ),
    _opening(
        id="opening.danger_done",
        topic="danger",
        text=_("What was done about the danger?"),
        kind=Kind.TEXT,
        shown_when=when("opening.in_danger", YES, UNSURE),
        help=_("Who was told, when, and the incident number. The officer in the case must know."),
    ),
    _opening(
        id="opening.if_cut_off",
        topic="cut_off",
        text=_("What was agreed if the call is cut off?"),
        kind=Kind.TEXT,
        say=_("If we lose each other, shall I ring you back? Or will you ring me?"),
        help=_("Agree who rings, when, and what you say if someone else answers."),
    ),
    _opening(
        id="opening.explained",
        topic="what_this_is",
        text=_("Was it explained what this call is for?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        required=True,
        say=_(
            "There are ways to make giving evidence easier. I will tell you about each one. "
            "You say what you think. The court decides in the end. "
            "Please do not tell me what happened. We can stop at any time."
        ),
        help=_(
            "Needs and views only. If they speak of the incident, stop them kindly, "
            "note that it happened and tell the officer. Never rehearse evidence."
        ),
        source="Victims' Code right 4",
    ),
)

FEELINGS = (
    _feelings(
        id="feelings.words",
        topic="feelings",
        text=_("How do they feel about giving evidence, in their words?"),
        kind=Kind.TEXT,
        say=_("How do you feel about going to court to give evidence?"),
        help=_("Their words, not a summary. This is the root of what the court must find."),
        prompts=prompts.FEAR_OR_DISTRESS,
        source="YJCEA 1999 s17(3); CrimPR 18.10(d)(i)",
    ),
    _feelings(
        id="feelings.fear_or_distress",
        topic="feelings",
        text=_("Are they afraid or distressed about giving evidence?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        required=True,
        say=_("Does it frighten or upset you?"),
        help=_("Fear or distress in connection with testifying, whoever or whatever causes it."),
        source="YJCEA 1999 s17(1)",
    ),
    _feelings(
        id="feelings.of_what",
        topic="fear",
        text=_("What are they afraid of?"),
        kind=Kind.MANY_OF,
        options=(
            Option("seeing", _("Seeing the defendant")),
            Option("same_room", _("Being in the same room")),
            Option("being_seen", _("Being seen by the defendant")),
            Option("gallery", _("People in the public gallery")),
            Option("questions", _("Being questioned")),
            Option("meeting", _("Meeting someone at the court")),
            Option("private_things", _("Speaking of private things")),
            Option("afterwards", _("What may happen afterwards")),
            Option("other", _("Something else")),
            UNSURE_OPTION,
            PREFERS_NOT_OPTION,
        ),
        shown_when=when("feelings.fear_or_distress", YES, UNSURE),
        say=_("What worries you most about it?"),
        help=_("This points to the measure: being seen to screens, the same room to a live link."),
        source="YJCEA 1999 s17(1), s19(2)",
    ),
    _feelings(
        id="feelings.of_whom",
        topic="fear",
        text=_("Whom are they afraid of?"),
        kind=Kind.MANY_OF,
        options=(
            Option("defendant", _("The defendant")),
            Option("family", _("The defendant's family")),
            Option("associates", _("The defendant's friends or associates")),
            Option("others", _("Another accused or a witness")),
            Option("someone_else", _("Someone else")),
            NONE_OPTION,
            UNSURE_OPTION,
            PREFERS_NOT_OPTION,
        ),
        shown_when=when("feelings.fear_or_distress", YES, UNSURE),
        say=_("Is there a person you are afraid of?"),
        help=_("The court must weigh behaviour towards the witness by each of these."),
        source="YJCEA 1999 s17(2)(d)",
    ),
    _feelings(
        id="feelings.intimidated_by_others",
        topic="intimidation",
        text=_("Has anyone but the defendant tried to frighten them, or will they?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Has anyone else tried to scare you or stop you? Do you think someone will?"),
        help=_(
            "Reasonable grounds that a person other than the accused has sought or will seek to "
            "intimidate the witness open evidence in private in any kind of case."
        ),
        source="YJCEA 1999 s25(4)(b)",
        audience=Audience.SENSITIVE,
    ),
    _feelings(
        id="feelings.intimidation",
        topic="intimidation",
        text=_("Who, what and when? Where does this come from?"),
        kind=Kind.TEXT,
        shown_when=when("feelings.intimidated_by_others", YES, UNSURE),
        help=_("Facts with source and date. If this is a new offence, stop and tell the officer."),
        source="YJCEA 1999 s17(2)(d), s25(4)(b)",
        audience=Audience.SENSITIVE,
    ),
)

IN_PERSON = (
    _feelings(
        id="feelings.questioned_by_defendant",
        topic="in_person",
        text=_("How would it be for them if the defendant asked the questions himself?"),
        kind=Kind.TEXT,
        say=_("The defendant has no lawyer. How would you feel if he asked you questions himself?"),
        help=_(
            "Asked because a defendant has no lawyer. CPS can ask the court to forbid it; some "
            "witnesses are protected without asking. The court then finds a lawyer."
        ),
        source="YJCEA 1999 ss34–36, s38",
    ),
)

NEEDS = (
    _needs(
        id="needs.communication",
        topic="communication",
        text=_("Do they have trouble with questions, times or numbers?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Do long questions give you trouble? What about times or numbers?"),
        help=_("Questions that end in “didn't you?” count too. Points to an intermediary."),
        source="YJCEA 1999 s29; Victims' Code right 1",
    ),
    _needs(
        id="needs.communication_detail",
        topic="communication",
        text=_("What helps them, and who has assessed it?"),
        kind=Kind.TEXT,
        shown_when=when("needs.communication", YES, UNSURE),
        say=_("What helps you? Has anyone looked into this with you?"),
        help=_("Speech therapist, school, health team: who and when."),
        source="YJCEA 1999 s16(2), s29",
    ),
    _needs(
        id="needs.aids",
        topic="communication",
        text=_("Do they use an aid every day to hear, see, read or speak?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Do you use anything to help you hear, see, read or speak?"),
        help=_("Glasses and a hearing loop matter in court even where s30 is closed."),
        source="YJCEA 1999 s30; Equality Act 2010 s20",
    ),
    _needs(
        id="needs.aids_detail",
        topic="communication",
        text=_("Which aid?"),
        kind=Kind.LINE,
        shown_when=when("needs.aids", YES, UNSURE),
        help=_("The thing itself, and what the court must provide for it."),
        source="YJCEA 1999 s30",
    ),
    _needs(
        id="needs.health",
        topic="health",
        text=_("Is there anything about their health that the court should plan for?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Is there anything about your health that we should know? Do you need breaks?"),
        help=_("Medicine, pregnancy, pain, breaks, steps. Only what the court needs."),
        source="CrimPR 3.8(6); DPA 2018 s37",
        audience=Audience.SENSITIVE,
    ),
    _needs(
        id="needs.health_detail",
        topic="health",
        text=_("What should the court plan for?"),
        kind=Kind.TEXT,
        shown_when=when("needs.health", YES, UNSURE),
        help=_("What is needed, not the diagnosis, unless it is a ground for eligibility."),
        source="CrimPR 3.8(6)",
        audience=Audience.SENSITIVE,
    ),
    _needs(
        id="needs.language",
        topic="language",
        text=_("Which language do they want to give evidence in? Iaith?"),
        kind=Kind.ONE_OF,
        options=(
            Option("english", _("English")),
            Option("welsh", _("Welsh")),
            Option("both", _("English and Welsh")),
            Option("other", _("Another language")),
        ),
        say=_("Would you like to speak Welsh or English in court? Or another language?"),
        help=_("Anyone may use Welsh in a court in Wales. Offer it; do not wait to be asked."),
        source="Welsh Language Act 1993 s22; CrimPR 3.18",
    ),
    _needs(
        id="needs.welsh",
        topic="language",
        text=_("What should be in Welsh?"),
        kind=Kind.MANY_OF,
        options=(
            Option("evidence", _("Giving evidence")),
            Option("oath", _("The oath or affirmation")),
            Option("documents", _("Letters and documents")),
        ),
        shown_when=when("needs.language", "welsh", "both"),
        say=_("What would you like to be in Welsh?"),
        source="Welsh Language Act 1993 s22",
    ),
    _needs(
        id="needs.interpreter",
        topic="language",
        text=_("Do they need an interpreter?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Would you like an interpreter?"),
        help=_("British Sign Language counts. The court books one; police for the interview."),
        source="CrimPR 3.8(5); Victims' Code right 1",
    ),
    _needs(
        id="needs.interpreter_language",
        topic="language",
        text=_("Which language or dialect?"),
        kind=Kind.LINE,
        say=_("Which language, and which kind of it?"),
        shown_when=when("needs.interpreter", YES, UNSURE),
        source="CrimPR 3.8(5)",
    ),
    _needs(
        id="needs.interpreter_is_family",
        topic="language",
        text=_("Does a relative or friend interpret for them in this call or in court?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        shown_when=when("needs.interpreter", YES, UNSURE),
        help=_("Never a relative, a friend or someone from the household: book an interpreter."),
        source="Victims' Code right 1",
        audience=Audience.SENSITIVE,
    ),
)
