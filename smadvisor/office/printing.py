"""Lists on paper: the queue, the coming trials."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from smadvisor.casework.drawn import Drawn
from smadvisor.office.desk import Desk
from smadvisor.office.papers import FILE, NewFile
from smadvisor.office.verbs import Verb

Line = TypeVar("Line")


def save(
    desk: Desk, lines: Sequence[Line], path: Path, draw: Callable[[Sequence[Line], date], Drawn]
) -> None:
    """Draw these lines and write them to ``path``, in place of what is there.

    Raises:
        Refused: ``folder_not_writable``.
        Fault: when the PDF read back does not say what it should.
    """
    with NewFile() as file, desk.write(Verb.PRINT, recipient=FILE):
        file.write(path, draw(lines, desk.today).data, replace_old=True)
