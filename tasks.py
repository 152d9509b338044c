"""The tasks of this project: ``python3 tasks.py TASK`` (on Windows ``py tasks.py TASK``).

It needs Python and nothing else. On first use it makes ``.venv`` from the hashed lock and, as root
on Debian or Ubuntu, installs the few system libraries that Qt needs.
"""

import csv
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.txt"
STAMP = VENV / "made-from.txt"  # written last: without it .venv is only half made
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
LINUX = sys.platform.startswith("linux")
CATALOGUE = ROOT / "resources" / "locale" / "smadvisor.pot"
CATALOGUE_HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'

# A shared library that Qt loads, and Debian's package that brings it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class Stop(Exception):
    """A task cannot go on; the text is one line that says what to do."""


def say(line: str) -> None:
    """Tell the person what goes on; standard output belongs to the task."""
    print(line, file=sys.stderr, flush=True)


def call(*command: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> int:
    """Run a command and return its exit code. Ctrl+C reaches it too, and it may tidy up first."""
    with subprocess.Popen([str(part) for part in command], env=env, cwd=cwd) as child:
        try:
            code = child.wait()
        except KeyboardInterrupt:
            child.wait()
            raise
    return code if code >= 0 else 128 - code


def python(*arguments: str | Path, cwd: Path = ROOT, **settings: str) -> int:
    """Run ``arguments`` with .venv's Python, which finds the project wherever it is called from."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    return call(PYTHON, *arguments, env=env, cwd=cwd)


# --- making .venv ---------------------------------------------------------------------------------


def fingerprint() -> str:
    """What .venv must have been made from: this lock, by this Python, in this place."""
    lock = hashlib.sha256(LOCK.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    return f"{lock} python {sys.version_info.major}.{sys.version_info.minor} {VENV}"


def made() -> bool:
    """Whether .venv is whole and as the lock says."""
    return PYTHON.exists() and STAMP.is_file() and STAMP.read_text("utf-8") == fingerprint()


def make_venv() -> None:
    """Make .venv anew from the lock; any old or half-made one goes first."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        raise Stop(
            ".venv is out of date: run this again with your system's Python, not with .venv's."
        )
    say("Making .venv from requirements.txt: some 200 MB to fetch once, a minute or two …")
    shutil.rmtree(VENV, ignore_errors=True)
    if call(sys.executable, "-m", "venv", VENV) != 0:
        raise Stop("Python could not make .venv; what it said stands above.")
    pip = (PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    if call(*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", LOCK) != 0:
        raise Stop("pip could not install the lock; what it said stands above. Then try again.")
    STAMP.write_text(fingerprint(), "utf-8")


# --- system libraries -----------------------------------------------------------------------------


def loads(library: str) -> bool:
    """Whether the system's loader finds ``library``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(task: str) -> list[str]:
    """Debian's packages that ``task`` needs and this machine lacks."""
    if not LINUX:
        return []
    shown = task in {"run", "demo"} and bool(os.environ.get("DISPLAY"))
    wanted = QT_LIBRARIES | (SCREEN_LIBRARIES if shown or task == "build" else {})
    missing = [package for library, package in wanted.items() if not loads(library)]
    if not made() and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if task == "build" and shutil.which("objdump") is None:
        missing.append("binutils")
    version = f"3.{sys.version_info.minor}"
    if task == "build" and not loads(f"libpython{version}.so.1.0"):
        missing.append(f"libpython{version}")
    return missing


def install_packages(packages: Sequence[str]) -> None:
    """Install ``packages`` with apt when root; else stop with the one line to type."""
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        raise Stop(f"Please install these first (Debian's names; yours may differ): {names}")
    if os.geteuid() != 0:
        raise Stop(f"Please type first: sudo apt-get install --no-install-recommends {names}")
    say(f"Installing with apt-get: {names} …")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], env=env, capture_output=True, check=False)
    install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages]
    done = subprocess.run(install, env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Stop(f"apt-get could not install {names}:\n{done.stderr.strip()}")


def prepare(task: str) -> None:
    """See that the machine has what ``task`` needs."""
    if missing := missing_packages(task):
        install_packages(missing)
    if not made():
        make_venv()


# --- the tasks ------------------------------------------------------------------------------------


def no_display() -> dict[str, str]:
    """Qt's settings for a machine without a screen, where it would end the process."""
    has_screen = not LINUX or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return {} if has_screen else {"QT_QPA_PLATFORM": "offscreen"}


def run(arguments: Sequence[str]) -> int:
    """Open the program, or give it a command: run import LIST."""
    return python("-m", "smadvisor", *arguments, cwd=Path.cwd())


def demo(arguments: Sequence[str]) -> int:
    """Do the whole job on the sample list: demo [--out DIR]."""
    return python("-m", "smadvisor", "demo", *arguments, cwd=Path.cwd(), **no_display())


def test(arguments: Sequence[str]) -> int:
    """Run the tests; anything after it goes to pytest."""
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    whole = () if arguments else ("-n", "auto", "--cov", "--cov-report=")
    return python("-m", "pytest", *whole, *arguments, QT_QPA_PLATFORM=platform)


def check(_arguments: Sequence[str]) -> int:
    """Style, types and who may import whom."""
    rules = (
        ("-m", "ruff", "check"),
        ("-m", "ruff", "format", "--check"),
        ("-m", "mypy"),
        ("-m", "pytest", "-q", "tests/architecture/test_layers.py"),
    )
    return max([python(*rule) for rule in rules])


def bench(arguments: Sequence[str]) -> int:
    """Measure against floors of the same run: bench [NAME …] [--json FILE]."""
    return python("-m", "tests.bench", *arguments, QT_QPA_PLATFORM="offscreen")


def faults(arguments: Sequence[str]) -> int:
    """Kill it, cut its power, break its disk: faults [NAME …] [--kills N] [--report FILE]."""
    return python("-m", "tests.faults", *arguments, QT_QPA_PLATFORM="offscreen")


def build(_arguments: Sequence[str]) -> int:
    """Build the program for this system into dist/SMAdvisor."""
    code = python("-m", "PyInstaller", "--noconfirm", "build.spec", PYI_LOG_LEVEL="ERROR")
    folder = ROOT / "dist" / "SMAdvisor"
    if code == 0:
        files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
        size = sum(file.stat().st_size for file in files)
        built = folder / ("smadvisor-cli.exe" if WINDOWS else "SMAdvisor")
        say(f"Built {folder} ({size // 1_000_000} MB). Try it: {built} self-test")
    return code


def pictures(_arguments: Sequence[str]) -> int:
    """Take the pictures of docs/pictures anew, from the demonstration."""
    with tempfile.TemporaryDirectory() as folder:
        code = python("-m", "smadvisor", "demo", "--out", folder, QT_QPA_PLATFORM="offscreen")
        for picture in (ROOT / "docs" / "pictures").glob("*.png") if code == 0 else ():
            shutil.copy(Path(folder) / "pictures" / picture.name, picture)
    return code


def lock(_arguments: Sequence[str]) -> int:
    """Settle every version anew in requirements.txt, with hashes and no address."""
    options = "--extra dev --universal --python-version 3.11 --upgrade --generate-hashes"
    quiet = "--no-emit-index-url --no-header --no-annotate --quiet --output-file"
    return python(
        "-m", "uv", "pip", "compile", "pyproject.toml", *f"{options} {quiet}".split(), LOCK
    )


def messages(_arguments: Sequence[str]) -> int:
    """Gather every text a person reads into resources/locale/smadvisor.pot."""
    options = "--omit-header --sort-by-file --add-location=file --no-wrap --output-file"
    extract = ("-m", "babel.messages.frontend", "--quiet", "extract", *options.split())
    code = python(
        *extract, CATALOGUE, "--mapping", "babel.cfg", "smadvisor", "forms", "ui", "resources"
    )
    if code == 0:  # Babel's own header has the time of day in it, and would differ each time
        CATALOGUE.write_text(CATALOGUE_HEADER + CATALOGUE.read_text("utf-8"), "utf-8", newline="\n")
    return code


def law_words(
    file: BinaryIO, _keywords: object, _tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """What Babel takes from the words about the measures: every text but ids and sections."""
    import tomllib  # an older Python has none, and shall live to be told what it needs

    del options
    for measure in tomllib.loads(file.read().decode("utf-8"))["measure"]:
        for name, text in measure.items():
            if name not in {"id", "section"}:
                yield 1, "", text, []


def law_table(
    file: BinaryIO, _keywords: object, _tags: object, options: Mapping[str, str]
) -> Iterator[tuple[int, str, str, list[str]]]:
    """What Babel takes from a table of the law: every text in the columns of its option."""
    for row in csv.DictReader(file.read().decode("utf-8").splitlines()):
        for column in options["columns"].split():
            if row[column]:
                yield 1, "", row[column], []


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    task.__name__: task
    for task in (run, demo, test, check, bench, faults, build, pictures, lock, messages)
}


def usage() -> str:
    """One line for each task."""
    lines = (f"  {name:<9} {(task.__doc__ or '').strip()}" for name, task in TASKS.items())
    return "\n".join(["Usage: python3 tasks.py TASK", *lines])


def main(arguments: Iterable[str]) -> int:
    """Do the task named first and return its exit code; 2 when there is no such task."""
    name, *rest = [*arguments] or [""]
    if name in {"", "-h", "--help", "help"}:
        say(usage())
        return 0 if name else 2
    if name not in TASKS:
        say(f"There is no task {name!r}.\n{usage()}")
        return 2
    if sys.version_info < (3, 11):
        say("SMAdvisor needs Python 3.11 or newer.")
        return 2
    try:
        prepare(name)
        return TASKS[name](rest)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
