"""The source as these tests read it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("smadvisor", "ui", "forms")


def shipped() -> list[Path]:
    """Every Python file that reaches a user."""
    return sorted(file for room in SHIPPED for file in (ROOT / room).rglob("*.py"))


def written() -> list[Path]:
    """Every Python file that somebody writes: what is shipped, its tests and its tasks."""
    tests = (ROOT / "tests").rglob("*.py")
    return [*shipped(), *sorted(tests), ROOT / "tasks.py", ROOT / "build.spec"]


def name_of(file: Path) -> str:
    """A file as messages name it, with forward slashes everywhere."""
    return file.relative_to(ROOT).as_posix()


def imports(file: Path) -> Iterator[str]:
    """The dotted name of everything ``file`` imports, also inside functions.

    ``from a import b`` gives ``a.b``, since b may be a module.
    """
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(file)}: imports say the whole name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, package: str) -> bool:
    """Whether the dotted ``name`` is ``package`` or inside it."""
    return name == package or name.startswith(package + ".")
