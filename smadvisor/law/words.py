"""The eight special measures in words, read from ``resources/law/measures.toml``.

Legal services edit that file; the code only asks that nothing is missing.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from smadvisor.errors import Fault
from smadvisor.resources import folder
from smadvisor.text import _


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """One measure: its name, its section of YJCEA 1999, and what to say about it."""

    id: str
    section: str
    name: str
    what: str
    in_favour: str
    against: str
    ask: str
    help: str


def read(path: Path) -> tuple[MeasureWords, ...]:
    """The measures in ``path``, in its order.

    Raises:
        Fault: ``damaged_resource`` where the file is not TOML or words are missing.
    """
    try:
        with path.open("rb") as file:
            entries = tomllib.load(file)["measure"]
        return tuple(
            MeasureWords(
                id=str(entry["id"]),
                section=str(entry["section"]),
                name=_(entry["name"]),
                what=_(entry["what"]),
                in_favour=_(entry["for"]),
                against=_(entry["against"]),
                ask=_(entry["ask"]),
                help=_(entry["help"]),
            )
            for entry in entries
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise Fault(
            "damaged_resource",
            _("The words about the special measures cannot be read. Install the program again."),
        ) from error


MEASURES = read(folder() / "law" / "measures.toml")
BY_ID: Mapping[str, MeasureWords] = {measure.id: measure for measure in MEASURES}
