"""The situation's schema → what varies in it, and between which levels.

Named values are taken from the schema itself. Ages, dates and words are given
as ranges and kinds; ``segue.playbook.draw`` draws the value within them.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Final, get_args

from segue.domain import situation as schema
from segue.domain.situation import Cues
from segue.playbook.pairs import Factor


ABSENT: Final = "-"
"""The level that stands for "not known"."""

AGES: Final = MappingProxyType(
    {
        "under_13": (10, 12),
        "13_15": (13, 15),
        "16_17": (16, 17),
        "18_19": (18, 19),
        "20_39": (20, 39),
        "40_80": (40, 80),
    }
)
"""Years of age: the lowest and the highest of each level."""

GAPS: Final = MappingProxyType({"same": 0, "1": 1, "2": 2, "3": 3, "4": 4})
"""Years between the two."""

LAST_CHANCE: Final = MappingProxyType(
    {"past": (-60, -1), "near": (0, 21), "far": (22, 300)}
)
"""Days ahead: the lowest and the highest of each level."""


def _named(name: str, values: Sequence[str], *closed: str, needs: str = "") -> Factor:
    return Factor(name, (ABSENT, *values), frozenset(closed), needs)


def _literal(name: str, values: object, *closed: str) -> Factor:
    return _named(name, get_args(values), *closed)


CHANNEL_SETS: Final = MappingProxyType(
    {
        "+".join(chosen) or "nowhere": chosen
        for size in range(len(get_args(schema.Channel)) + 1)
        for chosen in combinations(get_args(schema.Channel), size)
    }
)
"""Every set of channels, by name."""

FACTORS: Final = (
    _named("you.name", ["said"]),
    _named("you.age", list(AGES), "under_13"),
    _named("you.confidence", ["1", "2", "3", "4", "5"]),
    _named("them.name", ["said"]),
    _named("them.pronouns", ["she", "he", "they", "xe/xem/xyr"]),
    _named("them.age", [*GAPS, "far"]),
    _literal("them.familiarity", schema.Familiarity),
    _named("channels", list(CHANNEL_SETS)),
    _literal("often", schema.Often),
    _literal("private_moment", schema.Flag),
    _literal("shared.kind", schema.ReasonKind),
    _named("shared.detail", ["short", "sentence"], needs="shared.kind"),
    _named(
        "shared.when",
        ["past", "today", "tomorrow", "soon", "later", "hour_past", "hour_today",
         "hour_tomorrow", "hour_soon", "hour_later", "hour_elsewhere"],
        needs="shared.kind",
    ),
    _named("shared.more", ["1", "2"], needs="shared.kind"),
    *(_literal(f"cues.{name}", schema.Flag) for name in Cues.__struct_fields__),
    _literal("flirting", schema.Flirting),
    _literal("feelings", schema.Feelings),
    _literal("date_interest", schema.Flag),
    _named("last_chance", list(LAST_CHANCE)),
    _literal("outing_risk", schema.Flag),
    _literal(
        "history.asked_before", schema.AskedBefore,
        "no_answer", "unclear", "soft_no", "no", "other_channel", "yes",
    ),
    _literal("history.number_from", schema.NumberFrom, "a_friend", "a_list", "public"),
    _literal(
        "power", schema.Power,
        "you_over_them", "they_over_you", "they_are_serving_you",
    ),
    _literal("partner", schema.Partner, "taken"),
    _literal("goal", schema.Goal),
    _named("timezone", ["said"]),
)  # fmt: skip
"""What varies, in the order of the contract.

``them.age`` is the distance from ``you.age``; ``shared.*`` describe the first
circumstance and how many more there are.
"""

PLAYFUL: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "channels": get_args(schema.Channel),
        "shared.kind": get_args(schema.ReasonKind),
        "shared.more": ("2",),
        "flirting": ("mutual",),
        "history.asked_before": ("never",),
        "history.number_from": ("nobody",),
        "power": ("none",),
        "partner": ("single",),
    }
)
"""Levels that rarely meet by chance, and on which most of the words wait."""
