"""How an action gets at the journal, for as long as it needs it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Protocol

from segue.assembly.journal import open_journal
from segue.domain.secret import Ask
from segue.journal.ledger import Journal
from segue.journal.profiles import DEFAULT, Profile


class Access(Protocol):
    """Opens the journal, and closes it again."""

    def opened(self) -> AbstractContextManager[Journal]:
        """Open the journal that there is.

        Raises:
            NoJournalYetError: There is none.
        """
        ...

    def begun(self) -> AbstractContextManager[Journal]:
        """Open the journal, and make one where there is none."""
        ...


class OwnAccess:
    """Opens the person's own journal anew each time, and asks once for all.

    Attributes:
        ask: Asks the person, or gives the same answer again; nothing where
            nobody can be asked.
    """

    def __init__(self, ask: Ask | None = None, profile: Profile = DEFAULT) -> None:
        """Take what asks the person, where one can be asked.

        Args:
            ask: Asks for a passphrase.
            profile: What a derivation costs in a new journal.
        """
        self.ask = cache(ask) if ask else None
        self._profile = profile

    @contextmanager
    def opened(self) -> Iterator[Journal]:
        """Open the journal that there is."""
        journal = open_journal(self.ask, make=False)
        try:
            yield journal
        finally:
            journal.close()

    @contextmanager
    def begun(self) -> Iterator[Journal]:
        """Open the journal, and make one where there is none."""
        journal = open_journal(self.ask, make=True, profile=self._profile)
        try:
            yield journal
        finally:
            journal.close()
