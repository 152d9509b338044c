"""What came of the trials, as lines for the terminal and as a page."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from smadvisor import __version__
from tests.faults.acts import ACTS
from tests.faults.kills import HOW
from tests.faults.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.faults.__main__ import Outcome

_HEAD = """\
# Faults

Nothing that was committed is ever lost, and nothing is half-written: shown by fault, not by
argument. This page is written by

    python3 tasks.py faults --report docs/FAULTS.md

which kills the program, cuts its power and breaks what it stands on; `tests/faults` does a part of
it with every run of the tests. `--seed` tells a run again, a NAME from the tables tries one alone.

After each: the store opens at the next start, or a sentence says what to do and doing it works;
every act that was told to be done is there, and of the act after it all or nothing; pages, both
hash chains and the tables against the journal are whole; every PDF is the one a row tells of; the
lock is free.
"""
_HOW = """\
*Killed at a moment* is `kill -9` from outside at a random time. *Killed before a step* is the same
right before one write, sync, rename or removal, each as likely as the next (the program is followed
by ptrace). A *power cut* is what the disk may hold then: from the steps that were really taken,
every 4096-byte block that was not yet synced is there or not, in any order, and every name that was
not yet synced in its folder is there or not.
"""


def table(found: Sequence[Outcome]) -> Iterator[str]:
    """One line for each act and way to end it, and for each kind of fault."""
    for (name, how), ones in _grouped(found).items():
        came = Counter(one.came for one in ones)
        said = ", ".join(f"{number} {what}" for what, number in came.items())
        seconds = sum(one.seconds for one in ones)
        yield f"{name:<52} {how:<20} {said}  {seconds:.1f} s"
        if why := {one.detail for one in ones if one.came == "skipped"}:
            yield f"    skipped: {'; '.join(sorted(why))}"


def written(found: Sequence[Outcome], seed: int, lasted: float) -> str:
    """The page, without a word about the machine but what a reader needs."""
    kills = [one for one in found if one.how in _KILLS and one.came != "skipped"]
    cuts = [one for one in found if one.how == "power cut" and one.came != "skipped"]
    broken = sum(one.came == "broken" for one in found)
    tried = {one.name for one in found if not one.how and one.came != "skipped"}
    said = (
        f"{date.today():%d %B %Y}, SMAdvisor {__version__}, seed {seed}: "  # noqa: DTZ011
        f"**{len(kills)} kills, {len(cuts)} power cuts, {len(tried)} kinds of fault; "
        f"{'nothing lost' if not broken else f'{broken} broken'}.** "
        f"It took {lasted / 60:.0f} minutes."
    )
    return "\n".join((_HEAD, said, "", *_acts(found), "", _HOW, *_kinds(found), ""))


def _acts(found: Sequence[Outcome]) -> Iterator[str]:
    yield "## Killed and cut off"
    yield ""
    yield f"| What it was doing | {' | '.join(HOW)} | Lost |"
    yield f"|---|{'---|' * len(HOW)}---|"
    grouped = _grouped(found)
    for name in ACTS:
        ones = [grouped.get((name, how), []) for how in HOW]
        if any(ones):
            numbers = [sum(one.came != "skipped" for one in group) for group in ones]
            lost = sum(one.came == "broken" for group in ones for one in group)
            yield f"| {name} | {' | '.join(map(str, numbers))} | {lost or 'nothing'} |"


def _kinds(found: Sequence[Outcome]) -> Iterator[str]:
    yield "## Kinds of fault"
    yield ""
    yield "| Kind | What is done | What must hold | Times | Lost |"
    yield "|---|---|---|---|---|"
    grouped = _grouped(found)
    left_out = []
    for name, kind in KINDS.items():
        ones = grouped.get((name, ""), [])
        tried = [one for one in ones if one.came != "skipped"]
        lost = sum(one.came == "broken" for one in ones)
        if tried:
            said = f"{kind.words} | {kind.holds} | {len(tried)} | {lost or 'nothing'}"
            yield f"| {name} | {said} |"
        elif ones:
            left_out.append(f"* {name}: {ones[0].detail}")
    if left_out:
        yield ""
        yield "Not tried on this machine:"
        yield ""
        yield from left_out


def _grouped(found: Sequence[Outcome]) -> dict[tuple[str, str], list[Outcome]]:
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for one in found:
        groups.setdefault((one.name, one.how), []).append(one)
    return groups


_KILLS = [how for how in HOW if how.startswith("killed")]
