"""The command line says what its contract says: documents, exit codes, nothing else on stdout."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from smadvisor.assessment.questions import QUESTIONS
from smadvisor.cli import main
from smadvisor.cli.arguments import parser
from smadvisor.cli.commands import COMMANDS
from smadvisor.resources import folder
from tests.desk import GWEN, PASSPHRASE, SIAN, write_list
from tests.law.test_facts_file import WHOLE

Said = tuple[int, Any, str]
Run = Callable[..., Said]
WHO = ("61US0412326", "--person", "PRYCE, Siân")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with --json; answers exit code, document and standard error."""
    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n", "utf-8")
    common = ("--data", str(tmp_path / "store"), "--passphrase-file", str(secret), "--json")

    def call(*arguments: str | Path) -> Said:
        code = main([*common, *map(str, arguments)])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else None, said.err

    return call


@pytest.fixture
def stored(run: Run, tmp_path: Path) -> Run:
    assert run("init", "--user", "PC 1234 Alex Rees")[0] == 0
    assert run("import", write_list(tmp_path, SIAN, GWEN))[0] == 0
    return run


def test_the_whole_job(stored: Run, tmp_path: Path) -> None:
    code, queue, _err = stored("queue", "--on", "2026-11-23")
    assert code == 0
    assert queue[1] == {
        "urn": "61US0412326",
        "person": "PRYCE, Siân",
        "court": "Newport (South Wales) Magistrates' Court",
        "hearing_date": "2026-12-01",
        "days": 8,
        "mg2": "absent",
        "status": "to_contact",
        "reasons": ["No MG2", "Domestic abuse", "Safe to call: not known"],
    }
    answers = folder() / "sample" / "answers.json"
    code, recorded, _err = stored("assess", *WHO, "--answers", answers)
    assert recorded["ready"] is True
    assert recorded["saved"] == len(json.loads(answers.read_text("utf-8")))
    assert set(recorded) == {"saved", "not_answered", "look_again", "ready", "warnings"}
    assert code == (1 if recorded["warnings"] else 0)
    code, made, _err = stored("mg2", *WHO, "--out", tmp_path / "out")
    assert set(made) == {"path", "pages", "version", "sha256", "warnings"}
    assert Path(made["path"]).read_bytes().startswith(b"%PDF")
    code, sent, _err = stored("sent", *WHO, "--to", "CPS Wales", "--on", "2026-11-20")
    assert (code, sent) == (0, {"version": 1, "sent_on": "2026-11-20", "to": "CPS Wales"})
    code, closed, _err = stored("close", *WHO, "--outcome", "sent", "--note", "done")
    assert (code, closed) == (0, {"status": "closed", "outcome": "sent"})
    assert [line["person"] for line in stored("queue")[1]] == ["LLŶR, Gwŵen"]


def test_a_dry_run_writes_nothing_and_needs_no_store(run: Run, tmp_path: Path) -> None:
    path = write_list(tmp_path, SIAN, GWEN)
    code, document, _err = run("import", path, "--dry-run")
    assert code == 0
    assert document["counts"]["new"] == 2
    assert not (tmp_path / "store").exists()
    keys = {"file", "sha256", "sheet", "header_row", "columns", "unmatched", "rows", "counts"}
    assert keys <= set(document)
    assert set(document["counts"]) == {
        *("taken", "not_taken", "cases", "people", "new", "changed", "unchanged", "gone")
    }
    run("init", "--user", "Alex")
    assert run("import", path, "--dry-run")[1] == document
    assert run("queue")[1] == []


def test_the_same_list_twice_changes_nothing(stored: Run, tmp_path: Path) -> None:
    counts = stored("import", tmp_path / "list.csv")[1]["counts"]
    assert (counts["new"], counts["changed"], counts["unchanged"]) == (0, 0, 2)


