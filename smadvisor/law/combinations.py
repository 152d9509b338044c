"""Measures that cannot both be first choice, and measures that need another (ss23 to 30).

Screens and a live link are two ways of giving the same evidence: one is the first choice, the
other the fallback. Hiding the monitor of a live link is part of the link and goes well with it
(s24(8)). All other measures go together.
"""

from collections.abc import Collection, Iterator

from smadvisor.law.facts import Note
from smadvisor.text import _


def contradictions(chosen: Collection[str]) -> Iterator[Note]:
    """What is wrong with these measures as one first choice."""
    if {"screens", "live_link"} <= set(chosen):
        yield Note(
            "screens_and_live_link",
            _(
                "Screens and a live link are alternatives for the same evidence (s23, s24). Make "
                "one the first choice and the other the fallback; the monitor of a live link can "
                "be hidden from the defendant or the public too (s24(8))."
            ),
        )
    if "pre_recorded_cross_examination" in chosen and "video_recorded_interview" not in chosen:
        yield Note(
            "section_28_needs_section_27",
            _(
                "Cross-examination before the trial needs the recorded interview as evidence: "
                "choose that too (s28(1), s27)."
            ),
        )
