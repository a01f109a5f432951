"""What only the person can decide: whose chat, who they are, day or month.

Nothing of this is guessed. Where an export leaves it open, an error names
the option that settles it; on a terminal the door asks instead, offering
the error's own choices, and reads again.
"""

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct

from segue.domain.conversation import DateOrder, Format, Hypothesis
from segue.domain.undecided import Choice, UndecidedError
from segue.errors import InputError


UTC: Final = ZoneInfo("UTC")


class Choices(Struct, frozen=True, kw_only=True):
    """What the person has decided so far.

    Attributes:
        me: A name of theirs.
        them: A name of the other one; also picks the chat where there are many.
        date_order: Day, month and year in this order.
        format: Whose export it is.
        zone: Where times without a place of their own are shown.
    """

    me: str | None = None
    them: str | None = None
    date_order: DateOrder | None = None
    format: Format | None = None
    zone: ZoneInfo = UTC


class WhoAreYouError(UndecidedError):
    """Which of the two handed the export in is not known."""

    def __init__(self, names: Sequence[str]) -> None:
        """Offer the names."""
        choices = [Choice(name, name) for name in names]
        says = "the export does not say which of the two is you"
        super().__init__("Which of the two is you?", "--me NAME", choices, says)


class DateOrderError(UndecidedError):
    """Day and month could be either way round, and it matters."""

    def __init__(self, hypotheses: Sequence[Hypothesis]) -> None:
        """Show what each order would make of the first and last message."""
        choices = [
            Choice(one.order, f"{one.first} to {one.last}") for one in hypotheses
        ]
        spans = " or ".join(f"{one.first} to {one.last}" for one in hypotheses)
        orders = "|".join(one.order for one in hypotheses)
        says = f"day and month could be either way round: {spans}"
        super().__init__("When was this chat?", f"--date-order {orders}", choices, says)


class WhichChatError(UndecidedError):
    """The export holds many chats."""

    def __init__(self, names: Sequence[str], groups: int = 0) -> None:
        """Offer the names of those that are between two people."""
        choices = [Choice(name, name) for name in names]
        says = f"the export holds {len(names)} chats of two people"
        if groups:
            says += f" (and {groups} of more)"
        super().__init__("Whose chat is it about?", "--them NAME", choices, says)


class NobodyError(InputError):
    """Nobody of a name that was given takes part."""

    def __init__(self, *, option: str) -> None:
        """Name the option, not the name."""
        says = f"{option}: nobody of that name in this export"
        super().__init__(says, "write it as the export does")


class GroupChatError(InputError):
    """More than two people talk."""

    def __init__(self, name: str, people: int | None = None) -> None:
        """Name the file, and say what to hand over instead."""
        count = f" of {people} people" if people else ""
        hint = "Segue reads chats of two: export the one between you and them"
        super().__init__(f"{name}: a group chat{count}", hint)


class EmptyChatError(InputError):
    """Nobody wrote anything."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(f"{name}: no messages in it", "export the chat again")


class Thread(Struct, frozen=True, kw_only=True):
    """One of the chats of an export.

    Attributes:
        key: What the export calls it.
        names: Names that ``--them`` may give, the one to show first.
        group: More than two people take part.
    """

    key: str
    names: tuple[str, ...]
    group: bool = False

    def is_called(self, name: str) -> bool:
        """Say whether a name means this chat, in whatever case."""
        wanted = name.strip().casefold()
        return any(wanted == known.strip().casefold() for known in self.names)


def choose_thread(name: str, threads: Sequence[Thread], choices: Choices) -> Thread:
    """Return the chat that the person means.

    Args:
        name: The export's name, for errors.
        threads: All chats of the export.
        choices: What the person has decided; ``them`` picks a chat.

    Raises:
        NobodyError: ``them`` names nobody.
        WhichChatError: There are several, and none was named.
        GroupChatError: There are only groups, or a group was named.
        EmptyChatError: There is none.
    """
    if not threads:
        raise EmptyChatError(name)
    meant: Sequence[Thread] = threads
    if choices.them is not None:
        meant = [thread for thread in threads if thread.is_called(choices.them)]
        if not meant:
            raise NobodyError(option="--them")
    pairs = [thread for thread in meant if not thread.group]
    if not pairs:
        raise GroupChatError(name)
    if len(pairs) > 1:
        raise WhichChatError(_told_apart(pairs), len(threads) - len(pairs))
    return pairs[0]


def _told_apart(threads: Sequence[Thread]) -> list[str]:
    """Return a name for each chat that no other one has, as far as there is."""
    shown = [thread.names[0] for thread in threads]
    distinct = len(set(shown)) == len(shown)
    return shown if distinct else [thread.names[-1] for thread in threads]
