"""Lines as heard → what a trainer would remark on each, and what it does.

The features that it goes by are in ``segue.rehearsal.features``. The weights
were learned from annotated rehearsals by ``segue.rehearsal.fit``;
``train/data/README.md`` says whose they are.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from msgspec import Struct

from segue.errors import SegueError
from segue.meaning.acts import Sentences
from segue.meaning.regression import Matrix, shares_of
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
        remarks = shares_of(weighed @ learned.rows + learned.offsets)
        stances = shares_of(
            weighed @ learned.rows_of_stances + learned.offsets_of_stances
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
