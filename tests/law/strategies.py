"""Facts of any kind, and people of whom everything is known."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from smadvisor.law.facts import WEAPONS, Defendant, Facts, Offence
from smadvisor.law.facts_file import RELATIONSHIPS, RESULTS
from smadvisor.law.offences import INCHOATE
from smadvisor.law.tables import current

LAW = current()
TODAY = date(2026, 11, 21)
NEWPORT_MAGISTRATES = "B61NP00"
CWMBRAN_YOUTH = "B61EZ00"
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
any_weapon = st.sampled_from([*WEAPONS, None])
_in_the_table = st.sampled_from([row["code"] for row in LAW.offences])
any_code = (
    _in_the_table
    | st.builds("".join, st.tuples(_in_the_table, st.sampled_from(sorted(INCHOATE))))
    | st.sampled_from(["SX03099", "FI68001", "ZZ99001", "OF61017X", ""])
)
"""Every code of the table, attempts and the like, families, and codes nobody knows."""
any_offence = st.builds(Offence, any_code, any_weapon, st.booleans())
any_defendant = st.builds(
    Defendant,
    name=st.sampled_from(["Rhys Invented", "Mali Invented", ""]),
    plea=st.sampled_from(["not_guilty", "guilty", None]),
    plea_date=st.dates(date(2026, 1, 1), date(2027, 6, 1)) | st.none(),
    age=st.integers(10, 90) | st.none(),
    represented=perhaps,
)
any_facts = st.builds(
    Facts,
    today=st.just(TODAY) | st.none(),
    court_code=st.sampled_from(["", NEWPORT_MAGISTRATES, CWMBRAN_YOUTH, NEWPORT_CROWN, "C01AA00"]),
    court=st.sampled_from(["", "Newport", "Cardiff Crown Court", "Cwmbran Magistrates' Court"]),
    trial_date=st.dates(TODAY, date(2029, 1, 1)) | st.none(),
    defendants=st.lists(any_defendant, max_size=3).map(tuple),
    result=st.none() | st.sampled_from(RESULTS),
    offences=st.lists(any_offence, max_size=3).map(tuple),
    sexual_offence=perhaps,
    modern_slavery=perhaps,
    weapon_offence=perhaps,
    domestic_abuse=perhaps,
    accused=st.booleans(),
    defence_witness=st.booleans(),
    complainant=perhaps,
    anonymity_order=perhaps,
    relationship=st.sampled_from(["", *RELATIONSHIPS]),
    date_of_birth=st.dates(date(1930, 1, 1), TODAY) | st.none(),
    age=st.integers(3, 95) | st.none(),
    under_18=perhaps,
    conditions=conditions | st.none(),
    quality_diminished_by_condition=perhaps,
    fear_or_distress=perhaps,
    declines_s17_4=st.booleans(),
    declines_s17_5=st.booleans(),
    declines_primary_rule=st.booleans(),
    intimidated_by_others=perhaps,
    video_interview=perhaps,
    video_interview_under_18=perhaps,
)


def known(**changes: Any) -> Facts:
    """All is known; what is given here is otherwise."""
    return Facts(**{**KNOWN, **changes})
