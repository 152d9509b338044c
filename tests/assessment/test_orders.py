"""The terms of an order: whole sentences, no address, and what does not go together."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smadvisor.assessment.addresses import looks_like_address
from smadvisor.assessment.orders import GAP, OTHER, Term, contradictions, terms
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID, Audience
from smadvisor.assessment.questions.order_terms import TERMS, topic
from smadvisor.assessment.wording import weak
from smadvisor.law.order_terms import EXCEPTIONS, PROHIBITIONS
from tests.assessment.people import an_order, every_blank
from tests.assessment.strategies import answers_to

IDS = tuple(one.id for one in PROHIBITIONS)
KNOWN: dict[str, Answer] = {"restraining_order.address_known": "yes"}
NAME = "Carys Môn Rowlands"
TWO_AM = {
    "contact": f"contact {NAME} directly or indirectly, by any means, in person, by telephone, "
    "message, post or gift, or through any other person, except through a solicitor.",
    "social_media": f"post, share, tag or send anything that names, shows or is addressed to "
    f"{NAME}, on the Facebook account “Carys M” or on any other account.",
    "home": "go to, enter or wait outside Pen-y-bryn, 14 Heol Newydd, Cwmbran, except to collect "
    "belongings once, with a police officer present: at 10:00 on 4 January 2027.",
    "distance": "go within 100 metres of the Riverside Leisure Centre, Newport, except by chance, "
    "if the defendant leaves at once.",
    "area": "enter the area bounded by and including Corporation Road, Chepstow Road, Church Road "
    "and Caerleon Road, except to go by the shortest way to a place named here: from the railway "
    "station to Newport magistrates' court, for a hearing.",
    "work": f"go to, enter or wait outside the Bryn Hyfryd garden centre, Caerleon, the "
    f"workplace of {NAME}.",
    "school": "go to, enter or wait outside Ysgol Gynradd Afon Lwyd, attended by Elin Rowlands and "
    "Owain Rowlands, except as a family-court order allows, or in a family-court case, Cafcass "
    "Cymru included; or to take or fetch the children as set out here: on Fridays at 15:30, at "
    "the gate.",
    "others": "contact Mari Rowlands or Tomos Pugh directly or indirectly, by any means, or "
    "through any other person, except through a solicitor.",
    "vehicle": f"follow, stop, touch or watch the vehicle with the registration number CV21 KXE, "
    f"used by {NAME}.",
    "images": f"share or publish, or threaten to share or publish, intimate photographs or films "
    f"that show {NAME}.",
    "tracking": f"use the tag “Keys” and the shared Google account, or any other device, app or "
    f"account, to follow the movements of {NAME}, to listen to them or to read their messages.",
    "through_others": f"ask, pay or encourage any other person to contact, follow, watch or "
    f"threaten {NAME}, except through a solicitor.",
    "property": f"enter or damage the allotment at Afon Lwyd, or damage or take anything there "
    f"that belongs to {NAME}.",
    "reports": f"make a report about {NAME} to Torfaen social services that the defendant knows "
    "to be untrue.",
}


def codes(answers: dict[str, Answer]) -> list[tuple[str, str]]:
    return [(one.code, one.question) for one in contradictions(answers)]


def one_term(id: str, **changes: Answer) -> Term:
    """The one term ``id``, with changed answers of its page."""
    answers = an_order(id) | {f"{topic(id)}.{name}": given for name, given in changes.items()}
    (term,) = terms(answers)
    return term


# --- the sentences --------------------------------------------------------------------------------


def test_each_term_can_be_decided_at_two_in_the_morning() -> None:
    """Who must not do one act, to whom by full name or where, except."""
    found = {term.id: term.text for term in terms(an_order(*IDS) | KNOWN)}
    assert found == {id: f"The defendant must not {act}" for id, act in TWO_AM.items()}


def test_no_clause_is_weak_itself() -> None:
    blank = {q.id: "Carys" for q in TERMS if q.drafting}
    for known in ("yes", "no"):
        answers = an_order(*IDS) | blank | {"restraining_order.address_known": known}
        for exception in EXCEPTIONS:
            only = {f"{topic(id)}.exceptions": (exception.id,) for id in IDS}
            for term in terms(answers | only):
                assert weak(term.text) == (), term.text


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("home", f"go to, enter or wait outside any place where the defendant knows or believes "
         f"{NAME} to be living, except"),
        ("distance", f"knowingly go within 100 metres of {NAME}, except"),
        ("property", f"enter or damage any place where the defendant knows or believes {NAME} to "
         f"be living, or damage or take anything that belongs to {NAME}."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("known", ["no", "unsure", "prefers_not_to_say", ""])
def test_while_the_address_may_not_be_known_no_place_is_named(
    id: str, text: str, known: str
) -> None:
    (term,) = terms(an_order(id) | {"restraining_order.address_known": known})
    assert term.text.startswith(f"The defendant must not {text}")
    assert term.missing == ()


def test_several_people_are_each_protected() -> None:
    answers = an_order("contact")
    for typed in ("Carys Rowlands\nElin Rowlands\n", "Carys Rowlands; Elin Rowlands."):
        (term,) = terms(answers | {"restraining_order.protected": typed})
        assert "contact Carys Rowlands or Elin Rowlands directly" in term.text
    (term,) = terms(answers | {"restraining_order.protected": "A\nB\nC"})
    assert "contact A, B or C directly" in term.text


def test_exceptions_stand_in_one_list_and_the_detail_next_to_what_it_spells_out() -> None:
    term = one_term(
        "contact",
        exceptions=("solicitor", "child_contact", "accidental"),
        exception_detail="Nia Howells,\nthe children's aunt.",
    )
    assert term.text.endswith(
        ", except through a solicitor; by chance, if the defendant leaves at once; or about the "
        "children, through one person agreed and named here: Nia Howells, the children's aunt."
    )
    assert term.exceptions == (
        "through a solicitor",
        "by chance, if the defendant leaves at once",
        "about the children, through one person agreed and named here",
        "Nia Howells, the children's aunt",
    )


def test_any_other_term_stands_last_word_for_word() -> None:
    typed = "Not to enter\nthe Afon Inn, Caerleon."
    *_first, last = terms(an_order("contact") | {"restraining_order.terms": typed})
    assert last == Term(OTHER, typed, "", (), ())


def test_each_term_has_its_because() -> None:
    for term in terms(an_order(*IDS)):
        assert term.because == f"He did it on 2 November 2026; she fears {term.id}."


def test_what_is_not_filled_in_is_a_gap_with_the_question_that_fills_it() -> None:
    answers: dict[str, Answer] = {
        "restraining_order.wanted": "yes",
        "restraining_order.conditions": ("work",),
        "order_work.exceptions": ("handover",),
    }
    (term,) = terms(answers)
    assert term.text == (
        f"The defendant must not go to, enter or wait outside {GAP}, the workplace of {GAP}, "
        "except to take or fetch the children as set out here."
    )
    assert term.missing == (
        "restraining_order.protected",
        "order_work.workplace",
        "order_work.exception_detail",
    )
    assert term.because == ""


def test_braces_and_dots_that_were_typed_are_words() -> None:
    assert "{protected} and {0}" in one_term("images", images="{protected} and {0}").text
    (term,) = terms(an_order("images") | {"order_images.images": " … ."})
    assert "publish, … that show" in term.text


def test_an_order_that_is_not_wanted_has_no_terms() -> None:
    answers = an_order(*IDS) | {"restraining_order.wanted": "no"}
    assert terms(answers) == ()
    assert list(contradictions(answers)) == []


# --- no address -----------------------------------------------------------------------------------

ADDRESSES = st.sampled_from(
    ["12 Chepstow Road", "NP20 4AB", "at Flat 3, Newport", "1 The Green", "12", "Road", "flat"]
)
TYPED = st.text(max_size=20) | ADDRESSES | st.tuples(st.text(max_size=9), ADDRESSES).map(" ".join)


@st.composite
def any_order(draw: st.DrawFn) -> dict[str, Answer]:
    """Any answers to a whole order, an address among them wherever words are typed."""
    answers: dict[str, Answer] = {"restraining_order.wanted": "yes"}
    answers["restraining_order.conditions"] = IDS
    answers["restraining_order.protected"] = draw(TYPED)
    answers["restraining_order.terms"] = draw(TYPED)
    for question in TERMS:
        given = answers_to(question) if question.options else TYPED
        answers[question.id] = draw(given)
    return answers


@given(any_order(), st.sampled_from(["no", "unsure", "prefers_not_to_say", ""]))
@example(every_blank("12 Chepstow Road, NP20 4AB"), "no")
@example(every_blank("12") | {"restraining_order.protected": "Elm Street"}, "unsure")
def test_no_term_holds_an_address_the_defendant_may_not_know(
    answers: dict[str, Answer], known: str
) -> None:
    found = terms(answers | {"restraining_order.address_known": known})
    assert [term.id for term in found][:14] == list(IDS)
    for term in found:
        for words in (term.text, term.because, " ".join(term.exceptions)):
            assert not looks_like_address(words)
        for id in term.missing:
            assert id in BY_ID


@pytest.mark.parametrize(
    "id", [f"{topic(one.id)}.{blank.id}" for one in PROHIBITIONS for blank in one.blanks]
)
def test_a_blank_with_an_address_is_left_out_and_named(id: str) -> None:
    prohibition = BY_ID[id].topic.removeprefix("order_")
    answers = an_order(prohibition) | {id: "12 Chepstow Road"}
    (told,) = terms(answers | KNOWN)
    assert "12 Chepstow Road" in told.text
    (kept,) = terms(answers)
    assert "Chepstow" not in kept.text
    asked_anyway = len(BY_ID[id].shown_when) == 1
    assert (id in kept.missing) is asked_anyway


def test_a_because_with_an_address_is_left_out_and_named() -> None:
    words = {"order_contact.because": "He came to 12 Chepstow Road."}
    (told,) = terms(an_order("contact") | words | KNOWN)
    assert told.because == words["order_contact.because"]
    (kept,) = terms(an_order("contact") | words)
    assert (kept.because, kept.missing) == ("", ("order_contact.because",))


def test_words_that_are_an_address_only_side_by_side_are_left_out() -> None:
    answers = an_order("images") | {"order_images.images": "film 12"}
    answers |= {"restraining_order.protected": "Elm Street"}
    (term,) = terms(answers)
    assert f"share or publish, {GAP} that show {GAP}." in term.text
    assert term.missing == ("restraining_order.protected", "order_images.images")
    (term,) = terms(answers | KNOWN)
    assert "film 12 that show Elm Street" in term.text


def test_no_clause_makes_an_address_of_a_number_before_it() -> None:
    """“Unit 7, the workplace of …” must not keep a whole term off every paper."""
    for exception in EXCEPTIONS:
        only = {f"{topic(id)}.exceptions": (exception.id,) for id in IDS}
        for term in terms(every_blank("Unit 7") | only):
            assert GAP not in term.text


def test_what_may_be_served_and_what_may_not() -> None:
    sensitive = {
        *("wanted", "words", "feared", "evidence", "risk", "specialist", "protected_views"),
        *("address_known", "address_asked_on", "children_detail", "existing_detail"),
        *("read_back", "still_true", "explained", "existing"),
    }
    for id in sensitive:
        assert BY_ID[f"restraining_order.{id}"].audience is Audience.SENSITIVE
    for id in ("protected", "terms", "exceptions", "outcomes", "duration", "duration_why", "map"):
        assert BY_ID[f"restraining_order.{id}"].audience is Audience.QUOTED
    assert {question.audience for question in TERMS} == {Audience.QUOTED}


# --- what does not go together --------------------------------------------------------------------

CHILDREN: dict[str, Answer] = {"restraining_order.children": "yes"}
REASONS: dict[str, Answer] = {"restraining_order.exceptions": "He works in the next street."}
Clash = tuple[str, dict[str, Answer], tuple[str, str], dict[str, Answer]]
"""A prohibition, what makes it clash, how that is said, and what mends it."""


def lawful_reason(id: str) -> Clash:
    exceptions = f"order_{id}.exceptions"
    said = ("lawful_reason", exceptions)
    return id, REASONS | {exceptions: ("none",)}, said, {exceptions: ("route",)}


def address_not_known(id: str, code: str = "address_not_known") -> Clash:
    return id, {}, (code, "restraining_order.address_known"), KNOWN


CLASHES: list[Clash] = [
    (
        "area",
        CHILDREN,
        ("school_run", "order_area.exceptions"),
        {"order_area.exceptions": ("handover",)},
    ),
    (
        "school",
        CHILDREN | {"order_school.exceptions": ("accidental",)},
        ("school_run", "order_school.exceptions"),
        {"order_school.exceptions": ("family_court",)},
    ),
    (
        "contact",
        {"restraining_order.children": "unsure", "order_contact.exceptions": ("solicitor",)},
        ("handover", "order_contact.exceptions"),
        {"order_contact.exceptions": ("child_contact",)},
    ),
    (
        "others",
        CHILDREN | {"restraining_order.family_court": "yes"},
        ("family_court", "order_others.exceptions"),
        {"order_others.exceptions": ("family_court",)},
    ),
    *map(lawful_reason, ("home", "distance", "area", "work")),
    *map(address_not_known, ("home", "distance", "property")),
    address_not_known("area", "area_tells_where"),
    (
        "vehicle",
        {"order_vehicle.because": " "},
        ("no_because", "order_vehicle.because"),
        {"order_vehicle.because": "He followed it."},
    ),
    (
        "area",
        {"order_area.roads": ""},
        ("open_area", "order_area.roads"),
        {"order_area.roads": "Corporation Road, Chepstow Road and Church Road"},
    ),
    (
        "area",
        {"order_area.roads": "Corporation Road and Chepstow Road"},
        ("open_area", "order_area.roads"),
        {"order_area.roads": "Corporation Road; Chepstow Road; Church Road"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("id", "facts", "clash", "mend"), CLASHES)
def test_a_contradiction_is_seen_and_goes_when_it_is_mended(
    id: str, facts: dict[str, Answer], clash: tuple[str, str], mend: dict[str, Answer]
) -> None:
    answers = an_order(id) | facts
    assert clash in codes(answers)
    assert clash not in codes(answers | mend)


@pytest.mark.parametrize("id", IDS)
def test_every_term_needs_a_because(id: str) -> None:
    answers = {key: value for key, value in an_order(id).items() if not key.endswith(".because")}
    assert ("no_because", f"order_{id}.because") in codes(answers)


def test_a_whole_order_contradicts_nothing() -> None:
    assert codes(an_order(*IDS) | KNOWN) == []
