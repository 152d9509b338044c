"""The commands that keep the store safe."""

from argparse import Namespace

from smadvisor.cli import asking
from smadvisor.cli.result import Result
from smadvisor.office import backups
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
