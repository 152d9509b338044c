"""Whether a request for a restraining order must be asked about again: is it still true?

What was wanted weeks ago may not be wanted now, and the court asks for the view as it is.
"""

from datetime import date

DAYS_BEFORE_HEARING = 7
DAYS_TRUE = 14


def check_due(checked: date | None, hearing: date | None, today: date) -> bool:
    """Whether the hearing is near and the last check is not; before every hearing anew."""
    if hearing is None or not 0 <= (hearing - today).days <= DAYS_BEFORE_HEARING:
        return False
    return checked is None or (today - checked).days > DAYS_TRUE
