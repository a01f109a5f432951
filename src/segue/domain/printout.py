"""A playbook, every line of it, in the order in which a reviewer reads it."""

from msgspec import Struct

from segue.domain.advice import Said


class Noted(Struct, frozen=True):
    """Something that belongs to a rule, with its name.

    Attributes:
        label: What it is.
        text: What it says.
    """

    label: str
    text: str


class Ruling(Struct, frozen=True, kw_only=True):
    """One rule with all that it carries.

    Attributes:
        said: Its sentence, where it holds, its source and grade.
        notes: Numbers, places, what to do instead.
    """

    said: Said
    notes: tuple[Noted, ...] = ()


class Group(Struct, frozen=True, kw_only=True):
    """Rules of one kind.

    Attributes:
        title: Which kind.
        rulings: In the playbook's order.
    """

    title: str
    rulings: tuple[Ruling, ...]


class Worded(Struct, frozen=True, kw_only=True):
    """A line that a person may say or write.

    Attributes:
        id: Where it stands in the playbook.
        words: As said where nothing more is known.
        fills: What is filled in where it is known, such as ``detail``.
    """

    id: str
    words: str
    fills: tuple[str, ...] = ()


class Wording(Struct, frozen=True, kw_only=True):
    """The lines for one place and manner.

    Attributes:
        title: Place and manner.
        lines: Any of which may be taken.
    """

    title: str
    lines: tuple[Worded, ...]


class Branch(Struct, frozen=True, kw_only=True):
    """What to say and do after one answer.

    Attributes:
        id: Where it stands in the playbook.
        answer: How they answered.
        say: Words for the other one.
        do: What to do.
    """

    id: str
    answer: str
    say: str
    do: str


class Chapter(Struct, frozen=True, kw_only=True):
    """What belongs together.

    Attributes:
        id: Unique in the printout.
        title: In a few words.
        groups: Its rules, by kind.
        wordings: Its lines.
        branches: What to do after each answer.
    """

    id: str
    title: str
    groups: tuple[Group, ...] = ()
    wordings: tuple[Wording, ...] = ()
    branches: tuple[Branch, ...] = ()


class PartPrinted(Struct, frozen=True, kw_only=True):
    """One part of the printout, which begins a page.

    Attributes:
        id: Unique in the printout.
        title: In a few words.
        about: What stands here, and how to read its numbers.
        chapters: In the playbook's order.
    """

    id: str
    title: str
    about: str
    chapters: tuple[Chapter, ...]


class SourcePrinted(Struct, frozen=True, kw_only=True):
    """Where rules come from.

    Attributes:
        key: As rules name it.
        title: The work, or the rule of the advice in a sentence.
        checked: Whether it was read itself, or only reported elsewhere.
        rules: How many rules name it.
    """

    key: str
    title: str
    checked: str
    rules: int


class Printout(Struct, frozen=True, kw_only=True):
    """A whole playbook, to be read and marked.

    Attributes:
        language: IETF tag of the advice.
        title: Whose playbook it is.
        parts: In the order in which a person meets them.
        sources: By key.
    """

    language: str
    title: str
    parts: tuple[PartPrinted, ...]
    sources: tuple[SourcePrinted, ...]
