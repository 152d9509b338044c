"""What the list and the offence codes tell already, as answers: shown so, never asked twice."""

from datetime import date

from smadvisor.assessment.facts import codes_in, offences
from smadvisor.assessment.flow import Answers
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import NO, YES
from smadvisor.casework.cases import Case, Person, Role
from smadvisor.casework.identity import folded
from smadvisor.law.facts import Facts
from smadvisor.law.offences import modern_slavery_by_code, sexual_by_code
from smadvisor.law.schedule_1a import weapon_by_code
from smadvisor.law.tables import Law

_RELATIONSHIP = {
    "partner": "partner",
    "boyfriend": "partner",
    "girlfriend": "partner",
    "ex": "ex_partner",
    "ex partner": "ex_partner",
    "former partner": "ex_partner",
    "ex boyfriend": "ex_partner",
    "ex girlfriend": "ex_partner",
    "husband": "spouse",
    "wife": "spouse",
    "spouse": "spouse",
    "civil partner": "spouse",
    "ex husband": "ex_spouse",
    "ex wife": "ex_spouse",
    "ex spouse": "ex_spouse",
    "parent": "parent",
    "mother": "parent",
    "father": "parent",
    "child": "child",
    "son": "child",
    "daughter": "child",
    "sibling": "sibling",
    "brother": "sibling",
    "sister": "sibling",
    "flatmate": "flatmate",
    "housemate": "flatmate",
    "friend": "friend",
    "carer": "carer",
    "colleague": "colleague",
    "stranger": "stranger",
    "none": "none",
}
"""Wordings that can only mean one thing; any other is asked."""
_STATEMENT = {"offered": "", "made": "made", "taken": "made", "declined": "not_wanted"}


def known(case: Case, person: Person) -> dict[str, Answer]:
    """The answers that a list gave, by question id. What was asked in the call outweighs them."""
    answers: dict[str, Answer] = {}
    if person.date_of_birth:
        answers["eligibility.date_of_birth"] = person.date_of_birth.isoformat()
    answers["eligibility.complainant"] = YES if person.role is Role.VICTIM else NO
    relationship = _RELATIONSHIP.get(folded(person.relationship.replace("-", " ")))
    if relationship:
        answers["eligibility.relationship"] = relationship
    if case.sexual_offence is not None:
        answers["eligibility.sexual_offence"] = YES if case.sexual_offence else NO
    if case.domestic_abuse is not None:
        answers["eligibility.domestic_abuse"] = YES if case.domestic_abuse else NO
    if codes := codes_in(case.offences):
        answers["eligibility.offence_codes"] = " ".join(codes)
    statement = _STATEMENT.get(folded(person.victim_personal_statement))
    if statement is not None:
        answers["practical.personal_statement_offered"] = YES
    if statement:
        answers["practical.personal_statement"] = statement
    return answers


def implied(answers: Answers, law: Law, today: date) -> dict[str, Answer]:
    """What the offence codes among ``answers`` say of the kind of offence.

    That there is none they only say where nobody, and no list, said that there is one.
    """
    of_codes = Facts(today=today, offences=offences(answers))
    found: dict[str, Answer] = {}
    for question, answer in (
        ("eligibility.sexual_offence", sexual_by_code(of_codes, law)),
        ("eligibility.modern_slavery", modern_slavery_by_code(of_codes, law)),
        ("eligibility.weapon_offence", weapon_by_code(of_codes, law)),
    ):
        if answer is not None and (answer or question not in answers):
            found[question] = YES if answer else NO
    return found
