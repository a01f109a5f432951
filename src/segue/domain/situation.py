"""Where two people stand, as far as the one who asks knows it.

Every field may be absent: absent means "not known", which is not "no". Dates
stay as the person wrote them until a zone is known; ``segue.domain.facts``
turns a situation into the flat facts that the playbook's rules speak of.
"""

from typing import Literal

from msgspec import Struct


Flag = Literal["yes", "no"]
Familiarity = Literal["stranger", "acquaintance", "friend", "close"]
Channel = Literal["in_person", "social", "email"]
Often = Literal["rarely", "weekly", "daily"]
Flirting = Literal["none", "you_only", "they_only", "mutual"]
Feelings = Literal["unlikely", "suspected", "clear"]
AskedBefore = Literal[
    "never",
    "no_answer",
    "unclear",
    "soft_no",
    "no",
    "conditional",
    "other_channel",
    "yes",
]
NumberFrom = Literal["nobody", "a_friend", "a_list", "public"]
Power = Literal["none", "you_over_them", "they_over_you", "they_are_serving_you"]
Partner = Literal["single", "taken"]
Goal = Literal["get_to_know", "date", "friendship"]
ReasonKind = Literal[
    "class_project",
    "subject_help",
    "same_class",
    "work_schedule",
    "work_ride",
    "same_work",
    "club",
    "event",
    "hobby",
    "commute",
    "photo_or_link",
    "online_group",
    "other",
]


class _Strict(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A value that refuses fields it does not know."""


class You(_Strict, frozen=True, kw_only=True):
    """The person who asks.

    Attributes:
        name: What the other one calls them; used to sign a first message.
        age: In years.
        confidence: From 1, terrified, to 5, bold.
    """

    name: str | None = None
    age: int | None = None
    confidence: int | None = None


class Them(_Strict, frozen=True, kw_only=True):
    """The person who would be asked.

    Attributes:
        name: A nickname will do.
        pronouns: ``she``, ``he``, ``they``, or three forms such as
            ``xe/xem/xyr``.
        age: In years.
        familiarity: How well the two know each other.
    """

    name: str | None = None
    pronouns: str | None = None
    age: int | None = None
    familiarity: Familiarity | None = None


class Shared(_Strict, frozen=True, kw_only=True):
    """One circumstance that the two really share.

    Attributes:
        kind: What sort of circumstance it is.
        detail: What it is, in the person's own words.
        when: ISO 8601 date or date-time of the next occasion.
    """

    kind: ReasonKind
    detail: str | None = None
    when: str | None = None


class Cues(_Strict, frozen=True, kw_only=True):
    """What the person has noticed of the other one, each yes or no."""

    starts_conversations: Flag | None = None
    asks_back: Flag | None = None
    long_replies: Flag | None = None
    remembers_details: Flag | None = None
    laughs_with_you: Flag | None = None
    makes_time: Flag | None = None
    short_answers: Flag | None = None
    avoids_you: Flag | None = None
    talks_about_a_partner: Flag | None = None


class History(_Strict, frozen=True, kw_only=True):
    """What went before.

    Attributes:
        asked_before: How they answered an earlier ask, or that there was none.
        number_from: Who gave the person a number that they already hold.
    """

    asked_before: AskedBefore | None = None
    number_from: NumberFrom | None = None


class Situation(_Strict, frozen=True, kw_only=True):
    """Everything that a plan starts from.

    Attributes:
        you: The person who asks.
        them: The person who would be asked.
        channels: Where the two already talk; empty means nowhere yet.
        often: How often they talk.
        private_moment: Whether they can be out of others' hearing.
        shared: Circumstances that the two really share.
        cues: What the person has noticed.
        flirting: Who flirts with whom.
        feelings: The other one's, as far as the person can tell.
        date_interest: Whether they have shown interest in going out.
        last_chance: ISO 8601 date after which they won't meet by themselves.
        outing_risk: Whether asking could reveal something kept private.
        history: What went before.
        power: Whether one can decide over the other, or serves them.
        partner: What the person knows of a partner of theirs.
        goal: What the person hopes for.
        timezone: IANA name of the person's time zone.
    """

    you: You = You()
    them: Them = Them()
    channels: tuple[Channel, ...] | None = None
    often: Often | None = None
    private_moment: Flag | None = None
    shared: tuple[Shared, ...] = ()
    cues: Cues = Cues()
    flirting: Flirting | None = None
    feelings: Feelings | None = None
    date_interest: Flag | None = None
    last_chance: str | None = None
    outing_risk: Flag | None = None
    history: History = History()
    power: Power | None = None
    partner: Partner | None = None
    goal: Goal | None = None
    timezone: str | None = None
