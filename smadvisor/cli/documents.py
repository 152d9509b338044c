"""The JSON documents that the commands print: a contract with scripts, kept apart from the rest."""

from collections.abc import Iterable, Iterator
from typing import Any

from smadvisor.assessment.questions import Question
from smadvisor.caselist.records import Entry, Problem
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.priority import QueueRow
from smadvisor.law.explain import Explanation
from smadvisor.law.unconfirmed import ToConfirm
from smadvisor.office.intake import Preview
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.text import _, ngettext

_ROUTINE = frozenset({"guilty_plea_anticipated", "totals_row", "footer_row"})
"""Rows that are left out as a matter of course: nothing to look at."""


def intake(seen: Preview) -> dict[str, Any]:
    """What ``import`` prints."""
    weekly = seen.weekly
    states = [entry.mg2_state for entry in weekly.entries if entry.taken]
    counts = seen.plan.counts
    return {
        "file": weekly.file,
        "sha256": weekly.sha256,
        "sheet": weekly.sheet or None,
        "header_row": weekly.header_row,
        "columns": dict(weekly.columns),
        "unmatched": list(weekly.unmatched),
        "rows": [_entry(entry) for entry in weekly.entries],
        "counts": {name: getattr(counts, name) for name in counts.__dataclass_fields__},
        "mg2": {state: states.count(state) for state in Mg2State if state in states},
        "notes": list(weekly.notes),
    }


def to_look_at(seen: Preview) -> tuple[str, ...]:
    """A sentence for the rows that somebody should look at, if there are any."""
    rows = sorted(
        {
            entry.row
            for entry in seen.weekly.entries
            if entry.problems or not (entry.taken or entry.code in _ROUTINE)
        }
    )
    if not rows:
        return ()
    sentence = ngettext("{n} row to look at: {rows}", "{n} rows to look at: {rows}", len(rows))
    return (sentence.format(n=len(rows), rows=", ".join(map(str, rows))),)


def queue_row(line: QueueRow) -> dict[str, Any]:
    """One line of what ``queue`` prints."""
    return {
        "urn": line.urn,
        "person": line.person,
        "court": line.court,
        "hearing_date": line.hearing_date.isoformat() if line.hearing_date else None,
        "days": line.days,
        "mg2": line.mg2,
        "status": line.status,
        "reasons": list(line.reasons),
    }


def hearing(line: QueueRow) -> str:
    """The hearing of a queue line in words."""
    if line.hearing_date is None:
        return line.hearing_text or _("No date")
    days = line.days or 0
    distance = ngettext("({n} day)", "({n} days)", days).format(n=days)
    return f"{line.hearing_date:%d %b %Y} {distance}"


def question(asked: Question) -> dict[str, Any]:
    """One line of what ``questions`` prints."""
    return {
        "id": asked.id,
        "section": asked.section,
        "text": asked.text,
        "type": asked.kind,
        "options": [{"value": option.value, "words": option.words} for option in asked.options],
        "required": asked.required,
        "help": asked.help,
        "source": asked.source,
        "shown_when": [
            {"question": condition.question, "is": list(condition.values)}
            for condition in asked.shown_when
        ],
    }


def explanation(said: Explanation) -> dict[str, Any]:
    """What ``explain`` prints."""
    return {
        "law_as_at": said.law_as_at.isoformat(),
        "eligible": [
            {"section": one.section, "how": one.how, "reason": one.reason} for one in said.eligible
        ],
        "measures": [
            {"section": m.section, "name": m.name, "state": m.state, "reason": m.reason}
            for m in said.measures
        ],
        "limits": [
            {
                "defendant": limit.defendant,
                "last_day": limit.last_day.isoformat() if limit.last_day else None,
                "rule": limit.rule,
            }
            for limit in said.limits
        ],
        "restraining_order": [
            {"section": route.section, "reason": route.reason} for route in said.restraining_order
        ],
        "notes": [{"code": note.code, "text": note.text} for note in said.notes],
    }


def explanation_lines(said: Explanation) -> Iterator[str]:
    """The same for a person to read."""
    yield _("The law as at {day}").format(day=said.law_as_at)
    for one in said.eligible:
        yield f"{one.section:<10} {one.how:<7} {one.reason}"
    for measure in said.measures:
        yield f"{measure.section:<10} {measure.state:<7} {measure.reason}"
    for limit in said.limits:
        yield f"{limit.defendant:<10} {limit.last_day or '–'}  {limit.reason}"
    for route in said.restraining_order:
        yield f"{route.section:<10} {route.reason}"
    for note in said.notes:
        yield note.text


def to_confirm(one: ToConfirm) -> dict[str, str]:
    """One thing that ``unconfirmed`` prints."""
    return {"id": one.id, "what": one.what, "shown_in": one.shown_in, "source": one.source}


def to_confirm_lines(found: Iterable[ToConfirm]) -> Iterator[str]:
    """The same for a person to read, one line each."""
    for one in found:
        said = _("{what} Where: {shown_in}. Source: {source}.")
        yield said.format(**to_confirm(one))


def markdown(found: Iterable[ToConfirm]) -> Iterator[str]:
    """The same as the table of ``docs/LAW.md``."""
    yield _("| Id | What | Where | Source |")
    yield "|---|---|---|---|"
    for one in found:
        yield f"| `{one.id}` | {one.what} | {one.shown_in} | {one.source} |"


def role_row(verb: Verb) -> dict[str, Any]:
    """One line of what ``roles`` prints."""
    return {
        "verb": verb.code,
        "words": verb.words,
        "event": verb.event,
        "roles": [role for role in UserRole if role in verb.roles],
    }


def roles_lines(*, markdown: bool = False) -> Iterator[str]:
    """What each role may do, as a table for people or for ``docs/ROLES.md``."""
    heads = [_("What"), _("In the record"), *(role.words for role in UserRole)]
    rows = [_cells(verb) for verb in Verb if verb.roles]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    if markdown:
        yield _markdown_row(heads)
        yield "|---|---|" + ":-:|" * len(UserRole)
        yield from map(_markdown_row, rows)
    else:
        for cells in (heads, *rows):
            padded = (cell.ljust(wide) for cell, wide in zip(cells, widths, strict=True))
            yield "  ".join(padded).rstrip()
    yield ""
    by_itself = ", ".join(verb.words.lower() for verb in Verb if not verb.roles)
    yield _("The program notes by itself: {what}.").format(what=by_itself)


def _cells(verb: Verb) -> list[str]:
    event = verb.event.words if verb.event else "–"
    return [verb.words, event, *(_("yes") if role in verb.roles else "" for role in UserRole)]


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _entry(entry: Entry) -> dict[str, Any]:
    if not entry.taken:
        return {"row": entry.row, "taken": False, "code": entry.code, "message": entry.message}
    return {
        "row": entry.row,
        "taken": True,
        "urn": entry.urn,
        "person": entry.person,
        "hearing_date": entry.hearing_date.isoformat() if entry.hearing_date else None,
        "mg2": entry.mg2_state,
        "problems": [_problem(problem) for problem in entry.problems],
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {name: getattr(problem, name) for name in ("column", "value", "code", "message")}
