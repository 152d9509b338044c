"""A coverage-guided search for what breaks a reader: ``python -m tests.fuzz NAME --seconds N``.

It runs on Atheris (Google, Apache-2.0); docs/FUZZING.md says how. With ``--plain N`` it needs
nothing: N damaged inputs, made by chance, in as little memory as ``--memory`` says.
"""

import argparse
import gc
import os
import random
import sys
import tempfile
from itertools import count
from pathlib import Path

_MIB = 2**20


def main() -> int:
    asked = _asked()
    if asked.plain:
        return _plain(asked)
    try:
        import atheris
    except ImportError:
        print(
            "Atheris, which looks for new paths, is not installed here. Make a place for it:\n"
            "    python3 -m venv elsewhere && elsewhere/bin/pip install atheris\n"
            "and what SMAdvisor needs; or go without: --plain 10000",
            file=sys.stderr,
        )
        return 2
    with atheris.instrument_imports(include=["smadvisor"]):
        from tests.fuzz.targets import NASTY, TARGETS
    target = TARGETS[asked.name]
    with tempfile.TemporaryDirectory(prefix="smadvisor-seeds-") as seeds:
        for number, seed in enumerate(target.seeds()):
            (Path(seeds) / f"{number}").write_bytes(seed)
        words = Path(seeds).with_suffix(".dict")
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in NASTY if len(word) < 60))
        asked.found.mkdir(parents=True, exist_ok=True)
        settings = [
            sys.argv[0],
            f"-max_total_time={asked.seconds}",
            f"-artifact_prefix={asked.found}/{asked.name}-",
            f"-dict={words}",
            f"-rss_limit_mb={asked.memory}",
            *("-timeout=20", "-max_len=60000", "-print_final_stats=1"),
            seeds,
        ]
        turns = count()

        def one(data: bytes) -> None:
            target(data)
            if not next(turns) % 100:  # the readers of lists put it off, for one list at a time
                gc.collect()

        atheris.Setup(settings, one)
        atheris.Fuzz()
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("name", help="one of TARGETS in tests/fuzz/targets.py")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--plain", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--memory", type=int, default=2048, metavar="MIB")
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"), metavar="DIR")
    return parser.parse_args()


def _plain(asked: argparse.Namespace) -> int:
    from tests.fuzz.targets import TARGETS, mutated

    if os.name == "posix":
        import resource

        most = asked.memory * _MIB
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    target, chance = TARGETS[asked.name], random.Random(asked.seed)
    seeds = list(target.seeds())
    for number in range(asked.plain):
        data = mutated(chance.choice(seeds), chance)
        try:
            target(data)
        except BaseException:
            print(f"{asked.name}, input {number} of seed {asked.seed}:\n{data!r}", file=sys.stderr)
            raise
    return 0


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    raise SystemExit(main())
