"""Replies → ``AnswerRead``: model, signs, numbers and words put together."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from segue.answers.content import After, AnswerContent
from segue.answers.decide import Decision, Fitted, calibrate, decide
from segue.answers.handles import find_handle
from segue.answers.language import is_readable
from segue.answers.machine_talk import is_to_a_machine
from segue.answers.numbers import find_number
from segue.answers.ruled_out import find_ruled_out, give_to_soft_no
from segue.answers.signs import (
    agrees_plainly,
    find_signs,
    is_turned_around,
    leaning_of,
)
from segue.answers.words import WordsReader
from segue.domain.answer import (
    READINGS,
    AnswerRead,
    Asked,
    Sign,
    probabilities_from,
)
from segue.domain.plan import Answer, SayDo
from segue.meaning.pairs import PairReader
from segue.meaning.text import LONGEST, prepare


USUAL_ASK: Final = "Can I get your number?"
"""What is taken to have been asked where nobody says."""

_FITTED: Final = Path(__file__).parent / "fitted.json"
_NOTHING_SAID: Final[dict[Answer, float]] = {
    reading: 0.95 if reading == "unclear" else 0.01 for reading in READINGS
}


def load_fitted() -> Fitted:
    """Return the thresholds that were fitted for the shipped model."""
    return msgspec.json.decode(_FITTED.read_bytes(), type=Fitted)


class AnswerReader:
    """Reads replies; made once, it reads as many as wanted."""

    def __init__(
        self,
        pairs: PairReader,
        words: WordsReader,
        content: AnswerContent,
        fitted: Fitted,
        takes: Callable[[str], bool] = bool,
    ) -> None:
        """Take the two readers, the texts and the thresholds.

        Args:
            pairs: Reads a reply with its ask.
            words: Reads a reply by its words.
            content: What is said of a reading.
            fitted: The thresholds.
            takes: Whether a reply is tried at all; any is, if left out.
        """
        self._pairs = pairs
        self._words = words
        self._content = content
        self._fitted = fitted
        self._takes = takes

    def read_all(self, asked: Sequence[Asked]) -> list[AnswerRead]:
        """Return the readings of many replies, in their order."""
        pairs = [(prepare(one.ask or USUAL_ASK), prepare(one.answer)) for one in asked]
        meaning = self._pairs.scores(pairs).readings
        words = [self._words.scores(answer, ask) for ask, answer in pairs]
        return [
            self._read(one, calibrate(by_meaning + by_words, self._fitted))
            for one, by_meaning, by_words in zip(asked, meaning, words, strict=True)
        ]

    def _read(self, asked: Asked, likely: dict[Answer, float]) -> AnswerRead:
        ask = asked.ask or USUAL_ASK
        rules = self._content.signs
        is_tried = self._takes(asked.answer)  # else "ya" would be found to be a yes
        signs = find_signs(rules, asked.answer, ask) if is_tried else ()
        ruled_out = find_ruled_out(rules, signs, asked.answer, ask)
        likely = give_to_soft_no(likely, ruled_out)
        decision = self._decided(asked, likely, signs, is_tried=is_tried)
        after = self._after(decision)
        return AnswerRead(
            reading=decision.reading,
            confidence=decision.probabilities.of(decision.reading),
            number=find_number(asked.answer, asked.region, ask),
            handle=find_handle(asked.answer, ask),
            probabilities=decision.probabilities,
            abstained=decision.abstained,
            next=SayDo(say=after.say, do=after.do),
            asked_again_allowed=decision.reading == "conditional",
            says=after.reads_as,
            signs=signs,
            hold_on_to=after.hold_on_to,
        )

    def _decided(
        self,
        asked: Asked,
        likely: dict[Answer, float],
        signs: tuple[Sign, ...],
        *,
        is_tried: bool,
    ) -> Decision:
        """Decide, leaving to the person what the model cannot judge."""
        text = asked.answer
        if not any(char.isalnum() for char in text[:LONGEST]):
            unclear = probabilities_from(_NOTHING_SAID)
            return Decision("unclear", unclear, abstained=bool(text.strip()))
        rules = self._content.signs
        decision = decide(
            likely,
            leaning_of(signs, rules),
            self._fitted,
            plainly=agrees_plainly(rules, signs, text),
        )
        is_told = len(text) <= LONGEST and (signs or is_readable(text))
        if (
            not is_told
            or not is_tried
            or is_to_a_machine(text)
            or is_turned_around(asked.ask or USUAL_ASK, text)
        ):
            return Decision("unclear", decision.probabilities, abstained=True)
        return decision

    def _after(self, decision: Decision) -> After:
        if decision.abstained:
            return self._content.abstained
        return self._content.readings[decision.reading]