def test_questions_are_told_in_order_without_a_store(run: Run) -> None:
    code, document, _err = run("questions")
    assert code == 0
    assert [question["id"] for question in document] == [question.id for question in QUESTIONS]
    assert set(document[0]) == {
        *("id", "section", "text", "type", "options", "required", "help", "source", "shown_when")
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("queue",), "no_store"),
        (("import", "no such list.csv", "--dry-run"), "file_not_readable"),
    ],
)
def test_refusals_are_one_plain_line(run: Run, arguments: tuple[str, ...], code: str) -> None:
    exit_code, document, err = run(*arguments)
    assert (exit_code, document) == (2, None)
    assert err.count("\n") == 1
    assert f"[{code}]" in err


def test_what_is_refused_changes_nothing(stored: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "answers.json"
    wrong.write_text('{"feelings.words": "secret words", "no.such": 1}', "utf-8")
    code, _document, err = stored("assess", *WHO, "--answers", wrong)
    assert code == 2
    assert "no.such" in err
    assert "secret" not in err
    code, _document, err = stored("mg2", *WHO, "--out", tmp_path / "out")
    assert (code, "[not_assessed]" in err) == (2, True)
    code, _document, err = stored("close", *WHO, "--outcome", "sent")
    assert (code, "[not_sent]" in err) == (2, True)
    assert not (tmp_path / "out").exists()


def test_a_draft_is_made_while_it_is_not_ready(stored: Run, tmp_path: Path) -> None:
    some = tmp_path / "answers.json"
    some.write_text('{"opening.right_person": "yes"}', "utf-8")
    code, recorded, err = stored("assess", *WHO, "--answers", some)
    assert (code, recorded["ready"]) == (1, False)
    assert recorded["not_answered"]
    assert "smadvisor: " in err
    code, _document, err = stored("mg2", *WHO, "--out", tmp_path / "out")
    assert (code, "[not_ready]" in err, err.count("\n")) == (2, True, 1)
    code, made, _err = stored("mg2", *WHO, "--out", tmp_path / "out", "--draft")
    assert Path(made["path"]).name.endswith("-draft.pdf")


def test_a_wrong_passphrase_is_refused(stored: Run, tmp_path: Path) -> None:
    (tmp_path / "passphrase.txt").write_text("not this one", "utf-8")
    code, document, err = stored("queue")
    assert (code, document) == (2, None)
    assert "[wrong_passphrase]" in err


def test_an_error_that_nobody_foresaw_says_nothing_of_the_case(
    stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_asked: object) -> None:
        raise ValueError("PRYCE, Siân lives at")

    monkeypatch.setitem(COMMANDS, "queue", fail)
    code, document, err = stored("queue")
    assert (code, document) == (3, None)
    assert "PRYCE" not in err
    assert "ValueError" in err


def test_help_names_every_command_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(["--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    for command in COMMANDS:
        assert f"    {command} " in text
    for option in ("--data", "--passphrase-file", "--user", "--json"):
        assert option in text


def test_unknown_usage_ends_with_two() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["no-such-command"])
    assert ended.value.code == 2


def test_the_law_is_explained_without_a_store(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(WHOLE), "utf-8")
    code, said, _err = run("explain", facts)
    assert code == 0
    assert set(said) == {
        *("law_as_at", "eligible", "measures", "limits", "restraining_order", "notes")
    }
    assert said["limits"] == [{"defendant": "D1", "last_day": "2026-12-21", "rule": "CrimPR 18.4"}]
    assert {one["section"] for one in said["eligible"]} >= {"s17(4)", "s17(1)"}
    assert {one["state"] for one in said["measures"]} <= {"open", "closed", "ask"}
    assert not (tmp_path / "store").exists()
    facts.write_text('{"colour": "red", "witness": {"role": "judge"}}', "utf-8")
    code, said, err = run("explain", facts)
    assert (code, said) == (2, None)
    assert "colour" in err
    assert "witness.role" in err
