"""A line of the learner → what it does and how it is said."""

from segue.domain.turn import Act, Heard, Manner, ReadsActs
from segue.rehearsal import signs


def understand(reader: ReadsActs, previous: str, text: str) -> Heard:
    """Return a line as the partner takes it.

    Args:
        reader: What reads acts.
        previous: The partner's last line, or nothing.
        text: The learner's line.
    """
    return Heard(
        acts=_beyond_doubt(reader.read(previous, text), text),
        manner=Manner(
            words=len(text.split()),
            asks_back="?" in text,
            picks_up=signs.share_words(previous, text),
        ),
    )


def _beyond_doubt(acts: tuple[Act, ...], text: str) -> tuple[Act, ...]:
    """Leave out a push that is only suspected.

    The partner would answer a kind ask with a no for it. A push that is the
    weightiest thing about a line, or that has the words of one, stays.
    """
    if acts[0] == "pressure" or signs.pushes(text):
        return acts
    return tuple(act for act in acts if act != "pressure")
