"""What is amber before a trial, and what no longer is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from smadvisor.casework.pretrial import (
    AFTER_TRIAL,
    GRANTED,
    NO,
    OF_A_MEASURE,
    REFUSED,
    VALUES,
    VARIED,
    YES,
    Fact,
    Tick,
)
from smadvisor.casework.pretrial_gaps import Standing, standing
from smadvisor.casework.pretrial_known import LABELS, Known, Line, Mg2, State
from smadvisor.law.words import MEASURES

NAMES = {one.id: one.name for one in MEASURES}
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TRIAL = TODAY + timedelta(11)
SENT = date(2026, 11, 3)
Given = tuple[Fact, str, str]
"""A fact, its measure and a value."""


def mg2(**answers: Any) -> Mg2:
    said = {name.replace("__", "."): value for name, value in answers.items()}
    return Mg2("id", 2, SENT, "PC 1 Rees", SENT, "CPS Wales", said)


def tick(
    fact: Fact, value: str = YES, measure: str = "", day: date = TODAY, at: datetime = NOW
) -> Tick:
    return Tick(fact, measure, value, day, "", at, "WCO Nia Lloyd")


def known(paper: Mg2 | None = None, *ticks: Tick, **more: Any) -> Known:
    fields: dict[str, Any] = {"trial_on": TRIAL, "today": TODAY, **more}
    by = {(one.fact, one.measure): one for one in ticks}
    return Known(NAMES, paper or mg2(), by, **fields)


def line(found: Standing, fact: Fact, measure: str = "") -> Line:
    of_measures = [line for one in found.measures for line in one.lines]
    lines = (*of_measures, *found.person, *found.after)
    return next(one for one in lines if (one.fact, one.measure) == (fact, measure))


SCREENS = mg2(screens__view="yes")


def applied(value: str = YES, day: date = TODAY, at: datetime = NOW) -> Tick:
    return tick(Fact.APPLIED, value, "screens", day, at)


def directed(value: str = GRANTED, day: date = TODAY, at: datetime = NOW) -> Tick:
    return tick(Fact.DIRECTED, value, "screens", day, at)


def in_place(value: str = YES, day: date = TODAY, at: datetime = NOW) -> Tick:
    return tick(Fact.IN_PLACE, value, "screens", day, at)


TOLD = tick(Fact.TOLD)
NOT_IN_PLACE = "Screens: granted, not known to be in place on the day."
NOT_TOLD = "Not told of the court’s decision: Screens (refused)."
NOT_KNOWN = "Screens: not known whether the CPS applied for it."
STALE = "booked, but the trial was moved. Book"


@pytest.mark.parametrize(
    ("ticks", "amber"),
    [
        ([], [NOT_KNOWN]),
        ([applied(NO)], ["Screens: the CPS has not applied for it."]),
        ([applied()], ["Screens: applied for, the court has not decided."]),
        (
            [applied(), directed()],
            [
                NOT_IN_PLACE,
                "Not told of the court’s decision: Screens (granted).",
            ],
        ),
        ([directed(VARIED), TOLD], ["Screens: varied, not known to be in place on the day."]),
        ([directed(), in_place(NO), TOLD], [NOT_IN_PLACE]),
        ([directed(), in_place(), TOLD], []),
        ([directed(REFUSED)], [NOT_TOLD]),
        ([directed(REFUSED), TOLD], []),
        ([directed(REFUSED), tick(Fact.TOLD, NO)], [NOT_TOLD]),
    ],
)
def test_a_measure_has_one_gap_at_a_time(ticks: list[Tick], amber: list[str]) -> None:
    assert list(standing(known(SCREENS, *ticks)).amber) == amber


POLISH = mg2(needs__interpreter="yes", needs__interpreter_language="Polish")
WANTS: Mapping[str, tuple[Mg2, Fact, str]] = {
    "site": (
        mg2(live_link__view="unsure", live_link__place="remote_evidence_site"),
        Fact.SITE,
        "Remote evidence site: not booked.",
    ),
    "interpreter": (mg2(needs__interpreter="yes"), Fact.INTERPRETER, "Interpreter: not booked."),
    "welsh": (
        mg2(needs__language="both"),
        Fact.WELSH,
        "Evidence in Welsh: the court has not been told.",
    ),
    "visit": (mg2(practical__visit="unsure"), Fact.VISIT, "Visit before the trial: not booked."),
    "memory": (
        mg2(practical__refresh_memory="yes"),
        Fact.MEMORY_REFRESH,
        "Going over the statement or recording: not arranged.",
    ),
    "statement": (
        mg2(practical__personal_statement="update"),
        Fact.PERSONAL_STATEMENT,
        "Victim personal statement: not taken.",
    ),
    "order": (
        mg2(restraining_order__wanted="yes"),
        Fact.RESTRAINING_ORDER,
        "Restraining order: the request is not with the CPS.",
    ),
}


@pytest.mark.parametrize("need", WANTS)
def test_what_is_wanted_is_amber_until_it_is_arranged(need: str) -> None:
    paper, fact, sentence = WANTS[need]
    assert sentence in standing(known(paper)).amber
    assert line(standing(known(paper)), fact).state is State.AMBER
    assert sentence in standing(known(paper, tick(fact, NO))).amber
    for value in VALUES[fact].keys() - {NO}:
        found = standing(known(paper, tick(fact, value)))
        assert sentence not in found.amber
        assert line(found, fact).state is State.DONE


@pytest.mark.parametrize("need", WANTS)
def test_what_nobody_asked_for_is_not_needed_unless_it_is_said_to_be_missing(need: str) -> None:
    _paper, fact, sentence = WANTS[need]
    assert line(standing(known(mg2())), fact).state is State.NOT_NEEDED
    assert sentence in standing(known(mg2(), tick(fact, NO))).amber


@pytest.mark.parametrize(
    ("paper", "fact", "asked"),
    [
        (POLISH, Fact.INTERPRETER, "Wanted: Polish"),
        (mg2(needs__interpreter="no"), Fact.INTERPRETER, "Not wanted"),
        (mg2(needs__interpreter="unsure"), Fact.INTERPRETER, "Unsure"),
        (mg2(needs__language="welsh"), Fact.WELSH, "In Welsh"),
        (mg2(needs__language="english"), Fact.WELSH, ""),
        (mg2(practical__personal_statement="not_wanted"), Fact.PERSONAL_STATEMENT, "Not wanted"),
        (mg2(practical__personal_statement="unsure"), Fact.PERSONAL_STATEMENT, "Unsure"),
    ],
)
def test_what_was_asked_for_is_told_in_words(paper: Mg2, fact: Fact, asked: str) -> None:
    assert line(standing(known(paper)), fact).asked == asked


def test_a_statement_that_was_made_is_done_by_the_mg2() -> None:
    paper = mg2(practical__personal_statement="made")
    made = line(standing(known(paper)), Fact.PERSONAL_STATEMENT)
    assert (made.state, made.words) == (State.DONE, "")
    assert made.source == "MG2 version 2, sent 3 November 2026"
    lost = standing(known(paper, tick(Fact.PERSONAL_STATEMENT, NO)))
    assert line(lost, Fact.PERSONAL_STATEMENT).state is State.AMBER


def test_a_refused_link_needs_no_site() -> None:
    paper, _fact, sentence = WANTS["site"]
    refused = tick(Fact.DIRECTED, REFUSED, "live_link")
    found = standing(known(paper, refused, tick(Fact.SITE, NO), TOLD))
    assert sentence not in found.amber
    assert line(found, Fact.IN_PLACE, "live_link").state is State.NOT_NEEDED


FIRST = mg2(
    live_link__view="yes",
    screens__view="yes",
    choice__first=["live_link"],
    choice__fallback=["screens"],
)


@pytest.mark.parametrize(
    ("decision", "state"),
    [(GRANTED, State.NOT_NEEDED), (VARIED, State.NOT_NEEDED), (REFUSED, State.AMBER)],
)
def test_the_fallback_is_not_needed_once_the_first_choice_is_given(
    decision: str, state: State
) -> None:
    found = standing(known(FIRST, tick(Fact.DIRECTED, decision, "live_link"), TOLD))
    assert line(found, Fact.APPLIED, "screens").state is state
    assert [one.asked for one in found.measures] == ["Fallback", "First choice"]


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"live_link.view": "yes"}, "Wanted"),
        ({"live_link.view": "unsure"}, "Wanted, unsure"),
        ({"live_link.view": "yes", "live_link.companion": "yes"}, "Wanted, with a companion"),
        (
            {
                "live_link.view": "yes",
                "live_link.companion": "yes",
                "live_link.companion_name": "Mari Pugh",
            },
            "Wanted, with Mari Pugh",
        ),
    ],
)
def test_who_sits_with_them_is_said(answers: dict[str, str], asked: str) -> None:
    (link,) = standing(known(mg2(**answers))).measures
    assert link.asked == asked


def test_a_measure_that_only_the_court_file_shows_is_followed_too() -> None:
    found = standing(known(mg2(), directed(), TOLD))
    assert [(one.name, one.asked) for one in found.measures] == [("Screens", "")]
    assert found.amber == (NOT_IN_PLACE,)
    assert standing(known(mg2(), applied(NO))).amber == ()
    assert standing(known(mg2(), applied())).amber == (
        "Screens: applied for, the court has not decided.",
    )


def test_a_decision_after_they_were_told_is_to_be_told_as_well() -> None:
    before, after = TODAY - timedelta(5), TODAY - timedelta(1)
    told = tick(Fact.TOLD, day=TODAY - timedelta(3))
    link = tick(Fact.DIRECTED, REFUSED, "live_link", after)
    found = standing(known(mg2(), directed(REFUSED, day=before), link, told))
    assert found.amber == ("Not told of the court’s decision: Live link (refused).",)
    assert line(found, Fact.TOLD).asked == "Live link (refused), Screens (refused)"


MOVED = NOW - timedelta(days=1)
EARLIER = NOW - timedelta(days=2)


@pytest.mark.parametrize(
    ("paper", "booked", "sentence"),
    [
        (SCREENS, in_place(at=EARLIER), "Screens: was in place, but the trial was moved. Confirm"),
        (WANTS["site"][0], tick(Fact.SITE, at=EARLIER), f"Remote evidence site: {STALE}"),
        (
            mg2(needs__interpreter="yes"),
            tick(Fact.INTERPRETER, at=EARLIER),
            f"Interpreter: {STALE}",
        ),
    ],
)
def test_what_was_booked_for_another_day_is_booked_again(
    paper: Mg2, booked: Tick, sentence: str
) -> None:
    ticks = (directed(), TOLD, booked)
    assert sentence not in str(standing(known(paper, *ticks)).amber)
    assert sentence in str(standing(known(paper, *ticks, moved_at=MOVED)).amber)
    again = known(paper, directed(), TOLD, replace(booked, at=NOW), moved_at=MOVED)
    assert sentence not in str(standing(again).amber)


def test_an_mg2_that_is_missing_or_not_sent_is_amber() -> None:
    nothing = Known(NAMES, None, {}, TRIAL, TODAY)
    assert standing(nothing).amber == ("No MG2 was sent.",)
    assert standing(replace(nothing, deficient=False)).amber == ()
    (gap,) = standing(replace(nothing, deficient=False, on_file=True)).amber
    assert "not made here" in gap
    assert line(standing(nothing), Fact.INTERPRETER).state is State.UNKNOWN
    assert standing(known(replace(mg2(), sent_on=None))).amber == (
        "MG2 version 2 is made, not sent.",
    )
    assert replace(mg2(), sent_on=None).words == "MG2 version 2, not sent"


def test_after_a_hearing_somebody_is_to_say_when_the_trial_is() -> None:
    sentence = "The hearing has passed, and nobody entered the day of the trial."
    heard = known(SCREENS, trial_on=None, heard_on=TODAY - timedelta(1))
    assert standing(heard).amber == (sentence, NOT_KNOWN)
    assert standing(replace(heard, heard_on=TODAY)).amber == (NOT_KNOWN,)
    assert standing(replace(heard, trial_on=TRIAL)).amber == (NOT_KNOWN,)
    pleaded = {(Fact.VERDICT, ""): tick(Fact.VERDICT, "guilty_plea")}
    assert standing(replace(heard, ticks=pleaded)).amber == ()


def test_a_request_that_waits_is_amber_even_after_the_trial() -> None:
    past = known(requests=2, trial_on=TODAY - timedelta(1))
    (sentence,) = standing(past).amber
    assert "look again" in sentence


@pytest.mark.parametrize("over", [True, False])
def test_nothing_is_left_to_arrange_once_it_is_over(over: bool) -> None:
    everything = mg2(
        screens__view="yes",
        live_link__view="yes",
        live_link__place="remote_evidence_site",
        **{"needs.interpreter": "yes", "practical.visit": "yes"},
    )
    decided = (directed(),)
    before = known(everything, *decided)
    passed = replace(before, trial_on=TODAY - timedelta(1))
    pleaded = known(everything, *decided, tick(Fact.VERDICT, "guilty_plea"))
    not_tried = known(everything, *decided, tick(Fact.VERDICT, "not_tried"))
    for one in (passed, pleaded) if over else (before, not_tried):
        assert bool(standing(one).amber) is not over
    assert (
        standing(replace(Known(NAMES, None, {}, None, TODAY), trial_on=TODAY - timedelta(1))).amber
        == ()
    )


def test_a_line_says_who_ticked_it_when_and_how_long_ago() -> None:
    old = tick(Fact.VISIT, "done", day=SENT, at=NOW - timedelta(days=8))
    said = line(standing(known(mg2(practical__visit="yes"), old)), Fact.VISIT)
    assert said.words == "Done"
    assert said.source == "Ticked by WCO Nia Lloyd on 12 November 2026"
    assert said.age == 8
    asked = line(standing(known(mg2(practical__visit="yes"))), Fact.VISIT)
    assert (asked.source, asked.age) == ("MG2 version 2, sent 3 November 2026", 17)


def test_what_is_known_after_the_trial_is_never_amber() -> None:
    said = [tick(Fact.ATTENDED, NO), tick(Fact.USED, NO, "screens")]
    found = standing(known(SCREENS, *said, trial_on=TODAY - timedelta(1)))
    assert line(found, Fact.ATTENDED).state is State.DONE
    assert line(found, Fact.USED, "screens").state is State.DONE
    assert line(found, Fact.VERDICT).state is State.UNKNOWN


def test_every_fact_has_a_name_and_every_measure_a_line_for_its_own() -> None:
    assert LABELS.keys() == set(Fact)
    found = standing(known(SCREENS))
    assert {one.fact for one in found.measures[0].lines} == OF_A_MEASURE
    assert {one.fact for one in found.after} == AFTER_TRIAL - OF_A_MEASURE
