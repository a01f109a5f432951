"""Scenes to rehearse in, and the people one meets there.

A scene is somewhere two people really might talk; a persona is somebody with
an age, a temper and things of their own to tell. Both are data that a
facilitator can write. Nothing here says whether a persona is a woman or a
man: the person who rehearses sets that.
"""

from typing import Final, Literal, get_args

from msgspec import Struct

from segue.domain.plan import Answer
from segue.domain.situation import Channel, ReasonKind
from segue.domain.turn import Skill


Difficulty = Literal["easy", "middle", "hard"]
DIFFICULTIES: Final[tuple[Difficulty, ...]] = get_args(Difficulty)
Temper = Literal["warm", "dry", "shy", "lively", "plain"]
Place = Literal[
    "class",
    "project",
    "homework",
    "library",
    "work_shift",
    "break_room",
    "rain_after_work",
    "club",
    "sport",
    "choir",
    "event",
    "bus",
    "neighbors",
    "online_game",
    "group_chat",
    "direct_messages",
    "email",
]
Drill = Literal[
    "the_ask",
    "taking_a_no",
    "not_the_moment",
    "asked_why",
    "mind_gone_blank",
    "others_within_hearing",
    "kind_by_job",
    "neither_yes_nor_no",
    "first_text",
]
"""What a scene is for, beside the skills that every scene practices."""


class _Content(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a file that people write."""


class Topic(_Content, frozen=True, kw_only=True):
    """Something to talk about, from the partner's side.

    Attributes:
        id: Its name within the file.
        words: What in a line shows that it is about this; stems do.
        told: What the partner says when the learner brings it up.
        asked: What they answer when the learner asks about it.
        tell: What they tell of it by themselves.
        ask: What they ask the learner about it.
        later: What they say of it when they part, having talked of it.
    """

    id: str
    words: tuple[str, ...]
    told: tuple[str, ...]
    asked: tuple[str, ...]
    tell: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


class SceneReason(_Content, frozen=True, kw_only=True):
    """A true reason to keep in touch that the scene offers.

    Attributes:
        kind: One of the kinds of a situation.
        thing: What it is, as the partner would say it ("the poster").
        next: When the two meet next, or would ("Thursday").
    """

    kind: ReasonKind
    thing: str
    next: str


class Scene(_Content, frozen=True, kw_only=True):
    """Somewhere to rehearse.

    Attributes:
        id: Its name in commands.
        title: What a list shows.
        kind: Which sort of place.
        place: Where and when, in a few words.
        channel: How the two talk there.
        difficulty: How likely an ask is welcome there, unless one chooses.
        drill: What it is for.
        practices: The skills it turns on.
        facts: What both know, in one or two sentences to the learner.
        private: Whether nobody else can hear.
        hurry: How pressed the partner is at the start, 0 to 1.
        personas: Who may be met there; drawn from the seed.
        opens: Lines with which the partner opens; none where the learner does.
        reason: A true reason, or nothing.
        topics: What the partner has to say there.
        leaves: Lines with which the partner has to go.
        welcome: Chance of a welcome where it is not the difficulty's.
        declines: How a no is put there, as weights, where it is not the usual.
        aim: What a good run looks like, in one sentence to the learner.
    """

    id: str
    title: str
    kind: Place
    place: str
    channel: Channel = "in_person"
    difficulty: Difficulty
    drill: Drill = "the_ask"
    practices: tuple[Skill, ...]
    facts: str
    private: bool
    hurry: float = 0.2
    personas: tuple[str, ...]
    opens: tuple[str, ...] = ()
    reason: SceneReason | None = None
    topics: tuple[Topic, ...]
    leaves: tuple[str, ...]
    welcome: dict[Difficulty, float] | None = None
    declines: dict[Answer, float] | None = None
    aim: str


class Persona(_Content, frozen=True, kw_only=True):
    """Somebody to rehearse with.

    Attributes:
        id: Their name in scenes.
        name: What they are called; a name that fits anybody.
        age: In years.
        temper: Which manner of speaking is theirs.
        about: Who they are, in one sentence without pronouns.
        handle: What they are called online.
        service: Where they are found online.
        topics: Things of their own to tell, wherever one meets them.
    """

    id: str
    name: str
    age: int
    temper: Temper
    about: str
    handle: str
    service: str
    topics: tuple[Topic, ...]
