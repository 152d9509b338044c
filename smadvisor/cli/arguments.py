"""The commands and their options."""

from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable
from datetime import date
from pathlib import Path

from smadvisor import __version__
from smadvisor.casework.outcome import Outcome
from smadvisor.text import _


def parser() -> ArgumentParser:
    """The whole command line."""
    whole = ArgumentParser(
        prog="smadvisor",
        description=_("Without a command the window opens; with one, it is done and ends."),
        epilog=_("Exit: 0 done; 1 done, with something to look at; 2 refused; 3 fault."),
        parents=[_common(root=True)],
    )
    whole.add_argument("--version", action="version", version=f"SMAdvisor {__version__}")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, what: str) -> ArgumentParser:
        return commands.add_parser(name, help=what, description=what, parents=[_common()])

    command("init", _("make the encrypted store and its first user"))
    _import(
        command("import", _("take a weekly list in, or with --dry-run only say what it would do"))
    )
    queue = command("queue", _("who to ring first, and why"))
    queue.add_argument("--on", metavar="DATE", type=_day, help=_("as on this day (YYYY-MM-DD)"))
    command("questions", _("every question of the assessment, in order"))
    assess = command("assess", _("record answers: a JSON file of {question id: value}"))
    _of_person(assess)
    assess.add_argument("--answers", metavar="FILE", type=Path, required=True)
    mg2 = command("mg2", _("make the MG2 PDF"))
    _of_person(mg2)
    mg2.add_argument("--out", metavar="DIR", type=Path, required=True)
    mg2.add_argument("--draft", action="store_true", help=_("also while it is not ready"))
    sent = command("sent", _("mark the newest version as sent"))
    _of_person(sent)
    sent.add_argument("--to", metavar="WHOM", required=True)
    sent.add_argument("--on", metavar="DATE", type=_day, required=True)
    close = command("close", _("close with a coded outcome"))
    _of_person(close)
    close.add_argument(
        "--outcome", metavar="CODE", required=True, choices=list(Outcome), help=", ".join(Outcome)
    )
    close.add_argument("--note", metavar="TEXT", default="")
    _safekeeping(command)
    _figures(command)
    _reference(command)
    demo = command("demo", _("the whole job on the sample list, in a throwaway store"))
    demo.add_argument("--out", metavar="DIR", type=Path, default=Path("smadvisor-demo"))
    command("self-test", _("check an installed copy: resources, fonts, store, PDF, screens"))
    return whole


def _reference(command: Callable[[str, str], ArgumentParser]) -> None:
    explain = command("explain", _("what the law says of a file of facts; nothing is stored"))
    explain.add_argument("facts", metavar="FACTS", type=Path, help=_("a JSON file"))
    unconfirmed = command("unconfirmed", _("what is to be confirmed by legal services"))
    unconfirmed.add_argument(
        "--markdown", action="store_true", help=_("as the table in docs/LAW.md")
    )
    roles = command("roles", _("what each role may see and do, and what the record calls it"))
    roles.add_argument("--markdown", action="store_true", help=_("as the table in docs/ROLES.md"))


def _import(take: ArgumentParser) -> None:
    take.add_argument("list", metavar="LIST", type=Path, help=_("CSV, XLSX, XLS or ODS"))
    take.add_argument("--dry-run", action="store_true", help=_("write nothing"))
    take.add_argument("--sheet", metavar="NAME", help=_("the sheet of a workbook to read"))


def _safekeeping(command: Callable[[str, str], ArgumentParser]) -> None:
    backup = command("backup", _("an encrypted copy in one file, opened to prove it"))
    backup.add_argument("file", metavar="FILE", type=Path, help=_("a new file"))
    restore = command("restore", _("put a backup in the place of the store, which is kept"))
    restore.add_argument("file", metavar="FILE", type=Path, help=_("the backup"))
    verify = command("verify", _("check the store, or a backup, and name what is not as it was"))
    verify.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help=_("a backup; else the store")
    )
    _log(command("log", _("the record of processing: who did what with whose case, and when")))


def _figures(command: Callable[[str, str], ArgumentParser]) -> None:
    history = command(
        "history", _("bring in records from before the program; a row that is not taken says why")
    )
    history.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help=_(
            "CSV, XLSX, XLS or ODS with the columns URN, Person, Reviewed on, MG2 deficient, "
            "Contacted on, MG2 sent on, Measures (a ; between two), Outcome"
        ),
    )
    history.add_argument("--sheet", metavar="NAME", help=_("this sheet of a workbook; else all"))
    tally = command("tally", _("the monthly figures, those without anything with their zeros"))
    for option, name, what in (
        ("--from", "first", _("the first month")),
        ("--to", "last", _("the last month")),
    ):
        tally.add_argument(option, dest=name, metavar="YYYY-MM", required=True, help=what)
    tally.add_argument(
        "--out", metavar="FILE", type=Path, help=_("into a new file: .csv, .xlsx or .pdf")
    )
    tally.add_argument("--leaving-unit", action="store_true", help=_("counts alone"))
    tally.add_argument(
        "--mask", action="store_true", help=_("with --leaving-unit: no number under five")
    )
    tally.add_argument("--recipient", metavar="WHOM", default="", help=_("who gets that file"))


def _log(log: ArgumentParser) -> None:
    log.add_argument("--from", dest="since", metavar="DATE", type=_day, help=_("from this day on"))
    log.add_argument("--to", dest="until", metavar="DATE", type=_day, help=_("to this day"))
    log.add_argument("--out", metavar="FILE", type=Path, help=_("as CSV into a new file"))
    log.add_argument("--recipient", metavar="WHOM", default="", help=_("who gets that file"))


def _of_person(command: ArgumentParser) -> None:
    command.add_argument("urn", metavar="URN", help=_("URN or occurrence number"))
    command.add_argument("--person", metavar="NAME", required=True, help=_("as on the list"))


def _common(*, root: bool = False) -> ArgumentParser:
    """The options for all, which may stand before the command or after it."""

    def default(value: object) -> object:
        return value if root else SUPPRESS

    common = ArgumentParser(add_help=False)
    common.add_argument(
        "--data", metavar="DIR", type=Path, default=default(None), help=_("where the store is")
    )
    common.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        default=default(None),
        help=_("its first line is the passphrase; else it is asked for"),
    )
    common.add_argument("--user", metavar="NAME", default=default(None), help=_("who works"))
    common.add_argument(
        "--json", action="store_true", default=default(False), help=_("one JSON document")
    )
    return common


def _day(text: str) -> date:
    return date.fromisoformat(text)
