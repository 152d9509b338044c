"""Who works, on what, at what time: the first argument of every verb."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from smadvisor.store.journal import Journal
from smadvisor.store.store import Store


def local_now() -> datetime:
    """The moment by this machine's clock, with its time zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class User:
    """The officer at the desk; printed in the last box of the MG2."""

    id: str
    name: str
    role: str
    number: str = ""
    telephone: str = ""
    mobile: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """An open store, the user who opened it and the clock."""

    store: Store
    user: User
    now: Callable[[], datetime] = local_now

    @property
    def today(self) -> date:
        """The day by this desk's clock."""
        return self.now().date()

    def close(self) -> None:
        """Let go of the store; the desk is not used again."""
        self.store.close()

    @contextmanager
    def write(self) -> Iterator[Journal]:
        """One transaction in this user's name."""
        with self.store.write(self.user.id, self.now()) as journal:
            yield journal
