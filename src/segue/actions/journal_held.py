"""A journal that stays open while it is used, and locks itself when it is not.

A page should not derive a key at every click. So the app opens the journal
once and holds it; after a while without use, or when the person says so, it
closes it, and the keys are gone from memory.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final, Literal

from segue import assembly
from segue.assembly.journal import (
    NoJournalYetError,
    NoPassphraseError,
    open_journal,
)
from segue.errors import InputError
from segue.journal.ledger import Journal
from segue.journal.profiles import DEFAULT, Profile


class JournalLockedError(InputError):
    """The journal is locked, and nothing at hand opens it."""

    def __init__(self) -> None:
        """Say what opens it."""
        super().__init__("the journal is locked", "unlock it with its passphrase")


IDLE: Final = timedelta(minutes=15)
"""Unused for so long, the journal locks itself."""


class HeldAccess:
    """Holds the person's own journal."""

    def __init__(
        self,
        clock: Callable[[], datetime] = assembly.system_clock,
        profile: Profile = DEFAULT,
    ) -> None:
        """Begin with the journal closed.

        Args:
            clock: Tells how long it was not used.
            profile: What a derivation costs in a new journal.
        """
        self._clock = clock
        self._profile = profile
        self._journal: Journal | None = None
        self._is_guarded = False
        self._used_at = clock()

    @property
    def is_guarded(self) -> bool:
        """Whether the open journal needs its passphrase to open again."""
        return self._is_guarded

    def state(self) -> Literal["none", "locked", "open"]:
        """Say whether there is a journal, and whether it opens by itself."""
        try:
            self._held(make=False)
        except NoJournalYetError:
            return "none"
        except JournalLockedError:
            return "locked"
        return "open"

    def unlock(self, passphrase: str) -> None:
        """Open the journal that there is.

        Raises:
            WrongPassphraseError: The passphrase does not open it.
            NoJournalYetError: There is none.
        """
        self.lock()
        self._hold(open_journal(lambda _: passphrase, make=False))
        self._is_guarded = True

    def begin(self, passphrase: str) -> None:
        """Make a journal where there is none.

        Args:
            passphrase: What will open it; empty for a key file beside it.
        """
        self.lock()
        opened = open_journal(lambda _: passphrase, make=True, profile=self._profile)
        self._hold(opened)
        self._is_guarded = bool(passphrase)

    def lock(self) -> None:
        """Close the journal, and forget its keys."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        self._is_guarded = False

    def lock_when_idle(self) -> None:
        """Close the journal where it was not used for a while."""
        if self._clock() - self._used_at > IDLE:
            self.lock()

    @contextmanager
    def opened(self) -> Iterator[Journal]:
        """Give the journal that there is."""
        yield self._held(make=False)

    @contextmanager
    def begun(self) -> Iterator[Journal]:
        """Give the journal, and make one where there is none."""
        yield self._held(make=True)

    def _held(self, *, make: bool) -> Journal:
        self.lock_when_idle()
        if self._journal is None:
            return self._hold(self._at_hand(make=make))
        return self._hold(self._journal)

    def _at_hand(self, *, make: bool) -> Journal:
        try:
            return open_journal(None, make=make, profile=self._profile)
        except NoPassphraseError:
            raise JournalLockedError from None

    def _hold(self, journal: Journal) -> Journal:
        self._journal = journal
        self._used_at = self._clock()
        return journal
