"""``python3 tasks.py bench [NAME …] [--rows N] [--json FILE]``: where the program stands."""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench import lists
from tests.bench.measure import Result, process, round_robin, run, settings_of_this_machine

ROWS = 100_000
PEOPLE = 10_000
"""In the store of five years."""
ROUNDS = 3
PASSPHRASE = "quoit lantern fjord apex"


@dataclass(frozen=True, slots=True)
class Size:
    """How long the list is and how often each side runs; short processes run more often."""

    rows: int
    rounds: int


def start(folder: Path, size: Size) -> Iterator[Result]:
    """The passphrase window against an empty one."""
    from smadvisor.office import opening

    store = folder / "store"
    desk, _key = opening.create(store, "A Tester", "Advisor", PASSPHRASE)
    desk.close()
    paint = "tests.bench.paint"
    taken = round_robin(
        {"floor": (paint, "floor"), "ours": (paint, "ours", str(store))}, 5 * size.rounds
    )
    ours, floor = taken["ours"], taken["floor"]
    yield Result("first paint of the passphrase window", "s", ours.seconds, floor.seconds, 1.3)
    yield Result("memory at the passphrase window", "MiB", ours.peak_mib, floor.peak_mib, 1.5)


def intake(folder: Path, size: Size) -> Iterator[Result]:
    """A long list, as CSV and XLSX, against parse plus insert with the bare libraries."""
    for write, name in ((lists.write_csv, "list.csv"), (lists.write_xlsx, "list.xlsx")):
        path = folder / name
        write(path, size.rows)
        module = "tests.bench.intake"
        runs = {side: (module, side, str(path)) for side in ("floor", "ours")}
        taken = round_robin(runs, size.rounds)
        ours, floor = taken["ours"], taken["floor"]
        kind = path.suffix[1:].upper()
        yield Result(
            f"import of {size.rows:,} rows of {kind}", "s", ours.seconds, floor.seconds, 2.5
        )
        yield Result(f"memory of that import, {kind}", "MiB", ours.peak_mib, floor.peak_mib, 2.5)


def paper(_folder: Path, size: Size) -> Iterator[Result]:
    """One MG2, read back, against the same strings on a bare canvas."""
    taken = round_robin(
        {side: ("tests.bench.paper", side) for side in ("floor", "ours")}, size.rounds
    )
    yield Result("one MG2", "s", taken["ours"].seconds, taken["floor"].seconds, 2.5)


def search(folder: Path, size: Size) -> Iterator[Result]:
    """A keystroke in the queue's search, to the repainted table."""
    from smadvisor.office import intake as office
    from smadvisor.office import opening

    path, store = folder / "list.csv", folder / "store"
    lists.write_csv(path, size.rows)
    desk, _key = opening.create(store, "A Tester", "Advisor", PASSPHRASE)
    office.confirm(desk, office.preview(desk, path))
    desk.close()
    taken = process("tests.bench.search", str(store), PASSPHRASE)
    name = f"keystroke in the search of {size.rows:,}"
    yield Result(name, "s", taken.seconds, None, 0.016)
    yield Result(f"{name}, slowest", "s", taken.slowest, None, 0.016)
    yield Result(f"memory with {size.rows:,} in the queue", "MiB", taken.peak_mib, None, 500)


def call(folder: Path, _size: Size) -> Iterator[Result]:
    """The keys of one assessment against the same content on a plain form."""
    command = [sys.executable, "-m", "tests.bench.keystrokes", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    told = json.loads(done.stdout.splitlines()[-1])
    yield Result("one assessment, typed", "keys", told["window"], told["form"], 1.0)


def years(folder: Path, size: Size) -> Iterator[Result]:
    """Every screen of five years against the same of almost nobody; the export of a year."""
    from smadvisor.office import opening
    from tests.bench.years import fill

    people = min(size.rows, PEOPLE)
    stores, key = {"floor": folder / "nobody", "ours": folder / "years"}, ""
    for side, store in stores.items():
        desk, _key = opening.create(store, "A Tester", "Advisor", PASSPHRASE)
        fill(desk, people if side == "ours" else 1)
        key = desk.store._known_key().hex()
        desk.close()
    taken: dict[str, dict[str, list[float]]] = {side: {} for side in stores}
    exports: dict[str, list[float]] = {}
    for _round in range(size.rounds):
        for side, store in stores.items():
            told = run("tests.bench.screens", str(store), PASSPHRASE)
            for page, seconds in told["taken"].items():
                taken[side].setdefault(page, []).extend(seconds)
        bare = run("tests.bench.export", "floor", str(stores["ours"]), key)
        exports.setdefault("floor", []).append(bare["seconds"])
        whole = run("tests.bench.export", "ours", str(stores["ours"]), PASSPHRASE)
        for name, of in (("XLSX", "seconds"), ("CSV", "csv"), ("PDF", "pdf")):
            exports.setdefault(name, []).append(whole[of])
    for page, ours in taken["ours"].items():
        yield _middle(f"{page}, of {people:,} people", ours, taken["floor"][page], 0.1)
    for name in ("XLSX", "CSV", "PDF"):
        yield _middle(f"export of a year, {name}", exports[name], exports["floor"], 2)


def _middle(name: str, ours: list[float], floor: list[float], aim: float) -> Result:
    middle = statistics.median
    spread = {"least": min(ours), "most": max(ours)}
    return Result(name, "s", middle(ours), middle(floor), aim, beyond=True, **spread)


BENCHES: dict[str, Callable[[Path, Size], Iterator[Result]]] = {
    bench.__name__: bench for bench in (start, intake, paper, search, call, years)
}


def line(result: Result) -> str:
    """``result`` as a line of the table."""
    floor = "" if result.floor is None else f"{result.floor:.3g}"
    ratio = "" if result.ratio is None else f"{result.ratio:.2f}"
    met = "met" if result.met else "not met"
    aim = f"{result.aim:g}{'' if result.floor else ' ' + result.unit}"
    if result.beyond:
        met += f" ({result.least:.3g} to {result.most:.3g})"
        aim = f"+{result.aim:g} {result.unit}"
    return (
        f"{result.name:<40} {result.ours:>8.3g} {floor:>8} {result.unit:<4}"
        f"{ratio:>7} {aim:>8}  {met}"
    )


def main() -> int:
    """Measure, print the table, write the JSON."""
    parser = argparse.ArgumentParser(prog="tasks.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--rows", type=int, default=ROWS, help="how long the list is")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each side runs")
    parser.add_argument("--json", type=Path, default=Path("build/bench.json"))
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(BENCHES):
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")
    results: list[Result] = []
    print(f"{'':<40} {'ours':>8} {'floor':>8} {'':<4}{'ratio':>7} {'aim':>8}")
    failed = []
    for name in asked.names or BENCHES:
        with tempfile.TemporaryDirectory() as folder:
            try:
                for result in BENCHES[name](Path(folder), Size(asked.rows, asked.rounds)):
                    results.append(result)
                    print(line(result), flush=True)
            except RuntimeError as error:
                failed.append(name)
                print(f"{name}: {error}", file=sys.stderr)
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    told = {"machine": settings_of_this_machine(), "results": [one.plain() for one in results]}
    asked.json.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    print(f"Written to {asked.json}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
