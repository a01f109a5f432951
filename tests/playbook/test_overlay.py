"""A folder that holds only what differs is laid over the built-in playbook."""

from pathlib import Path

import pytest

from segue.playbook.load import ContentError, load_built_in
from segue.playbook.overlay import is_overlay, load_own


MANIFEST = "lays_over: en\nwhy: A group of its own.\n"


def overlay(folder: Path, files: dict[str, str]) -> Path:
    """Write an overlay."""
    for name, text in {"overlay.yaml": MANIFEST, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_an_overlay_that_holds_nothing_is_the_built_in_playbook(
    tmp_path: Path,
) -> None:
    """What is not written stays as it is."""
    assert is_overlay(overlay(tmp_path, {}))
    assert load_own(tmp_path) == load_built_in()


def test_only_what_is_written_differs(tmp_path: Path) -> None:
    """A setting, a line, a rule more, a rule changed and a rule less."""
    overlay(
        tmp_path,
        {
            "playbook.yaml": "steps_shown: 2\n",
            "moves/weave_in.yaml": (
                "words:\n  in_person:\n    shy:\n      - built_in\n"
                '      - {say: "Your number?", out: "No is fine."}\n'
            ),
            "next_steps.yaml": (
                "- {id: mine, source: S2, grade: practice, do: Wave.}\n"
                "- {id: step.first_hello, do: Nod.}\n"
                "- {id: step.give_room, leave_out: We always do.}\n"
            ),
        },
    )
    base, mine = load_built_in(), load_own(tmp_path)
    assert mine.steps_shown == 2
    before = next(move for move in base.moves if move.id == "weave_in")
    after = next(move for move in mine.moves if move.id == "weave_in")
    shy = after.words["in_person"]["shy"]
    assert shy[:-1] == before.words["in_person"]["shy"]
    assert (shy[-1].say, shy[-1].out) == ("Your number?", "No is fine.")
    steps = {step.id: step.do for step in base.steps}
    kept = {
        name: "Nod." if name == "step.first_hello" else do
        for name, do in steps.items()
        if name != "step.give_room"
    }
    assert {step.id: step.do for step in mine.steps} == {"mine": "Wave.", **kept}
    assert mine.steps[0].id == "mine"
    assert mine.stops == base.stops


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("overlay.yaml", "lays_over: xx\nwhy: Hm.\n", "line 1: lays_over: nothing is"),
        ("overlay.yaml", "lays_over: ../en\nwhy: Hm.\n", "line 1: lays_over: noth"),
        ("overlay.yaml", "lays_over: en\nwhy: ''\n", "line 2: why: say it"),
        ("overlay.yaml", "lays_over: en\n", "line 1: .* missing required field `why`"),
        ("overlay.yaml", "lays_over: [\n", "line 2: not valid YAML"),
        ("stops.yaml", "- id: power\n  harn: 1\n", r"line 2: .*unknown field `harn`"),
        ("stops.yaml", "- id: power\n  says:\n", r"line 2: .*missing .* `says`"),
        ("stops.yaml", "\n- {id: nap, leave_out: No.}\n", "line 2: no nap is built in"),
        ("moves/wave.yaml", "leave_out: No.\n", "line 1: no such file is built in"),
    ],
)
def test_what_is_at_fault_is_named_where_it_was_written(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    """The overlay's file and line, also where a field was taken away."""
    overlay(tmp_path, {name: text})
    with pytest.raises(ContentError, match=f"^{name}, {says}"):
        load_own(tmp_path)
