"""What stands around a rehearsal, as data: hints, cards, exits, the ladder."""

from msgspec import Struct, field

from segue.domain.situation import Channel


class Card(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One if-then plan.

    Attributes:
        if_: What may happen.
        then: What the learner does then.
    """

    if_: str = field(name="if")
    then: str


class Hints(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the mentor says when it is asked in the middle of a scene."""

    begin: str
    listen: str
    tell: str
    ask: str
    soon: str
    not_here: str
    overheard: str
    busy: str
    took_no: str
    took_yes: str
    why: str
    first_text: str
    cold: str


class Around(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that stands around a rehearsal.

    Attributes:
        cards: If-then plans to choose from.
        fallback: A few words that always fit.
        exits: One line to leave with, by channel.
        ladder: Small real steps up to the ask.
        hints: What the mentor says in the middle.
    """

    cards: tuple[Card, ...]
    fallback: str
    exits: dict[Channel, str]
    ladder: tuple[str, ...]
    hints: Hints
