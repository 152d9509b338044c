"""Rows of a list that are no cases: totals, notes of the report, the header over again."""

from collections.abc import Collection, Sequence

from smadvisor.caselist.columns import known_names
from smadvisor.caselist.wording import Phrases
from smadvisor.caselist.words import table

_PHRASES = Phrases(table("wording")["rows"])
_MOST_CELLS_OF_A_FOOTER = 3
_FEWEST_NAMES_OF_A_HEADER = 2


def special(cells: Sequence[str], of_people: Collection[int]) -> str:
    """``totals_row``, ``footer_row`` or ``header`` for a row that is no case, else empty.

    To be asked only of a row without a URN of the usual shape. A cell alone in one of the
    columns ``of_people`` is a name: of somebody whose case stands in the row above.
    """
    places = [place for place, cell in enumerate(cells) if cell.strip()]
    filled = [cells[place] for place in places]
    kinds = _PHRASES.kinds(filled[0]) or [""]
    note = kinds[0] == "footers" or (places[0] not in of_people and _note(filled))
    if kinds[0] == "totals":
        return "totals_row"
    if len(filled) <= _MOST_CELLS_OF_A_FOOTER and note:
        return "footer_row"
    names = known_names(cells)
    if names >= _FEWEST_NAMES_OF_A_HEADER and names * 2 > len(filled):
        return "header"
    return ""


def _note(filled: Sequence[str]) -> bool:
    """One cell alone that is a heading or a sentence: no number, or several words."""
    cell = filled[0].strip()
    return len(filled) == 1 and (not any(map(str.isdigit, cell)) or len(cell.split()) > 3)
