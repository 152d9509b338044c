"""Facts are taken key by key; what is unknown or wrong is named, all of it at once."""

from datetime import date

import pytest

from smadvisor.errors import Refused
from smadvisor.law import case_facts

WHOLE = {
    "court": "B61NP00",
    "trial_date": "2027-02-01",
    "defendants": [
        {
            "ref": "D1",
            "age": 30,
            "plea": "not_guilty",
            "plea_date": "2026-11-23",
            "represented": False,
        }
    ],
    "offences": [{"code": "OF61102", "weapon": "knife_used", "domestic_abuse": True}],
    "witness": {
        "role": "complainant",
        "age": 28,
        "date_of_birth": "1998-03-01",
        "relationship_to_defendant": "ex_partner",
        "domestic_abuse_alleged": True,
        "conditions": ["physical"],
        "quality_likely_diminished": True,
        "fear_or_distress": True,
        "declines_s17_4": False,
        "declines_s17_5": False,
        "intimidated_by_others": True,
        "video_interview": {"made": True, "age_at": 17},
    },
    "result": None,
}


def test_everything_is_taken() -> None:
    facts = case_facts.read(WHOLE)
    assert facts.trial_date == date(2027, 2, 1)
    assert facts.defendants[0].plea.plea_date == date(2026, 11, 23)
    assert facts.defendants[0].represented is False
    assert facts.offences[0].weapon == "knife_used"
    assert facts.witness.conditions == {"physical"}
    assert (facts.witness.interviewed, facts.witness.interviewed_at) == (True, 17)
    assert facts.witness.date_of_birth == date(1998, 3, 1)


def test_what_is_left_out_is_not_known() -> None:
    facts = case_facts.read({"witness": {}})
    assert facts.defendants == ()
    assert facts.offences == ()
    assert facts.witness.age is None
    assert facts.witness.interviewed is False
    assert facts.result is None


@pytest.mark.parametrize(
    ("plain", "named"),
    [
        ({"colour": 1}, ["colour"]),
        ({"court": 7}, ["court"]),
        ({"trial_date": "soon"}, ["trial_date"]),
        ({"result": "won"}, ["result"]),
        ({"defendants": {}}, ["defendants"]),
        ({"defendants": ["one"]}, ["defendants[0]"]),
        ({"defendants": [{"plea": "maybe", "age": "x"}]}, ["defendants[0].plea", "[0].age"]),
        ({"offences": [{"weapon": "hammer", "x": 1}]}, ["[0].weapon", "offences[0].x"]),
        ({"witness": []}, ["witness"]),
        ({"witness": {"role": "judge", "age": 200}}, ["witness.role", "witness.age"]),
        ({"witness": {"age": True}}, ["witness.age"]),
        ({"witness": {"conditions": ["tired"]}}, ["witness.conditions"]),
        ({"witness": {"fear_or_distress": "yes"}}, ["witness.fear_or_distress"]),
        ({"witness": {"video_interview": 1}}, ["witness.video_interview"]),
        ({"witness": {"video_interview": {"by": 1}}}, ["witness.video_interview.by"]),
        ([], ["facts"]),
    ],
)
def test_what_is_wrong_is_named_all_at_once(plain: object, named: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        case_facts.read(plain)
    assert refused.value.code == "facts_refused"
    for name in named:
        assert name in refused.value.sentence
