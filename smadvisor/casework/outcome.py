"""How a case can end for the advisor. No deficient case leaves the queue without one."""

from enum import StrEnum

from smadvisor.text import _


class Outcome(StrEnum):
    """The coded outcome that closes a person's case."""

    SENT = "sent"
    INFORMED_DECLINE = "informed_decline"
    EXISTING_ADEQUATE = "existing_adequate"
    NOT_ENTITLED = "not_entitled"
    COULD_NOT_REACH = "could_not_reach"
    UNSAFE_TO_CONTACT = "unsafe_to_contact"
    THROUGH_SUPPORT_ONLY = "through_support_only"
    PLEA_OR_DISCONTINUED = "plea_or_discontinued"
    OUT_OF_TIME = "out_of_time"
    RESTRICTED = "restricted"

    @property
    def words(self) -> str:
        """The outcome as a person reads it."""
        return _WORDS[self]


_WORDS = {
    Outcome.SENT: _("MG2 sent to CPS"),
    Outcome.INFORMED_DECLINE: _("Informed decline"),
    Outcome.EXISTING_ADEQUATE: _("Existing measures adequate"),
    Outcome.NOT_ENTITLED: _("Not entitled"),
    Outcome.COULD_NOT_REACH: _("Could not reach"),
    Outcome.UNSAFE_TO_CONTACT: _("Unsafe to contact"),
    Outcome.THROUGH_SUPPORT_ONLY: _("Through IDVA or ISVA only"),
    Outcome.PLEA_OR_DISCONTINUED: _("Guilty plea or discontinued first"),
    Outcome.OUT_OF_TIME: _("Out of time"),
    Outcome.RESTRICTED: _("Restricted case"),
}
