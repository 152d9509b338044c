"""While a term of an order is typed: what is weak with its mend, and how the term will read."""

from pathlib import Path

from smadvisor.office import assessing
from tests.ui.someone import a_victim, settle, show, type_in
from ui.assessment.page import AssessmentPage
from ui.shell import Shell


def on_work(shell: Shell, folder: Path) -> AssessmentPage:
    """At the page of the workplace term, with somebody to protect."""
    desk, person = shell.session.desk, a_victim(shell, folder)
    assessing.record(
        desk,
        person,
        {
            "restraining_order.wanted": "yes",
            "restraining_order.protected": "Siân Pryce",
            "restraining_order.conditions": ["work"],
        },
    )
    assessing.move(desk, person, "order_work.workplace")
    page = show(shell, "assessment", person)
    assert isinstance(page, AssessmentPage)
    return page


def test_weak_words_are_flagged_as_they_are_typed_and_nothing_is_blocked(
    shell: Shell, tmp_path: Path
) -> None:
    page = on_work(shell, tmp_path)
    asked = page.asked["order_work.workplace"]
    asked.focus()
    type_in("somewhere near the town centre")
    assert asked.weak.isVisible()
    assert "“near”" in asked.weak.said.text()
    assert "Better: within 20 metres of" in asked.weak.said.text()
    page.leave()
    settle(shell)
    kept = assessing.begin(shell.session.desk, page.person_id).given
    assert kept["order_work.workplace"] == "somewhere near the town centre"


def test_the_term_reads_as_it_will_stand_in_the_order(shell: Shell, tmp_path: Path) -> None:
    page = on_work(shell, tmp_path)
    page.asked["order_work.workplace"].focus()
    type_in("Llanfair Bakery, Commercial Street")
    said = page.reads.said.text()
    assert said.startswith("The defendant must not")
    assert "Llanfair Bakery, Commercial Street" in said
