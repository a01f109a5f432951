"""Whole folders: what is broken hides nothing, and a walk ends the check."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from segue.actions.check_playbook import check_playbook
from segue.playbook.check import broken_promises, check_folder, walk_shortly
from segue.playbook.findings import Finding
from segue.playbook.folder import Book, book_of, read_files
from segue.playbook.lexicon import found_in, found_unless, opening_with
from segue.playbook.load import content_folder


pytestmark = pytest.mark.timeout(30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the built-in playbook, to be edited."""
    return Path(shutil.copytree(content_folder(), tmp_path / "mine"))


def codes(findings: list[Finding]) -> list[tuple[str, str, int]]:
    """Return code and place of each finding."""
    return [(one.code, one.file, one.line) for one in findings]


def test_the_built_in_playbook_has_no_error() -> None:
    """What is handed out can be used, and its walk breaks no promise."""
    checked = check_playbook()
    assert [one for one in checked.findings if one.severity == "error"] == []
    assert checked.coverage.walk is not None
    assert checked.coverage.rules["moves"] == 7


def test_a_broken_file_hides_nothing_else(folder: Path) -> None:
    """One file is no text, another lacks a field, and both are told."""
    (folder / "cues.yaml").write_bytes(b"- id: \xff\n")
    moves = folder / "moves" / "weave_in.yaml"
    moves.write_text(moves.read_text().replace("title:", "titel:", 1))
    steps = folder / "next_steps.yaml"
    lines = len(steps.read_text().splitlines())
    steps.write_text(f"{steps.read_text()}\n- id: x\n  source: S2\n  do: Go.\n")
    _, findings = check_folder(folder)
    assert codes(findings) == [
        ("SG101", "cues.yaml", 1),
        ("SG103", "moves/weave_in.yaml", 5),
        ("SG108", "next_steps.yaml", lines + 2),
    ]


def test_a_missing_answer_is_told_by_name(folder: Path) -> None:
    """An answer that is left out altogether is a missing answer."""
    move = folder / "moves" / "weave_in.yaml"
    text = move.read_text()
    start, end = text.index('  "no":'), text.index("  unclear:")
    move.write_text(text[:start] + text[end:])
    _, findings = check_folder(folder)
    assert [one.code for one in findings] == ["SG202"]
    assert "`no`" in findings[0].says


def test_a_file_that_is_not_read_is_told(folder: Path) -> None:
    """A name that ends otherwise would be left out in silence."""
    (folder / "moves" / "new.yml").write_text("id: new\n")
    _, findings = check_folder(folder)
    assert codes(findings) == [("SG115", "moves/new.yml", 1)]


def test_a_file_that_nobody_wrote_by_hand_is_refused(folder: Path) -> None:
    """Fifty megabytes are one finding."""
    (folder / "stops.yaml").write_bytes(b"- a\n" * 13_000_000)
    _, findings = check_folder(folder)
    assert codes(findings) == [("SG101", "stops.yaml", 1)]


def test_a_finding_can_be_silenced(folder: Path) -> None:
    """A word that is meant so is said to be, and only in that rule."""
    steps = folder / "next_steps.yaml"
    rule = "  source: S2\n  grade: practice\n  do: She smiles.\n"
    steps.write_text(f"{steps.read_text()}\n- id: one\n{rule}- id: two\n{rule}")
    (folder / "lint.yaml").write_text(
        "silence:\n  - {code: SG209, rule: one, because: It is a quotation.}\n"
    )
    _, findings = check_folder(folder)
    lines = len(steps.read_text().splitlines())
    told = [one for one in findings if one.code == "SG209"]
    assert codes(told) == [("SG209", "next_steps.yaml", lines)]


def test_safety_cannot_be_silenced(folder: Path) -> None:
    """Who tries is told, and the finding stays."""
    steps = folder / "next_steps.yaml"
    rule = "  source: S2\n  grade: practice\n  do: Ask for {their} number.\n"
    steps.write_text(f"{steps.read_text()}\n- id: one\n{rule}")
    (folder / "lint.yaml").write_text(
        "silence:\n  - {code: SG311, rule: one, because: I want to.}\n"
    )
    _, findings = check_folder(folder)
    assert [one.code for one in findings if one.code != "SG403"] == ["SG103", "SG311"]


def test_phrases_of_ones_own_take_nothing_away(folder: Path) -> None:
    """An emptied list leaves the built-in phrases in force."""
    (folder / "lint.yaml").write_text("pressure: []\nguilt: [my poor heart]\n")
    move = folder / "moves" / "weave_in.yaml"
    text = move.read_text()
    first = text.index("say: ")
    end = text.index("\n", first)
    words = 'say: "Come on, my poor heart. Number?"'
    move.write_text(text[:first] + words + text[end:])
    _, findings = check_folder(folder)
    assert [one.code for one in findings] == ["SG306", "SG307"]


def without_stops(book: Book) -> Book:
    """Return a book that has no stop."""
    assert book.whole is not None
    return book._replace(whole=replace(book.whole, stops=()))


def test_a_short_walk_finds_broken_promises() -> None:
    """SG313 comes where a promise is broken, and only there."""
    book = book_of(read_files(content_folder()))
    lawless = without_stops(book)
    report, broken = walk_shortly(book), walk_shortly(lawless)
    assert report is not None
    assert broken is not None
    assert broken_promises(book, report) == []
    found = broken_promises(lawless, broken)
    assert {one.code for one in found} == {"SG313"}
    assert any("every stop holds" in one.says for one in found)


def test_phrases_are_whole_words() -> None:
    """A star stands for the rest of a word, and curly quotes are quotes."""
    assert found_in(("man", "beg*"), "Many begged.") == "begged"
    assert found_in(("i'll cry",), "Or I\u2019ll  cry.") == "I'll cry"
    assert found_in((), "anything") is None
    assert opening_with(("give me",), "If you give me yours.") is None
    assert opening_with(("give me",), "Hi. Give me yours.") == "Give me"


def test_a_negation_turns_a_phrase_round() -> None:
    """Only in its own sentence, and only before the phrase."""
    negations = ("don't",)
    assert found_unless(("ask again",), negations, "Don't ask again.") is None
    assert found_unless(("ask again",), negations, "Don't. Ask again.") == "Ask again"
    assert found_unless(("ask again",), negations, "Ask again, don't wait.")
