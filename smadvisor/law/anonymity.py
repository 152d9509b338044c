"""Witness anonymity: a hard stop (Coroners and Justice Act 2009 ss86 to 88)."""

from smadvisor.law.facts import Facts, Note
from smadvisor.text import _

CODE = "witness_anonymity"
STOP = _(
    "Stop. Where a witness anonymity order is made or asked for, who the witness is must not be in "
    "here at all, and the application must not show it (CJA 2009 ss86 to 88, CrimPR 18.15). Write "
    "nothing more, and speak to the detective inspector and CPS."
)


def stop(facts: Facts) -> Note | None:
    """The stop, where such an order is made or asked for."""
    return Note(CODE, STOP) if facts.anonymity_order else None
