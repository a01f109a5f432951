"""Seeded rehearsals with learners of several kinds, and what they found.

Rehearsals are played as acts, without text, or with text where the words are
to be checked as well. The promises are written here apart from the policy,
so that the two check each other.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from types import MappingProxyType
from typing import Final, Literal

from msgspec import Struct

from segue.domain.chance import chance_for
from segue.domain.plan import Answer
from segue.domain.scene import Difficulty, Scene
from segue.domain.turn import ACTS, ASKS, YES_LIKE, Act, Heard, Manner
from segue.rehearsal.book import Book
from segue.rehearsal.policy import WORSE, Decided, Hidden, State, decide, draw
from segue.rehearsal.step import Rehearsal, say, start
from segue.voices.contract import Voice


Learner = Literal["kind", "random", "pushy"]

LONGEST: Final = 60
"""A scene that has not ended after so many lines cannot end."""

_KIND: Final[tuple[tuple[Act, ...], ...]] = (
    ("greeting",),
    ("question", "shared_circumstance"),
    ("self_disclosure", "question"),
    ("ask", "way_out"),
    ("take_answer",),
    ("goodbye",),
)
_PUSHY: Final[tuple[Act, ...]] = (
    "ask",
    "ask",
    "pressure",
    "pressure",
    "rude",
    "offer",
    "invitation",
    "question",
    "apology",
)
_BRACES: Final = re.compile(r"[{}]")


class Promise(Struct, frozen=True):
    """One promise that was broken.

    Attributes:
        name: Which.
        scene: Where.
        seed: With which seed.
        learner: By which learner.
    """

    name: str
    scene: str
    seed: int
    learner: Learner


class SceneWalk(Struct, frozen=True, kw_only=True):
    """What a walk through rehearsals found.

    Attributes:
        rehearsals: How many were played.
        turns: How many lines the partner answered.
        welcome: Share of welcomed asks of the kind learner, by difficulty.
        expected: The same share as the data says.
        outcomes: How often each outcome came.
        broken: How often each promise was broken; all are named.
        examples: The first of each.
    """

    rehearsals: int
    turns: int
    welcome: dict[Difficulty, float]
    expected: dict[Difficulty, float]
    outcomes: dict[str, int]
    broken: dict[str, int]
    examples: tuple[Promise, ...]

    @property
    def kept(self) -> bool:
        """Whether no promise was broken."""
        return not any(self.broken.values())


class Step(Struct, frozen=True):
    """One line of a walk and what came of it.

    Attributes:
        before: How things stood.
        heard: The line.
        decided: What the partner did.
    """

    before: State
    heard: Heard
    decided: Decided


def lines_of(learner: Learner, chance: Random) -> Iterator[Heard]:
    """Yield what a learner says, without end for all but the kind one."""
    if learner == "kind":
        for acts in _KIND:
            yield Heard(acts=acts, manner=Manner(asks_back="question" in acts))
        return
    pool = ACTS if learner == "random" else _PUSHY
    while True:
        acts = tuple(dict.fromkeys(chance.choices(pool, k=chance.choice((1, 1, 2, 3)))))
        manner = Manner(
            words=chance.choice((1, 5, 9, 20, 80)),
            asks_back=chance.random() < 0.5,  # noqa: PLR2004 - a coin
            picks_up=chance.random() < 0.5,  # noqa: PLR2004 - likewise
        )
        yield Heard(acts=acts, manner=manner)


def play_acts(
    book: Book, scene: Scene, difficulty: Difficulty, seed: int, learner: Learner
) -> tuple[Hidden, list[Step]]:
    """Play one rehearsal as acts, without text."""
    hidden, state = draw(book.policy, scene, difficulty, seed)
    steps: list[Step] = []
    for heard in lines_of(learner, chance_for(seed, learner)):
        decided = decide(book.policy, scene, hidden, state, heard)
        steps.append(Step(state, heard, decided))
        state = decided.state
        if state.ended or len(steps) >= LONGEST:
            break
    return hidden, steps


# ---- promises about steps


def _is_no(answer: Answer | None) -> bool:
    return answer is not None and answer not in YES_LIKE


def no_yes_after_a_no(_: Hidden, steps: list[Step]) -> bool:
    """Once a no was said, no welcome follows."""
    said_no = False
    for step in steps:
        if said_no and step.decided.answer in YES_LIKE:
            return False
        said_no = said_no or _is_no(step.decided.answer)
    return True


def pressure_earns_nothing(_: Hidden, steps: list[Step]) -> bool:
    """No line that pushes or insults is answered with a welcome."""
    return not any(
        step.decided.answer in YES_LIKE
        for step in steps
        if {"pressure", "rude"} & set(step.heard.acts)
    )


def never_better_than_drawn(hidden: Hidden, steps: list[Step]) -> bool:
    """An answer to an ask is what was drawn, or worse."""
    floor = WORSE.index(hidden.answer)
    given = [s.decided for s in steps if s.decided.move == "answer_ask"]
    return all(WORSE.index(d.answer or "no") >= floor for d in given)


def a_second_ask_ends_it(_: Hidden, steps: list[Step]) -> bool:
    """After a no, asking again is the last line of the scene."""
    return not any(
        _is_no(step.before.answer)
        and ASKS & set(step.heard.acts)
        and not step.decided.state.ended
        for step in steps
    )


def every_scene_ends(_: Hidden, steps: list[Step]) -> bool:
    """A learner who goes on for ever is left, kindly, in the end."""
    return len(steps) < LONGEST


def one_answer(_: Hidden, steps: list[Step]) -> bool:
    """An ask is answered once; what comes later is at most a plain no."""
    given = [s for s in steps if s.decided.move == "answer_ask"]
    return len(given) <= 1


OF_STEPS: Final[MappingProxyType[str, Callable[[Hidden, list[Step]], bool]]] = (
    MappingProxyType(
        {
            check.__name__: check
            for check in (
                no_yes_after_a_no,
                pressure_earns_nothing,
                never_better_than_drawn,
                a_second_ask_ends_it,
                every_scene_ends,
                one_answer,
            )
        }
    )
)


# ---- promises about words


def no_slot_is_left(played: Rehearsal) -> bool:
    """No line shows a brace, and none is empty."""
    theirs = [turn.text for turn in played.turns if turn.speaker == "them"]
    return all(text and text != "…" and not _BRACES.search(text) for text in theirs)


def nothing_is_said_twice(played: Rehearsal) -> bool:
    """No authored line comes twice in a scene."""
    used = played.memory.used
    return len(used) == len(set(used))


OF_WORDS: Final[MappingProxyType[str, Callable[[Rehearsal], bool]]] = MappingProxyType(
    {check.__name__: check for check in (no_slot_is_left, nothing_is_said_twice)}
)


def play_words(
    book: Book,
    voice: Voice,
    scene: Scene,
    seed: int,
    learner: Learner,
    texts: tuple[str, ...] = (),
) -> Rehearsal:
    """Play one rehearsal with the partner's words.

    Args:
        book: All content.
        voice: Who speaks for the partner.
        scene: Where it plays.
        seed: What chance follows from.
        learner: Who the learner is.
        texts: What the learner may say; the acts are what counts.
    """
    chance = chance_for(seed, learner, "texts")
    played = start(book, voice, scene, seed=seed)
    for heard in lines_of(learner, chance_for(seed, learner)):
        text = chance.choice(texts) if texts else ""
        played = say(book, voice, played, text, heard)
        if played.state.ended or len(played.heard) >= LONGEST:
            break
    return played


def walk(
    book: Book,
    rehearsals: int,
    seed: int,
    *,
    voice: Voice | None = None,
    texts: tuple[str, ...] = (),
) -> SceneWalk:
    """Walk through rehearsals of all scenes with all kinds of learners.

    Args:
        book: All content.
        rehearsals: How many to play as acts, or with words where a voice is
            given.
        seed: Which ones.
        voice: Who speaks; without one, only acts are played.
        texts: What the learners may say.
    """
    walker = _Walker(book)
    learners: tuple[Learner, ...] = ("kind", "random", "pushy")
    for number in range(rehearsals):
        scene = book.scenes[number % len(book.scenes)]
        own = seed * 1_000_003 + number
        learner = learners[number // len(book.scenes) % len(learners)]
        if voice is None:
            walker.step(scene, own, learner)
        else:
            walker.words(play_words(book, voice, scene, own, learner, texts), learner)
    return walker.found(rehearsals)


class _Walker:
    """Counts what it meets on the way."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._turns = 0
        self._asked: Counter[Difficulty] = Counter()
        self._welcomed: Counter[Difficulty] = Counter()
        self._outcomes: Counter[str] = Counter()
        self._broken: Counter[str] = Counter(dict.fromkeys((*OF_STEPS, *OF_WORDS), 0))
        self._examples: list[Promise] = []

    def step(self, scene: Scene, seed: int, learner: Learner) -> None:
        """Play one rehearsal as acts and check it."""
        level = scene.difficulty
        hidden, steps = play_acts(self._book, scene, level, seed, learner)
        self._turns += len(steps)
        last = steps[-1].decided.state
        self._outcomes[last.answer or "not_asked"] += 1
        if learner == "kind" and last.answer and not last.has_number:
            self._asked[level] += 1
            self._welcomed[level] += last.answer in YES_LIKE
        for name, keeps in OF_STEPS.items():
            if not keeps(hidden, steps):
                self._note(Promise(name, scene.id, seed, learner))

    def words(self, played: Rehearsal, learner: Learner) -> None:
        """Check the words of one rehearsal."""
        self._turns += len(played.heard)
        self._outcomes[played.outcome or "not_asked"] += 1
        for name, keeps in OF_WORDS.items():
            if not keeps(played):
                self._note(Promise(name, played.scene.id, played.seed, learner))

    def _note(self, promise: Promise) -> None:
        self._broken[promise.name] += 1
        if self._broken[promise.name] <= 3:  # noqa: PLR2004 - so many examples
            self._examples.append(promise)

    def found(self, rehearsals: int) -> SceneWalk:
        """Return what was counted."""
        return SceneWalk(
            rehearsals=rehearsals,
            turns=self._turns,
            welcome={
                level: round(self._welcomed[level] / count, 4)
                for level, count in self._asked.items()
            },
            expected={
                level: round(share, 4)
                for level, share in self._book.expected_welcome().items()
            },
            outcomes=dict(self._outcomes),
            broken=dict(self._broken),
            examples=tuple(self._examples),
        )
