"""Every code has an example that brings it about, and a near one that does not.

An edit names a file, what is replaced in it, and the new text. Where nothing is
replaced, the text is added at the end; ``*`` takes the file away.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from segue.playbook.check import check_book
from segue.playbook.codes import BY_CODE, CODES
from segue.playbook.findings import Finding
from segue.playbook.folder import book_of, read_files
from segue.playbook.lexicon import Lexicon, read_lexicon
from segue.playbook.load import (
    ContentError,
    Files,
    SourceFile,
    content_folder,
    read_source,
)


MOVE = "moves/weave_in.yaml"


class Edit(NamedTuple):
    """One small change of a file.

    Attributes:
        file: Path below the playbook's folder.
        old: What is replaced, once; nothing where text is added at the end.
        new: What comes there.
    """

    file: str
    old: str
    new: str


class Example(NamedTuple):
    """A change that is at fault, and one that is not.

    Attributes:
        wrong: Brings the code about.
        right: Does not.
    """

    wrong: Edit
    right: Edit


def step(rest: str, name: str = "step.new") -> str:
    """Write a small step."""
    return f"\n- id: {name}\n  source: S2\n  grade: practice\n{rest}\n"


def effect(rest: str) -> str:
    """Write an effect at the head of effects.yaml."""
    return f"effects:\n  - {{id: effect.new, source: S2, grade: practice, {rest}}}\n"


def said(words: str) -> Edit:
    """Let a line say something else."""
    return Edit(MOVE, '"Shall we swap numbers?"', f'"{words}"')


def out(words: str) -> Edit:
    """Let a way out say something else."""
    return Edit(MOVE, '"If not, see you around."', f'"{words}"')


def about(words: str) -> Edit:
    """Let a move say something else about itself."""
    return Edit(MOVE, "A plain question in a good talk.", f'"{words}"')


HEAD = "effects:\n"
_LONG = "This considerable communicative undertaking necessitates extraordinary " * 5
_SHORT = "You are in a good talk and the bus comes, so you say it now. " * 3

AT = {
    "SG101": "- id: tab",
    "SG103": "doo",
    "SG104": "mood",
    "SG105": "hourly",
    "SG106": "below: 3",
    "SG107": "hearsay",
    "SG108": "id: step.new",
    "SG109": "weave_in.any",
    "SG111": "by: {date: 0.2}",
    "SG112": "weekly: 0.3",
    "SG113": "0.2}",
    "SG114": "friendship",
    "SG115": "id: weave_in",
    "SG201": "Could we swap numbers?",
    "SG202": "unclear",
    "SG203": "nickname",
    "SG204": "{name|you?",
    "SG205": "smiles",
    "SG206": "{detail|it}",
    "SG207": "word word",
    "SG208": "considerable",
    "SG209": "she smiles",
    "SG210": "Could we swap  numbers?",
    "SG211": "about",
    "SG212": "weave_in.alone",
    "SG301": "id: asked_before",
    "SG302": "they_are_serving_you",
    "SG303": "you.age",
    "SG304": "Please say",
    "SG305": "Maybe next week",
    "SG306": "Come on",
    "SG307": "You owe me",
    "SG308": "not like other",
    "SG309": "Give me",
    "SG310": "Can I have",
    "SG311": "Ask for",
    "SG312": "the project",
    "SG401": "id: weave_in",
    "SG402": "weave_in.any",
    "SG403": "step.new",
    "SG404": "ask_from",
    "SG405": "weave_in.effect",
}
"""What stands on the line that is named; left out for the first line."""

EXAMPLES = {
    "SG101": Example(
        Edit("next_steps.yaml", "", "\n\t- id: tab"), Edit("next_steps.yaml", "", "\n")
    ),
    "SG102": Example(
        Edit("cues.yaml", "*", ""), Edit("reasons/other.yaml", "*", "")
    ),
    "SG103": Example(
        Edit("next_steps.yaml", "", step('  doo: "Say hello."')),
        Edit("next_steps.yaml", "", step('  do: "Say hello."')),
    ),
    "SG104": Example(
        Edit("next_steps.yaml", "", step('  when: {mood: good}\n  do: "Go."')),
        Edit("next_steps.yaml", "", step('  when: {often: daily}\n  do: "Go."')),
    ),
    "SG105": Example(
        Edit("next_steps.yaml", "", step('  when: {often: hourly}\n  do: "Go."')),
        Edit("next_steps.yaml", "", step('  when: {channels: email}\n  do: "Go."')),
    ),
    "SG106": Example(
        Edit("next_steps.yaml", "", step('  when: {often: {below: 3}}\n  do: "Go."')),
        Edit("next_steps.yaml", "", step('  when: {you.age: {below: 9}}\n  do: "Go."')),
    ),
    "SG107": Example(
        Edit(MOVE, "source: S2\ngrade", "source: hearsay\ngrade"),
        Edit(MOVE, "source: S2\ngrade", "source: S3\ngrade"),
    ),
    "SG108": Example(
        Edit("next_steps.yaml", "", '\n- id: step.new\n  grade: practice\n  do: "Go."'),
        Edit("next_steps.yaml", "", step('  do: "Go."')),
    ),
    "SG109": Example(
        Edit("next_steps.yaml", "", step('  do: "Go."', "weave_in.any")),
        Edit("next_steps.yaml", "", step('  do: "Go."', "weave_in.other")),
    ),
    "SG110": Example(
        Edit(MOVE, "*", ""), Edit(MOVE, "title: Weave it in", "title: Weave")
    ),
    "SG111": Example(
        Edit("effects.yaml", HEAD, effect(
            "fact: goal, moves: [weave_in], by: {date: -0.1}, says: {date: No.}"
        )),
        Edit("effects.yaml", HEAD, effect(
            "fact: goal, moves: [weave_in], by: {date: 0.1}, says: {date: Yes.}"
        )),
    ),
    "SG112": Example(
        Edit("effects.yaml", HEAD, effect(
            "fact: often, by: {weekly: 0.3}, says: {weekly: Weekly.}"
        )),
        Edit("effects.yaml", HEAD, effect(
            "fact: often, by: {weekly: 0.3, daily: 0.3}, "
            "says: {weekly: Weekly., daily: Daily.}"
        )),
    ),
    "SG113": Example(
        Edit("facts.yaml", 'prior: {"single": 0.75, "taken": 0.25}',
             'prior: {"single": 0.75, "taken": 0.2}'),
        Edit("facts.yaml", 'prior: {"single": 0.75, "taken": 0.25}',
             'prior: {"single": 0.8, "taken": 0.2}'),
    ),
    "SG114": Example(
        Edit(MOVE, "by: {date: 0.2}", "by: {date: 0.2, friendship: 0.1}"),
        Edit(MOVE, "by: {date: 0.2}", "by: {date: 0.4}"),
    ),
    "SG115": Example(
        Edit("moves/ask_in_chat.yaml", "*", MOVE),
        Edit(MOVE, "title: Weave", "title: W"),
    ),
    "SG201": Example(
        Edit(MOVE,
             '      - say: "Is a number OK?"\n        out: "Here is fine too."\n', ""),
        Edit(MOVE, '"Numbers, maybe?"', '"Numbers, then?"'),
    ),
    "SG202": Example(
        Edit(MOVE, '"No rush."', '" "'),
        Edit(MOVE, '"No rush."', '"All right."'),
    ),
    "SG203": Example(said("Number, {nickname|you}?"), said("Number, {name|you}?")),
    "SG204": Example(said("A number, {name|you?"), said("A number, {name|you}?")),
    "SG205": Example(about("{name} smiles."), about("{Name|The other one} smiles.")),
    "SG206": Example(said("For {detail|it}, a number?"), said("For {name|you}, mine?")),
    "SG207": Example(said("word " * 20 + "number?"), said("word " * 19 + "number?")),
    "SG208": Example(about(_LONG), about(_SHORT)),
    "SG209": Example(about("When she smiles."), about("When {they:smile|smiles}.")),
    "SG210": Example(
        Edit(MOVE, '"Is a number OK?"\n        out: "Here is fine too."',
             '"Could we swap  numbers?"\n        out: "If not, that\'s fine."'),
        Edit(MOVE, '"Is a number OK?"', '"Could we swap numbers?"'),
    ),
    "SG211": Example(about(" "), about("A question.")),
    "SG212": Example(
        Edit(MOVE, "    says: In a good talk.",
             '    when: {private_moment: "no"}\n    says: In a good talk.'),
        Edit(MOVE, 'when: {private_moment: "yes"}', 'when: {private_moment: "no"}'),
    ),
    "SG301": Example(
        Edit("stops.yaml", "- id: serving\n  source", "- id: power\n  source"),
        Edit("stops.yaml", "harm: 0.9", "harm: 0.8"),
    ),
    "SG302": Example(
        Edit("stops.yaml", "when: {power: they_are_serving_you}",
             "when: {power: they_are_serving_you}\n  unless: {flirting: mutual}"),
        Edit("stops.yaml", "when: {power: they_are_serving_you}",
             "when: {power: [they_are_serving_you]}"),
    ),
    "SG303": Example(
        Edit("stops.yaml", "when: {power: they_are_serving_you}",
             "when: [{power: they_are_serving_you}, {you.age: {below: 16}}]"),
        Edit("stops.yaml", "when: {power: they_are_serving_you}",
             "when: {power: [they_are_serving_you]}"),
    ),
    "SG304": Example(out("Please say it's all right."), out("Or we leave it.")),
    "SG305": Example(
        Edit(MOVE, '"No problem."', '"No problem. Maybe next week?"'),
        Edit(MOVE, '"No problem."', '"No problem. See you next week."'),
    ),
    "SG306": Example(
        said("Come on, what's your number?"), said("What's your number?")
    ),
    "SG307": Example(said("A number? You owe me."), said("A number? If you like.")),
    "SG308": Example(
        said("You're not like other people. Number?"), said("I like you. Number?")
    ),
    "SG309": Example(said("Give me your number."), said("Would you give me yours?")),
    "SG310": Example(
        Edit("stops.yaml", '"Thanks, have a good one."', '"Can I have your number?"'),
        Edit("stops.yaml", '"Thanks, have a good one."', '"Thanks, good night."'),
    ),
    "SG311": Example(
        Edit("next_steps.yaml", "", step('  do: "Ask for {their} number."')),
        Edit("next_steps.yaml", "", step('  do: "Don\'t ask for {their} number yet."')),
    ),
    "SG312": Example(said("For the project, a number?"), said("For fun, a number?")),
    "SG401": Example(
        Edit(MOVE, "when: {often: [weekly, daily]}",
             'when: {cues.avoids_you: "yes"}\n    unless: {cues.avoids_you: "yes"}'),
        Edit(MOVE, "when: {often: [weekly, daily]}", 'when: {cues.avoids_you: "no"}'),
    ),
    "SG402": Example(
        Edit(MOVE, '    when: {private_moment: "yes"}\n', ""),
        Edit(MOVE, 'when: {private_moment: "yes"}', "when: {often: daily}"),
    ),
    "SG403": Example(
        Edit("next_steps.yaml", "", step(
            "  when: {often: daily}\n  unless: {often: daily}\n  do: Go."
        )),
        Edit("next_steps.yaml", "", step(
            "  when: {often: daily}\n  unless: {often: weekly}\n  do: Go."
        )),
    ),
    "SG404": Example(
        Edit("playbook.yaml", "  - id: ask_from.usual\n",
             "  - id: ask_from.usual\n    when: {often: daily}\n"),
        Edit("playbook.yaml", "    register: shy\n",
             "    register: shy\n    when: {often: daily}\n"),
    ),
    "SG405": Example(
        Edit(MOVE, "    fact: goal\n", "    fact: goal\n    channels: [email]\n"),
        Edit(MOVE, "    fact: goal\n", "    fact: goal\n    channels: [in_person]\n"),
    ),
}  # fmt: skip
"""Examples of all codes that are found without a walk."""


def kind(finding: Finding) -> tuple[str, str, str]:
    """Return what a finding is about, wherever its line went."""
    return finding.code, finding.file, finding.says


@cache
def base() -> Files:
    """Return the built-in playbook with a move that tests can count on."""
    files = read_files(content_folder())
    here = Path(__file__).parent
    move = read_source(here, "move.yaml")
    files[MOVE] = SourceFile(MOVE, move.value, move.lines)
    return files


@cache
def lexicon() -> Lexicon:
    """Return the built-in phrases."""
    return read_lexicon(content_folder())


@cache
def before(topic: str) -> frozenset[tuple[str, str, str]]:
    """Return what is found without any edit."""
    return frozenset(map(kind, check_book(book_of(base()), lexicon(), topic)))


def original(file: str) -> str:
    """Return the text of a file before any edit."""
    if file in {MOVE, OTHER}:
        return (Path(__file__).parent / "move.yaml").read_text()
    return (content_folder() / file).read_text()


def found_after(edit: Edit, topic: str, folder: Path) -> tuple[list[Finding], Files]:
    """Return what an edit brings about, and the files after it."""
    files = dict(base())
    if edit.old == "*":
        del files[edit.file]
        if edit.new:
            files[OTHER] = renamed(edit.new, OTHER)
    else:
        text = original(edit.file)
        assert not edit.old or edit.old in text
        path = folder / edit.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            text.replace(edit.old, edit.new, 1) if edit.old else f"{text}{edit.new}"
        )
        try:
            files[edit.file] = read_source(folder, edit.file)
        except ContentError as error:
            files[edit.file] = error
    found = check_book(book_of(files), lexicon(), topic)
    return [f for f in found if kind(f) not in before(topic)], files


def renamed(file: str, name: str) -> SourceFile:
    """Return a file of the base under another name."""
    held = base()[file]
    assert isinstance(held, SourceFile)
    return SourceFile(name, held.value, held.lines)


def line_of(finding: Finding, folder: Path) -> str:
    """Return the line that a finding names."""
    path = folder / finding.file
    text = path.read_text() if path.is_file() else original(finding.file)
    return text.splitlines()[finding.line - 1]


OTHER = "moves/other_name.yaml"
ELSEWHERE = {"SG313", "SG116", "SG501", "SG502", "SG503", "SG504"}
"""Codes that only a walk finds, or that only an overlay or the table
of a language can have; ``playbook/test_check_strings.py`` has the last."""


def test_every_code_has_its_examples() -> None:
    """No code is without one that brings it about and one that does not."""
    assert {code.code for code in CODES} - ELSEWHERE == set(EXAMPLES)
    assert len({code.name for code in CODES}) == len(CODES)
    assert [code.code for code in CODES] == sorted(code.code for code in CODES)


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_fault_is_found_where_it_is(code: str, tmp_path: Path) -> None:
    """The edit that is at fault brings about the code, on the right line."""
    found, _ = found_after(EXAMPLES[code].wrong, code[2], tmp_path)
    mine = [finding for finding in found if finding.code == code]
    assert mine, found
    if code in AT:
        assert AT[code] in line_of(mine[0], tmp_path)
    else:
        assert mine[0].line == 1
    assert (mine[0].severity, mine[0].fix) == (
        BY_CODE[code].severity,
        BY_CODE[code].fix,
    )


@pytest.mark.parametrize("code", EXAMPLES)
def test_what_is_right_is_left_alone(code: str, tmp_path: Path) -> None:
    """A near edit that is fine does not bring the code about."""
    found, _ = found_after(EXAMPLES[code].right, code[2], tmp_path)
    assert [finding for finding in found if finding.code == code] == []
