"""A paper made from the same frozen answers as the MG2: headings and paragraphs, no layout."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smadvisor.assessment import words
from smadvisor.assessment.addresses import looks_like_address, may_be_disclosed
from smadvisor.assessment.flow import audience, standing
from smadvisor.assessment.paper import Mg2Paper
from smadvisor.assessment.questions import BY_ID, Audience
from smadvisor.errors import Refused
from smadvisor.text import _

TITLES: Mapping[str, str] = {
    "grounds": _("Grounds for special measures"),
    "order": _("Draft restraining order"),
    "mg6": _("MG6: restraining order"),
    "mg5": _("MG5 line"),
    "hand_over": _("Hand-over to witness care"),
    "log_entry": _("Entry for the log"),
}
"""What each kind is called, in the order in which they are offered."""
LINES = ("mg5", "log_entry")
"""The kinds that are one line, to paste."""


@dataclass(frozen=True, slots=True)
class Part:
    """One heading and what stands under it."""

    heading: str
    paragraphs: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One paper."""

    kind: str
    """One of ``TITLES``."""
    served: bool
    """Whether the defence gets it: then it holds only what may be quoted (CrimPR 18.4, 31.3)."""
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return TITLES[self.kind]

    @property
    def text(self) -> str:
        """The whole of it as plain words, to paste."""
        return "\n\n".join(_text(part) for part in self.parts)


def _text(part: Part) -> str:
    lines = [
        f"{number}. {words}" if part.numbered else words
        for number, words in enumerate(part.paragraphs, start=1)
    ]
    return "\n".join(filter(None, (part.heading, *lines)))


DEFENCE = frozenset({Audience.QUOTED})
PROSECUTION = DEFENCE | {Audience.SENSITIVE}
POLICE = PROSECUTION | {Audience.POLICE}
"""Whose answers the readers of a document may see."""


class Answers:
    """The answers of one paper, as far as the readers of a document may see them."""

    def __init__(self, paper: Mg2Paper, readers: frozenset[Audience]) -> None:
        """For ``DEFENCE``, ``PROSECUTION`` or ``POLICE``."""
        self.given = standing(paper.answers, frozenset(paper.passed_over))
        self._readers = readers

    def of(self, id: str) -> str:
        """The answer to ``id`` in words; empty where there is none or it is not for the reader."""
        question, given = BY_ID[id], self.given.get(id)
        if not given or audience(question, self.given) not in self._readers:
            return ""
        return words.answer(question, given)

    def said(self, *ids: str) -> tuple[str, ...]:
        """These answers, without those that are not there."""
        return tuple(filter(None, map(self.of, ids)))

    def named(self, names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """“Name: answer” for each (name, id) that was answered."""
        return tuple(f"{name}: {said}" for name, id in names if (said := self.of(id)))

    def quoted(self, id: str) -> tuple[str, ...]:
        """The answer in quotation marks, where they are the witness's own words."""
        return tuple(f"“{said.strip('“”')}”" for said in self.said(id))


def part(heading: str, *paragraphs: str, numbered: bool = False) -> Part:
    """A part without its empty paragraphs; with none left it says so."""
    kept = tuple(filter(None, paragraphs))
    return Part(heading, kept or (words.NOT_PROVIDED,), numbered and bool(kept))


def checked(document: Document, paper: Mg2Paper) -> Document:
    """``document``, unless an address is in it that the defendant may not know.

    Raises:
        Refused: ``address_may_print`` naming the heading, never the words.
    """
    if may_be_disclosed(paper.answers):
        return document
    for one in document.parts:
        # together: an answer of several lines may stand as several paragraphs
        if looks_like_address("\n".join(one.paragraphs)):
            sentence = _(
                "“{title}” seems to hold an address under “{heading}”, and the defendant may not "
                "know it. Take it out of the answer there; nothing was made."
            )
            raise Refused(
                "address_may_print", sentence.format(title=document.title, heading=one.heading)
            )
    return document
