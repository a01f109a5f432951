"""Whatever is wrong with the input: one line, exit 2, and nothing else."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from segue.actions.schemas import DOCUMENTS


Segue = Callable[..., tuple[int, str, str]]

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
TOO_LARGE = "larger than 1024 kB; expected a short file written by hand"
BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty; expected a situation with fields such as `you:`"),
    "tab": (
        b"you:\n\tage: 17\n",
        "line 2: a tab or a stray character where spaces or a value are expected",
    ),
    "list": (b"- you\n", "expected fields such as `you:`, found a list"),
    "alias_bomb": (BOMB.encode(), "line 1: anchors (&) and tags (!) are not read"),
    "near_miss": (
        b"you: {confidance: 2}\n",
        "you.confidance: unknown field; did you mean `confidence`?",
    ),
    "misplaced": (
        b"confidance: 2\n",
        "confidance: unknown field; did you mean `you.confidence`?",
    ),
    "out_of_range": (
        b"you: {confidence: 6}\n",
        "you.confidence: expected a whole number from 1 to 5",
    ),
    "impossible_date": (
        b"last_chance: 2026-02-30\n",
        (
            "last_chance: expected a date that exists,"
            " such as 2026-11-27 or 2026-11-27T18:30"
        ),
    ),
    "unknown_zone": (
        b"timezone: Europe/Berlni\n",
        "timezone: unknown time zone; did you mean `Europe/Berlin`?",
    ),
    "nesting": (b"[" * 50_000_000, TOO_LARGE),
    "nesting_in_braces": (b'{"a":' * 10_000_000, TOO_LARGE),
    "binary": (
        b"\x89PNG\r\n\x1a\n\x00\x00",
        "line 1: not UTF-8 text; save the file as UTF-8",
    ),
    "nulls": (b"you: \x00\n", "line 1: a character that text cannot hold"),
    "utf16": (
        "you: {age: 17}".encode("utf-16"),
        "line 1: not UTF-8 text; save the file as UTF-8",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_at_fault_is_named(case: str, tmp_path: Path, segue: Segue) -> None:
    """The file, then the line or the field, then what is expected."""
    data, says = BROKEN[case]
    path = tmp_path / "situation.yaml"
    path.write_bytes(data)
    for command in ("plan", "ask"):
        assert segue(command, path) == (2, "", f"error: {path}: {says}\n")
    assert segue("plan", path, "--json") == (2, "", f"error: {path}: {says}\n")


@pytest.mark.parametrize("case", ["empty", "tab", "near_miss", "binary"])
def test_standard_input_at_fault_is_named(case: str, segue: Segue) -> None:
    """It is called standard input."""
    data, says = BROKEN[case]
    expected = f"error: standard input: {says}\n"
    assert segue("plan", "-", typed=data) == (2, "", expected)


def test_a_missing_file_and_a_folder(tmp_path: Path, segue: Segue) -> None:
    """What is not there, and what is no file."""
    gone = tmp_path / "gone.yaml"
    assert segue("plan", gone) == (2, "", f"error: {gone}: no such file\n")
    hint = "a folder; expected a YAML or JSON file"
    assert segue("plan", tmp_path) == (2, "", f"error: {tmp_path}: {hint}\n")


def test_a_file_that_may_not_be_read(
    tmp_path: Path, segue: Segue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's own reason, in one line."""
    path = tmp_path / "locked.yaml"
    path.write_text("you: {age: 17}")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert segue("plan", path) == (2, "", f"error: {path}: permission denied\n")


def test_a_name_that_no_file_can_have(segue: Segue) -> None:
    """A null character in a name is no traceback."""
    code, out, err = segue("plan", "a\0b")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("error: a")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("plan",),
            (
                "expected a YAML or JSON file, or - for standard input;"
                " segue ask makes a plan from a few questions"
            ),
        ),
        (
            ("plan", "FILE", "--now", "soon"),
            (
                "--now: `soon` is no date and time;"
                " expected ISO 8601, such as 2026-11-22T12:00"
            ),
        ),
        (
            ("plan", "FILE", "--tz", "Europe/Berlni"),
            "--tz: unknown time zone; did you mean `Europe/Berlin`?",
        ),
        (
            ("plan", "FILE", "--jsno"),
            "no such option: --jsno (Possible options: --json",
        ),
        (("plan", "FILE", "OTHER"), "got unexpected extra argument"),
        (("plan", "FILE", "--words", "-1"), "invalid value for '--words'"),
        (("plan", "FILE", "--now"), "option '--now' requires an argument"),
        (("plna", "FILE"), "no such command 'plna'"),
        (("ask", "--tz", "Moon"), "--tz: unknown time zone; expected an IANA name"),
        (("schema", "plane"), "`plane`: no document has that name"),
    ],
)
def test_a_call_at_fault_is_explained(
    arguments: tuple[str, ...], says: str, tmp_path: Path, segue: Segue
) -> None:
    """One line that names the option, and exit 2."""
    path = tmp_path / "situation.yaml"
    path.write_text("you: {age: 17}\n")
    given = [str(path) if word == "FILE" else word for word in arguments]
    code, out, err = segue(*given)
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {says}")
    assert err.count("\n") == 1


