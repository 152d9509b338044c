"""Whatever is known of somebody: what is amber says so, and what is done well never adds to it."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from smadvisor.casework.pretrial import OF_A_MEASURE, VALUES, YES, Fact, Tick
from smadvisor.casework.pretrial_gaps import standing
from smadvisor.casework.pretrial_known import Known, Mg2, State
from tests.casework.test_pretrial import MOVED, NAMES, NOW, SENT, TODAY, TRIAL, tick

IDS = list(NAMES)[:3]
WISHES = st.sampled_from(["yes", "no", "unsure", ""])


@st.composite
def papers(draw: st.DrawFn) -> Mg2 | None:
    answers = {f"{id}.view": draw(WISHES) for id in IDS}
    asks = ("needs.interpreter", "practical.visit", "practical.refresh_memory")
    answers |= {name: draw(WISHES) for name in (*asks, "restraining_order.wanted")}
    answers["live_link.place"] = draw(st.sampled_from(["court", "remote_evidence_site"]))
    answers["needs.language"] = draw(st.sampled_from(["english", "welsh", "both"]))
    choices = {
        name: draw(st.lists(st.sampled_from(IDS), unique=True))
        for name in ("choice.first", "choice.fallback")
    }
    paper = Mg2("id", 1, SENT, "", draw(st.sampled_from([SENT, None])), "", {**answers, **choices})
    return draw(st.sampled_from([paper, None]))


@st.composite
def ticks(draw: st.DrawFn) -> Tick:
    fact = draw(st.sampled_from(sorted(Fact)))
    measure = draw(st.sampled_from(IDS)) if fact in OF_A_MEASURE else ""
    days = draw(st.integers(0, 9))
    moment = NOW - timedelta(days=draw(st.integers(0, 9)))
    value = draw(st.sampled_from(sorted(VALUES[fact])))
    return tick(fact, value, measure, TODAY - timedelta(days), moment)


@st.composite
def situations(draw: st.DrawFn) -> Known:
    made = {(one.fact, one.measure): one for one in draw(st.lists(ticks(), max_size=12))}
    return Known(
        names=NAMES,
        mg2=draw(papers()),
        ticks=made,
        trial_on=draw(st.sampled_from([None, TODAY, TRIAL, TODAY - timedelta(2)])),
        today=TODAY,
        heard_on=draw(st.sampled_from([None, TODAY, TODAY - timedelta(2)])),
        moved_at=draw(st.sampled_from([None, MOVED])),
        deficient=draw(st.booleans()),
        requests=draw(st.integers(0, 2)),
    )


@given(situations())
def test_amber_is_what_some_line_the_mg2_or_a_request_says(known: Known) -> None:
    found = standing(known)
    lines = [*(line for one in found.measures for line in one.lines), *found.person, *found.after]
    amber = [one.gap for one in lines if one.state is State.AMBER]
    assert all(amber)
    assert [one.gap for one in lines if one.gap] == amber
    of_lines = [gap.sentence for gap in found.gaps if gap.fact not in (None, Fact.TRIAL)]
    assert of_lines == amber
    assert len(found.gaps) - len(of_lines) <= 3
    assert len(set(found.amber)) == len(found.amber)


@given(situations(), st.sampled_from(IDS))
def test_what_is_done_well_never_adds_amber(known: Known, measure: str) -> None:
    good = [
        *(tick(one) for one in (Fact.SITE, Fact.TOLD, Fact.VISIT, Fact.INTERPRETER, Fact.WELSH)),
        *(tick(one) for one in (Fact.MEMORY_REFRESH, Fact.PERSONAL_STATEMENT)),
        tick(Fact.RESTRAINING_ORDER),
        tick(Fact.IN_PLACE, YES, measure),
    ]
    before = set(standing(known).amber)
    for one in good:
        more = replace(known, ticks={**known.ticks, (one.fact, one.measure): one})
        assert set(standing(more).amber) <= before, one.fact


@given(situations())
def test_nothing_is_ticked_beforehand(known: Known) -> None:
    found = standing(replace(known, ticks={}))
    lines = [*(line for one in found.measures for line in one.lines), *found.person, *found.after]
    assert not any(one.tick or one.words for one in lines)
