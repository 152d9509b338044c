"""The boxes filled from one paper: what goes where, before anything is measured or drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from forms.mg2.fields import BOXES
from forms.mg2.model import Ask, Box, Choices, Row, Say, Tick
from smadvisor.assessment import words
from smadvisor.assessment.flow import audience, visible
from smadvisor.assessment.paper import Answer, Mg2Paper
from smadvisor.assessment.questions import BY_ID, NOT_ASKED, Audience, Condition
from smadvisor.text import _


@dataclass(frozen=True, slots=True)
class Words:
    """A field with its text; without any it says that none was provided."""

    label: str
    text: str
    share: int
    lines: int
    bold: bool = False
    heads: bool = False
    sensitive: bool = False
    provided: bool = True


@dataclass(frozen=True, slots=True)
class Ticks:
    """Tick boxes, each with whether it is ticked."""

    label: str
    ticks: tuple[tuple[str, bool], ...]
    share: int


Filled = Words | Ticks


@dataclass(frozen=True, slots=True)
class FilledBox:
    """One box, filled."""

    number: str
    title: str
    note: str
    annex: bool
    rows: tuple[tuple[Filled, ...], ...]

    @property
    def name(self) -> str:
        """As it is called elsewhere: on continuation sheets, in bookmarks and in messages."""
        if self.annex:
            return _("Annex {letter}: {title}").format(letter=self.number, title=self.title)
        return f"{self.number}  {self.title}" if self.number else self.title


def fill(paper: Mg2Paper) -> tuple[FilledBox, ...]:
    """Every box of the MG2 that this paper has, in order.

    An answer whose question does not arise any more waits in the store and is not printed.
    """
    topics = frozenset(paper.passed_over)
    shown = frozenset(question.id for question in visible(paper.answers, topics))
    answers = {id: given for id, given in paper.answers.items() if id in shown and given}
    paper = replace(paper, answers=answers)
    return tuple(_box(box, paper, shown) for box in BOXES if _holds(box.when, paper.answers))


def _holds(conditions: tuple[Condition, ...], answers: Mapping[str, Answer]) -> bool:
    return all(
        set(one.values).intersection(_values(answers.get(one.question, NOT_ASKED)))
        for one in conditions
    )


def _values(given: Answer) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given


def _box(box: Box, paper: Mg2Paper, shown: frozenset[str]) -> FilledBox:
    rows = [tuple(_row(row, paper, shown)) for row in box.rows]
    if box.optional and not any(
        isinstance(one, Words) and one.provided for row in rows for one in row
    ):
        rows = [(Words("", words.NOT_PROVIDED, share=1, lines=1, provided=False),)]
    return FilledBox(box.number, box.title, box.note, box.annex, tuple(row for row in rows if row))


def _row(row: Row, paper: Mg2Paper, shown: frozenset[str]) -> Iterator[Filled]:
    for field in row:
        match field:
            case Choices():
                ticks = tuple((tick.label, _ticked(tick, paper)) for tick in field.ticks)
                yield Ticks(field.label, ticks, field.share)
            case Say():
                text = field.says(paper)
                if text or not field.only_if_any:
                    yield _words(field, field.label, text, field.sensitive)
            case _:
                yield from _answer(field, paper.answers, field.question in shown)


def _answer(field: Ask, answers: Mapping[str, Answer], shown: bool) -> Iterator[Words]:
    question = BY_ID[field.question]
    given = answers.get(field.question)
    text = words.answer(question, given) if given else ""
    if text or field.always or (shown and _holds(field.shown_when, answers)):
        sensitive = bool(text) and audience(question, answers) is Audience.SENSITIVE
        yield _words(field, field.label or question.text, text, sensitive)


def _words(field: Ask | Say, label: str, text: str, sensitive: bool = False) -> Words:
    provided = bool(text.strip())
    heads = isinstance(field, Say) and field.heads
    return Words(
        label,
        text if provided else words.NOT_PROVIDED,
        field.share,
        field.lines,
        bold=heads or (isinstance(field, Say) and field.bold),
        heads=heads,
        sensitive=sensitive,
        provided=provided,
    )


def _ticked(tick: Tick, paper: Mg2Paper) -> bool:
    if tick.section:
        return any(
            one.section == tick.section and (not tick.limb or tick.limb in one.limbs)
            for one in paper.eligible
        )
    return _holds(tick.when, paper.answers)
