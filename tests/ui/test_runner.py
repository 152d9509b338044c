"""One worker: in order, delivered here, nothing lost, refusals in place, faults without content."""

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from smadvisor.errors import Fault, Refused
from ui.runner import Runner, Watch, as_fault


def test_calls_run_in_order_in_one_other_thread(runner: Runner) -> None:
    ran: list[tuple[int, str]] = []
    arrived: list[int] = []

    def call(number: int) -> Callable[[], int]:
        def work() -> int:
            ran.append((number, threading.current_thread().name))
            return number

        return work

    for number in range(50):
        (runner.change if number % 2 else runner.query)(call(number), arrived.append)
    runner.wait()
    assert [number for number, _thread in ran] == arrived == list(range(50))
    assert len({thread for _number, thread in ran}) == 1
    assert ran[0][1] != threading.current_thread().name


def test_results_arrive_on_the_thread_of_the_window(runner: Runner) -> None:
    threads: list[threading.Thread] = []
    runner.query(int, lambda _zero: threads.append(threading.current_thread()))
    runner.wait()
    assert threads == [threading.current_thread()]


def test_only_a_change_says_saved(runner: Runner) -> None:
    said: list[str] = []
    runner.saved.connect(lambda: said.append("saved"))
    runner.query(int, lambda _zero: said.append("read"))
    runner.change(int, lambda _zero: said.append("written"))
    runner.wait()
    assert said == ["read", "saved", "written"]


def refuse() -> None:
    raise Refused("no", "Choose another day.")


def test_a_refusal_goes_to_whom_it_concerns(runner: Runner) -> None:
    here: list[Refused] = []
    anywhere: list[Refused] = []
    saved: list[str] = []
    runner.saved.connect(lambda: saved.append("saved"))
    runner.refused.connect(anywhere.append)
    runner.change(refuse, refused=here.append)
    runner.change(refuse)
    runner.wait()
    assert [e.sentence for e in here] == [e.sentence for e in anywhere] == ["Choose another day."]
    assert saved == []


def test_a_fault_says_where_but_nothing_of_the_content(qtbot: QtBot) -> None:
    runner = Runner()
    faults: list[Fault] = []
    runner.faulted.connect(faults.append)

    def break_down() -> None:
        raise ValueError("Siân Prŷs, 12 Stryd Fawr")

    runner.change(break_down)
    runner.stop()
    assert len(faults) == 1
    assert "Siân" not in faults[0].sentence
    assert "ValueError, break_down" in faults[0].sentence
    known = Fault("store_damaged", "Restore a backup.")
    assert as_fault(known) is known


def test_draining_delivers_what_is_asked_meanwhile(runner: Runner) -> None:
    kept: list[int] = []
    runner.change(lambda: 1, lambda one: runner.change(lambda: one + 1, kept.append))
    runner.drain()
    assert kept == [2]


def test_a_long_read_tells_how_far_it_is_and_can_be_cancelled(qtbot: QtBot, runner: Runner) -> None:
    watch = Watch("Reading")
    moved: list[tuple[int, int]] = []
    arrived: list[None] = []
    watch.moved.connect(lambda done, total: moved.append((done, total)))
    watch.moved.connect(lambda _done, _total: watch.cancel())

    def read() -> None:
        number = 0
        while True:  # only cancelling ends it
            watch(number, 100)
            number += 1

    with qtbot.waitSignal(watch.ended):
        runner.query(read, arrived.append, watch=watch)
    assert moved[0] == (0, 100)
    assert watch.cancelled
    assert arrived == []


@pytest.mark.usefixtures("qapp")  # nothing that is posted arrives without an application
@pytest.mark.parametrize("writes", [False, True])
def test_at_the_end_a_long_read_is_cancelled_and_a_long_change_is_not(writes: bool) -> None:
    runner = Runner()
    watch = Watch("Working")
    started = threading.Event()
    go_on = threading.Event()
    finished: list[bool] = []

    def work() -> bool:
        started.set()
        go_on.wait(10)
        watch(1, 1)
        return True

    (runner.change if writes else runner.query)(work, finished.append, watch=watch)
    started.wait(10)
    threading.Timer(0.05, go_on.set).start()
    runner.stop()
    assert finished == ([True] if writes else [])
