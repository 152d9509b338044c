"""Taking back the last answer, step by step, and giving it again: from the journal.

Nothing is deleted: a step back is one more entry, and ``taken_back`` remembers which.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from smadvisor.assessment.questions import BY_ID, Kind
from smadvisor.store import lives
from smadvisor.store.journal import (
    Entry,
    Journal,
    conflicts,
    entries_of,
    history,
    standing,
    value_of,
)
from smadvisor.store.rows import Values, rows

_PAUSE = timedelta(minutes=1)
"""Words are saved while they are typed: what follows within this time is one answer."""
_WRITTEN = (Kind.LINE, Kind.TEXT, Kind.DATE)


@dataclass(frozen=True, slots=True)
class Step:
    """One answer that was given, and what stood before it."""

    question: str
    row: str
    entry: str
    """The id of the entry that it began with."""
    before: Any
    after: Any
    marks: tuple[tuple[str, bool], ...]
    """The rows whose mark *look again* it made (true) or, on its own row, cleared (false)."""
    last: int
    """Where it ended in the history of the assessment."""


def last_step(journal: Journal, assessment_id: str) -> Step | None:
    """The last answer that was given and not taken back.

    One that two copies say differently is not taken back before somebody settled it.
    """
    taken = _taken(journal, assessment_id)
    steps = _standing_steps(_steps(journal, assessment_id, taken), taken)
    for step in sorted(steps, key=lambda step: step.last, reverse=True):
        if "value" not in conflicts(journal.connection, step.row):
            return step
    return None


def take_back(journal: Journal, assessment_id: str, step: Step) -> None:
    """Put back what stood before ``step``, with the marks *look again* that it made or cleared."""
    journal.change("answer", step.row, value=step.before)
    wrote = _value_entry(journal, step.row)
    for row, made in step.marks:
        journal.change("answer", row, look_again=not made)
    said = {"entry": step.entry, "wrote": wrote, "given_again": False}
    journal.add("taken_back", {"assessment_id": assessment_id, **said})


def last_taken_back(journal: Journal, assessment_id: str) -> tuple[str, Step] | None:
    """The step that was taken back last, with the id that remembers it.

    None once another answer was given since: the two would not go together.
    """
    taken = _taken(journal, assessment_id)
    steps = _steps(journal, assessment_id, taken)
    away = {line["wrote"]: line for line in taken if not line["given_again"]}
    places = {id: at for at, id in enumerate(_ids(journal, assessment_id)) if id in away}
    if not places:
        return None
    newest = max(places, key=lambda id: places[id])
    if any(step.last > places[newest] for step in _standing_steps(steps, taken)):
        return None
    line = away[newest]
    found = (step for step in steps if step.entry == line["entry"])
    step = next(found, None)  # none where a union put other words between those of the answer
    if step is None or "value" in conflicts(journal.connection, step.row):
        return None
    return line["id"], step


def given_again(journal: Journal, taken_id: str, step: Step) -> None:
    """Remember that a step taken back stands again."""
    wrote = _value_entry(journal, step.row)
    journal.change("taken_back", taken_id, given_again=True, wrote_again=wrote)


def _standing_steps(steps: list[Step], taken: list[Values]) -> list[Step]:
    away = {line["entry"] for line in taken if not line["given_again"]}
    return [step for step in steps if step.entry not in away]


def _steps(journal: Journal, assessment_id: str, taken: list[Values]) -> list[Step]:
    """Every answer of this assessment in order, whether it stands or not."""
    lines = _history(journal, assessment_id)
    by_undoing = {line[name] for line in taken for name in ("wrote", "wrote_again")}
    values = {line.id.hex(): line for line in lines if _is_answer(line)}
    questions = {
        line["id"]: line["question"]
        for line in rows(journal.connection, "answer", assessment_id=assessment_id)
    }
    found: list[Step] = []
    run: list[int] = []
    for at, line in enumerate(lines):
        if not _is_answer(line):
            continue
        mine = line.id.hex() not in by_undoing
        if run and not (mine and _goes_on(lines[run[-1]], line, questions[line.row])):
            found.append(_step(lines, run, values, questions))
            run = []
        if mine:
            run.append(at)
    if run:
        found.append(_step(lines, run, values, questions))
    return [step for step in found if step.before != step.after]


def _step(
    lines: list[Entry], run: list[int], values: dict[str, Entry], questions: dict[str, str]
) -> Step:
    first, last = lines[run[0]], lines[run[-1]]
    replaced = [values[id] for id in json.loads(first.replaces) if id in values]
    return Step(
        question=questions[first.row],
        row=first.row,
        entry=first.id.hex(),
        before=value_of(replaced[-1], "value") if replaced else None,
        after=value_of(last, "value"),
        marks=tuple(dict(mark for at in run for mark in _marks(lines, at)).items()),
        last=run[-1],
    )


def _marks(lines: list[Entry], at: int) -> Iterator[tuple[str, bool]]:
    """The marks that were written right behind an answer, in the same change."""
    answer = before = lines[at]
    for line in lines[at + 1 :]:
        follows = (line.store, line.sequence) == (before.store, before.sequence + 1)
        made = value_of(line, "look_again")
        if not follows or _is_answer(line) or made is not (line.row != answer.row):
            return
        yield line.row, made
        before = line


def _goes_on(before: Entry, now: Entry, question: str) -> bool:
    """Whether two entries in a row are one answer that was typed."""
    if (before.store, before.row) != (now.store, now.row):
        return False
    pause = datetime.fromisoformat(now.at) - datetime.fromisoformat(before.at)
    return BY_ID[question].kind in _WRITTEN and pause < _PAUSE


def _is_answer(line: Entry) -> bool:
    return line.field in ("", "value")


def _taken(journal: Journal, assessment_id: str) -> list[Values]:
    return rows(journal.connection, "taken_back", assessment_id=assessment_id)


def _history(journal: Journal, assessment_id: str) -> list[Entry]:
    answers = rows(journal.connection, "answer", assessment_id=assessment_id)
    lines = history(journal.connection, [line["id"] for line in answers])
    return lives.of_rows(lines)  # what was erased is not taken back


def _ids(journal: Journal, assessment_id: str) -> list[str]:
    return [line.id.hex() for line in _history(journal, assessment_id)]


def _value_entry(journal: Journal, row: str) -> str:
    """The entry that says what the answer is now."""
    return standing(entries_of(journal.connection, row))["value"][-1].id.hex()
