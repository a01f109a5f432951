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
    """What the mentor says when it is asked in the middle of a scene.

    Attributes:
        begin: Before the first line.
        listen: Where there is something to take up.
        tell: Where the partner has asked something.
        ask: Where an ask would do now.
        soon: Where the partner has to go before long.
        not_here: In a scene in which the right thing is not to ask.
        overheard: Where others can hear.
        busy: Where the partner has no mind for it.
        took_no: After a no.
        took_yes: After a yes.
        why: Where the partner asked why.
        first_text: In a scene that practices the first message.
        cold: Where the last line landed badly.
    """

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
        cards: If-then plans; the first is for a mind gone blank.
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
