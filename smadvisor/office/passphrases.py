"""How hard a passphrase is to guess, and which ones are refused."""

from dataclasses import dataclass

from zxcvbn import zxcvbn

from smadvisor.errors import Refused
from smadvisor.text import _

_ENOUGH = 3
_MOST_LETTERS = 72
"""zxcvbn takes no longer ones; a longer passphrase is judged by its beginning."""

_STRENGTHS = (
    _("Very weak: guessed at once"),
    _("Weak: guessed within hours"),
    _("Fair: not enough for a stolen laptop"),
    _("Strong"),
    _("Very strong"),
)


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess, in words."""

    words: str
    enough: bool


def strength(passphrase: str) -> Strength:
    """How hard ``passphrase`` is to guess, by the estimate of zxcvbn."""
    if not passphrase:
        return Strength("", enough=False)
    score = zxcvbn(passphrase[:_MOST_LETTERS])["score"]
    return Strength(_STRENGTHS[score], score >= _ENOUGH)


def check(passphrase: str, *, accept_weak: bool = False) -> None:
    """Refuse a passphrase that is easily guessed.

    Raises:
        Refused: ``passphrase_missing``, ``weak_passphrase``.
    """
    advice = _("Four or more unconnected words are strong.")
    if not passphrase:
        raise Refused("passphrase_missing", f"{_('Choose a passphrase.')} {advice}")
    if not (accept_weak or strength(passphrase).enough):
        raise Refused("weak_passphrase", f"{_('That passphrase is too easy to guess.')} {advice}")
