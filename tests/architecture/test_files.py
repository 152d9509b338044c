"""A file is read in one sitting, a function in one look."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import name_of, shipped, written

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """Each function of ``file`` and how many lines it has, decorators and docstring apart."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            last = node.end_lineno or node.lineno
            yield node.name, last - body[0].lineno + 1


def test_no_file_is_long() -> None:
    lengths = {
        name_of(file): len(file.read_text("utf-8").splitlines())
        for file in written()
        if "migrations" not in file.parts  # a revision is one long list of columns
    }
    assert {name: n for name, n in lengths.items() if n > LINES_OF_A_FILE} == {}


def test_no_function_is_long() -> None:
    found = [
        f"{name_of(file)}: {name} has {lines} lines"
        for file in written()
        if "migrations" not in file.parts
        for name, lines in functions(file)
        if lines >= LINES_OF_A_FUNCTION
    ]
    assert found == []


def test_every_package_has_its_init_file() -> None:
    """PyInstaller and the import rules see packages only; Alembic reads its scripts as files."""
    folders = {file.parent for file in shipped() if "migrations" not in file.parts}
    assert [name_of(folder) for folder in folders if not (folder / "__init__.py").exists()] == []
