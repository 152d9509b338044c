"""The weekly list: bytes in, records out. Nothing here knows the store, a window or the disk.

``sheet`` turns bytes into cells, ``columns`` turns headers into fields, ``rows`` turns cells into
entries, and ``plan`` sets the entries against what the store holds.
"""

from smadvisor.caselist.records import Accused, Entry, Field, Problem, Vocabulary, WeeklyList
from smadvisor.caselist.rows import read

__all__ = ["Accused", "Entry", "Field", "Problem", "Vocabulary", "WeeklyList", "read"]
