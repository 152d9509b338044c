"""When to try next: another time of day, a working day, before the hearing; then someone else."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from smadvisor.casework.contact import Contact, ContactOutcome, With
from smadvisor.text import _, ngettext

TRIES = 2
"""After so many tries with nobody reached, an IDVA or ISVA may reach them."""
_SATURDAY = 5
_SEARCHED = timedelta(days=14)


class Band(StrEnum):
    """A part of the day in which someone may be reached."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EARLY_EVENING = "early_evening"

    @property
    def words(self) -> str:
        """As a person reads it."""
        return _WORDS[self]

    @property
    def start(self) -> time:
        """When a try in it is suggested."""
        return _STARTS[self]


_WORDS = {
    Band.MORNING: _("morning"),
    Band.MIDDAY: _("midday"),
    Band.AFTERNOON: _("afternoon"),
    Band.EARLY_EVENING: _("early evening"),
}
_STARTS = {
    Band.MORNING: time(9, 30),
    Band.MIDDAY: time(12, 30),
    Band.AFTERNOON: time(14, 30),
    Band.EARLY_EVENING: time(17, 30),
}
_ENDS = {Band.MORNING: time(12), Band.MIDDAY: time(14), Band.AFTERNOON: time(17)}
_REACHED = (ContactOutcome.SPOKE, ContactOutcome.CALL_BACK)
_THEMSELVES = (With.VICTIM, With.WITNESS)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do next about reaching someone."""

    tried: tuple[Band, ...]
    """The parts of the day that were tried, in their order."""
    tries: int
    next_try: datetime | None
    """None where no working day is left before the hearing."""
    turn_to_support: bool
    """Time to ask their IDVA or ISVA."""

    @property
    def tried_words(self) -> str:
        """What was tried so far, in a sentence."""
        if not self.tries:
            return _("Nobody was tried yet.")
        said = ngettext("{n} try so far: {bands}.", "{n} tries so far: {bands}.", self.tries)
        return said.format(n=self.tries, bands=", ".join(band.words for band in self.tried))


def band_of(at: time) -> Band:
    """The part of the day that ``at`` falls into; what is after 17:00 is early evening."""
    return next((band for band, end in _ENDS.items() if at < end), Band.EARLY_EVENING)


def plan(contacts: Sequence[Contact], now: datetime, hearing: date | None) -> Plan | None:
    """What to try next; None once they were reached. ``contacts`` in any order.

    ``now`` carries the time zone by which the day is divided.
    """
    if any(one.outcome in _REACHED for one in contacts):
        return None
    zone = now.tzinfo
    tries = sorted(one.at.astimezone(zone) for one in contacts if one.who in _THEMSELVES)
    counted = Counter(band_of(at.time()) for at in tries)
    return Plan(
        tried=tuple(band for band in Band if counted[band]),
        tries=len(tries),
        next_try=_next(counted, tries, now, hearing),
        turn_to_support=len(tries) >= TRIES,
    )


def _next(
    counted: Counter[Band], tries: list[datetime], now: datetime, hearing: date | None
) -> datetime | None:
    """The first time ahead in a part of the day that was tried least."""
    last = band_of(tries[-1].time()) if tries else None
    least = min(counted[band] for band in Band if band is not last)
    wanted = [band for band in Band if band is not last and counted[band] == least]
    for day in _working_days(now.date(), hearing):
        for band in wanted:
            at = datetime.combine(day, band.start, now.tzinfo)
            if at > now:
                return at
    return None


def _working_days(first: date, hearing: date | None) -> Iterator[date]:
    """Monday to Friday from ``first``, before the ``hearing`` where it is still to come."""
    day, end = first, first + _SEARCHED
    if hearing is not None and hearing >= first:
        end = min(end, hearing)
    while day < end:
        if day.weekday() < _SATURDAY:
            yield day
        day += timedelta(days=1)


def support_words(listed: str) -> str:
    """To whom to turn; ``listed`` is the support worker as the list has them. For the screen."""
    if listed.strip():
        return _("Two tries and nobody reached: turn to their support worker, {name}.").format(
            name=listed.strip()
        )
    return _("Two tries and nobody reached: turn to their IDVA or ISVA.")
