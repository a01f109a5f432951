"""What was asked, as a case knows it → words for the reader of answers."""

from segue.assembly import built_in_advisor
from segue.domain.case_event import Asked
from segue.domain.situation import Situation
from segue.playbook.words import Slots


def ask_said(asked: Asked | None, situation: Situation | None) -> str | None:
    """Return a line of the kind that was said, for a reply to be read by.

    "Ok thanks" is a yes to an offered number and tells nothing after another
    question. A case knows the move and not the words; the advice has some.

    Args:
        asked: The last ask, if there was one.
        situation: Fills the line's slots.
    """
    if asked is None or asked.move is None:
        return None
    weights = built_in_advisor().weights
    words = weights.moves[asked.move].words
    if asked.reason is not None and not words:
        words = weights.reasons[asked.reason].words
    lines = words.get("in_person", {}).get("plain", ())
    if not lines:
        return None
    known = situation or Situation()
    return Slots(known, asked.at).fill(lines[0].say)
