"""Scenes, debriefs and what one noted around a talk → words for every door."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final, get_args

from segue.actions.case_in_words import READINGS
from segue.actions.rehearse import Outcome, SceneListed, list_scenes
from segue.actions.talk import Feeling
from segue.domain.plan import Answer
from segue.domain.scene import Difficulty, Drill
from segue.domain.turn import Debrief, Grade, Note, Skill


SKILLS: Final[Mapping[Skill, str]] = MappingProxyType(
    {
        "opening": "opening",
        "listening": "listening",
        "timing": "timing",
        "asking": "asking",
        "taking_the_answer": "taking the answer",
    }
)
GRADES: Final[Mapping[Grade, str]] = MappingProxyType(
    {"good": "good", "okay": "okay", "work_on": "to work on"}
)
LEVELS: Final[Mapping[Difficulty, str]] = MappingProxyType(
    {"easy": "easy", "middle": "middle", "hard": "hard"}
)
LEVELS_SAID: Final[Mapping[Difficulty, str]] = MappingProxyType(
    {
        "easy": "easy: an ask that is done well is mostly welcome",
        "middle": "middle: welcome about half of the time",
        "hard": "hard: welcome about one time in five",
    }
)
DRILLS: Final[Mapping[Drill, str]] = MappingProxyType(
    {
        "the_ask": "From hello to the ask",
        "taking_a_no": "Taking a no well",
        "mind_gone_blank": "When your mind goes blank",
        "asked_why": "When they ask “why?”",
        "neither_yes_nor_no": "An answer that is neither yes nor no",
        "not_the_moment": "Noticing that it is not the moment",
        "others_within_hearing": "When others can hear",
        "kind_by_job": "When being kind is their job",
        "first_text": "After the number: the first text",
    }
)
_READ: Final[dict[Outcome, str]] = {name: READINGS[name] for name in get_args(Answer)}
OUTCOMES: Final[Mapping[Outcome, str]] = MappingProxyType(
    {**_READ, "not_asked": "no ask"}
)
EXPECTED: Final[Mapping[Outcome, str]] = MappingProxyType(
    {**_READ, "not_asked": "that I won't get to ask"}
)
"""What one may expect, as one would say it."""

_RULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "S2": "bring it up in a conversation, when the question comes by itself",
        "S4": "a true reason, from what the two of you share",
        "S8": "give yours, and leave it to them",
        "S9": "play only where both play",
        "S10": "having got the number, let it rest",
        "principle_1": "one ask: a no is final",
        "principle_2": "an easy way out is part of the ask",
        "principle_3": "reasons are true, and nobody is pushed",
        "principle_4": "sometimes the answer is: don't",
        "one_breath": "one breath is enough",
        "five_words": "five words help a mind that has gone blank",
        "answer_why": "a fair question gets a true answer",
        "answer_as_given": "an answer counts as it was given",
        "short_goodbye": "a good end is a short one",
    }
)


def rule_in_words(rule: str) -> str:
    """Say a mentor's rule, with its number where the advice has one."""
    says = _RULES.get(rule, rule.replace("_", " "))
    return f"{says} ({rule})" if rule[1:].isdigit() else says


def measure(said: Debrief) -> str:
    """Say whether it was one ask, and a kind one: the only measure there is."""
    if said.took_the_answer is None:
        return "You did not ask this time. That may be the right thing, too."
    once = (
        "You asked once, and once is enough."
        if said.asked_once
        else "You asked more than once, or pushed."
    )
    took = (
        "You took the answer."
        if said.took_the_answer
        else "The answer was hard to take; that part can be practiced."
    )
    return f"{once} {took}"


def by_skill(said: Debrief) -> Sequence[tuple[Skill, tuple[Note, ...]]]:
    """Return each of the five skills with its notes, if it has any."""
    return [
        (skill, tuple(note for note in said.notes if note.skill == skill))
        for skill in get_args(Skill)
    ]


def not_scored(said: Debrief) -> str:
    """Name the skills of which the mentor could not tell; empty if it could."""
    left = [SKILLS[skill] for skill, notes in by_skill(said) if not notes]
    if not left:
        return ""
    names = f"{', '.join(left[:-1])} and {left[-1]}" if len(left) > 1 else left[0]
    return f"Not scored: {names}. There was too little to tell by."


def nerves(feeling: Feeling) -> str:
    """Say what the two numbers say; nothing where one is missing."""
    before, after = feeling.before, feeling.after
    if before is None or after is None:
        return ""
    both = f"{before} before, {after} after."
    if after < before:
        return f"{both} Some of it was waiting. These are your own numbers."
    if after > before:
        return f"{both} That happens when it matters. It says nothing about next time."
    return f"{both} Nothing has moved, and nothing had to."


def expected_and_came(feeling: Feeling, outcome: Outcome) -> str:
    """Say what was expected and what came; nothing where nothing was said."""
    if feeling.expected is None:
        return ""
    expected, came = EXPECTED[feeling.expected], OUTCOMES[outcome]
    if feeling.expected == outcome:
        return f"You expected {expected}, and so it was."
    return f"You expected: {expected}. What came: {came}."


def practices(scene: SceneListed) -> str:
    """Name the skills that a scene turns on."""
    return ", ".join(SKILLS[skill] for skill in scene.practices)


def scenes_to_choose(
    drill: str = "", level: str = "", *, folder: Path | None = None
) -> Sequence[tuple[Drill, tuple[SceneListed, ...]]]:
    """Return the scenes by what they practice, the easy ones first.

    Args:
        drill: Only those that practice this; all if it names nothing.
        level: Only those of this difficulty; likewise.
        folder: A folder with scenes of one's own; the built-in ones if none.
    """
    levels = list(LEVELS)
    wanted = [
        scene
        for scene in list_scenes(folder).scenes
        if drill not in DRILLS or scene.drill == drill
        if level not in LEVELS or scene.difficulty == level
    ]
    wanted.sort(key=lambda one: (levels.index(one.difficulty), one.title))
    groups = [
        (name, tuple(scene for scene in wanted if scene.drill == name))
        for name in DRILLS
    ]
    return [(name, scenes) for name, scenes in groups if scenes]


def headline(said: Debrief) -> str:
    """Say in a few words how it went, by the one measure."""
    if said.took_the_answer is None:
        return "You did not ask."
    is_kind = said.asked_once and said.took_the_answer
    return "Asked once, kindly." if is_kind else "Here is what there was to see."
