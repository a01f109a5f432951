"""``segue playbook``: what is printed, and with which exit code it ends."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec import Struct
from msgspec.structs import asdict

from segue.playbook.describe import as_read
from segue.playbook.load import content_folder, load_folder


Segue = Callable[..., tuple[int, str, str]]
NO_PLAYBOOK = (
    "no playbook there; expected a folder with playbook.yaml or overlay.yaml in it"
)
SVG = "{http://www.w3.org/2000/svg}"


pytestmark = pytest.mark.timeout(30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the built-in playbook, to be edited."""
    return Path(shutil.copytree(content_folder(), tmp_path / "mine"))


def with_a_step(folder: Path, rest: str) -> Path:
    """Add a small step to a playbook."""
    path = folder / "next_steps.yaml"
    head = "\n- id: step.new\n  source: S2\n  grade: practice\n"
    path.write_text(f"{path.read_text()}{head}{rest}\n")
    return folder


def test_check_finds_nothing_in_the_built_in_playbook(segue: Segue) -> None:
    """Exit 0, no error, and what the playbook holds."""
    code, out, err = segue("playbook", "check")
    assert (code, err) == (0, "")
    assert "error" not in out.splitlines()[0].replace("no errors", "")
    assert "8 stops" in out


def test_check_prints_one_document(segue: Segue, folder: Path) -> None:
    """Findings and coverage as the contract says, and exit 2 for an error."""
    with_a_step(folder, "  when: {mood: good}\n  do: Go.")
    line = len((folder / "next_steps.yaml").read_text().splitlines()) - 1
    code, out, err = segue("playbook", "check", folder, "--json")
    document = json.loads(out)
    assert (code, err) == (2, "")
    assert set(document) == {"contract", "findings", "coverage"}
    errors = [one for one in document["findings"] if one["severity"] == "error"]
    assert errors == [
        {
            "code": "SG104",
            "severity": "error",
            "file": "next_steps.yaml",
            "line": line,
            "says": "no situation has mood",
            "fix": "Use a fact of facts.yaml, or one of the ages and days.",
        }
    ]
    assert document["coverage"]["walk"] is None


def test_strict_minds_warnings(segue: Segue, folder: Path) -> None:
    """A warning alone ends with 0, under --strict with 2."""
    with_a_step(folder, "  do: She smiles.")
    assert segue("playbook", "check", folder)[0] == 0
    code, out, _ = segue("playbook", "check", folder, "--strict")
    assert code == 2
    assert "warning SG209" in out


@pytest.mark.parametrize("command", ["check", "print", "show", "walk"])
@pytest.mark.parametrize("kind", ["nowhere", "file", "empty"])
def test_what_is_no_playbook_is_refused(
    command: str, kind: str, segue: Segue, tmp_path: Path
) -> None:
    """One line that names the folder, exit 2, nothing on standard output."""
    path = tmp_path / kind
    if kind == "file":
        path.write_text("id: x\n")
    elif kind == "empty":
        path.mkdir()
    where = ("--playbook", path) if command == "walk" else (path,)
    found = segue("playbook", command, *where)
    assert found == (2, "", f"error: {path}: {NO_PLAYBOOK}\n")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"- id: \xff\n", "line 1: not UTF-8 text"),
        (b"- a\n" * 13_000_000, "line 1: larger than 1024 kB"),
    ],
    ids=["not_utf8", "50_mb"],
)
def test_a_file_at_fault_is_named(
    data: bytes, says: str, segue: Segue, folder: Path
) -> None:
    """Check makes it a finding; show says it in one line."""
    (folder / "stops.yaml").write_bytes(data)
    code, out, err = segue("playbook", "check", folder, "--json")
    assert (code, err) == (2, "")
    assert [one["code"] for one in json.loads(out)["findings"]] == ["SG101"]
    code, out, err = segue("playbook", "show", folder)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says.partition(": ")[2] in err


def test_walk_reports_on_the_promises(segue: Segue) -> None:
    """All kept: exit 0, and no progress where there is no terminal."""
    code, out, err = segue("playbook", "walk", "--situations", "60", "--seed", "1")
    assert (code, err) == (0, "")
    assert out.startswith("All ")
    assert "situations a second" in out


