"""Lines as heard → what a trainer would remark on each, and what it does.

What can be seen in a line by rule (``segue.rehearsal.looks``) is part of what
is weighed; beside it, what the line does and what came back, and the sense of
its words. The weights were learned from annotated rehearsals by
``segue.rehearsal.fit``; ``train/data/README.md`` says whose they are.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol, TypeVar, get_args

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.domain.plan import Answer
from segue.domain.turn import YES_LIKE
from segue.errors import SegueError
from segue.meaning.acts import Likely, Sentences
from segue.meaning.regression import shares_of
from segue.rehearsal.heard import Heard, Line
from segue.rehearsal.judged import STANCES, Judged
from segue.rehearsal.looks import all_seen


WEIGHTS: Final = Path(__file__).parent / "mentor.npz"
"""The fitted weights, as shipped."""

NOTHING: Final = ""
"""The id of saying nothing."""

_ANSWERS: Final = (None, *get_args(Answer))

_OF_SENSE, _OF_BEFORE = 4.0, 2.4
"""What the sense of a line, and of the one before, is worth beside the rest."""

_MANY_WORDS: Final = 15
_LEAST_LIKELY: Final = 1e-4

Matrix = NDArray[np.float64]
Name = TypeVar("Name", bound=str)


class WeighsActs(Protocol):
    """What says how likely each act is."""

    def likelihoods(self, lines: Sequence[tuple[str, str]]) -> Likely:
        """Return how likely each act of lines is, each after the one before."""
        ...


class NoMentorError(SegueError):
    """The fitted weights of the mentor are not where they were installed."""

    def __init__(self) -> None:
        """Say so; there is nothing to name."""
        super().__init__("the weights of the mentor are missing", "install Segue again")


class Judgment(Struct, frozen=True):
    """What was learned of how a trainer judges.

    Attributes:
        remarks: Ids of remarks, ``NOTHING`` among them.
        seen: Ids of what rules can see, in the order of their features.
        middle: What is usual of each thing that is told.
        spread: How much each varies.
        rows: What each feature is worth, features by remarks.
        offsets: One for each remark.
        rows_of_stances: What each is worth, features by stances.
        offsets_of_stances: One for each stance.
        learned_from: Fingerprint of what it was learned from.
    """

    remarks: tuple[str, ...]
    seen: tuple[str, ...]
    middle: Matrix
    spread: Matrix
    rows: Matrix
    offsets: Matrix
    rows_of_stances: Matrix
    offsets_of_stances: Matrix
    learned_from: str


class Looked(Struct, frozen=True):
    """What is weighed of lines.

    Attributes:
        told: What is told of each, lines by what is told.
        sense: The sense of its words and of those before it, likewise.
    """

    told: Matrix
    sense: Matrix

    def beside(self, middle: Matrix, spread: Matrix) -> Matrix:
        """Return both side by side, what is told measured from the usual."""
        return np.hstack([(self.told - middle) / spread, self.sense])


class Judge:
    """Says how likely each remark on a line is, and what it does to an ask."""

    def __init__(
        self, acts: WeighsActs, sentences: Sentences, judgment: Judgment
    ) -> None:
        """Take what reads lines, and the weights."""
        self._acts = acts
        self._sentences = sentences
        self._judgment = judgment

    def judge(self, heard: Heard) -> list[Judged]:
        """Return how each line was judged."""
        if not heard.lines:
            return []
        learned = self._judgment
        looked = look_at(heard, self._acts, self._sentences, learned.seen)
        features = looked.beside(learned.middle, learned.spread)
        remarks = shares_of(features @ learned.rows + learned.offsets)
        stances = shares_of(
            features @ learned.rows_of_stances + learned.offsets_of_stances
        )
        return [
            Judged(_named(learned.remarks, of_remarks), _named(STANCES, of_stances))
            for of_remarks, of_stances in zip(remarks, stances, strict=True)
        ]


def _named(names: Sequence[Name], shares: Matrix) -> dict[Name, float]:
    return dict(zip(names, map(float, shares), strict=True))


def load_judgment(path: Path = WEIGHTS) -> Judgment:
    """Return the fitted weights.

    Raises:
        NoMentorError: They are not there.
    """
    if not path.is_file():
        raise NoMentorError
    with np.load(path, allow_pickle=False) as stored:
        return Judgment(
            tuple(map(str, stored["remarks"])),
            tuple(map(str, stored["seen"])),
            stored["middle"].astype(np.float64),
            stored["spread"].astype(np.float64),
            stored["rows"].astype(np.float64),
            stored["offsets"].astype(np.float64),
            stored["rows_of_stances"].astype(np.float64),
            stored["offsets_of_stances"].astype(np.float64),
            str(stored["learned_from"]),
        )


def look_at(
    heard: Heard, acts: WeighsActs, sentences: Sentences, seen: Sequence[str]
) -> Looked:
    """Return what is weighed of the learner's lines.

    Args:
        heard: The lines, one at least.
        acts: What says how likely acts are.
        sentences: What turns texts into vectors.
        seen: Ids of what rules can see.
    """
    lines = heard.lines
    own, after, before = _acts_around(lines, acts)
    vectors = sentences.embed([line.text for line in lines])
    vectors_before = sentences.embed([line.before for line in lines])
    answered = np.array([[line.answered is not None] for line in lines])
    asks = np.array([[line.asks] for line in lines])
    told = (
        own,
        own * answered,
        own * asks,
        after,
        before,
        np.array([_seen(heard, line, seen) for line in lines]),
        np.array([_stand(heard, place) for place in range(len(lines))]),
    )
    sense = (
        _OF_SENSE * vectors,
        _OF_SENSE * vectors * answered,
        _OF_BEFORE * vectors_before,
    )
    return Looked(np.hstack(told), np.hstack(sense).astype(np.float64))


def _acts_around(lines: Sequence[Line], acts: WeighsActs) -> list[Matrix]:
    """Return what lines, replies and what came before do, as logits."""
    earlier = ["", *(line.text for line in lines[:-1])]
    pairs = (
        *((line.before, line.text) for line in lines),
        *((line.text, line.after) for line in lines),
        *((said, line.before) for said, line in zip(earlier, lines, strict=True)),
    )
    distinct = list(dict.fromkeys(pairs))
    logits = dict(zip(distinct, _logits(acts.likelihoods(distinct).acts), strict=True))
    return np.split(np.array([logits[pair] for pair in pairs]), 3)


def _logits(likely: Matrix) -> Matrix:
    kept = np.clip(likely, _LEAST_LIKELY, 1 - _LEAST_LIKELY)
    return np.asarray(np.log(kept / (1 - kept)))


def _seen(heard: Heard, line: Line, ids: Sequence[str]) -> list[float]:
    """Return what rules see in a line, and what they see first."""
    found = all_seen(heard, line)
    return [
        *(float(one in found) for one in ids),
        *(float(one in found[:1]) for one in ids),
    ]


def _stand(heard: Heard, place: int) -> list[float]:
    """Return where a line stands in the talk."""
    lines = heard.lines
    line = lines[place]
    facts = (
        *(line.answered == answer for answer in _ANSWERS),
        *(heard.answered == answer for answer in _ANSWERS),
        line.answered not in {None, *YES_LIKE},
        line.first,
        line.asks,
        place == len(lines) - 1,
        bool(line.before),
        "?" in line.text,
        "?" in line.before,
        len(line.text.split()) / _MANY_WORDS,
        len(line.before.split()) / _MANY_WORDS,
        _asks_among(lines[:place]),
        _asks_among(lines[place + 1 :]),
        place / max(1, len(lines) - 1),
        heard.transcript.scene.private,
    )
    return [float(fact) for fact in facts]


def _asks_among(lines: Sequence[Line]) -> bool:
    return any(line.asks for line in lines)
