"""What opens the journal: try it, keep it at hand, change it."""

import os

from msgspec import Struct

from segue.actions.journal_access import Access
from segue.assembly.journal import (
    NoPassphraseError,
    make_key_file,
    remove_key_file,
)
from segue.assembly.key_store import forget_at_hand, keep_at_hand
from segue.domain.plan import CONTRACT
from segue.domain.secret import Ask
from segue.errors import InputError
from segue.journal.opening import profile_of, unlock
from segue.journal.profiles import DEFAULT, KEY_FILE_1, Profile


class NoPassphraseToKeepError(InputError):
    """The journal was made without a passphrase."""

    def __init__(self) -> None:
        """Say that nothing needs keeping."""
        hint = "`segue journal passphrase` gives it one"
        super().__init__(
            "the journal has no passphrase, so there is none to keep", hint
        )


class Opens(Struct, frozen=True, kw_only=True):
    """How the journal opens.

    Attributes:
        contract: Version of this document.
        profile: How a passphrase becomes a key, by name.
        at_hand: The platform's key store has the passphrase.
        cases: How many cases there are.
    """

    contract: int = CONTRACT
    profile: str
    at_hand: bool
    cases: int


def try_key(
    access: Access, ask: Ask | None = None, *, keep: bool = False, drop: bool = False
) -> Opens:
    """Open the journal, and keep its passphrase at hand or no longer.

    Args:
        access: To the journal.
        ask: Asks for the passphrase that is to be kept.
        keep: Put it into the platform's key store.
        drop: Take it out of there.

    Raises:
        WrongPassphraseError: What is to be kept does not open the journal.
        NoKeyStoreError: There is no key store that works.
    """
    with access.opened() as journal:
        profile = profile_of(journal.store) or ""
        if keep:
            if profile == KEY_FILE_1.name:
                raise NoPassphraseToKeepError
            passphrase = _passphrase(ask)
            unlock(journal.store, passphrase.encode())
            keep_at_hand(journal.journal_id, passphrase)
        if drop:
            forget_at_hand(journal.journal_id)
        return Opens(profile=profile, at_hand=keep, cases=len(journal.names()))


def _passphrase(ask: Ask | None) -> str:
    found = os.environ.get("SEGUE_PASSPHRASE")
    if not found and ask is None:
        raise NoPassphraseError
    return found or (ask("passphrase") if ask else "")


def change_passphrase(
    access: Access, ask: Ask | None = None, profile: Profile = DEFAULT
) -> Opens:
    """Give the journal another passphrase, or none; nothing is sealed anew.

    Args:
        access: To the journal, by what opens it now.
        ask: Asks for the new one; ``SEGUE_NEW_PASSPHRASE`` comes first.
        profile: What a derivation costs from now on.

    Raises:
        NoPassphraseError: There is none, and nobody can be asked.
    """
    with access.opened() as journal:
        new = os.environ.get("SEGUE_NEW_PASSPHRASE")
        if not new and ask is None:
            raise NoPassphraseError
        new = new or (ask("new_passphrase") if ask else "")
        forget_at_hand(journal.journal_id)
        had_none = profile_of(journal.store) == KEY_FILE_1.name
        if new:
            journal.change_secret(new.encode(), profile)
            remove_key_file()
        elif not had_none:
            remove_key_file()
            journal.change_secret(make_key_file(), KEY_FILE_1)
        now = profile_of(journal.store) or ""
        return Opens(profile=now, at_hand=False, cases=len(journal.names()))