def test_walk_shows_how_to_try_a_broken_promise(segue: Segue, folder: Path) -> None:
    """Exit 1, and a situation that segue plan reads."""
    stops = folder / "stops.yaml"
    text = stops.read_text()
    assert "when: {power: they_are_serving_you}" in text
    stops.write_text(text.replace("power: they_are_serving_you", "power: none"))
    arguments = ("playbook", "walk", "--situations", "60", "--playbook", folder)
    code, out, _ = segue(*arguments)
    assert code == 1
    assert "BROKEN" in out
    found = out[out.index("\n{") : out.index("\n}") + 2]
    assert segue("plan", "-", "--now", "2026-01-01", "--tz", "UTC", typed=found)[0] == 0
    code, out, _ = segue(*arguments, "--json")
    assert code == 1
    assert json.loads(out)["report"]["broken"]["every_stop_holds"] > 0


@pytest.mark.parametrize("value", ["0", "-5", "many"])
def test_walk_refuses_no_situations(value: str, segue: Segue) -> None:
    """One line that names the option."""
    code, out, err = segue("playbook", "walk", "--situations", value)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--situations" in err


def test_show_says_the_advice_in_80_columns(segue: Segue) -> None:
    """Every stop, move and source has its place, and no slot is left open."""
    code, out, err = segue("playbook", "show")
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    assert "{" not in out
    for name in ("(not_interested;", "(playful_swap;", "step.first_hello", "S10"):
        assert name in out


def test_show_says_all_of_one_move(segue: Segue) -> None:
    """Its needs, effects, moments, words and answers, and nothing else."""
    code, out, _ = segue("playbook", "show", "--move", "weave_in", "--json")
    shown = json.loads(out)
    (move,) = shown["moves"]
    assert (code, shown["contract"], shown["stops"]) == (0, 1, [])
    assert {line["register"] for line in move["lines"]} == {"plain", "shy", "playful"}
    assert len(move["if_answer"]) == 6
    code, page, _ = segue("playbook", "show", "--move", "weave_in")
    assert "Words: in person, shy" in page
    assert "soft no" in page


def test_show_knows_its_moves(segue: Segue) -> None:
    """A move that is not there is refused with those that are."""
    code, out, err = segue("playbook", "show", "--move", "wink")
    assert (code, out) == (2, "")
    assert err.startswith("error: --move: no move wink; one of: ")


def test_the_drawing_is_an_svg_with_words(segue: Segue, tmp_path: Path) -> None:
    """It parses, names every move, and says in words what the arrows say."""
    out = tmp_path / "advice.svg"
    assert segue("playbook", "show", "--graph", "svg", "--out", out) == (0, "", "")
    again = segue("playbook", "show", "--graph", "mermaid", "--out", out)
    hint = "name a new file, or say --replace"
    assert again == (2, "", f"error: {out}: exists already; {hint}\n")
    root = ET.parse(out).getroot()  # noqa: S314 - our own drawing
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title")
    said = root.findtext(f"{SVG}desc") or ""
    assert "Flirting says something about Their interest." in said
    labels = {text.text for text in root.iter(f"{SVG}text")}
    assert {"A playful swap", "Leave it: power", "Years between you"} <= labels
    assert not any("{" in (label or "") for label in labels)


def test_the_drawing_is_mermaid(segue: Segue) -> None:
    """A flowchart in which every arrow's ends are declared."""
    code, out, _ = segue("playbook", "show", "--graph", "mermaid")
    lines = out.splitlines()
    arrows = [one.split() for one in lines if "-->" in one or "==" in one]
    declared = {one.strip().split("(")[0].split("[")[0] for one in lines}
    assert (code, lines[0]) == (0, "flowchart LR")
    assert arrows
    assert all(words[0] in declared for words in arrows)


