"""The queue as a table, and the filtering of it in plain Python.

A list comprehension over texts that were folded beforehand takes milliseconds at 100,000 rows,
where Qt's own filter took half a second.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.priority import QueueRow, Status, searchable
from smadvisor.text import _, ngettext
from ui.records import Column, Records
from ui.when import hearing_words

WITHIN = (0, 3, 7, 14, 28)
_MOST_NAMES = 40

COLUMNS: tuple[Column[QueueRow], ...] = (
    Column(_("Hearing"), lambda r: hearing_words(r.hearing_date, r.days, r.hearing_text), 30),
    Column(_("Person"), lambda r: r.person, 26),
    Column(_("MG2"), lambda r: r.mg2.words, 30),
    Column(_("Status"), lambda r: r.status.words, 24),
    Column(_("Why here"), lambda r: " · ".join(r.reasons), 48),
    Column(_("URN"), lambda r: r.urn, 20),
    Column(_("Defendants"), lambda r: r.defendants, 24),
    Column(_("Court"), lambda r: r.court, 30),
    Column(_("Officer"), lambda r: r.oic, 26),
)


class QueueModel(Records[QueueRow]):
    """The queue in its order."""

    def __init__(self) -> None:
        """An empty queue."""
        super().__init__(COLUMNS)

    def row_of(self, person_id: str) -> int:
        """Where this person stands, or -1."""
        return next((i for i, r in enumerate(self.records) if r.person_id == person_id), -1)


@dataclass(frozen=True, slots=True)
class Tag:
    """One filter in force: what it looks at, its value and its words."""

    kind: str
    value: str | int
    words: str


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What of the queue is shown. Values of one kind widen, kinds narrow."""

    text: str = ""
    mg2: tuple[Mg2State, ...] = ()
    status: tuple[Status, ...] = ()
    within: tuple[int, ...] = ()
    """Hearing from today and at most so many days away."""
    court: tuple[str, ...] = ()
    oic: tuple[str, ...] = ()

    def kept(self, rows: Sequence[QueueRow]) -> Sequence[QueueRow]:
        """The rows that pass, in their order."""
        if self.mg2:
            rows = [row for row in rows if row.mg2 in self.mg2]
        if self.status:
            rows = [row for row in rows if row.status in self.status]
        if self.within:
            most = max(self.within)
            rows = [row for row in rows if row.days is not None and 0 <= row.days <= most]
        if self.court:
            rows = [row for row in rows if row.court in self.court]
        if self.oic:
            rows = [row for row in rows if row.oic in self.oic]
        return with_words(rows, searchable(self.text).split())

    def tags(self) -> list[Tag]:
        """One for each filter in force."""
        return [
            Tag(field.name, value, words_of(field.name, value))
            for field in fields(self)
            if field.name != "text"
            for value in getattr(self, field.name)
        ]

    def with_tag(self, tag: Tag) -> "QueueFilter":
        """The same with ``tag`` added; of “within” only one holds at a time."""
        held = () if tag.kind == "within" else getattr(self, tag.kind)
        return self._with(tag.kind, tuple(dict.fromkeys((*held, tag.value))))

    def without(self, tag: Tag) -> "QueueFilter":
        """The same with ``tag`` taken away."""
        held = tuple(value for value in getattr(self, tag.kind) if value != tag.value)
        return self._with(tag.kind, held)

    def _with(self, kind: str, values: tuple[Any, ...]) -> "QueueFilter":
        changed: dict[str, Any] = {kind: values}
        return replace(self, **changed)


def with_words(rows: Sequence[QueueRow], words: Iterable[str]) -> Sequence[QueueRow]:
    """The rows that hold every one of the folded ``words`` somewhere."""
    for word in words:
        rows = [row for row in rows if word in row.search]
    return rows


def words_of(kind: str, value: str | int) -> str:
    """A filter as its tag says it."""
    if isinstance(value, Mg2State | Status):
        return value.words
    if kind == "within":
        days = int(value)
        if not days:
            return _("Hearing today")
        return ngettext("Hearing within {n} day", "Hearing within {n} days", days).format(n=days)
    return str(value) or _("None given")


def offers(rows: Iterable[QueueRow]) -> dict[str, list[Tag]]:
    """Every filter that would find something, by kind; long lists keep their commonest."""
    rows = list(rows)
    held: dict[str, Counter[str]] = {
        kind: Counter(getattr(row, kind) for row in rows)
        for kind in ("mg2", "status", "court", "oic")
    }
    found: dict[str, list[Tag]] = {}
    for kind, order in (("mg2", list(Mg2State)), ("status", list(Status))):
        found[kind] = [Tag(kind, v, words_of(kind, v)) for v in order if held[kind][v]]
    found["within"] = [Tag("within", days, words_of("within", days)) for days in WITHIN]
    for kind in ("court", "oic"):
        common = sorted(value for value, _count in held[kind].most_common(_MOST_NAMES))
        found[kind] = [Tag(kind, value, words_of(kind, value)) for value in common]
    return found
