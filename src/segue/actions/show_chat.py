"""From an export to what the chat shows, with the playbook's words."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from segue import assembly
from segue.actions.moment import moment_of
from segue.actions.plan import make_plan
from segue.actions.read_chat import (
    Asked,
    ConversationTold,
    read_conversation,
    tell,
    tell_apart,
)
from segue.domain.chat_reading import (
    AskFound,
    ChatReading,
    Cue,
    NowJudged,
    Opening,
    SharedFound,
    Trust,
)
from segue.domain.conversation import Conversation
from segue.domain.plan import CONTRACT, MovePlan, Plan
from segue.domain.situation import Channel, Situation
from segue.reading.content import load_language
from segue.reading.fill import fill_situation
from segue.reading.whole import read_chat


FRESH: Final = 2
"""Days for which the end of a chat is taken for the present."""


class Moment(Struct, frozen=True, kw_only=True):
    """The present, as far as the person gave it.

    Attributes:
        now: ISO 8601; by the machine's clock if left out.
        tz: IANA zone.
    """

    now: str | None = None
    tz: str | None = None


class ChatShown(Struct, frozen=True, kw_only=True):
    """The document of ``segue read``.

    Attributes:
        contract: Version of this document.
        conversation: What was read.
        you: The name of the person who asks.
        them: The name of the other one; nothing where nobody else is named.
        cues: What the messages show about the other one, or do not.
        shared: Circumstances that the two share, the best shown first.
        asks: Earlier asks of both, and how they were answered.
        openings: Messages that the question could answer, the best first.
        now: Whether the end of the conversation is a good moment.
        situation: What was shown, as a situation to confirm.
        trust: How far the reading can be trusted.
        limits: Why no further, a sentence each.
    """

    contract: int = CONTRACT
    conversation: ConversationTold
    you: str
    them: str | None
    cues: tuple[Cue, ...]
    shared: tuple[SharedFound, ...]
    asks: tuple[AskFound, ...]
    openings: tuple[Opening, ...]
    now: NowJudged
    situation: Situation
    trust: Trust
    limits: tuple[str, ...]


class Shown(Struct, frozen=True):
    """What a chat shows, beside the conversation itself.

    Attributes:
        conversation: As it was read.
        me: Place of the person who asks in its people.
        told: The document.
    """

    conversation: Conversation
    me: int
    told: ChatShown


def show_chat(asked: Asked, moment: Moment | None = None) -> Shown:
    """Read an export and say what it shows.

    Args:
        asked: What to read.
        moment: The present, for words such as "tomorrow".

    Raises:
        UndecidedError: Something is open that only the person can decide.
        InputError: The export cannot be read, or an option is at fault.
    """
    present = moment or Moment()
    moment_of(present.now, present.tz)  # a mistake there is told before reading
    conversation = read_conversation(asked)
    me, them = tell_apart(conversation, asked)
    told = show_conversation(conversation, me, present)
    if them is None and told.them is None and asked.them:
        told = replace(told, them=asked.them)
    return Shown(conversation, me, told)


def show_conversation(conversation: Conversation, me: int, moment: Moment) -> ChatShown:
    """Say what a conversation shows.

    Args:
        conversation: At least one message.
        me: Place of the person who asks in its people.
        moment: The present.

    Raises:
        InputError: The moment is at fault.
    """
    reading = read_chat(
        conversation,
        me,
        load_language(),
        read_answers=assembly.answers_in_chats(),
    )
    people = conversation.people
    you = people[me].name
    them = people[1 - me].name if len(people) > 1 else conversation.title or None
    situation = fill_situation(reading, you, them, conversation.format)
    openings, now = _with_lines(reading, situation, moment)
    return ChatShown(
        conversation=tell(conversation),
        you=you,
        them=them,
        cues=reading.cues,
        shared=reading.shared,
        asks=reading.asks,
        openings=openings,
        now=now,
        situation=situation,
        trust=reading.trust,
        limits=(*reading.limits, *_age(reading.now, moment)),
    )


def days_since(now: NowJudged, moment: Moment) -> int | None:
    """Return how many days ago the last message was sent, if that is known."""
    if now.as_of is None:
        return None
    present = moment_of(moment.now, moment.tz)
    today = present.now.astimezone(present.zone).date()
    return (today - datetime.fromisoformat(now.as_of).date()).days


def _age(now: NowJudged, moment: Moment) -> Iterator[str]:
    """Say how old the last message is, where that matters."""
    days = days_since(now, moment)
    if days is not None and days > FRESH:
        yield load_language().says.limits["old"].format(n=days)


def _with_lines(
    reading: ChatReading, situation: Situation, moment: Moment
) -> tuple[tuple[Opening, ...], NowJudged]:
    """Give every opening the playbook's words; none where that stops.

    What has passed gets none: those words would ask again.
    """
    if all(opening.passed for opening in reading.openings):
        return reading.openings, reading.now
    plans: dict[tuple[str, str | None], Plan] = {}
    told = []
    for opening in reading.openings:
        key = (opening.move, opening.reason)
        if key not in plans:
            plans[key] = _plan_for(opening, situation, moment)
        if plans[key].stops:
            stopped = replace(
                reading.now, good=False, score=0.0, because=plans[key].stops[0].says
            )
            return (), stopped
        spoken = _spoken(opening, plans[key].moves)
        if spoken:
            told.append(spoken)
    return tuple(told), reading.now


def _plan_for(opening: Opening, situation: Situation, moment: Moment) -> Plan:
    """Plan an ask in writing that rests on what the opening is about."""
    about = tuple(one for one in situation.shared if one.kind == opening.reason)
    written: tuple[Channel, ...] = tuple(
        channel for channel in situation.channels or () if channel != "in_person"
    )
    only = replace(situation, shared=about, channels=written)
    return make_plan(only, now=moment.now, tz=moment.tz)


def _spoken(opening: Opening, moves: Sequence[MovePlan]) -> Opening | None:
    """Return an opening with the line of its move, or of the best that fits."""
    move = next(_fitting(opening, moves), None)
    if move is None:
        return None
    reason = move.reason.kind if move.reason else None
    return replace(opening, move=move.move, reason=reason, line=move.words[0].line)


def _fitting(opening: Opening, moves: Sequence[MovePlan]) -> Iterator[MovePlan]:
    yield from (move for move in moves if move.move == opening.move)
    yield from moves
