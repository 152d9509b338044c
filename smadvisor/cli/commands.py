"""What each command does, over the same verbs as the window."""

import getpass
import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

from smadvisor.assessment.questions import QUESTIONS
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.priority import QueueRow, Status
from smadvisor.cli import asking, documents, figures, safekeeping
from smadvisor.cli.result import Result
from smadvisor.errors import Refused
from smadvisor.office import assessing, cases, intake, opening, papers, passphrases, queue
from smadvisor.office.desk import Desk, local_now
from smadvisor.office.verbs import Verb
from smadvisor.text import _

_MOST_JSON = 10_000_000
"""Characters: every question answered at its longest is a third of that."""


def init(asked: Namespace) -> Result:
    """Make the store."""
    folder = asking.folder(asked)
    if opening.exists(folder):
        raise Refused("store_exists", _("There is a store in this folder already."))
    name = asked.user or getpass.getuser()
    passphrase = asking.passphrase(asked, twice=True)
    desk, recovery = opening.create(folder, name, _("Advisor"), passphrase, accept_weak=True)
    opening.leave(desk)
    judged = passphrases.strength(passphrase)
    lines = (
        _("Made an encrypted store in {folder} for {name}.").format(folder=folder, name=name),
        _("Passphrase: {words}.").format(words=judged.words),
        _("Recovery key: {key}").format(key=recovery),
        _("Write it down and lock it away: only with it can a forgotten passphrase be replaced."),
    )
    return Result({"data": str(folder), "user": name, "recovery_key": recovery}, lines)


def import_list(asked: Namespace) -> Result:
    """Take a weekly list in, or say what that would do."""
    if asked.dry_run and not opening.exists(asking.folder(asked)):
        seen = intake.preview_alone(asked.list, local_now().date(), asked.sheet)
        return _intake(seen, asked)
    desk = asking.desk(asked)
    seen = intake.preview(desk, asked.list, asked.sheet)
    if not asked.dry_run:
        intake.confirm(desk, seen)
    return _intake(seen, asked)


def _intake(seen: intake.Preview, asked: Namespace) -> Result:
    document = documents.intake(seen)
    counts = document["counts"]
    said = _(
        "{taken} taken, {not_taken} not taken; "
        "{new} new, {changed} changed, {unchanged} unchanged, {gone} gone"
    )
    would = _("Would be: {counts}") if asked.dry_run else _("Done: {counts}")
    lines = [would.format(counts=said.format(**counts))]
    for row in document["rows"]:
        if row["taken"]:
            problems = "; ".join(problem["message"] for problem in row["problems"])
            lines.append(
                f"{row['row']:>5}  {row['urn']}  {row['person']}  {row['mg2']}  {problems}".rstrip()
            )
        else:
            lines.append(f"{row['row']:>5}  {row['message']}")
    return Result(document, tuple(lines), documents.to_look_at(seen))


def show_queue(asked: Namespace) -> Result:
    """Who to ring first, and why."""
    desk = asking.desk(asked)
    if asked.on:
        day = datetime.combine(asked.on, time(9)).astimezone()
        desk = replace(desk, now=lambda: day)
    lines = [line for line in queue.queue(desk) if line.status is not Status.CLOSED]
    return Result([documents.queue_row(line) for line in lines], tuple(map(_queue_line, lines)))


def _queue_line(line: QueueRow) -> str:
    why = "; ".join(line.reasons)
    return f"{documents.hearing(line):<24} {line.urn:<12} {line.person:<28} {line.mg2.words}: {why}"


def questions(_asked: Namespace) -> Result:
    """Every question of the assessment."""
    lines = [f"{question.id}  [{question.kind}]  {question.text}" for question in QUESTIONS]
    return Result([documents.question(question) for question in QUESTIONS], tuple(lines))


def assess(asked: Namespace) -> Result:
    """Record answers from a file."""
    answers = _answers(asked.answers)
    desk, person = _desk_and_person(asked)
    now = assessing.record(desk, person, answers)
    ready = now.readiness
    warnings = [reason.sentence for reason in ready.warnings]
    look_at = [*(reason.sentence for reason in ready.reasons), *warnings]
    document = {
        "saved": len(answers),
        "not_answered": list(ready.not_answered),
        "look_again": sorted(now.look_again),
        "ready": ready.ready,
        "warnings": warnings,
    }
    saved = _("{n} answers saved.").format(n=len(answers))
    state = _("Ready for the MG2.") if ready.ready else _("Not ready for the MG2 yet.")
    return Result(document, (saved, state), tuple(look_at))


