"""The first restraining-order section: one record for both ways the case can end."""

from functools import partial

from smadvisor.assessment.questions.model import (
    FIVE_ANSWERS,
    NO,
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
from smadvisor.law.order_terms import PROHIBITIONS
from smadvisor.text import _

TOPICS = {
    "order_wanted": _("Whether an order is wanted"),
    "order_feared": _("What is feared"),
    "order_terms": _("What the order should say"),
    "order_address": _("The address"),
    "order_children": _("Children and other orders"),
    "order_length": _("How long"),
}

_order = partial(
    Question, section=Section.RESTRAINING_ORDER, source="Sentencing Act 2020 s360; PHA 1997 s5A"
)
_if_wanted = partial(_order, shown_when=when("restraining_order.wanted", YES, UNSURE))

RESTRAINING_ORDER = (
    _order(
        id="restraining_order.explained",
        topic="order_wanted",
        text=_("Was a restraining order explained, for both ways the case can end?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_(
            "The court can order the defendant to keep away from you. "
            "It can do so if they are found guilty. Sometimes it can if they are not. "
            "To break the order is a crime."
        ),
        help=_("On conviction s360; on acquittal s5A. Bail conditions end with the verdict."),
    ),
    _order(
        id="restraining_order.wanted",
        topic="order_wanted",
        text=_("Do they want a restraining order?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        required=True,
        say=_("Would you like us to ask for one?"),
        help=_("The view is needed, but does not bind the court (Khellaf [2016] EWCA Crim 1297)."),
    ),
    _order(
        id="restraining_order.words",
        topic="order_wanted",
        text=_("What they said about it, in their words"),
        kind=Kind.TEXT,
        audience=Audience.SENSITIVE,
        say=_("Why is that? May I write it down in your words?"),
        revisit=("restraining_order.wanted",),
    ),
    _order(
        id="restraining_order.freely_given",
        topic="order_wanted",
        text=_("Is this view freely given?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        audience=Audience.SENSITIVE,
        shown_when=when("restraining_order.wanted", YES, NO, UNSURE),
        say=_("Has anyone told you what to say about this?"),
        help=_("An adult's free wish to go on with the relationship counts (Brown [2012])."),
    ),
    _if_wanted(
        id="restraining_order.outcomes",
        topic="order_wanted",
        text=_("For which ending?"),
        kind=Kind.MANY_OF,
        options=(
            Option("conviction", _("On conviction (s360)")),
            Option("acquittal", _("On acquittal (s5A)")),
            UNSURE_OPTION,
        ),
        say=_("Would you want it if they are found guilty? And if they are not?"),
        help=_("On acquittal it must be necessary to protect from harassment by the defendant."),
    ),
    _if_wanted(
        id="restraining_order.feared",
        topic="order_feared",
        text=_("What do they fear the defendant will do?"),
        kind=Kind.TEXT,
        audience=Audience.SENSITIVE,
        say=_("What are you afraid they might do, and where?"),
        help=_("What, by whom, where and how."),
    ),
    _if_wanted(
        id="restraining_order.evidence",
        topic="order_feared",
        text=_("What shows the risk, above all since the charge?"),
        kind=Kind.TEXT,
        audience=Audience.SENSITIVE,
        help=_("Incidents, breaches, DASH or MARAC: source and date of each."),
    ),
    _if_wanted(
        id="restraining_order.protected",
        topic="order_feared",
        text=_("Who should be protected? Full names"),
        kind=Kind.TEXT,
        say=_("Should the order protect anyone else?"),
        help=_("Each must be named in the order; each adult has a view of their own."),
    ),
    _if_wanted(
        id="restraining_order.protected_views",
        topic="order_feared",
        text=_("What do the others who would be protected say?"),
        kind=Kind.TEXT,
        audience=Audience.SENSITIVE,
        help=_("Ask each adult. Empty if there is nobody else."),
    ),
    _if_wanted(
        id="restraining_order.conditions",
        topic="order_terms",
        text=_("What should the defendant be forbidden to do?"),
        kind=Kind.MANY_OF,
        options=(*(Option(one.id, one.prohibition) for one in PROHIBITIONS), UNSURE_OPTION),
        say=_("What should they not be allowed to do?"),
        help=_("An order only forbids; it cannot make anyone do a thing."),
    ),
    _if_wanted(
        id="restraining_order.terms",
        topic="order_terms",
        text=_("The terms, each with its because"),
        kind=Kind.TEXT,
        help=_(
            "Who must not do which act to whom, by full name, where, until when, except. "
            "No address that the defendant does not know."
        ),
        source="CrimPR 31.3(6); Debnath [2005] EWCA Crim 3472",
        revisit=("restraining_order.conditions",),
    ),
    _if_wanted(
        id="restraining_order.exceptions",
        topic="order_terms",
        text=_("Exceptions, and the defendant's lawful reasons to be near"),
        kind=Kind.TEXT,
        say=_("Do they live, work or see their children near you?"),
        help=_("Through a solicitor, the family court, one collection of belongings."),
    ),
    _order(
        id="restraining_order.address_known",
        topic="order_address",
        text=_("Does the defendant know where they live now?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        audience=Audience.SENSITIVE,
        say=_("Do they know where you live now?"),
        help=_("Anything but yes keeps every address off every paper."),
    ),
    _if_wanted(
        id="restraining_order.children",
        topic="order_children",
        text=_("Are there children, or a family-court case?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Do you have children together? Is there a family-court order?"),
    ),
    _if_wanted(
        id="restraining_order.children_detail",
        topic="order_children",
        text=_("Names, ages, contact, court and date of any order"),
        kind=Kind.TEXT,
        audience=Audience.SENSITIVE,
        shown_when=when("restraining_order.children", YES, UNSURE),
        help=_("A term must not conflict with an order of the family court."),
    ),
    _if_wanted(
        id="restraining_order.existing",
        topic="order_children",
        text=_("Is there an order or bail condition already?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Is there any order to keep them away from you now?"),
    ),
    _if_wanted(
        id="restraining_order.existing_detail",
        topic="order_children",
        text=_("Kind, court, end, terms and any breach"),
        kind=Kind.TEXT,
        audience=Audience.SENSITIVE,
        shown_when=when("restraining_order.existing", YES, UNSURE),
        help=_("Bail, non-molestation, DVPO, stalking protection order."),
    ),
    _if_wanted(
        id="restraining_order.duration",
        topic="order_length",
        text=_("How long should it last?"),
        kind=Kind.ONE_OF,
        options=(
            Option("further_order", _("Until further order")),
            Option("2_years", _("2 years")),
            Option("3_years", _("3 years")),
            Option("5_years", _("5 years")),
            Option("10_years", _("10 years")),
            Option("other", _("Another length")),
            Option(UNSURE, _("Unsure")),
        ),
        say=_("How long would you want it to last?"),
        source="Sentencing Act 2020 s359(2); PHA 1997 s5A(2)",
    ),
    _if_wanted(
        id="restraining_order.duration_why",
        topic="order_length",
        text=_("Why that long?"),
        kind=Kind.TEXT,
        help=_("The need that will last, no longer than that."),
        revisit=("restraining_order.duration",),
    ),
)