def test_a_playbook_at_fault_is_named(tmp_path: Path, segue: Segue) -> None:
    """A folder without a playbook, by name."""
    code, out, err = segue("plan", "-", "--playbook", tmp_path, typed="goal: date")
    assert (code, out) == (2, "")
    assert err == (
        f"error: {tmp_path}: no playbook there;"
        " expected a folder with playbook.yaml or overlay.yaml in it\n"
    )


def test_json_is_exactly_one_document(segue: Segue) -> None:
    """On one line, and nothing beside it."""
    for arguments in (("plan", "-"), ("ask",)):
        code, out, err = segue(*arguments, "--json", typed="goal: date\n")
        assert code == 0
        assert out.count("\n") == 1
        assert msgspec.json.decode(out)["contract"] == 1
        assert bool(err) == (arguments == ("ask",))


def test_help_and_version(segue: Segue) -> None:
    """Exit 0 for all that was asked for."""
    code, bare, err = segue("--help")
    assert (code, err) == (0, "")
    for command in ("plan", "ask", "schema", "serve"):
        assert f"\n  {command} " in bare
        code, out, _ = segue(command, "--help")
        assert code == 0
        assert out.lstrip().startswith(f"Usage: segue {command} [OPTIONS]")
        assert max(map(len, out.splitlines())) <= 80
    assert "--install-completion" in bare
    assert segue("--version")[:2] == (0, "0.1.0\n")


def test_schemas_are_listed_and_shown(segue: Segue) -> None:
    """By name, as a list for a person or as one document."""
    code, out, _ = segue("schema", "--list")
    names = [line.split()[0] for line in out.splitlines()]
    assert (code, names) == (0, list(DOCUMENTS))
    assert {"situation", "plan", "walk"} <= set(names)
    assert segue("schema")[1] == out
    listed = msgspec.json.decode(segue("schema", "--list", "--json")[1])
    assert [one["name"] for one in listed["schemas"]] == names
    assert msgspec.json.decode(segue("schema", "plan")[1])["title"] == "Plan"


@pytest.mark.parametrize(
    ("words", "at", "offered"),
    [("segue sch", "1", "schema"), ("segue plan --js", "2", "--json")],
)
def test_the_shell_completes(
    words: str, at: str, offered: str, segue: Segue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands and options are offered to bash as they are typed."""
    monkeypatch.setenv("_SEGUE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", at)
    assert segue()[1].split() == [offered]


SITUATION = "them: {familiarity: friend}\nflirting: mutual\n"


def command(*words: str) -> list[str]:
    """Return the command line of a real process."""
    return [sys.executable, "-m", "segue", *words]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("words", [("plan", "-", "--all"), ("--help",)])
def test_a_reader_that_goes_away_is_no_failure_to_tell(words: tuple[str, ...]) -> None:
    """A broken pipe ends it without a traceback."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        command(*words),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    process.stdin.write(SITUATION.encode())
    process.stdin.close()
    with process.stderr as stderr:
        assert stderr.read() == b""
    assert process.wait() == 1


@pytest.mark.timeout(20)
def test_a_full_disk_is_told() -> None:
    """Standard output that takes nothing is said in one line."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full on this system")
    with full.open("w") as nowhere:
        done = subprocess.run(  # noqa: S603 - our own command
            command("plan", "-"), input=SITUATION, stdout=nowhere,
            stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "error: no space left on device\n")


@pytest.mark.timeout(20)
def test_a_terminal_that_knows_only_ascii_gets_its_page() -> None:
    """What it cannot show becomes a question mark, and the rest is there."""
    done = subprocess.run(  # noqa: S603 - our own command
        command("plan", "-"), input="them: {name: 李, familiarity: close}".encode(),
        capture_output=True, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"If ? answers" in done.stdout


@pytest.mark.timeout(20)
@pytest.mark.parametrize("words", [("ask",), ("plan", "-")])
def test_ctrl_c_ends_it_quietly(words: tuple[str, ...]) -> None:
    """Exit 1, nothing on standard output, and no traceback."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", INTERRUPTED, *words],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr


INTERRUPTED = """
import io, sys

class Keyboard(io.RawIOBase):
    def readable(self):
        return True
    def readinto(self, buffer):
        raise KeyboardInterrupt

sys.stdin = io.TextIOWrapper(io.BufferedReader(Keyboard()))
from segue.cli.start import run
run()
"""


@pytest.mark.timeout(20)
def test_the_module_is_the_command() -> None:
    """``python -m segue`` reads and writes as ``segue`` does."""
    done = subprocess.run(  # noqa: S603 - our own command
        command("plan", "-", "--json"), input=SITUATION, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert msgspec.json.decode(done.stdout)["decision"] == "ask"
