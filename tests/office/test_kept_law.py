"""An assessment keeps the law it was made under; a newer one is offered, never slipped in."""

from dataclasses import replace
from datetime import date

from smadvisor.law.facts import State
from smadvisor.law.tables import Law, current, to_plain
from smadvisor.office import assessing, papers
from smadvisor.office.assessing import Sitting
from smadvisor.office.desk import Desk
from smadvisor.store.rows import rows
from tests.desk import made_under


def earlier_law() -> Law:
    """The law before section 28 began anywhere, and before Schedule 1A had common assault."""
    return replace(
        current(),
        as_at=date(2021, 1, 1),
        section_28=tuple({**line, "court_code": "C01AA00"} for line in current().section_28),
        schedule_1a=(
            *current().schedule_1a,
            {**current().schedule_1a[0], "provision": "OAPA 1861 s47", "condition": "charge"},
        ),
    )


def states(of: Sitting) -> dict[str, State]:
    return {measure.section: measure.state for measure in of.measures}


def sections(of: Sitting) -> set[str]:
    return {way.section for way in of.eligible}


def test_a_new_assessment_is_made_under_the_law_of_today(listed: Desk, sian: str) -> None:
    begun = assessing.begin(listed, sian)
    assert begun.explanation.law_as_at == current().as_at
    assert begun.newer_law is None
    with listed.store.read() as connection:
        (kept,) = rows(connection, "law")
    assert kept["version"] == current().version
    assert kept["tables"] == to_plain(current())


def test_it_goes_on_under_the_law_it_was_made_under(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "eligibility.offence_codes", "OF61102")
    assessing.answer(listed, sian, "eligibility.weapon", "none")
    assert "s17(5)" not in sections(assessing.begin(listed, sian))
    old = made_under(listed, sian, earlier_law())
    assert "s17(5)" in sections(old)
    assert old.explanation.law_as_at == date(2021, 1, 1)
    answered = assessing.answer(listed, sian, "feelings.words", "Nervous.")
    assert "s17(5)" in sections(answered)


def test_the_newer_law_is_offered_and_says_what_would_differ(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "eligibility.offence_codes", "OF61102")
    assessing.answer(listed, sian, "eligibility.weapon", "none")
    old = made_under(listed, sian, earlier_law())
    assert old.newer_law is not None
    assert old.newer_law.as_at == current().as_at
    assert old.newer_law.differences == ("No longer eligible under s17(5).",)
    new = assessing.use_newer_law(listed, sian)
    assert new.newer_law is None
    assert "s17(5)" not in sections(new)
    assert new.given == old.given


def test_a_newer_law_that_changes_nothing_here_says_so(listed: Desk, sian: str) -> None:
    same = replace(current(), as_at=date(2026, 5, 1))
    old = made_under(listed, sian, same)
    assert old.newer_law is not None
    assert old.newer_law.differences == ()


def test_the_calendar_is_always_the_one_of_today(listed: Desk, sian: str) -> None:
    without = replace(current(), bank_holidays=current().bank_holidays[:1])
    old = made_under(listed, sian, without)
    assert old.explanation.limits == assessing.use_newer_law(listed, sian).explanation.limits


def test_each_version_of_the_law_is_kept_once(listed: Desk, sian: str) -> None:
    made_under(listed, sian, earlier_law())
    assessing.use_newer_law(listed, sian)
    assessing.use_newer_law(listed, sian)
    with listed.store.read() as connection:
        kept = [line["version"] for line in rows(connection, "law")]
    assert sorted(kept) == sorted({earlier_law().version, current().version})


def test_the_mg2_says_which_law_it_goes_by(listed: Desk, sian: str) -> None:
    made_under(listed, sian, earlier_law())
    assert papers.draft(listed, sian).law_as_at == date(2021, 1, 1)
    assessing.use_newer_law(listed, sian)
    assert papers.draft(listed, sian).law_as_at == current().as_at
