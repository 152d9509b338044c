"""The largest list that is read. A week has about ten cases; an export of years, some thousands.

What is larger is a wrong file or a trap, and is refused before it can fill the memory.
"""

ROWS = 200_000
"""Twice the largest list the program is timed with."""

COLUMNS = 200
"""The widest export seen has about sixty."""

CELLS = 8_000_000
"""Rows times columns: the spreadsheet reader sets aside some 30 bytes for each, filled or not."""

UNPACKED = 300 * 1024 * 1024
"""Bytes, unpacked: an XLSX of 100,000 rows is about 70 MB."""

CELL = 4_000
"""Characters in one cell before it is flagged; the longest summary of a case has some hundreds."""
