"""Which power to make a restraining order there is, by how the case ends.

Sentencing Act 2020 s360 on conviction, Protection from Harassment Act 1997 s5A on acquittal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from smadvisor.law.tables import Law, Row, good_on
from smadvisor.text import _

_REASONS: Mapping[str, str] = {
    "s360": _(
        "On conviction of any offence, in addition to the sentence: to protect the victim or "
        "anyone else named in the order from harassment or fear of violence by the defendant "
        "(s360, Sentencing Act 2020)."
    ),
    "s5A": _(
        "On acquittal of any offence, on evidence: where it is necessary to protect a named "
        "person from harassment by the defendant; fear of violence is no ground here "
        "(s5A, Protection from Harassment Act 1997)."
    ),
}
_ALSO: Mapping[str, str] = {
    "no_evidence_offered": _("No evidence offered ends in a verdict of not guilty."),
    "appeal_allowed": _(
        "On an appeal allowed, the Crown Court may make it; the Court of Appeal may send the case "
        "back for it (s5A(3), (4))."
    ),
    "special_verdict": _("Not guilty by reason of insanity is taken as an acquittal."),
}
_NONE: Mapping[str, str] = {
    "discontinued": _(
        "The case was discontinued or withdrawn before trial: neither a conviction (s360) nor "
        "an acquittal (s5A)."
    ),
    "jury_discharged": _(
        "The jury was discharged without a verdict: neither a conviction (s360) nor an "
        "acquittal (s5A). Prepare for both again if there is a retrial."
    ),
    "unfit_did_act": _(
        "Unfit to plead and found to have done the act: neither a conviction (s360) nor an "
        "acquittal (s5A) (Chinegwundoh [2015] EWCA Crim 109)."
    ),
    "caution": _("A caution is no conviction (s360) and no acquittal (s5A): no court decided."),
}
_UNCONFIRMED = _("To be confirmed by legal services.")
ONLY_AGAINST = _(
    "Only against the defendant, never against a victim or witness; it can forbid but not require "
    "(s360, s5A)."
)


@dataclass(frozen=True, slots=True)
class Route:
    """A power to make the order, and what it asks for."""

    section: str
    reason: str


def routes(result: str | None, law: Law, on: date | None = None) -> tuple[Route, ...]:
    """The powers after ``result``; while there is none, both, as one prepares for both."""
    if result is None:
        return routes("convicted", law, on) + routes("acquitted", law, on)
    return tuple(
        Route(row["section"], _reason(row))
        for row in law.restraining_orders
        if row["result"] == result and good_on(row, on)
    )


def _reason(row: Row) -> str:
    unsure = _UNCONFIRMED if row["confirmed"] == "no" else ""
    return " ".join(filter(None, (_REASONS[row["section"]], _ALSO.get(row["result"]), unsure)))


def no_route(result: str | None, law: Law, on: date | None = None) -> str:
    """Why no court can make one after ``result``; empty where one can."""
    if routes(result, law, on):
        return ""
    unknown = _("No power is known for this result: ask CPS (s360, s5A).")
    return _NONE.get(result or "", unknown)
