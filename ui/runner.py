"""One worker thread for everything that touches the store.

Two verbs: ``query`` reads, ``change`` writes. Calls run one after another in the order they
were asked for, so a saved answer is never overtaken; results arrive on the window's thread.
"""

import threading
import time
import traceback
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from smadvisor.errors import Fault, Refused
from smadvisor.text import _

T = TypeVar("T")
Refusal = Callable[[Refused], None]
Failure = Callable[[], None]
_TICK = 0.05


class Cancelled(Exception):
    """Raised inside a long call once the person cancelled it; its transaction is undone."""


class Watch(QObject):
    """The progress of one long call. Hand it to the call as its ``progress(done, total)``."""

    moved = Signal(int, int)
    ended = Signal()

    def __init__(self, words: str) -> None:
        """``words`` say what is going on: “Reading the list”."""
        super().__init__()
        self.words = words
        self._cancelled = threading.Event()
        self._told = 0.0

    def cancel(self) -> None:
        """Stop the call at its next step."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the person has cancelled."""
        return self._cancelled.is_set()

    def __call__(self, done: int, total: int) -> None:
        """Say how far it is (from the worker). Raises Cancelled."""
        if self._cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told > _TICK:
            self._told = now
            self.moved.emit(done, total)


class Runner(QObject):
    """Runs calls in the one worker and brings their results back."""

    busy = Signal(bool)
    """Whether anything is waiting or running."""
    saved = Signal()
    """A change is in the store."""
    watching = Signal(object)
    """A Watch whose call was just asked for."""
    refused = Signal(object)
    """A Refused that nobody shows in place."""
    faulted = Signal(object)
    """A Fault, to be shown in a plain dialog."""
    _back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start idle; the thread is made with the first call."""
        super().__init__(parent)
        self._asked: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=_work_off, args=(self._asked,), name="store")
        self._stopped = False
        self._waiting = 0
        self._cancellable: list[Watch] = []
        self._back.connect(self._deliver)

    def query(
        self,
        call: Callable[[], T],
        then: Callable[[T], None],
        refused: Refusal | None = None,
        watch: Watch | None = None,
    ) -> None:
        """Read with ``call`` in the worker; give what it returns to ``then`` here."""
        self._ask(call, then, refused, None, watch, writes=False)

    def change(
        self,
        call: Callable[[], T],
        then: Callable[[T], None] | None = None,
        refused: Refusal | None = None,
        watch: Watch | None = None,
        failed: Failure | None = None,
    ) -> None:
        """Write with ``call`` in the worker; ``saved`` is emitted before ``then`` is called.

        ``failed`` is called first where it was refused or a fault: what was to be saved is not.
        """
        self._ask(call, then, refused, failed, watch, writes=True)

    def drain(self) -> None:
        """Cancel long reads, then wait for all else: before the end, so that nothing is lost."""
        for watch in self._cancellable:
            watch.cancel()
        self.wait()

    def wait(self) -> None:
        """Wait until everything asked for is done and delivered."""
        while self._waiting:
            done = threading.Event()
            self._asked.put(done.set)
            done.wait()
            QCoreApplication.sendPostedEvents(self)

    def stop(self) -> None:
        """Drain, then end the thread. Nothing may be asked afterwards."""
        self.drain()
        self._stopped = True
        if self._thread.is_alive():
            self._asked.put(None)
            self._thread.join()

    def _ask(
        self,
        call: Callable[[], T],
        then: Callable[[T], None] | None,
        refused: Refusal | None,
        failed: Failure | None,
        watch: Watch | None,
        *,
        writes: bool,
    ) -> None:
        def arrived(result: T) -> None:
            if writes:
                self.saved.emit()
            if then is not None:
                then(result)

        def work() -> None:
            say = partial(self._say, failed or _nothing, refused or self.refused.emit)
            self._back.emit((watch, _outcome(call, arrived, say)))

        if self._stopped:
            raise RuntimeError("asked after the end")
        if self._thread.ident is None:
            self._thread.start()
        self._waiting += 1
        if watch is not None:
            if not writes:
                self._cancellable.append(watch)
            self.watching.emit(watch)
        self.busy.emit(True)
        self._asked.put(work)

    def _say(self, failed: Failure, refused: Refusal, error: Refused | Fault) -> None:
        failed()
        if isinstance(error, Fault):
            self.faulted.emit(error)
        else:
            refused(error)

    def _deliver(self, message: tuple[Watch | None, Callable[[], object]]) -> None:
        watch, arrive = message
        if watch is not None:
            if watch in self._cancellable:
                self._cancellable.remove(watch)
            watch.ended.emit()
        try:
            arrive()
        finally:
            self._waiting -= 1
            if not self._waiting:
                self.busy.emit(False)


def _nothing() -> None:
    """Where nobody waits for it."""


def _work_off(asked: SimpleQueue[Callable[[], None] | None]) -> None:
    """The worker: one call after another, until there is None."""
    while (call := asked.get()) is not None:
        call()


def _outcome(
    call: Callable[[], T], arrived: Callable[[T], None], say: Callable[[Refused | Fault], None]
) -> Callable[[], object]:
    """Run ``call`` (in the worker) and answer what is to be done about it (in the window)."""
    try:
        result = call()
    except Cancelled:
        return lambda: None
    except Refused as error:
        return partial(say, error)
    except BaseException as error:  # noqa: BLE001  whatever it is, the person must hear of it
        return partial(say, as_fault(error))
    return partial(arrived, result)


def as_fault(error: BaseException) -> Fault:
    """Any error as a Fault whose sentence holds nothing of what was being worked on."""
    if isinstance(error, Fault):
        return error
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}, {last.name}:{last.lineno}"
    fault = Fault(
        "unexpected",
        _(
            "Something went wrong that should not have. What was saved before is safe. "
            "Close SMAdvisor and open it again; if it happens again, give support this: {where}."
        ).format(where=where),
    )
    fault.__cause__ = error
    return fault
