"""What the MG2 says that is not the answer to one question."""

import re
from collections.abc import Callable
from datetime import date

from smadvisor.assessment import words
from smadvisor.assessment.addresses import disclosure
from smadvisor.assessment.paper import Mg2Paper, PaperDefendant
from smadvisor.assessment.questions import BY_ID, NO, UNSURE, YES
from smadvisor.casework.cases import Role, age_on, plea_words
from smadvisor.law.facts import How, State
from smadvisor.text import _

_URN = re.compile(r"([A-Z0-9]{2})([A-Z0-9]{2})(\d{1,5})(\d{2})")


def urn_part(number: int) -> Callable[[Mg2Paper], str]:
    """One of the four parts of the URN. One of another shape stands whole in the third."""

    def says(paper: Mg2Paper) -> str:
        parts = _URN.fullmatch(paper.urn.replace(" ", "").upper())
        if parts:
            return parts[number]
        return paper.urn if number == 3 else ""

    return says


def person(paper: Mg2Paper) -> str:
    """The name of the witness."""
    return paper.person


def age(paper: Mg2Paper) -> str:
    """Age on the day the paper was made."""
    day = born(paper)
    return str(age_on(day, paper.made_on)) if day else ""


def date_of_birth(paper: Mg2Paper) -> str:
    """Date of birth of the witness."""
    day = born(paper)
    return words.day(day) if day else ""


def born(paper: Mg2Paper) -> date | None:
    """The date of birth that was given, else the one that was listed."""
    given = paper.answers.get("eligibility.date_of_birth")
    return date.fromisoformat(given) if isinstance(given, str) and given else paper.date_of_birth


def role(paper: Mg2Paper) -> str:
    """Victim or witness."""
    return _("Victim") if paper.role is Role.VICTIM else _("Witness")


def court(paper: Mg2Paper) -> str:
    """The court, with its code where known."""
    return " ".join(part for part in (paper.court, _bracketed(paper.court_code)) if part)


def hearing(paper: Mg2Paper) -> str:
    """The day of the hearing, or what the list said of it."""
    return words.day(paper.hearing_date) if paper.hearing_date else paper.hearing_text


def defendants(paper: Mg2Paper) -> str:
    """One line each."""
    return "\n".join(map(_defendant, paper.defendants))


def defendant_names(paper: Mg2Paper) -> str:
    """Their names alone."""
    return "\n".join(one.name for one in paper.defendants)


def _defendant(one: PaperDefendant) -> str:
    born = words.day(one.date_of_birth) if one.date_of_birth else _("not known")
    plea = plea_words(one.plea)
    pleaded = _(" on {day}").format(day=words.day(one.plea_date)) if one.plea_date else ""
    return _("{name}   ·   born: {born}   ·   plea: {plea}{on}   ·   represented: {yes}").format(
        name=one.name, born=born, plea=plea, on=pleaded, yes=words.yes_no(one.represented)
    )


def limits(paper: Mg2Paper) -> str:
    """The last day for each defendant; before a not guilty plea none runs."""
    days = [(one.name, words.day(one.last_day)) for one in paper.defendants if one.last_day]
    if not days:
        return _("No time limit runs: no not guilty plea and its day are entered.")
    if len(paper.defendants) == 1:
        return days[0][1]
    return "\n".join(f"{name}: {day}" for name, day in days)


def law_as_at(paper: Mg2Paper) -> str:
    """The day whose law the form goes by."""
    return words.day(paper.law_as_at)


def eligible(paper: Mg2Paper) -> str:
    """Each way in which the law makes the witness eligible, with its reason."""
    how = {
        How.AUTO: _("{section}, automatically. {reason}"),
        How.TEST: _("{section}, if the court so finds. {reason}"),
    }
    return "\n".join(
        how[one.how].format(section=one.section, reason=one.reason) for one in paper.eligible
    )


def wanted(measure: str) -> Callable[[Mg2Paper], str]:
    """What the witness decided about one measure."""

    def says(paper: Mg2Paper) -> str:
        given = paper.answers.get(f"{measure}.view")
        said = {YES: _("Requested"), NO: _("Declined")}
        if paper.answers.get("choice.wants_any") == NO:
            return _("Declined")
        if not isinstance(given, str) or not given:
            return _("Not asked")
        return said.get(given) or words.answer(BY_ID[f"{measure}.view"], given)

    return says


_LAW = {
    State.OPEN: _("Available. {reason}"),
    State.CLOSED: _("Not available. {reason}"),
    State.ASK: _("Not settled yet. {reason}"),
}


def law(measure: str) -> Callable[[Mg2Paper], str]:
    """What the law says of a measure here: always where that is not yes, else if it is wanted."""

    def says(paper: Mg2Paper) -> str:
        wanted = paper.answers.get(f"{measure}.view") in {YES, UNSURE}
        for one in paper.measures:
            if one.name == measure and (wanted or one.state is not State.OPEN):
                return _LAW[one.state].format(reason=one.reason)
        return ""

    return says


def see_annex(paper: Mg2Paper) -> str:
    """Where the request for a restraining order is."""
    given = paper.answers.get("restraining_order.wanted")
    said = words.answer(BY_ID["restraining_order.wanted"], given) if given else words.NOT_PROVIDED
    return _("Order wanted: {answer}. The request is annex A of this form.").format(answer=said)


def address(paper: Mg2Paper) -> str:
    """Whether the defendant knows the address; anything but yes forbids disclosing it."""
    return disclosure(paper.answers)


def changes(paper: Mg2Paper) -> str:
    """What this version says otherwise than the one before."""
    if paper.version == 1:
        return _("None: this is the first version.")
    return "\n".join(paper.changes) or _("Nothing that is printed here has changed.")


def assessor_role(paper: Mg2Paper) -> str:
    """Rank or job title, and number."""
    return ", ".join(part for part in (paper.assessor.role, paper.assessor.number) if part)


def made_on(paper: Mg2Paper) -> str:
    """The day the paper was made."""
    return words.day(paper.made_on)


def _bracketed(text: str) -> str:
    return f"({text})" if text else ""
