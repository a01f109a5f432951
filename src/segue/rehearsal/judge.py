"""Lines as heard → what a trainer would remark on each, and what it does.

The features that it goes by are in ``segue.rehearsal.features``. The weights
were learned from annotated rehearsals by ``segue.rehearsal.fit``;
``train/data/README.md`` says whose they are.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.errors import SegueError
from segue.meaning.acts import Sentences
from segue.meaning.perceptron import Perceptrons
from segue.meaning.regression import Matrix
from segue.rehearsal.features import WeighsActs, features_of
from segue.rehearsal.heard import Heard
from segue.rehearsal.judged import STANCES, Judged


WEIGHTS: Final = Path(__file__).parent / "mentor.npz"
"""The fitted weights, as shipped."""

NOTHING: Final = ""
"""The id of saying nothing."""

Name = TypeVar("Name", bound=str)


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
        of_remarks: What says how likely each remark is.
        of_stances: What says how likely each stance is.
        learned_from: Fingerprint of what it was learned from.
    """

    remarks: tuple[str, ...]
    seen: tuple[str, ...]
    middle: Matrix
    spread: Matrix
    of_remarks: Perceptrons
    of_stances: Perceptrons
    learned_from: str


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
        features = features_of(heard, self._acts, self._sentences, learned.seen)
        weighed = features.beside(learned.middle, learned.spread)
        remarks = learned.of_remarks.shares(weighed)
        stances = learned.of_stances.shares(weighed)
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
            _perceptrons(stored, "remarks"),
            _perceptrons(stored, "stances"),
            str(stored["learned_from"]),
        )


def _perceptrons(stored: Mapping[str, NDArray[Any]], name: str) -> Perceptrons:
    """Return those of a name, whose weights were stored in 16 bits."""
    fields = Perceptrons.__struct_fields__
    return Perceptrons(*(stored[f"{name}_{one}"].astype(np.float32) for one in fields))
