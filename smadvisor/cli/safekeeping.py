"""The commands that keep the store safe."""

from argparse import Namespace
from contextlib import suppress

from smadvisor.cli import asking
from smadvisor.cli.result import Result
from smadvisor.errors import Fault
from smadvisor.office import backups, integrity, processing
from smadvisor.text import _


def back_up(asked: Namespace) -> Result:
    """Make a backup in a new file."""
    made = backups.back_up(asking.desk(asked), asked.file.resolve())
    document = {
        "ok": True,
        "path": str(made.path),
        "cases": made.cases,
        "log_entries": made.lines,
        "entries": made.entries,
        "sha256": made.sha256,
        "made_at": made.at.isoformat(timespec="seconds"),
    }
    said = _("Backed up, and opened to prove it: {path}; {cases} cases.").format(**document)
    return Result(document, (said,))


def log(asked: Namespace) -> Result:
    """The record of processing, oldest first; with --out as CSV for somebody."""
    desk = asking.desk(asked)
    wanted = processing.Asked(first=asked.since, last=asked.until)
    if asked.out is not None:
        count = processing.export(desk, wanted, asked.recipient, asked.out.resolve())
        said = _("{n} lines of the record in {path}.").format(n=count, path=asked.out)
        return Result({"path": str(asked.out.resolve()), "lines": count}, (said,))
    found = processing.lines(desk, wanted)[::-1]
    document = [
        {
            "at": line.at.isoformat(timespec="seconds"),
            "user": line.user,
            "event": line.event,
            "what": line.what,
            "about": line.about,
            "recipient": line.recipient,
        }
        for line in found
    ]
    return Result(document, tuple(map(_log_line, found)))


def _log_line(line: processing.Line) -> str:
    said = (f"{line.at:%Y-%m-%d %H:%M:%S}", line.user, line.event.words, line.what, line.about)
    return "  ".join(filter(None, (*said, line.recipient)))


def verify(asked: Namespace) -> Result:
    """Check the store, or a backup, and name everything that is not as it was left."""
    try:
        if asked.file is None:
            found = integrity.verify(asking.desk(asked))
            with suppress(Fault):  # what was found is told even where nothing can be written
                asked.at_the_end.close()
        else:
            file, secret = asked.file.resolve(), asking.passphrase(asked)
            found = integrity.verify_backup(asking.folder(asked), file, secret)
    except Fault as fault:
        return _verified(integrity.not_opened(fault), failed=True)
    return _verified(found)


def _verified(found: integrity.Verified, *, failed: bool = False) -> Result:
    counts = found.counts
    document = {
        "ok": found.ok,
        "cases": counts.cases,
        "people": counts.people,
        "entries": counts.entries,
        "log_entries": counts.lines,
        "findings": [{"code": one.code, "sentence": one.sentence} for one in found.findings],
    }
    said = _("{cases} cases, {people} people, {entries} entries, {log_entries} lines of the record")
    state = _("All is as it was left.") if found.ok else _("Not everything is as it was left.")
    look_at = tuple(f"{one.sentence} [{one.code}]" for one in found.findings)
    return Result(document, (said.format(**document), state), look_at, failed)


def restore(asked: Namespace) -> Result:
    """Put a backup in the place of the store, or where there is none."""
    folder = asking.folder(asked)
    done = backups.restore(folder, asked.file.resolve(), asking.passphrase(asked))
    held = done.backup.manifest.holds
    document = {
        "ok": True,
        "data": str(folder),
        "cases": held.cases,
        "log_entries": held.lines,
        "entries": held.entries,
        "made_at": done.backup.manifest.made_at.isoformat(timespec="seconds"),
        "replaced": str(done.replaced) if done.replaced else None,
    }
    lines = [_("Restored to {data}: {cases} cases, as at {made_at}.").format(**document)]
    if done.replaced:
        lines.append(_("What it replaced is kept: {path}").format(path=done.replaced))
    return Result(document, tuple(lines))
