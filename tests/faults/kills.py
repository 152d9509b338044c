"""Killing: at a random moment, before a random step on files, and cutting the power at one."""

import signal
import time
from collections.abc import Callable

from tests.faults import power, trace
from tests.faults.acts import KilledAct
from tests.faults.ground import Ground
from tests.faults.trace import Step

_LASTS: dict[str, float] = {}
_RECORDED: dict[str, power.Recorded] = {}
"""Measured once in each process, by the name of the act."""


def at_a_moment(ground: Ground, act: KilledAct) -> bool:
    """Kill -9 from outside, at any moment of the act; answers whether it was met."""
    lasts = _lasts(ground, act)
    _lay(ground, act)
    child = ground.child(lambda mouth: act.do(ground, mouth))
    ended = child.kill_after(ground.chance.uniform(0, lasts))
    assert ended.killed or ended.code == 0, ended.error
    act.held(ground, ended.told)
    return ended.killed


def before_a_step(ground: Ground, act: KilledAct) -> bool:
    """Kill -9 right before one of its steps on files: each is as likely as the next."""
    _needs_trace()
    number = ground.chance.randrange(len(_recorded(ground, act).steps))
    _lay(ground, act)
    met = -1

    def seen(_step: Step) -> int:
        nonlocal met
        met += 1
        return signal.SIGKILL if met == number else 0

    child = ground.child(lambda mouth: act.do(ground, mouth), followed=True)
    ended = child.follow(ground.work, seen)
    assert ended.killed or ended.code == 0, ended.error
    act.held(ground, ended.told)
    return ended.killed


def power_cut(ground: Ground, act: KilledAct) -> bool:
    """What a power cut before one of its steps may leave on the disk."""
    _needs_trace()
    done = _recorded(ground, act)
    power.cut(ground, act, done, ground.chance.randrange(len(done.steps)))
    return True


def _lay(ground: Ground, act: KilledAct) -> None:
    ground.lay(act.scene)
    act.before(ground)


def _lasts(ground: Ground, act: KilledAct) -> float:
    """How long the act takes when nothing ends it, in seconds."""
    if act.name not in _LASTS:
        _lay(ground, act)
        child = ground.child(lambda mouth: act.do(ground, mouth))
        child.wait_until_ready()
        begun = time.monotonic()
        ended = child.end()
        _LASTS[act.name] = time.monotonic() - begun
        assert ended.code == 0, ended.error
        act.held(ground, ended.told)
    return _LASTS[act.name]


def _recorded(ground: Ground, act: KilledAct) -> power.Recorded:
    if act.name not in _RECORDED:
        _RECORDED[act.name] = power.recorded(ground, act)
    return _RECORDED[act.name]


def _needs_trace() -> None:
    if not trace.possible():
        raise trace.Skip("steps can be followed on Linux on x86-64 or arm64 only")


HOW: dict[str, Callable[[Ground, KilledAct], bool]] = {
    "killed at a moment": at_a_moment,
    "killed before a step": before_a_step,
    "power cut": power_cut,
}
