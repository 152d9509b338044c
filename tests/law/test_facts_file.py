"""Facts are taken key by key; what is unknown or wrong is named, all of it at once."""

from datetime import date

import pytest

from smadvisor.errors import Refused
from smadvisor.law import facts_file
from smadvisor.law.facts import Defendant, Facts, Offence

TODAY = date(2026, 11, 23)
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
        "declines_primary_rule": True,
        "anonymity_order": True,
        "intimidated_by_others": True,
        "video_interview": {"made": True, "age_at": 17},
    },
    "result": None,
}


def read(plain: object) -> Facts:
    return facts_file.read(plain, TODAY)


def test_everything_is_taken() -> None:
    facts = read(WHOLE)
    assert facts.today == TODAY
    assert facts.court_code == "B61NP00"
    assert facts.trial_date == date(2027, 2, 1)
    assert facts.defendants == (Defendant("D1", "not_guilty", date(2026, 11, 23), 30, False),)
    assert facts.offences == (Offence("OF61102", "knife_used", domestic_abuse=True),)
    assert (facts.complainant, facts.accused, facts.defence_witness) == (True, False, False)
    assert facts.conditions == frozenset({"physical"})
    assert (facts.video_interview, facts.video_interview_under_18) == (True, True)
    assert (facts.age, facts.date_of_birth) == (28, date(1998, 3, 1))
    assert (facts.domestic_abuse, facts.relationship) == (True, "ex_partner")
    assert facts.quality_diminished_by_condition
    assert facts.fear_or_distress
    assert facts.intimidated_by_others
    assert (facts.declines_s17_4, facts.declines_s17_5) == (False, False)
    assert facts.declines_primary_rule
    assert facts.anonymity_order
    assert facts.result is None


def test_what_is_left_out_is_not_known_or_not_so() -> None:
    facts = read({"witness": {}})
    assert facts.defendants == ()
    assert facts.offences == ()
    assert facts.age is None
    assert facts.under_18 is None
    assert facts.video_interview is False
    assert facts.fear_or_distress is False
    assert facts.conditions == frozenset()
    assert facts.result is None
    assert read({}) == facts
    plain = {"defendants": [{}, {"ref": "X"}, {}], "offences": [{"code": "CJ88001"}]}
    assert [one.name for one in read(plain).defendants] == ["D1", "X", "D3"]
    assert read(plain).defendants[0].represented is None
    assert read(plain).offences[0].weapon == "none"


@pytest.mark.parametrize(
    ("role", "alleged", "of_another", "known"),
    [
        ("complainant", True, False, True),
        ("complainant", False, True, False),  # the abuse was of someone else
        ("witness", False, True, True),
        ("witness", True, False, False),
    ],
)
def test_whose_abuse_it_was(role: str, alleged: bool, of_another: bool, known: bool) -> None:
    facts = read(
        {
            "offences": [{"code": "OF61102", "domestic_abuse": of_another}, {"code": "CJ88001"}],
            "witness": {"role": role, "domestic_abuse_alleged": alleged},
        }
    )
    assert facts.domestic_abuse is known


@pytest.mark.parametrize(
    ("interview", "made", "as_a_child"),
    [
        (None, False, False),
        ({}, True, False),
        ({"made": True}, True, False),
        ({"made": True, "age_at": 17}, True, True),
        ({"made": True, "age_at": 18}, True, False),
        ({"made": False, "age_at": 17}, False, False),
    ],
)
def test_an_interview_and_the_age_at_it(interview: object, made: bool, as_a_child: bool) -> None:
    facts = read({"witness": {"video_interview": interview}})
    assert (facts.video_interview, facts.video_interview_under_18) == (made, as_a_child)


@pytest.mark.parametrize(
    ("role", "fact"), [("defendant", "accused"), ("defence_witness", "defence_witness")]
)
def test_whose_witness_it_is(role: str, fact: str) -> None:
    facts = read({"witness": {"role": role}})
    assert getattr(facts, fact)
    assert not facts.complainant


@pytest.mark.parametrize("age", [0, 130])
def test_an_age_from_nought_to_130(age: int) -> None:
    assert read({"witness": {"age": age}}).age == age
    assert read({"defendants": [{"age": age}]}).defendants[0].age == age


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
        ({"witness": {"role": "judge", "age": 131}}, ["witness.role", "witness.age"]),
        ({"witness": {"age": -1}}, ["witness.age"]),
        ({"witness": {"age": "9"}}, ["witness.age"]),
        ({"witness": {"anonymity_order": 1}}, ["witness.anonymity_order"]),
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
        read(plain)
    assert refused.value.code == "facts_refused"
    for name in named:
        assert name in refused.value.sentence
