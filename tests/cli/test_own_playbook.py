"""``segue playbook new``, ``show --changes`` and ``test``, and own scenes."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


Segue = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.timeout(60)


@pytest.fixture
def mine(segue: Segue, tmp_path: Path) -> Path:
    """Start a folder of one's own."""
    folder = tmp_path / "mine"
    assert segue("playbook", "new", folder)[0] == 0
    return folder


def test_what_is_started_is_in_order(segue: Segue, tmp_path: Path) -> None:
    """It passes the checks, and meets what it expects, at once."""
    folder = tmp_path / "mine"
    code, out, err = segue("playbook", "new", folder, "--scene", "our_evening")
    names = [
        "overlay.yaml",
        "moves/weave_in.yaml",
        "tests/expected.yaml",
        "scenes/our_evening.yaml",
    ]
    told = "".join(f"wrote {folder / name}\n" for name in names)
    assert (code, err) == (0, "")
    then = f"Next: segue playbook check {folder}, and segue scenes check {folder}\n"
    assert out == told + then
    code, out, _ = segue("playbook", "check", folder, "--strict")
    assert (code, out.splitlines()[0]) == (0, "Nothing to mend.")
    code, out, _ = segue("playbook", "test", folder)
    assert (code, out.splitlines()[0]) == (0, "2 of 2 as expected.")
    code, out, _ = segue("scenes", "check", folder, "--json")
    assert (code, json.loads(out)["findings"]) == (0, [])


def test_nothing_is_written_over(segue: Segue, mine: Path) -> None:
    """What is there stays; a scene may be added to it, once."""
    (mine / "overlay.yaml").write_text("lays_over: en\nwhy: Mine.\n")
    code, out, err = segue("playbook", "new", mine)
    says = f"error: {mine / 'overlay.yaml'}: exists already; nothing was written\n"
    assert (code, out, err) == (2, "", says)
    scene = mine / "scenes" / "ours.yaml"
    code, out, _ = segue("playbook", "new", mine, "--scene", "ours")
    assert (code, out.splitlines()[0]) == (0, f"wrote {scene}")
    assert segue("playbook", "new", mine, "--scene", "ours")[0] == 2
    assert (mine / "overlay.yaml").read_text() == "lays_over: en\nwhy: Mine.\n"


@pytest.mark.parametrize("name", ["../evil", "Our Evening", "", "a" * 60])
def test_a_scene_s_name_is_a_file_s(segue: Segue, tmp_path: Path, name: str) -> None:
    """Nothing is written outside of the folder, or at all."""
    code, out, err = segue("playbook", "new", tmp_path / "x", "--scene", name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("error: --scene: ")
    assert not (tmp_path / "x").exists()


def test_changes_are_shown_line_by_line(segue: Segue, mine: Path) -> None:
    """What is new, other or gone, with its line; as a page and a document."""
    (mine / "next_steps.yaml").write_text(
        "- {id: step.first_hello, do: Nod.}\n"
        "- id: step.give_room\n  leave_out: We always do.\n"
    )
    (mine / "personas").mkdir()
    (mine / "personas" / "ash.yaml").write_text("name: Ashley\n")
    code, out, err = segue("playbook", "show", mine, "--changes", "--json")
    changes = json.loads(out)["changes"]
    assert (code, err) == (0, "")
    assert [
        (one["file"], one["line"], one["place"][-1], one["kind"]) for one in changes
    ] == [
        ("moves/weave_in.yaml", 7, "shy", "added"),
        ("next_steps.yaml", 1, "do", "changed"),
        ("next_steps.yaml", 3, "step.give_room", "left_out"),
        ("personas/ash.yaml", 1, "name", "changed"),
    ]
    assert changes[1]["after"] == "Nod."
    assert (changes[2]["after"], changes[2]["why"]) == (None, "We always do.")
    code, page, _ = segue("playbook", "show", mine, "--changes")
    assert page.startswith("4 changes against the built-in content.\n")
    assert "line 3, step.give room: left out" in page
    assert "+  Nod." in page


def test_changes_want_a_folder(segue: Segue) -> None:
    """The built-in advice differs from itself in nothing."""
    code, out, err = segue("playbook", "show", "--changes")
    assert (code, out) == (2, "")
    assert err == "error: --changes: no folder is named; name yours before it\n"


def test_an_expectation_that_is_not_met_ends_with_one(segue: Segue, mine: Path) -> None:
    """The page says what came instead, and the document, too."""
    tests = mine / "tests" / "expected.yaml"
    tests.write_text(tests.read_text().replace("stop: serving", "stop: power"))
    code, out, err = segue("playbook", "test", mine)
    assert (code, err) == (1, "")
    assert out.startswith("1 of 2 not as expected.\n")
    assert "FAIL  line 18: Whoever serves you at their work is not asked" in out
    assert "stop  expected power; came serving" in out
    code, out, _ = segue("playbook", "test", mine, "--json")
    document = json.loads(out)
    assert (code, document["passed"], document["failed"]) == (1, 1, 1)
    assert document["tests"][1]["misses"] == [
        {"field": "stop", "expected": "power", "came": "serving"}
    ]


def test_a_playbook_with_an_error_is_neither_tested_nor_used(
    segue: Segue, mine: Path
) -> None:
    """One line: the author's file and line, the code, and the mend."""
    move = mine / "moves" / "weave_in.yaml"
    move.write_text(move.read_text().replace("I like our talks.", "Come on."))
    says = (
        "error: moves/weave_in.yaml, line 7: SG306: words in_person shy say: "
        "“Come on”; say what is true, and leave the answer open\n"
    )
    situation = mine / "situation.yaml"
    situation.write_text("power: none\n")
    plan = ("plan", situation, "--playbook", mine)
    assert segue("playbook", "test", mine) == (2, "", says)
    assert segue(*plan) == (2, "", says)


def test_a_scene_of_one_s_own_can_be_rehearsed(segue: Segue, mine: Path) -> None:
    """It is listed and played; one with a fault is not."""
    segue("playbook", "new", mine, "--scene", "ours")
    _, listed, _ = segue("rehearse", "--list", "--scenes", mine)
    assert "\n  ours  (easy)\n" in listed
    play = ("rehearse", "ours", "--scenes", mine, "--seed", "1", "--script", "-")
    code, out, err = segue(*play, typed="Hello, who won?\n")
    assert (code, err) == (0, "")
    assert "You: Hello, who won?" in out
    faulty = mine.rename(mine.with_name("faulty"))
    scene = faulty / "scenes" / "ours.yaml"
    scene.write_text(scene.read_text().replace("casey]", "nobody]"))
    code, out, err = segue("rehearse", "ours", "--scenes", faulty, "--script", "-")
    assert (code, out) == (2, "")
    assert err.startswith("error: scenes/ours.yaml, line ")
    assert "SC102: there is no persona nobody; name one that stands" in err


def test_a_plan_without_a_folder_reads_nothing_of_overlays() -> None:
    """Starting costs no more than it did: none of it is even imported."""
    program = (
        "import sys; from segue.cli.start import run\n"
        "sys.argv = ['segue', 'plan', '-', '--now', '2026-11-22T12:00']\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith('segue.playbook')])\n"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        input="power: none\ntimezone: UTC\n",
        capture_output=True,
        check=True,
        text=True,
        timeout=50,
    )
    loaded = done.stdout.splitlines()[-1]
    assert "'segue.playbook.load'" in loaded
    assert "overlay" not in loaded
    assert "check_structure" not in loaded
