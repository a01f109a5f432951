"""What one server holds between two calls, in memory only."""

import secrets
from collections import OrderedDict
from typing import Final

from segue.actions.journal_access import Access
from segue.actions.talk import Talk
from segue.errors import InputError
from segue.mcp_server.consent import Consents


_MOST: Final = 50
"""Rehearsals that are kept; beyond it the one unused for longest goes."""


class NoRehearsalError(InputError):
    """There is no such rehearsal any more."""

    def __init__(self) -> None:
        """Say how to begin one."""
        super().__init__(
            "rehearsal: none of that name", "rehearse_begin begins one and names it"
        )


class Played:
    """A rehearsal that goes on.

    Attributes:
        talk: The rehearsal itself.
        case: The case that it is for, if there is one.
        is_kept: Whether the case knows how it ended.
    """

    def __init__(self, talk: Talk, case: str | None = None) -> None:
        """Take a rehearsal that has begun."""
        self.talk = talk
        self.case = case
        self.is_kept = False


class Desk:
    """Consents and rehearsals of one server, and its way to the journal.

    Attributes:
        access: To the journal.
        consents: What the person has agreed to.
    """

    def __init__(self, access: Access) -> None:
        """Begin with nothing on it."""
        self.access = access
        self.consents = Consents()
        self._played: OrderedDict[str, Played] = OrderedDict()

    def put(self, played: Played) -> str:
        """Keep a rehearsal, and return its name."""
        name = secrets.token_hex(4)
        self._played[name] = played
        while len(self._played) > _MOST:
            self._played.popitem(last=False)
        return name

    def find(self, name: str) -> Played:
        """Return a rehearsal.

        Raises:
            NoRehearsalError: There is none of that name.
        """
        if name not in self._played:
            raise NoRehearsalError
        self._played.move_to_end(name)
        return self._played[name]
