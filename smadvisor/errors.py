"""What can go wrong, in two kinds.

Every error carries a stable code for scripts and a sentence for the person, which says what to do.
No sentence ever holds a name, an address or words of a victim: errors reach logs and terminals.
"""

import re

_KEY = re.compile(r"[a-z][a-z0-9_.]{0,60}")


class SMAdvisorError(Exception):
    """Anything this program raises on purpose.

    ``code`` is stable, ``sentence`` is for the person at the screen.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class Refused(SMAdvisorError):
    """Bad usage or input; nothing was changed. A command ends with 2."""


class Fault(SMAdvisorError):
    """The machine or the store failed, not the person. A command ends with 3."""


def key_shown(key: str) -> str:
    """A key of somebody's file in a sentence: as it is only where it cannot be words of a case."""
    return key if _KEY.fullmatch(key) else "…"