def test_a_drawing_that_cannot_be_written_is_told(segue: Segue, tmp_path: Path) -> None:
    """One line that names the file; and no file without a drawing."""
    out = tmp_path / "none" / "x.svg"
    found = segue("playbook", "show", "--graph", "svg", "--out", out)
    says = "no such file or directory; expected a place to write to"
    assert found == (2, "", f"error: {out}: {says}\n")
    assert segue("playbook", "print", "--output", out) == found
    assert segue("playbook", "strings", "--output", out) == found
    found = segue("playbook", "show", "--out", out)
    assert found == (2, "", "error: --out goes with --graph; add --graph svg\n")


def test_processes_of_their_own_agree(folder: Path) -> None:
    """A real process checks a folder and answers the shell."""
    with_a_step(folder, "  do: Ask for {their} number.")
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "segue", "playbook", "check", str(folder)],
        capture_output=True,
        check=False,
        text=True,
        timeout=25,
    )
    assert (done.returncode, done.stderr) == (2, "")
    assert "error SG311" in done.stdout


def test_print_holds_every_line(segue: Segue, tmp_path: Path) -> None:
    """Each id of each rule, and each line to say, stands on the page."""
    out = tmp_path / "advice.html"
    code, said, err = segue("playbook", "print", "--output", out)
    assert (code, said) == (0, "")
    assert err == f"Written: {out}. Print it from any browser.\n"
    page = unescape(out.read_text(encoding="utf-8"))
    book = load_folder(content_folder())
    texts = list(strings_of(asdict(book)))
    rules = [text for name, text in texts if name == "id"]
    spoken = [text for name, text in texts if name in SPOKEN]
    assert len(rules) > 200
    assert len(spoken) > 800
    assert [one for one in rules if f"<code>{one}</code>" not in page] == []
    assert [one for one in spoken if as_read(one) not in page] == []


SPOKEN = {
    "say", "out", "do", "says", "question", "how", "about", "because", "title",
    "face_to_face", "in_writing", "rest", "drafts", "drafts_after",
}  # fmt: skip


def strings_of(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of a playbook with the field that it stands in."""
    if isinstance(value, Struct):
        yield from strings_of(asdict(value))
    elif isinstance(value, dict):
        for key, inner in value.items():
            keeps = name if name in SPOKEN else str(key)
            yield from strings_of(inner, keeps)
    elif isinstance(value, tuple):
        for inner in value:
            yield from strings_of(inner, name)
    elif isinstance(value, str):
        yield name, value


def test_print_shows_the_numbers(segue: Segue) -> None:
    """Decibans by state, log-odds, and where each rule holds."""
    _, page, _ = segue("playbook", "print")
    assert "none \N{MINUS SIGN}4, friendly +1, romantic +3" in page
    assert page.count("Log-odds") > 50
    assert re.search(r'<p class="where">Where [^<]*: (no|yes)', page)


def test_print_is_one_file_without_a_script(segue: Segue) -> None:
    """It asks for nothing: no script, no style, no picture from elsewhere."""
    _, page, _ = segue("playbook", "print")
    assert (
        re.findall(r"<(?:script|link|img|iframe)|@import|url\(|https?://", page) == []
    )
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_print_is_of_ones_own_folder(segue: Segue, folder: Path) -> None:
    """What was added there is on the page, and what it says is escaped."""
    with_a_step(folder, '  do: "Say <b>hello</b> & go."')
    code, page, err = segue("playbook", "print", folder)
    assert (code, err) == (0, "")
    assert "<title>mine: every line of the advice</title>" in page
    assert "Say &lt;b&gt;hello&lt;/b&gt; &amp; go." in page


def test_print_replaces_nothing_unasked(segue: Segue, tmp_path: Path) -> None:
    """A file that is there stays, unless it is said."""
    out = tmp_path / "advice.html"
    out.write_text("mine")
    code, said, err = segue("playbook", "print", "--output", out)
    assert (code, said) == (2, "")
    assert err == f"error: {out}: exists already; name a new file, or say --replace\n"
    assert out.read_text() == "mine"
    assert segue("playbook", "print", "--output", out, "--replace")[0] == 0
    assert out.read_text().startswith("<!doctype html>")
