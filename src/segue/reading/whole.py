"""A conversation and who of the two asks → everything that it shows."""

from collections.abc import Sequence
from random import Random
from typing import Final

from segue.domain.chat_reading import ChatReading, Cue, Opening, ReadsAnswers, Trust
from segue.domain.conversation import DAY, Conversation
from segue.domain.situation import Flirting, Often
from segue.reading.asks import find_asks, read_plainly
from segue.reading.circumstances import find_circumstances
from segue.reading.content import Language
from segue.reading.cues import Counts, count_turns, read_cues
from segue.reading.ending import YES_LIKE, Ending, judge_now
from segue.reading.lines import LATEST, Talk, read_lines, take_turns
from segue.reading.openings import Setting, tell_openings, tell_passed, weigh_openings
from segue.reading.rhythm import learn_gap


FEW: Final = 20
"""Messages under which little can be told."""

ENOUGH: Final = 60
"""Messages from which a good deal can be told."""

_OFTEN: Final[tuple[tuple[float, Often], ...]] = (
    (0.5, "daily"),
    (1 / 10, "weekly"),
    (0.0, "rarely"),
)
"""Share of days with messages from which they write so often."""

_SPAN: Final = 14
"""Days under which nothing is said of how often they write."""


def read_chat(
    conversation: Conversation,
    me: int,
    language: Language,
    *,
    read_answers: ReadsAnswers | None = None,
    seed: int = 0,
) -> ChatReading:
    """Say what a conversation shows.

    Args:
        conversation: At least one message.
        me: Place of the person who asks in the conversation's people.
        language: The words to read by.
        read_answers: Reads the answers to earlier asks; by phrases if left out.
        seed: For resampling.
    """
    lines = read_lines(conversation, me, language)
    gap = learn_gap(conversation.instants)
    talk = Talk(conversation, me, lines, take_turns(lines, gap), gap)
    counts = count_turns(talk, Random(seed))  # noqa: S311 - resampling, no secret
    name = _their_name(conversation, me)
    cues = read_cues(counts, language, name)
    asks = find_asks(conversation, language, read_answers or read_plainly(language))
    mine = [ask for ask in asks if ask.sender == conversation.people[me].name]
    flirting = _flirting(counts)
    setting = Setting(talk, find_circumstances(talk, language), flirting)
    is_short = _is_short(cues)
    seen = weigh_openings(setting)
    openings: tuple[Opening, ...] = ()
    if not mine and not is_short:
        openings = tell_openings(setting, seen, language, name)
    elif mine and all(ask.reading in YES_LIKE for ask in mine):
        openings = tell_passed(setting, mine[0].index, language, name)
    return ChatReading(
        cues=cues,
        shared=tuple(one.found for one in setting.shared),
        asks=asks,
        openings=openings,
        now=judge_now(Ending(talk, seen, mine, is_short), language, name),
        flirting=flirting,
        often=_often(conversation),
        meets=any("meets" in line.signs for line in lines),
        trust=_trust(conversation),
        limits=_limits(conversation, language),
    )


def _their_name(conversation: Conversation, me: int) -> str:
    if len(conversation.people) > 1:
        return conversation.people[1 - me].name
    return conversation.title or "They"


def _is_short(cues: Sequence[Cue]) -> bool:
    """Say whether they answer in a word or two and never ask back."""
    values = {cue.id: cue.value for cue in cues}
    return values["short_answers"] == "yes" and values["asks_back"] != "yes"


def _flirting(counts: Counts) -> Flirting | None:
    """Say who flirts, where that is plain from more than one message."""
    theirs = sum("flirt" in turn.signs for turn in counts.theirs)
    mine = sum("flirt" in turn.signs for turn in counts.mine)
    if theirs > 1 and mine:
        return "mutual"
    return None


def _often(conversation: Conversation) -> Often | None:
    days = conversation.walls // DAY
    span = int(days[-1] - days[0]) + 1
    if span < _SPAN:
        return None
    written = len(set(days.tolist())) / span
    return next(often for least, often in _OFTEN if written >= least)


def _trust(conversation: Conversation) -> Trust:
    count, health = len(conversation), conversation.health
    if count < FEW or len(conversation.people) == 1:
        return "little"
    is_damaged = health.not_understood * 20 > health.entries
    if count < ENOUGH or health.partial or is_damaged:
        return "some"
    return "good"


def _limits(conversation: Conversation, language: Language) -> tuple[str, ...]:
    says, count, health = language.says.limits, len(conversation), conversation.health
    told = []
    if count < ENOUGH:
        told.append(says["few"].format(n=count))
    if health.partial:
        told.append(says["partial"].format(because=health.partial))
    if count > LATEST:
        told.append(says["window"].format(n=LATEST))
    if health.not_understood:
        told.append(says["skipped"].format(n=health.not_understood))
    return tuple(told)
