"""Lines as heard → the features by which they are judged.

What can be seen in a line by rule (``segue.rehearsal.looks``) is among them;
beside it, what the line does and what came back, where it stands, how alike it
is to what else was said, and the sense of its words and of those around it.
"""

from collections.abc import Sequence
from typing import Final, Protocol, get_args

import numpy as np
from msgspec import Struct

from segue.domain.plan import Answer
from segue.domain.turn import YES_LIKE
from segue.meaning.acts import Likely, Sentences
from segue.meaning.regression import Matrix
from segue.rehearsal.heard import Heard, Line
from segue.rehearsal.looks import all_seen


_ANSWERS: Final = (None, *get_args(Answer))

_OF_SENSE, _OF_BEFORE, _OF_AFTER = 4.0, 2.4, 2.0
"""What the sense of a line, of the one before and of the reply is worth.

Beside what is told, which is measured from the usual.
"""

_FARTHEST: Final = 5.0
"""How far from the usual, in spreads, anything that is told can be.

What rules see once in a thousand lines would else outweigh all the rest.
"""

_MANY_WORDS: Final = 15
_LEAST_LIKELY: Final = 1e-4


class WeighsActs(Protocol):
    """What says how likely each act is."""

    def likelihoods(self, lines: Sequence[tuple[str, str]]) -> Likely:
        """Return how likely each act of lines is, each after the one before."""
        ...


class Features(Struct, frozen=True):
    """What lines are judged by.

    Attributes:
        told: Facts and likelihoods, lines by features, each on its own scale.
        sense: The sense of its words and of those around it, lines by numbers,
            each part weighed already.
    """

    told: Matrix
    sense: Matrix

    def beside(self, middle: Matrix, spread: Matrix) -> Matrix:
        """Return both side by side, what is told measured from the usual."""
        far = np.clip((self.told - middle) / spread, -_FARTHEST, _FARTHEST)
        return np.hstack([far, self.sense])


def features_of(
    heard: Heard, acts: WeighsActs, sentences: Sentences, seen: Sequence[str]
) -> Features:
    """Return the features of the learner's lines.

    Args:
        heard: The lines, one at least.
        acts: What says how likely acts are.
        sentences: What turns texts into vectors.
        seen: Ids of what rules can see.
    """
    lines = heard.lines
    own, after, before = _acts_around(lines, acts)
    senses = _senses(lines, sentences)
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
        _likenesses(senses),
    )
    sense = (
        _OF_SENSE * senses.lines,
        _OF_SENSE * senses.lines * answered,
        _OF_BEFORE * senses.before,
        _OF_AFTER * senses.after,
    )
    return Features(np.hstack(told), np.hstack(sense))


class _Senses(Struct, frozen=True):
    """The sense of lines and of what stands around them, lines by numbers.

    Each row has length 1; where no words stand, it is 0.

    Attributes:
        lines: Of the lines themselves.
        before: Of the partner's line just before each.
        after: Of the partner's line just after.
    """

    lines: Matrix
    before: Matrix
    after: Matrix


def _senses(lines: Sequence[Line], sentences: Sentences) -> _Senses:
    """Return the senses; a text that stands twice is embedded once."""
    texts = (
        *(line.text for line in lines),
        *(line.before for line in lines),
        *(line.after for line in lines),
    )
    distinct = list(dict.fromkeys(texts))
    vectors = dict(zip(distinct, sentences.embed(distinct), strict=True))
    each = [vectors[text] * bool(text) for text in texts]
    return _Senses(*np.split(np.array(each, dtype=np.float64), 3))


def _likenesses(senses: _Senses) -> Matrix:
    """Return how alike lines are to what else was said, lines by four.

    To the partner's line just before, to the likest of those before earlier
    lines, to the likest earlier line, and to the reply. 0 where there is none,
    and at least 0 for the likest.
    """
    lines, before = senses.lines, senses.before
    return np.column_stack(
        [
            (lines * before).sum(axis=1),
            _likest_earlier(lines @ before.T),
            _likest_earlier(lines @ lines.T),
            (lines * senses.after).sum(axis=1),
        ]
    )


def _likest_earlier(alike: Matrix) -> Matrix:
    """Return the largest of each row left of the diagonal; 0 at least."""
    return np.asarray(np.tril(alike, -1).max(axis=1))


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
