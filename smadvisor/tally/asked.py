"""What an MG2 counts for: the measures that it asks for, and whether Welsh was offered."""

from collections.abc import Mapping
from typing import Any

from smadvisor.law.words import MEASURES
from smadvisor.tally.figures import LIVE_LINK, REMOTE_SITE, SCREEN

_YES, _NOT_ASKED = "yes", "not_asked"


def counts(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Of the answers on the paper: ``{"measures": […], "welsh_offered": …}``."""
    wanted = [one.id for one in MEASURES if answers.get(f"{one.id}.view") == _YES]
    return {
        "measures": [_counted_as(one, answers) for one in wanted],
        "welsh_offered": answers.get("needs.language", _NOT_ASKED) != _NOT_ASKED,
    }


def _counted_as(measure: str, answers: Mapping[str, Any]) -> str:
    """A remote evidence site is a place, not a measure: what is given from there is a live link."""
    if measure == "live_link":
        at_site = answers.get("live_link.place") == "remote_evidence_site"
        return REMOTE_SITE if at_site else LIVE_LINK
    return SCREEN if measure == "screens" else measure
