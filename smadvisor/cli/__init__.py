"""The command line: the same verbs as the window, one command at a time."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from smadvisor.cli.result import Result

DONE, LOOK, REFUSED, FAULT = 0, 1, 2, 3


def main(arguments: Sequence[str]) -> int:
    """Open the window, or with a command do one thing; answers the exit code.

    0 done; 1 done, with something to look at; 2 refused, nothing changed; 3 fault.
    What a command needs is imported here, so that the window is painted before any of it.
    """
    if not arguments:
        return _window(None)
    try:
        from smadvisor.cli.arguments import parser

        asked = parser().parse_args(arguments)
        return _command(asked) if asked.command else _window(asked.data)
    except KeyboardInterrupt:
        from smadvisor.text import _

        _complain("interrupted", _("Stopped. What was done before is kept, and nothing by half."))
        return FAULT


def _window(folder: Path | None) -> int:
    from smadvisor.cli.window import open_window

    return open_window(folder)


def _command(asked: Namespace) -> int:
    from contextlib import ExitStack

    from smadvisor.errors import Fault, Refused
    from smadvisor.text import _

    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_settings: None)(encoding="utf-8")
    try:
        from smadvisor.cli.commands import COMMANDS  # a damaged table of the law shows here
        from smadvisor.store.failures import told

        with told():
            with ExitStack() as asked.at_the_end:
                result = COMMANDS[asked.command](asked)
            _print(result, as_json=asked.json)
    except Refused as error:
        _complain(error.code, error.sentence)
        return REFUSED
    except Fault as error:
        _complain(error.code, error.sentence)
        return FAULT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - its own text may hold a name
        _complain(
            "fault",
            _("Something went wrong in the program ({kind}); nothing was half-written.").format(
                kind=type(error).__name__
            ),
        )
        return FAULT
    for sentence in result.look_at:
        _complain("look", sentence)
    return FAULT if result.failed else LOOK if result.look_at else DONE


def _print(result: Result, *, as_json: bool) -> None:
    if as_json:
        import json

        print(json.dumps(result.document, ensure_ascii=False, indent=1))
        return
    for line in result.lines:
        print(line)
    sys.stdout.flush()


def _complain(code: str, sentence: str) -> None:
    print(f"smadvisor: {sentence} [{code}]", file=sys.stderr)
