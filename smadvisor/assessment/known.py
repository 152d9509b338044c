"""What the weekly list already told, as answers: shown as from the list, never asked twice."""

from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import NO, YES
from smadvisor.casework.cases import Case, Person, Role
from smadvisor.casework.identity import folded

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
    statement = _STATEMENT.get(folded(person.victim_personal_statement))
    if statement is not None:
        answers["practical.personal_statement_offered"] = YES
    if statement:
        answers["practical.personal_statement"] = statement
    return answers
