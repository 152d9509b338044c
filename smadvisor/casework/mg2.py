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


class InadequateReason(StrEnum):
    """Why an MG2 that is there does not do."""

    NO_VIEWS = "no_views"
    NO_REASON = "no_reason"
    NO_MEASURES = "no_measures"
    MEASURES_NOT_EXPLAINED = "measures_not_explained"
    WRONG_WITNESS = "wrong_witness"
    NO_GROUNDS = "no_grounds"
    NO_COMPANION = "no_companion"
    NO_INTERVIEW_DETAILS = "no_interview_details"
    OUT_OF_DATE = "out_of_date"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The reason as a person reads it."""
        return _REASON_WORDS[self]


_REASON_WORDS = {
    InadequateReason.NO_VIEWS: _("The witness’s views are missing"),
    InadequateReason.NO_REASON: _("A measure is asked for without a reason"),
    InadequateReason.NO_MEASURES: _("No measure is named"),
    InadequateReason.MEASURES_NOT_EXPLAINED: _("The measures were not all explained"),
    InadequateReason.WRONG_WITNESS: _("Several witnesses on one form"),
    InadequateReason.NO_GROUNDS: _("How the witness is eligible is missing"),
    InadequateReason.NO_COMPANION: _("Live link without a companion or a place"),
    InadequateReason.NO_INTERVIEW_DETAILS: _("Recorded interview without date, length or parts"),
    InadequateReason.OUT_OF_DATE: _("Out of date"),
    InadequateReason.OTHER: _("Something else (say in the note)"),
}
