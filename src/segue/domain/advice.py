"""What a playbook says, as sentences with their sources.

The rules themselves are data of ``segue.playbook``; this is how they are shown.
"""

from msgspec import Struct

from segue.domain.plan import CONTRACT, SayDo


class Said(Struct, frozen=True, kw_only=True):
    """One rule, in a sentence.

    Attributes:
        id: Its stable name.
        says: What it says.
        when: Where it holds; empty for always.
        source: Key of its source.
        title: The source's title.
        grade: How well it is known.
    """

    id: str
    says: str
    when: str
    source: str
    title: str
    grade: str


class Line(Struct, frozen=True, kw_only=True):
    """Words to say, with their slots.

    Attributes:
        channel: Where.
        register: In which manner.
        reason: The kind of reason that they rest on, or nothing.
        words: The ask and its way out.
    """

    channel: str
    register: str
    reason: str | None
    words: str


class MoveSaid(Struct, frozen=True, kw_only=True):
    """One way to ask.

    Attributes:
        rule: What it is, and where it comes from.
        title: In a few words.
        channels: Where it can be done.
        needs: What must hold.
        effects: What makes it more or less welcome.
        moments: When to say it.
        lines: Words to say.
        if_answer: What to say and do for each answer.
    """

    rule: Said
    title: str
    channels: tuple[str, ...]
    needs: tuple[Said, ...]
    effects: tuple[Said, ...]
    moments: tuple[Said, ...]
    lines: tuple[Line, ...]
    if_answer: dict[str, SayDo]


class PlaybookSaid(Struct, frozen=True, kw_only=True):
    """What a playbook says.

    Attributes:
        contract: Version of this document.
        language: IETF tag.
        stops: Where nobody should ask.
        signs: What facts say about their interest.
        moves: Ways to ask.
        reasons: Shared circumstances to rest an ask on.
        steps: Small steps for a "not yet".
        first_contact: When and how to write first.
    """

    contract: int = CONTRACT
    language: str
    stops: tuple[Said, ...] = ()
    signs: tuple[Said, ...] = ()
    moves: tuple[MoveSaid, ...]
    reasons: tuple[Said, ...] = ()
    steps: tuple[Said, ...] = ()
    first_contact: tuple[Said, ...] = ()
