"""What a partner has decided → what a voice needs to know to say it.

A voice sees a move and the manner it is to have; it sees neither the odds nor
what was drawn, so it cannot soften a no or promise a yes.
"""

from typing import Literal

from msgspec import Struct

from segue.domain.plan import Answer
from segue.domain.scene import Persona, Scene
from segue.domain.turn import Act, Turn, VoiceName


Move = Literal[
    "react",
    "confused",
    "nudge",
    "cold",
    "leave",
    "firm_no",
    "accept_invitation",
    "decline_invitation",
    "ask_why",
    "answer_ask",
    "you_have_it",
    "after_yes",
    "after_no",
    "goodbye",
    "must_go",
]
"""Everything that a partner can do with a line."""

Mood = Literal["low", "even", "good"]

Question = Literal[
    "may_i",
    "a_minute",
    "favor",
    "yes_no",
    "which",
    "how_are_you",
    "how_much",
    "how",
    "why",
    "when",
    "where",
    "who",
    "what",
]
"""Kinds of questions, by what can answer them."""


class Memory(Struct, frozen=True, kw_only=True):
    """What the partner has in mind of the talk so far.

    Attributes:
        used: Lines that were said already, as they stand in the content.
        topics: Topics that came up, in order.
        yours: Whom or what of theirs the learner spoke of ("sister").
        asked_last: Whether the partner's last line ended with a question.
    """

    used: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    yours: tuple[str, ...] = ()
    asked_last: bool = False


class Cue(Struct, frozen=True, kw_only=True):
    """All that a voice is told about its next line.

    Attributes:
        move: What the partner does.
        answer: The answer that the move gives, if it gives one.
        acts: What the learner's line did, weightiest first.
        text: The learner's line, as typed; may be empty in a walk.
        mood: How the partner feels.
        scene: Where they are.
        persona: Who the partner is.
        memory: What was said so far.
        slots: Words for the slots of lines.
        chance: Seed for the choice among lines that fit.
        turns: What was said so far, by both.
        declined: Whether a no stands between the two.
    """

    move: Move
    answer: Answer | None
    acts: tuple[Act, ...]
    text: str
    mood: Mood
    scene: Scene
    persona: Persona
    memory: Memory
    slots: dict[str, str]
    chance: str
    turns: tuple[Turn, ...] = ()
    declined: bool = False


class Spoken(Struct, frozen=True, kw_only=True):
    """One line of the partner.

    Attributes:
        text: The words.
        memory: What the partner has in mind now.
        voice: Whose words they are.
    """

    text: str
    memory: Memory
    voice: VoiceName = "scripted"
