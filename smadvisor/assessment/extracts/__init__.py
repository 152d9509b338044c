"""The other papers that the same answers make, each from one frozen snapshot."""

from collections.abc import Callable, Mapping

from smadvisor.assessment.extracts import grounds, order, witness_care
from smadvisor.assessment.extracts.document import LINES, TITLES, Document, Part, checked
from smadvisor.assessment.paper import Mg2Paper

_EXTRACTS: Mapping[str, Callable[[Mg2Paper], Document]] = {
    "grounds": grounds.grounds,
    "order": order.order,
    "mg6": order.mg6,
    "mg5": order.mg5,
    "hand_over": witness_care.hand_over,
    "log_entry": witness_care.log_entry,
}
KINDS = tuple(TITLES)


def extract(kind: str, paper: Mg2Paper) -> Document:
    """The paper of this kind, one of ``KINDS``.

    Raises:
        Refused: ``address_may_print`` where it would tell an address that may not be known.
    """
    return checked(_EXTRACTS[kind](paper), paper)


__all__ = ["KINDS", "LINES", "TITLES", "Document", "Part", "checked", "extract"]