def make_mg2(asked: Namespace) -> Result:
    """Make the MG2 PDF."""
    from forms import mg2

    desk, person = _desk_and_person(asked)
    made = papers.make(desk, person, asked.out, mg2.draw, as_draft=asked.draft)
    document = {
        "path": made.path,
        "pages": made.pages,
        "version": made.version,
        "sha256": made.sha256,
        "warnings": list(made.warnings),
    }
    line = _("Version {version}, {pages} pages: {path}").format(**document)
    return Result(document, (line,), made.warnings)


def sent(asked: Namespace) -> Result:
    """Mark the newest version as sent."""
    desk, person = _desk_and_person(asked)
    made = papers.mark_sent(desk, person, asked.to, asked.on)
    document = {"version": made.version, "sent_on": asked.on.isoformat(), "to": made.sent_to}
    line = _("Version {version} marked as sent on {sent_on} to {to}.").format(**document)
    return Result(document, (line,))


def close(asked: Namespace) -> Result:
    """Close with a coded outcome."""
    desk, person = _desk_and_person(asked)
    outcome = Outcome(asked.outcome)
    cases.close(desk, person, outcome, asked.note)
    line = _("Closed: {words}.").format(words=outcome.words)
    return Result({"status": Status.CLOSED, "outcome": outcome}, (line,))


def explain_law(asked: Namespace) -> Result:
    """What the law says of a set of facts."""
    from smadvisor.law import facts_file
    from smadvisor.law.explain import explain
    from smadvisor.law.tables import current

    said = explain(facts_file.read(_json(asked.facts), local_now().date()), current())
    return Result(documents.explanation(said), tuple(documents.explanation_lines(said)))


def unconfirmed(asked: Namespace) -> Result:
    """What is to be confirmed by legal services."""
    from smadvisor.law.tables import current
    from smadvisor.law.unconfirmed import to_confirm

    found = to_confirm(current())
    lines = documents.markdown(found) if asked.markdown else documents.to_confirm_lines(found)
    return Result([documents.to_confirm(one) for one in found], tuple(lines))


def roles(asked: Namespace) -> Result:
    """What each role may see and do."""
    rows = [documents.role_row(verb) for verb in Verb if verb.roles]
    return Result(rows, tuple(documents.roles_lines(markdown=asked.markdown)))


def demo(asked: Namespace) -> Result:
    """The whole job on the sample list."""
    from smadvisor.cli.demo import run

    return run(asked.out, with_window=not asked.json)


def self_test(_asked: Namespace) -> Result:
    """Check an installed copy."""
    from smadvisor.cli.self_test import run

    return run()


COMMANDS: dict[str, Callable[[Namespace], Result]] = {
    "init": init,
    "import": import_list,
    "queue": show_queue,
    "questions": questions,
    "assess": assess,
    "mg2": make_mg2,
    "sent": sent,
    "close": close,
    "backup": safekeeping.back_up,
    "restore": safekeeping.restore,
    "verify": safekeeping.verify,
    "log": safekeeping.log,
    "history": figures.take_history,
    "tally": figures.tally,
    "explain": explain_law,
    "unconfirmed": unconfirmed,
    "roles": roles,
    "demo": demo,
    "self-test": self_test,
}


def _desk_and_person(asked: Namespace) -> tuple[Desk, str]:
    desk = asking.desk(asked)
    return desk, cases.find(desk, asked.urn, asked.person)


def _answers(path: Path) -> Mapping[str, object]:
    answers = _json(path)
    if not isinstance(answers, dict):
        raise Refused("answers_file", _("The file of answers must be {question id: value}."))
    return answers


def _json(path: Path) -> object:
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(_MOST_JSON + 1)
        found: object = json.loads(text) if len(text) <= _MOST_JSON else None
    except (OSError, ValueError, RecursionError) as error:
        raise Refused("not_json", _("That file cannot be read as JSON.")) from error
    return found
