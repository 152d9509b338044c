"""Facts of any kind, and people of whom everything is known."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from smadvisor.law.facts import Facts

TODAY = date(2026, 11, 21)
NEWPORT_MAGISTRATES = "B61NP00"
NEWPORT_CROWN = "C62NG00"
KNOWN: dict[str, Any] = {
    "court_code": NEWPORT_MAGISTRATES,
    "today": TODAY,
    "date_of_birth": date(1996, 5, 4),
    "complainant": True,
    "relationship": "ex_partner",
    "sexual_offence": False,
    "modern_slavery": False,
    "domestic_abuse": False,
    "weapon_offence": False,
    "conditions": frozenset(),
    "fear_or_distress": False,
    "intimidated_by_others": False,
    "video_interview": False,
}
"""An adult of whom all is known and whom nothing makes eligible."""

perhaps = st.sampled_from([True, False, None])
conditions = st.frozensets(st.sampled_from(["mental_disorder", "learning", "physical"]))
any_facts = st.builds(
    Facts,
    court_code=st.sampled_from(["", NEWPORT_MAGISTRATES, "B61EZ00", NEWPORT_CROWN, "C01AA00"]),
    today=st.just(TODAY) | st.none(),
    date_of_birth=st.dates(date(1930, 1, 1), TODAY) | st.none(),
    under_18=perhaps,
    accused=st.booleans(),
    complainant=perhaps,
    relationship=st.sampled_from(["", "ex_partner", "parent", "flatmate", "none"]),
    sexual_offence=perhaps,
    modern_slavery=perhaps,
    domestic_abuse=perhaps,
    weapon_offence=perhaps,
    conditions=conditions | st.none(),
    quality_diminished_by_condition=perhaps,
    fear_or_distress=perhaps,
    declines_s17_4=st.booleans(),
    declines_s17_5=st.booleans(),
    intimidated_by_others=perhaps,
    video_interview=perhaps,
    video_interview_under_18=perhaps,
)


def known(**changes: Any) -> Facts:
    """All is known; what is given here is otherwise."""
    return Facts(**{**KNOWN, **changes})
