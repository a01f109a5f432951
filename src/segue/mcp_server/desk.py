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
        self._played: OrderedDict[str, Talk] = OrderedDict()

    def put(self, talk: Talk) -> str:
        """Keep a rehearsal that begins, and return its name."""
        name = secrets.token_hex(4)
        self._played[name] = talk
        while len(self._played) > _MOST:
            self._played.popitem(last=False)
        return name

    def go_on(self, name: str, talk: Talk) -> None:
        """Keep a rehearsal as it is now, in the place of what it was."""
        self._played[name] = talk

    def find(self, name: str) -> Talk:
        """Return a rehearsal.

        Raises:
            NoRehearsalError: There is none of that name.
        """
        if name not in self._played:
            raise NoRehearsalError
        self._played.move_to_end(name)
        return self._played[name]
