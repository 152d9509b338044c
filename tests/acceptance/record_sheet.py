"""A record sheet of single cases, made so that it gives the figures that it was asked for."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

COLUMNS = (
    "URN",
    "Person",
    "Reviewed on",
    "MG2 deficient",
    "Contacted on",
    "MG2 sent on",
    "Measures",
    "Outcome",
)
FIGURES = (
    "cases_reviewed",
    "mg2_deficient",
    "people_contacted",
    "mg2_submitted",
    "remote_site",
    "live_link",
    "screen",
)
_MEASURES = {"remote_site": "Remote site", "live_link": "Live link", "screen": "Screens"}

Year = Mapping[str, Mapping[str, int]]
"""Each of ``FIGURES`` of each month (``YYYY-MM``)."""


def published() -> Year:
    """The force's published year, April 2023 to March 2024."""
    path = Path(__file__).parent / "figures" / "gwent-2023-24.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            line.pop("month"): {name: int(number) for name, number in line.items()}
            for line in csv.DictReader(file)
        }


def write(path: Path, year: Year) -> Path:
    """The sheet of ``year`` as a CSV file.

    No month may have more deficient cases than cases, or more of a measure than MG2s.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerows(row for month, figures in year.items() for row in _rows(month, figures))
    return path


def _rows(month: str, of: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """A row for each case of a month. Whom one figure does not count has an empty cell there."""
    year, number = month.split("-")
    asked = [words for code, words in _MEASURES.items() for _one in range(of[code])]
    most = max(of["cases_reviewed"], of["people_contacted"], of["mg2_submitted"])
    for at in range(most):
        day = f"{1 + at % 28:02}/{number}/{year}"
        reviewed, sent = at < of["cases_reviewed"], at < of["mg2_submitted"]
        yield (
            f"61GW{number}{at:03}{year[2:]}",
            f"SAMPLE, Person {number}-{at}",
            day if reviewed else "",
            ("Yes" if at < of["mg2_deficient"] else "No") if reviewed else "",
            day if at < of["people_contacted"] else "",
            day if sent else "",
            "; ".join(asked[at :: of["mg2_submitted"]]) if sent else "",
            "",
        )
