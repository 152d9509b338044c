"""The MG2: what a list says of it, and what a review found."""

from enum import StrEnum

from smadvisor.text import _


class Mg2State(StrEnum):
    """What the weekly list says of the MG2 on file. Nobody has looked yet."""

    ABSENT = "absent"
    INADEQUATE = "inadequate"
    UNCLEAR = "unclear"
    DECLINED = "declined"
    NOT_REQUIRED = "not_required"
    PRESENT = "present"
    ADEQUATE = "adequate"
    """Only a review says so: on a list an MG2 is at most present."""

    @property
    def words(self) -> str:
        """The state as a person reads it."""
        return _WORDS[self]

    @property
    def deficient(self) -> bool:
        """Absent, inadequate, or unclear until someone looks."""
        return self in {Mg2State.ABSENT, Mg2State.INADEQUATE, Mg2State.UNCLEAR}


_WORDS = {
    Mg2State.ABSENT: _("No MG2"),
    Mg2State.INADEQUATE: _("MG2 inadequate"),
    Mg2State.UNCLEAR: _("MG2 unclear"),
    Mg2State.DECLINED: _("Declined, says the list"),
    Mg2State.NOT_REQUIRED: _("Not required, says the list"),
    Mg2State.PRESENT: _("MG2 on file, not reviewed"),
    Mg2State.ADEQUATE: _("MG2 adequate"),
}
