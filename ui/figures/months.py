"""Months and financial years as people read them."""

from datetime import date

from smadvisor.text import _

_NAMES = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
    _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip


def month_words(month: str) -> str:
    """“September 2026” of ``2026-09``."""
    return f"{_NAMES[int(month[5:]) - 1]} {month[:4]}"


def short_month(month: str) -> str:
    """“Sep” of ``2026-09``."""
    return _NAMES[int(month[5:]) - 1][:3]


def day_month_year(day: date) -> str:
    """“14 Apr 2027”."""
    return f"{day.day} {short_month(f'{day:%Y-%m}')} {day.year}"


def span_words(first: str, last: str) -> str:
    """“April 2026 to March 2027”; one month alone by its name."""
    if first == last:
        return month_words(first)
    return _("{first} to {last}").format(first=month_words(first), last=month_words(last))


def year_words(first: str) -> str:
    """“2026–27” of the financial year that begins with ``2026-04``."""
    return f"{first[:4]}–{(int(first[:4]) + 1) % 100:02}"


def year_of(first: str) -> tuple[str, str]:
    """The first and the last month of the financial year that begins with ``first``."""
    return first, f"{int(first[:4]) + 1}-03"


def is_year(first: str) -> bool:
    """Whether it is the first month of a financial year."""
    return first[:4].isdecimal() and first[4:] == "-04"


def year_before(first: str) -> str:
    """The first month of the financial year before."""
    return f"{int(first[:4]) - 1}-04"


def after(month: str) -> date:
    """The first day after ``month``."""
    year, number = int(month[:4]), int(month[5:])
    return date(year + number // 12, number % 12 + 1, 1)
